/** A public key as digits to be read out: held against the same rule in large numbers. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyDigits } from '../../../src-main/crypto/key-digits.ts';

it('are six groups of five, each the rest of five bytes of the hash, by fast-check', () => {
  const slowly = (key: string) => {
    const hex = createHash('sha256').update('testimony-public-key:').update(key).digest('hex');
    const groups = Array.from(
      { length: 6 },
      (_, at) => BigInt(`0x${hex.slice(10 * at, 10 * at + 10)}`) % 100_000n,
    );
    return groups.map((one) => `0000${one}`.slice(-5)).join(' ');
  };
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(keyDigits(key)).toBe(slowly(key));
      expect(keyDigits(key)).toMatch(/^(\d{5} ){5}\d{5}$/);
    }),
  );
});
