/**
 * @file The vault header: which key slots there are, how to derive their keys, and the newest audit entry
 * the header has seen. JSON, so that it can be read by eye; it holds nothing that is not already sealed.
 *
 * Two guards. The checksum (SHA-256) tells damage before a passphrase is asked for. The MAC, keyed from the
 * data key, tells alteration once the vault is open: whoever can write files can fix a checksum, not a MAC.
 */
import * as z from 'zod';
import { TestimonyError } from '../core/errors/errors.ts';
import { canonicalBytes } from '../core/text/canonical-json.ts';
import { hmacSha256, sameBytes, sha256, toHex } from '../crypto/digest.ts';
import type { KeySlot } from '../crypto/key-slot.ts';

/**
 * 2 has recovery slots, roles, and what a change of keys was; 3 pairs of keys, key files, and a store under a new key; 4 the
 * state of the store. A header is written as the first version that can say what it says.
 */
const HEADER_VERSION = 4;
/** A header is a few kilobytes; anything near this is not one. */
export const HEADER_BYTES_CEILING = 1024 * 1024;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const sealed = z.string().regex(/^(?:[0-9a-f]{2})+$/);

// Costs are only checked to be numbers: whether they are allowed is crypto/kdf.ts's to say, by name.
const Slot: z.ZodType<KeySlot> = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum(['passphrase', 'recovery']),
  createdAt: z.string(),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    memoryKib: z.number(),
    passes: z.number(),
    lanes: z.number(),
  }),
  salt: hex(16),
  check: hex(16),
  owner: sealed,
  role: sealed.optional(),
  keyFile: z.literal(true).optional(),
  publicKey: hex(32).optional(),
  privateKey: sealed.optional(),
  ephemeral: hex(32).optional(),
  wrapped: sealed,
});

const Body = z.strictObject({
  vaultId: z.string().min(1).max(64),
  createdAt: z.string(),
  /** Grows with every writing of the header: the higher of two sound copies is the newer. */
  sequence: z.number().int().positive(),
  /** Sequence at which a key slot last changed; the store remembers it too. */
  keysChanged: z.number().int().positive(),
  /** What that change was, where it was no passphrase: for the log, if the computer stops before it has it. */
  keysChange: z.strictObject({ action: z.string().max(60), subject: z.string().max(64) }).optional(),
  /** The store's log must contain this entry, or the store is older than its header. */
  auditHead: z.strictObject({ seq: z.number().int().nonnegative(), hash: hex(32) }),
  /** The store as it was then: how often it was written, and one keyed hash over the seals of its tables. */
  store: z
    .strictObject({ writes: z.number().int().nonnegative(), digest: z.string().regex(/^(?:[0-9a-f]{64})?$/) })
    .optional(),
  slots: z.array(Slot).min(1).max(64),
  /** A store under these slots' data key lies beside the old one, or has taken its place already: see vault/rekey.ts. */
  newStore: z.literal(true).optional(),
});

const HeaderFile = z.strictObject({
  format: z.literal('testimony-vault'),
  version: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(HEADER_VERSION)]),
  body: Body,
  checksum: hex(32),
  mac: hex(32),
});

export type Header = Readonly<z.infer<typeof Body>>;

/** A header as read: sound by its checksum, its MAC not yet checked. */
export interface ReadHeader {
  readonly header: Header;
  readonly mac: Uint8Array;
}

/** The header file, authenticated with `macKey`. */
export function encodeHeader(header: Header, macKey: Uint8Array): Uint8Array {
  const body = bodyBytes(header);
  const file = {
    format: 'testimony-vault',
    version: versionOf(header),
    body: header,
    checksum: toHex(sha256(body)),
    mac: toHex(hmacSha256(macKey, body)),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

/** Throws `vault-damaged` for anything that is not a whole header, `vault-newer` for a later version. */
export function decodeHeader(bytes: Uint8Array, name: string): ReadHeader {
  const damaged = (detail: string) => new TestimonyError('vault-damaged', { subject: name, detail });
  if (bytes.length > HEADER_BYTES_CEILING) throw damaged('too large for a header');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged('not a whole header');
  }
  if (isLaterVersion(json)) throw new TestimonyError('vault-newer', { subject: name });
  const parsed = HeaderFile.safeParse(json);
  if (!parsed.success) throw damaged('not a whole header');
  const { body, checksum, mac } = parsed.data;
  if (toHex(sha256(bodyBytes(body))) !== checksum) throw damaged('the checksum does not fit');
  return { header: body, mac: new Uint8Array(Buffer.from(mac, 'hex')) };
}

/** Whether the header is as this vault wrote it. */
export function isAuthentic({ header, mac }: ReadHeader, macKey: Uint8Array): boolean {
  return sameBytes(hmacSha256(macKey, bodyBytes(header)), mac);
}

const bodyBytes = ({ slots, store, ...header }: Header) =>
  canonicalBytes({
    ...header,
    ...(store === undefined ? {} : { store: { ...store } }),
    slots: slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf } })),
  });

function versionOf({ slots, keysChange, newStore, store }: Header): 1 | 2 | 3 | typeof HEADER_VERSION {
  if (store !== undefined) return HEADER_VERSION;
  const paired = slots.some(({ publicKey, keyFile }) => publicKey !== undefined || keyFile !== undefined);
  if (paired || newStore !== undefined) return 3;
  const plain = slots.every(({ kind, role }) => kind === 'passphrase' && role === undefined);
  return plain && keysChange === undefined ? 1 : 2;
}

function isLaterVersion(json: unknown): boolean {
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  return format === 'testimony-vault' && typeof version === 'number' && version > HEADER_VERSION;
}
