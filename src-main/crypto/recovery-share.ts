/**
 * @file A share of a recovery key, as somebody reads it off paper and types it: Crockford's base 32, which has no letter
 * that looks like a digit, in groups of six. A share says by itself which kit it is of, how many are needed, and, by
 * four bytes of SHA-256, whether it was typed as it was printed. Splitting is Shamir's, over GF(256), by the package.
 */
import { combine, split } from 'shamir-secret-sharing';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { type Coded, coded } from '../core/findings/finding.ts';
import { fromHex, sameBytes, sha256, toHex } from './digest.ts';
import { type Secrets, withSecrets } from './secret.ts';

export const RECOVERY_KEY_BYTES = 32;
const FORMAT = 1;
const KIT_BYTES = 2;
const CHECK_BYTES = 4;
/** Format, kit, how many are needed, the share with its number, check. */
const SHARE_BYTES = 1 + KIT_BYTES + 1 + RECOVERY_KEY_BYTES + 1 + CHECK_BYTES;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 6;

export interface Share {
  /** Hex; the same for all shares of a kit. */
  readonly kit: string;
  readonly needed: number;
  /** As it was split, held by whoever decoded it. */
  readonly part: Uint8Array;
}

/** Which kit a key slot belongs to: four digits, hex, printed on every share. */
export const kitOf = (slotId: string): string =>
  toHex(sha256(new TextEncoder().encode(slotId)).subarray(0, KIT_BYTES));

/** The shares as texts to print. Throws RangeError outside 2 ≤ needed ≤ shares ≤ 255. */
export async function splitKey(
  key: Uint8Array,
  { kit, shares, needed }: { kit: string; shares: number; needed: number },
): Promise<string[]> {
  return await withSecrets(async ({ hold }) => {
    const parts = (await split(key, shares, needed)).map(hold);
    return parts.map((part) => encode(hold(Uint8Array.from([FORMAT, ...fromHex(kit), needed, ...part]))));
  });
}

/** Throws `bad-input` naming its page, by `number`, when it was not typed as it was printed. */
export function readShare(text: string, number: number, { hold }: Secrets): Share {
  const subject = `page ${number}`;
  // The finding is the reason too: it is about what the failure names.
  const wrong = (found: Coded) =>
    new TestimonyError('bad-input', { subject, found: [about(subject, found)] });
  const bytes = hold(decode(text));
  if (bytes === null) throw wrong(coded('share-strange-sign'));
  if (bytes.length !== SHARE_BYTES)
    throw wrong(coded(bytes.length < SHARE_BYTES ? 'share-too-short' : 'share-too-long'));
  const body = bytes.subarray(0, SHARE_BYTES - CHECK_BYTES);
  if (!sameBytes(sha256(body).subarray(0, CHECK_BYTES), bytes.subarray(SHARE_BYTES - CHECK_BYTES)))
    throw wrong(coded('share-mistyped'));
  if (body[0] !== FORMAT) throw wrong(coded('share-newer'));
  const kit = toHex(body.subarray(1, 1 + KIT_BYTES));
  return { kit, needed: body[1 + KIT_BYTES] ?? 0, part: body.subarray(2 + KIT_BYTES) };
}

/**
 * The recovery key that enough shares of one kit give, held by `secrets`. Throws `bad-input` for shares of two kits, for
 * one twice, and for too few. Whether it is the right key only its slot can tell.
 */
export async function combineShares(
  texts: readonly string[],
  secrets: Secrets,
): Promise<{ key: Uint8Array; kit: string }> {
  const shares = texts.map((text, index) => readShare(text, index + 1, secrets));
  const [first] = shares;
  const wrong = (found: Coded) => new TestimonyError('bad-input', { found: [found] });
  if (first === undefined) throw wrong(coded('shares-none'));
  if (shares.some((one) => one.kit !== first.kit)) throw wrong(coded('shares-of-two-kits'));
  const numbers = new Set(shares.map(({ part }) => part.at(-1)));
  if (numbers.size < shares.length) throw wrong(coded('shares-twice'));
  if (shares.length < first.needed)
    throw wrong(coded('shares-too-few', { needed: first.needed, there: shares.length }));
  const key = secrets.hold(await combine(shares.map(({ part }) => part)));
  return { key, kit: first.kit };
}

function encode(body: Uint8Array): string {
  const bytes = [...body, ...sha256(body).subarray(0, CHECK_BYTES)];
  let [bits, value, text] = [0, 0, ''];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
    value &= 255;
  }
  if (bits > 0) text += ALPHABET[(value << (5 - bits)) & 31];
  return (text.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join(' ');
}

/** Null for a sign that no share has. Small letters, and O, I and L for the digits they look like, are let through. */
function decode(text: string): Uint8Array | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const bytes = new Uint8Array(Math.floor((plain.length * 5) / 8));
  let [bits, value, at] = [0, 0, 0];
  for (const letter of plain) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (value >>> bits) & 255;
      at += 1;
    }
  }
  return bytes;
}
