import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureInWords } from '../../../src-main/cli/failure.ts';
import { FailureAdvice } from '../../../src-main/core/words/failure-words.ts';

const words = new URL('../../../resources/locales/en/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, words), 'utf8'));

it('every catalogue for one place is whole, and says nothing that the one for everywhere says already', () => {
  const general = read('errors.json');
  const places = readdirSync(words).filter((name) => name.startsWith('errors-'));
  expect(places.toSorted()).toEqual([
    'errors-answers-file.json',
    'errors-backup.json',
    'errors-erase.json',
    'errors-from-folder.json',
    'errors-handover.json',
    'errors-passphrase.json',
    'errors-people.json',
    'errors-recovery.json',
    'errors-rekey.json',
    'errors-vault-create.json',
  ]);
  for (const [code, entry] of places.flatMap((file) => Object.entries(FailureAdvice.parse(read(file))))) {
    for (const [part, sentence = ''] of Object.entries(entry)) {
      expect(sentence, `${code}, ${part}`).not.toBe(general[code][part]);
      expect(sentence.replace(/\{(subject|detail|kinds)\}/g, ''), `${code}, ${part}`).not.toMatch(/[{}]/);
    }
  }
});

it('what a place has no words of its own for is said as everywhere', () => {
  const failure = { code: 'disk-full', subject: 'out' } as const;
  expect(failureInWords(failure, 'from-folder')).toEqual(failureInWords(failure));
  const locked = { code: 'password-needed', subject: 'a.pdf' } as const;
  expect(failureInWords(locked, 'from-folder').what).toBe(failureInWords(locked).what);
  expect(failureInWords(locked, 'from-folder').next).not.toBe(failureInWords(locked).next);
});

it('says of a passphrase, and of a new vault, which of its two states it is in', () => {
  for (const code of ['disk-full', 'read-only', 'storage'] as const) {
    expect(failureInWords({ code, subject: 'header.json' }, 'passphrase').safe).toContain(
      'with the old passphrase, not the new',
    );
    expect(failureInWords({ code, subject: 'vault' }, 'vault-create').what).toMatch(/^No vault was made/);
  }
});
