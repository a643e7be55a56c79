/**
 * @file Files for one recipient in the age format (age-encryption.org/v1; certainty H), by the library of its author:
 * the stock `age` program opens what is written here, and what it writes is opened here. Streams in, streams out; of a
 * file there are never more than a few pieces in memory.
 */
import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import {
  Decrypter,
  Encrypter,
  generateX25519Identity,
  type Identity,
  identityToRecipient,
  type Recipient,
  Stanza,
} from 'age-encryption';
import { TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';

/**
 * How an age file opens with a passphrase: the format's scrypt stanza (age-encryption.org/v1; certainty H), with
 * the computer's own scrypt. The library's is in JavaScript and would hold the vault's process for five seconds; this one
 * works beside it for one. Stock age reads what is written here.
 */
const KIND = 'scrypt';
const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
const SALT_BYTES = 16;
/** A key of 16 bytes, and 16 to authenticate it. */
const BODY_BYTES = 32;
const NONCE = new Uint8Array(12);
/** As stock age writes them. One more doubles time and memory, which is 256 MiB for this. */
const WORK_FACTOR = 18;

function derive(passphrase: string, salt: Uint8Array, factor: number): Promise<Uint8Array> {
  const N = 2 ** factor;
  const cost = { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([LABEL, salt]), 32, cost, (failed, key) =>
      failed === null ? resolve(new Uint8Array(key)) : reject(failed),
    );
  });
}

const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(SALT_BYTES);
    const key = await derive(passphrase, salt, WORK_FACTOR);
    const body = chacha20poly1305(key, NONCE).encrypt(fileKey);
    return [new Stanza([KIND, unpadded(salt), String(WORK_FACTOR)], body)];
  },
});

/** Of a header that was looked at already: one stanza of this kind, with a factor that is not above ours. */
function passphraseIdentity(passphrase: string): Identity {
  const derived = new Map<string, Promise<Uint8Array>>();
  return { unwrapFileKey };

  async function unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const [stanza, ...others] = stanzas;
    const [kind, salted = '', factor = ''] = stanza?.args ?? [];
    if (stanza === undefined || kind !== KIND) return null;
    const salt = Buffer.from(salted, 'base64');
    const isSound = others.length === 0 && salt.length === SALT_BYTES && unpadded(salt) === salted;
    if (!isSound || stanza.body.length !== BODY_BYTES)
      throw new Error('the passphrase stanza is not as it should be');
    const known = derived.get(salted + factor) ?? derive(passphrase, salt, Number(factor));
    derived.set(salted + factor, known);
    const key = await known;
    try {
      return chacha20poly1305(key, NONCE).decrypt(stanza.body);
    } catch {
      return null;
    }
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Whom a file is for: a public key, `age1…`, or whoever knows a passphrase. */
export type AgeLock = { readonly recipient: string } | { readonly passphrase: string };
/** What may open it: private keys, each tried, or a passphrase. */
export interface AgeKey {
  readonly with: 'keys' | 'passphrase';
  readonly identities: readonly (string | Identity)[];
}
export const keysOf = (identities: readonly string[]): AgeKey => ({ with: 'keys', identities });
/** Good for reading one file several times: what is derived is kept. */
export const keyFrom = (passphrase: string): AgeKey => ({
  with: 'passphrase',
  identities: [passphraseIdentity(passphrase)],
});

type Bytes = ReadableStream<Uint8Array>;

/** X25519 alone: older programs know no other. 58 letters of Bech32 follow the prefix. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
/** The format's own first line, and the one that ends a header. */
const MAGIC = 'age-encryption.org/v1\n';
const END_OF_HEADER = '\n--- ';
/** A header for one recipient has about 200 bytes; for a hundred, 20,000. */
const LONGEST_HEADER = 64 * 1024;

/** Piece by piece, each when the one before it was taken. */
export function streamOf(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Bytes {
  const from = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await from.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => void (await from.return?.()),
    },
    { highWaterMark: 0 },
  );
}

/** A new private key, `AGE-SECRET-KEY-1…`, and its public one. */
export async function newAgeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Whether that is a public key, letter for letter: its last six letters are a checksum over the others. */
export function isRecipient(text: string): boolean {
  if (!RECIPIENT.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** Throws `bad-input` for what is no public key. */
export async function encryptAge(lock: AgeLock, plain: Bytes): Promise<Bytes> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase));
  else if (isRecipient(lock.recipient)) encrypter.addRecipient(lock.recipient);
  else throw new TestimonyError('bad-input', { found: [coded('handover-no-key')] });
  return await encrypter.encrypt(plain);
}

/**
 * What is inside, piece by piece; a piece that was altered, a missing end and bytes after it break the stream with
 * `damaged-file`. Throws `unsupported-type` for what is no age file, `damaged-file`, `too-large` for a header or a
 * passphrase's work beyond all measure, and `wrong-password` where no key fits, or none of this kind was given.
 */
export async function decryptAge(key: AgeKey, encrypted: Bytes, subject: string): Promise<Bytes> {
  const { header, rest } = await readHeader(encrypted, subject);
  const factor = /^-> scrypt \S+ (\d{1,9})$/m.exec(header)?.[1];
  if ((factor !== undefined) !== (key.with === 'passphrase')) throw noKey(subject, factor !== undefined);
  if (factor !== undefined && Number(factor) > WORK_FACTOR)
    throw new TestimonyError('too-large', { subject, detail: 'scrypt' });
  const decrypter = new Decrypter();
  for (const identity of key.identities) decrypter.addIdentity(identity);
  try {
    return (await decrypter.decrypt(rest)).pipeThrough(namingDamage(subject));
  } catch (thrown) {
    if (isNobodys(thrown)) throw noKey(subject, factor !== undefined);
    throw damaged(subject, thrown);
  }
}
/** The library has no codes, and this is how it says that no key fits. A test fails when its words change. */
const isNobodys = (thrown: unknown): boolean => /^no identity matched/.test((thrown as Error).message);

const noKey = (subject: string, withPassphrase: boolean) =>
  new TestimonyError('wrong-password', {
    subject,
    found: [coded(withPassphrase ? 'handover-needs-passphrase' : 'handover-other-key')],
  });

export const damaged = (subject: string, cause: unknown) =>
  cause instanceof TestimonyError ? cause : new TestimonyError('damaged-file', { subject, cause });

/** Read first, so that a line without end is not gathered in memory. */
async function readHeader(encrypted: Bytes, subject: string): Promise<{ header: string; rest: Bytes }> {
  const reader = encrypted.getReader();
  const pieces: Uint8Array[] = [];
  let header = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    pieces.push(value);
    header += Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
    if (header.length >= MAGIC.length && !header.startsWith(MAGIC)) break;
    if (header.includes(END_OF_HEADER) || header.length > LONGEST_HEADER) break;
  }
  if (!header.startsWith(MAGIC)) {
    await reader.cancel();
    throw new TestimonyError('unsupported-type', { subject, found: [coded('handover-no-age-file')] });
  }
  const end = header.indexOf(END_OF_HEADER);
  if (end < 0 || end > LONGEST_HEADER) {
    await reader.cancel();
    throw end < 0 && header.length <= LONGEST_HEADER
      ? damaged(subject, undefined)
      : new TestimonyError('too-large', { subject, detail: 'age header' });
  }
  const rest = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const first = pieces.shift();
      if (first !== undefined) return controller.enqueue(first);
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (why) => reader.cancel(why),
  });
  return { header: header.slice(0, end), rest };
}

/** The library breaks its stream with an error of its own. */
function namingDamage(subject: string): ReadableWritablePair<Uint8Array, Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const into = new WritableStream<Uint8Array>({
    write: (piece) => writer.write(piece),
    close: () => writer.close(),
    abort: (why) => writer.abort(damaged(subject, why)),
  });
  return { readable, writable: into };
}
