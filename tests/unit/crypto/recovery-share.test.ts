/** Shares of a recovery key, typed as they were printed or not, held against base 32 as one large number. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineShares, kitOf, readShare, splitKey } from '../../../src-main/crypto/recovery-share.ts';
import { withSecrets } from '../../../src-main/crypto/secret.ts';
import { failureOf } from '../../support/failures.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, at) => 7 * at + 1);
const KIT = kitOf('slot-1');
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** As printed: 41 bytes and no more, the rest of the last letter nought. */
function printed(body: Uint8Array): string {
  const bytes = Buffer.concat([body, sha256(body).subarray(0, 4)]);
  const letters = Math.ceil((bytes.length * 8) / 5);
  let number = BigInt(`0x${bytes.toString('hex')}`) << BigInt(letters * 5 - bytes.length * 8);
  let text = '';
  for (let at = 0; at < letters; at += 1, number >>= 5n) text = SIGNS[Number(number & 31n)] + text;
  return text.replace(/(.{6})(?=.)/g, '$1 ');
}
const bodyOf = (...head: readonly number[]) => Uint8Array.from([...head, ...KEY, 3]);
const KIT_BYTES = [...Buffer.from(KIT, 'hex')];
const sound = bodyOf(1, ...KIT_BYTES, 2);
const combine = (texts: readonly string[]) =>
  withSecrets(async (secrets) => {
    const { key, kit } = await combineShares(texts, secrets);
    return { key: Buffer.from(key), kit };
  });
const refused = async (texts: readonly string[]) => {
  const { code, subject, found } = await failureOf(() => combine(texts));
  return [code, subject ?? '', ...(found ?? []).map((one) => one.code)].join(' ').replace('  ', ' ');
};

describe('a share', () => {
  it('is read as it was printed, in small letters, with hyphens, and with letters for the digits they look like', async () => {
    const text = printed(sound);
    const ways = [
      text,
      text.toLowerCase(),
      text.replaceAll(' ', '-'),
      text.replaceAll(' ', '\n'),
      text.replaceAll('0', 'O'),
      text.replaceAll('0', 'o'),
      text.replaceAll('1', 'I'),
      text.replaceAll('1', 'l'),
    ];
    for (const way of ways)
      await withSecrets(async (secrets) => {
        const { kit, needed, part } = readShare(way, 1, secrets);
        expect([kit, needed, Buffer.from(part)]).toEqual([KIT, 2, Buffer.from([...KEY, 3])]);
      });
  });

  it.each([
    ['a sign that no share has', `${printed(sound).slice(0, -1)}U`, 'share-strange-sign'],
    ['nothing', '', 'share-too-short'],
    ['a letter too few', printed(sound).slice(0, -1), 'share-too-short'],
    ['two letters too many', `${printed(sound)} 00`, 'share-too-long'],
    ['a later format', printed(bodyOf(2, ...KIT_BYTES, 2)), 'share-newer'],
  ])('with %s names its page', async (_, text, code) => {
    expect(await refused([printed(sound), text])).toBe(`bad-input page 2 ${code}`);
  });

  it('with any one letter typed as another is refused, by fast-check', async () => {
    const text = printed(sound).replaceAll(' ', '');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 2 }), fc.constantFrom(...SIGNS), async (at, sign) => {
        fc.pre(text[at] !== sign);
        expect(await refused([text.slice(0, at) + sign + text.slice(at + 1)])).toBe(
          'bad-input page 1 share-mistyped',
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('shares of a kit', () => {
  it('any two of three give the key, one alone does not, nor two of which one is twice', async () => {
    const texts = await splitKey(KEY, { kit: KIT, shares: 3, needed: 2 });
    const [one = '', two = '', three = ''] = texts;
    for (const pair of [[one, two], [two, three], [three, one], texts])
      expect(await combine(pair)).toEqual({ key: Buffer.from(KEY), kit: KIT });
    expect(new Set(texts).size).toBe(3);
    expect(await refused([one])).toBe('bad-input shares-too-few');
    expect(await refused([two, two])).toBe('bad-input shares-twice');
    expect(await refused([])).toBe('bad-input shares-none');
    expect((await failureOf(() => combine([one]))).found?.[0]?.params).toEqual({ needed: 2, there: 1 });
  });

  it('of two kits do not go together', async () => {
    const other = await splitKey(KEY, { kit: kitOf('slot-2'), shares: 2, needed: 2 });
    const own = await splitKey(KEY, { kit: KIT, shares: 2, needed: 2 });
    expect(await refused([own[0] ?? '', other[1] ?? ''])).toBe('bad-input shares-of-two-kits');
  });

  it('are printed in groups of six, as base 32 has them', async () => {
    for (const text of await splitKey(KEY, { kit: KIT, shares: 2, needed: 2 })) {
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{6} ){10}[0-9A-HJKMNP-TV-Z]{6}$/);
      const body = await withSecrets(async (secrets) => {
        const { kit, needed, part } = readShare(text, 1, secrets);
        return Uint8Array.from([1, ...Buffer.from(kit, 'hex'), needed, ...part]);
      });
      expect(text).toBe(printed(body));
    }
  });

  it('a kit is called by the first four digits of its slot’s hash', () => {
    expect(kitOf('slot-1')).toBe(sha256(Buffer.from('slot-1')).toString('hex').slice(0, 4));
  });
});
