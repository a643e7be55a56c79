import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, unseal } from '../../../src-main/crypto/aead.ts';
import { fromHex } from '../../../src-main/crypto/digest.ts';

const bytes = (maxLength = 200) => fc.uint8Array({ maxLength });
const key = () => fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('sealing', () => {
  test('is AES-256-GCM: opens the second test case for 256-bit keys of the GCM specification', () => {
    const zeros = new Uint8Array(32);
    const sealed = fromHex(
      `${'00'.repeat(12)}cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919`,
    );
    expect(unseal(zeros, sealed, new Uint8Array())).toEqual(new Uint8Array(16));
  });

  test('opens to what was sealed, and never twice to the same bytes', () => {
    fc.assert(
      fc.property(key(), bytes(), bytes(), (k, plain, about) => {
        const sealed = seal(k, plain, about);
        expect(unseal(k, sealed, about)).toEqual(plain);
        expect(seal(k, plain, about)).not.toEqual(sealed);
      }),
    );
  });

  test('opens to nothing when a single bit of bytes, context or key is another', () => {
    fc.assert(
      fc.property(key(), bytes(40), bytes(40), fc.nat(), fc.nat(7), (k, plain, about, at, bit) => {
        const flip = (from: Uint8Array) =>
          from.map((byte, index) => (index === at % from.length ? byte ^ (1 << bit) : byte));
        const sealed = seal(k, plain, about);
        expect(unseal(k, flip(sealed), about)).toBeNull();
        expect(unseal(flip(k), sealed, about)).toBeNull();
        if (about.length > 0) expect(unseal(k, sealed, flip(about))).toBeNull();
        expect(unseal(k, sealed.subarray(0, at % sealed.length), about)).toBeNull();
      }),
    );
  });
});
