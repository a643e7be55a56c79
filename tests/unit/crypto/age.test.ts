/** What a stream of age does with the bytes behind it, and which texts are public keys. */
import { describe, expect, it } from 'vitest';
import {
  decryptAge,
  encryptAge,
  isRecipient,
  keyFrom,
  keysOf,
  newAgeIdentity,
  streamOf,
} from '../../../src-main/crypto/age.ts';
import { codeOf } from '../../support/failures.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
async function all(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a stream of pieces', () => {
  it.each(['one after the other', 'as they come'])(
    '%s: has each once, and asks for none before it is taken',
    async (how) => {
      let [asked, ended] = [0, false];
      function* given() {
        try {
          for (; asked < 3; asked += 1) yield bytes(String(asked));
        } finally {
          ended = true;
        }
      }
      async function* coming() {
        yield* given();
      }
      const pieces = how === 'as they come' ? coming : given;
      expect(String(await all(streamOf(pieces())))).toBe('012');
      [asked, ended] = [0, false];
      const reader = streamOf(pieces()).getReader();
      expect(asked).toBe(0);
      expect(String(Buffer.from((await reader.read()).value ?? []))).toBe('0');
      expect([asked, ended]).toEqual([0, false]);
      // Whoever stops reading lets go of what is behind it: a file that stays open cannot be taken away.
      await reader.cancel();
      expect(ended).toBe(true);
    },
  );
});

it('a public key is known letter for letter', async () => {
  const { recipient, identity } = await newAgeIdentity();
  const last = recipient.at(-1) === 'q' ? 'p' : 'q';
  expect(isRecipient(recipient)).toBe(true);
  for (const odd of [recipient.slice(0, -1) + last, `${recipient}q`, recipient.toUpperCase(), identity, ''])
    expect(isRecipient(odd)).toBe(false);
});

describe('a file for two keys, and for a passphrase', () => {
  it('opens with its own, whatever stands before it, and with nothing else', async () => {
    const [own, other] = [await newAgeIdentity(), await newAgeIdentity()];
    const file = await all(await encryptAge({ recipient: own.recipient }, streamOf([bytes('told')])));
    const open = async (key: Parameters<typeof decryptAge>[0], plain = file) =>
      String(await all(await decryptAge(key, streamOf([plain]), 'x.age')));
    expect(await open(keysOf([other.identity, own.identity]))).toBe('told');
    expect(await codeOf(() => open(keysOf([other.identity])))).toBe('wrong-password');
    expect(await codeOf(() => open(keyFrom('a passphrase')))).toBe('wrong-password');
    expect(await codeOf(() => open(keysOf([own.identity]), Buffer.concat([file, Buffer.of(0)])))).toBe(
      'damaged-file',
    );
    expect(await codeOf(() => open(keysOf([own.identity]), file.subarray(0, -1)))).toBe('damaged-file');
    expect(await codeOf(() => open(keysOf([own.identity]), Buffer.from('%PDF-1.7 and more of it')))).toBe(
      'unsupported-type',
    );
    expect(await codeOf(() => encryptAge({ recipient: 'age1' }, streamOf([])))).toBe('bad-input');
  });
});

describe('a passphrase’s work', () => {
  it.each([
    ['18', 'told'],
    ['19', 'too-large'],
    ['999999999', 'too-large'],
  ])('of 2 to the power of %s: %s', async (factor, expected) => {
    const file = await all(await encryptAge({ passphrase: 'a passphrase' }, streamOf([bytes('told')])));
    const altered = Buffer.from(
      file.toString('latin1').replace(/(-> scrypt \S+) 18/u, `$1 ${factor}`),
      'latin1',
    );
    const open = async () =>
      String(await all(await decryptAge(keyFrom('a passphrase'), streamOf([altered]), 'x.age')));
    expect(factor === '18' ? await open() : await codeOf(open)).toBe(expected);
  });

  it('is not done for a key, nor a key tried for a passphrase', async () => {
    const file = await all(await encryptAge({ passphrase: 'a passphrase' }, streamOf([bytes('told')])));
    const { identity } = await newAgeIdentity();
    expect(await codeOf(() => decryptAge(keysOf([identity]), streamOf([file]), 'x.age'))).toBe(
      'wrong-password',
    );
  });
});
