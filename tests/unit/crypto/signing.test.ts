/** A person's signature: theirs, of this vault, of this text, and refused in every other case. */
import { createHash, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noteText } from '../../../src-main/core/log/checkpoint-note.ts';
import { provenNote, signingKeyOf, signingSeed, signNote } from '../../../src-main/crypto/signing.ts';

const box = (letter: string) => createHash('sha256').update(letter).digest();
const SEED = signingSeed(box('a'), 'vault-1');
const said = { vaultId: 'vault-1', entries: 7, root: 'a'.repeat(64), head: 'b'.repeat(64) };
const text = (key: string, more: object = {}) =>
  noteText({ ...said, at: '2026-11-26T10:00:00Z', by: 'Ánh', key, ...more });

it('the seed is of one box in one vault', () => {
  const all = [SEED, signingSeed(box('b'), 'vault-1'), signingSeed(box('a'), 'vault-2')];
  expect(new Set(all.map((one) => Buffer.from(one).toString('hex'))).size).toBe(3);
  const slowly = hkdfSync('sha256', box('a'), 'vault-1', 'testimony/1/slot-sign', 32);
  expect(Buffer.from(SEED)).toEqual(Buffer.from(slowly));
});

it('the key is that of RFC 8032, section 7.1, test 1', () => {
  const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
  expect(signingKeyOf(seed)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
});

describe('a note', () => {
  const note = signNote(text(signingKeyOf(SEED)), SEED);
  it('is proven by its own key, and says what was signed', () => {
    expect(provenNote(note)).toMatchObject({ ...said, by: 'Ánh', key: signingKeyOf(SEED) });
  });

  const other = signingSeed(box('b'), 'vault-1');
  it.each([
    ['no note', 'x'],
    ['signed by another than it names', signNote(text(signingKeyOf(SEED)), other)],
    ['changed since', note.replace('Ánh', 'Anh')],
    [
      'with the signature of another text',
      note.replace(
        /— .*\n$/u,
        signNote(text(signingKeyOf(SEED), { entries: 8 }), SEED).match(/— .*\n$/u)?.[0] ?? '',
      ),
    ],
    ['that names another key', note.replace(signingKeyOf(SEED), signingKeyOf(other))],
  ])('%s is not', (_, odd) => {
    expect(odd).not.toBe(note);
    expect(provenNote(odd)).toBeNull();
  });
});
