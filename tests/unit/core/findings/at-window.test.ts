/** Somebody at the window is told the step as it is taken there, and no command; the same codes, with the same parameters. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SETTLE_STEPS } from '../../../../src-main/core/answers/accounts.ts';
import { readFindingWords, SENTENCE_FILES } from '../../../../src-main/core/findings/catalogue.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { sayFinding } from '../../../../src-renderer/ui/finding-words.ts';

const FOLDER = join(import.meta.dirname, '../../../../resources/locales/en');
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, string>;
const AT_WINDOW = read('findings-at-window.json');

it('says the same codes as the command line does, each with its own parameters', () => {
  const files = SENTENCE_FILES.map((file) =>
    Object.fromEntries(Object.entries(read(file)).map(([code, words]) => [code, AT_WINDOW[code] ?? words])),
  );
  const { sentences } = readFindingWords('en', read('findings.json'), files);
  expect(sentences).toMatchObject(AT_WINDOW);
});

it('names no command where an account is to be settled or taken in', () => {
  const title = 'How they lived';
  const steps = ['carry', 'choose', 'offered', 'emptied', 'withheld'] as const;
  const said = [
    ...SETTLE_STEPS.flatMap((step) => [
      coded('account-older', { title, step }),
      coded('account-undecided', { title, step }),
      coded('account-gone', { title, lines: ['a line'], step }),
    ]),
    ...steps.map((step) => coded('account-not-taken', { title, step })),
    coded('pack-told-names', { title, names: 'Ana' }),
  ].map(sayFinding);
  for (const one of said) expect(one).not.toMatch(/screen [a-z]|--/);
  expect(said.join('\n')).toMatch(/take the newer beside it/);
});
