/**
 * @file A state of the log, said and signed: a note in the form of C2SP tlog-checkpoint (origin, size, root; certainty M),
 * with lines of our own behind, and one Ed25519 signature over all of it (C2SP signed-note). It is small enough to be kept
 * anywhere, printed or read aloud, and the log must go on from it.
 */

export interface LogStateSaid {
  readonly vaultId: string;
  readonly entries: number;
  /** Of the tree over the entries; hex. */
  readonly root: string;
  /** Fingerprint of the newest entry; hex. */
  readonly head: string;
  /** The device's clock, unverified. */
  readonly at: string;
  /** Who had the vault open. */
  readonly by: string;
  /** Their Ed25519 public key; hex. */
  readonly key: string;
}

export interface CheckpointNote extends LogStateSaid {
  /** The text that is signed. */
  readonly text: string;
  /** First four bytes of the key's fingerprint; hex. */
  readonly keyHint: string;
  readonly signature: Uint8Array;
}

const ORIGIN = 'testimony.invalid/log/';
/** Names the key in the signature's line. */
const KEY_NAME = 'testimony-log';
/** Of Ed25519, in front of the key where its fingerprint is taken (C2SP signed-note). */
const ED25519 = 1;
const HINT_BYTES = 4;

/** What is signed. A name on one line, whatever it has in it. */
export const noteText = ({ vaultId, entries, root, head, at, by, key }: LogStateSaid): string =>
  [
    `${ORIGIN}${vaultId}`,
    String(entries),
    base64(bytesOf(root)),
    `head ${head}`,
    `at ${at}`,
    `by ${by.replace(/\s+/gu, ' ')}`,
    `key ${key}`,
    '',
  ].join('\n');

/** What the fingerprint of a key is over. */
export const keyNamed = (key: string): Uint8Array =>
  Uint8Array.from([...new TextEncoder().encode(`${KEY_NAME}\n`), ED25519, ...bytesOf(key)]);

/** `fingerprint`: SHA-256 over `keyNamed`. */
export const signedNote = (text: string, fingerprint: Uint8Array, signature: Uint8Array): string =>
  `${text}\n— ${KEY_NAME} ${base64(Uint8Array.from([...fingerprint.slice(0, HINT_BYTES), ...signature]))}\n`;

/** Null for what is no such note, letter by letter: there is one spelling. The signature is not checked here. */
export function readNote(note: string): CheckpointNote | null {
  const found =
    /^testimony\.invalid\/log\/([\w-]{1,64})\n([1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\nhead ([0-9a-f]{64})\nat ([^\n]{1,40})\nby ([^\n]{0,300})\nkey ([0-9a-f]{64})\n\n— testimony-log ([A-Za-z0-9+/]{91}=)\n$/u.exec(
      note,
    );
  if (found === null) return null;
  const [, vaultId = '', entries = '', root = '', head = '', at = '', by = '', key = '', signed = ''] = found;
  const bytes = fromBase64(signed);
  const said = { vaultId, entries: Number(entries), root: hexOf(fromBase64(root)), head, at, by, key };
  const text = noteText(said);
  const [hint, signature] = [bytes.slice(0, HINT_BYTES), bytes.slice(HINT_BYTES)];
  if (signedNote(text, hint, signature) !== note) return null;
  return { ...said, text, keyHint: hexOf(hint), signature };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
