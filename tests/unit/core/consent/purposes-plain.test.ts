/** What is read to a person on the consent sheet: what support hangs on, said truly and plainly, with no promise too large. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../support/project-files.ts';

interface File {
  readonly purposes: readonly { readonly id: string; readonly plain: string }[];
  readonly apart: { readonly why: string };
}
const { purposes, apart } = JSON.parse(
  readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8'),
) as File;
const plain = (id: string) => purposes.find((one) => one.id === id)?.plain ?? '';

/** Flesch and Kincaid, with syllables counted by their vowels: near enough to see a sentence that grew. */
function grade(text: string): number {
  const sentences = text.split(/[.:]\s*/).filter(Boolean).length;
  const words = text.match(/[A-Za-z’]+/g) ?? [];
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        word
          .toLowerCase()
          .replace(/e\b/, '')
          .match(/[aeiouy]+/g)?.length ?? 1,
      ),
    0,
  );
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

it('says that help the government pays for hangs on the referral, that ours does not, and that neither hangs on the police', () => {
  for (const text of [plain('support'), apart.why]) {
    expect(text).toMatch(/help that the government pays for needs the referral/i);
    expect(text).toMatch(/do(es)? not/);
    expect(text).toContain('speak with the police');
  }
  expect(plain('nrm-referral')).toMatch(/only for people in the referral.*ends if you leave/);
  expect(plain('police')).toContain('Your support does not depend on it');
});

it('promises nothing that nobody can promise, and is read at about the sixth year of school', () => {
  for (const { id, plain: text } of purposes) {
    expect([id, /\b(nobody can|no one can|never|always|guarantee)/i.test(text)]).toEqual([id, false]);
    expect([id, grade(text) < 7.5 ? 'plain' : grade(text)]).toEqual([id, 'plain']);
  }
});
