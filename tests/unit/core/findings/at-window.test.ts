/**
 * What to do next is said as it is done where the finding is read: at the window by what is on its screens, to whoever
 * types by a command or an option, and of a folder that became a bundle by neither of a vault's. One rule, for every
 * sentence there is: the words for everywhere are those of the commands, and a place has its own in their stead.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTLE_STEPS } from '../../../../src-main/core/answers/accounts.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { readFindingWords, SENTENCE_FILES } from '../../../../src-main/core/words/catalogue.ts';
import { sayFinding, WORDS } from '../../../../src-renderer/ui/finding-words.ts';
import { COMMANDS } from '../../../support/cli.ts';

const FOLDER = join(import.meta.dirname, '../../../../resources/locales/en');
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, string>;
const AT_WINDOW = read('findings-at-window.json');
const FROM_FOLDER = read('findings-from-folder.json');
const EVERYWHERE = Object.assign({}, ...SENTENCE_FILES.map(read)) as Record<string, string>;

describe.each([
  ['the window', AT_WINDOW],
  ['a folder', FROM_FOLDER],
])('%s', (_, own) => {
  it('says the same codes as everywhere, each with its own parameters, and none as everywhere', () => {
    const files = SENTENCE_FILES.map((file) =>
      Object.fromEntries(Object.entries(read(file)).map(([code, words]) => [code, own[code] ?? words])),
    );
    const { sentences } = readFindingWords('en', read('findings.json'), files);
    expect(sentences).toMatchObject(own);
    for (const [code, words] of Object.entries(own)) expect(words, code).not.toBe(EVERYWHERE[code]);
  });
});

/** “The safe contact plan” is one, whoever reads of it. */
const NO_STEPS = ['contact plan'];
/** About an option that only a command has. */
const OF_AN_OPTION = /^index-date/;
const COMMAND = new RegExp(
  `\\b(${COMMANDS.map(({ name }) => name)
    .filter((name) => name.includes(' ') && !NO_STEPS.includes(name))
    .join('|')})\\b|(?<![a-z])--[a-z]`,
);

it('nothing at the window names a command or an option', () => {
  const named = Object.entries(WORDS.sentences).filter(
    ([code, words]) => COMMAND.test(words) && !OF_AN_OPTION.test(code),
  );
  expect(named).toEqual([]);
});

/** Words of one meaning at the window and elsewhere, that lead nowhere. */
const NO_PLACES = ['WhatsApp or the like', 'ZIP folder', 'Not sure', 'Not asked'];

it('nothing that a command prints names what stands on a screen', () => {
  const labels = labelsOfWindow().filter((label) => !NO_PLACES.includes(label));
  const named = Object.entries(EVERYWHERE).flatMap(([code, words]) =>
    labels.filter((label) => standsIn(words, label)).map((label) => `${code}: ${label}`),
  );
  expect(named).toEqual([]);
  const onScreen = /in the window|among the evidence|in the evidence|on the page “|[Pp]ress /;
  // Words about a window that is not this program’s, and about where a paper is kept.
  const OTHERS = ['consent-paper-elsewhere', 'cover-names-survivor', 'cover-names-both'];
  const said = Object.entries(EVERYWHERE).filter(
    ([code, words]) => onScreen.test(words) && !OTHERS.includes(code),
  );
  expect(said).toEqual([]);
});

it('nothing of a folder that became a bundle names what takes a vault', () => {
  const about = ['findings-preflight.json', 'findings-bundles.json', 'findings-notes.json'];
  // No recording was written down there before, and nothing was removed since.
  const NEVER = ['transcripts-begun', 'removed-since'];
  const said = Object.assign({}, ...about.map(read), FROM_FOLDER) as Record<string, string>;
  const named = Object.entries(said).filter(
    ([code, words]) => !NEVER.includes(code) && words.replaceAll(/--[a-z-]+/g, '').match(COMMAND) !== null,
  );
  expect(named).toEqual([]);
});

/** Labels of two words or more, as they stand on buttons, tabs and pages. */
function labelsOfWindow(): string[] {
  const folder = join(import.meta.dirname, '../../../../src-renderer/i18n/en');
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
  return readdirSync(folder)
    .flatMap((file) => texts(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    .filter((text) => /^[A-Z][^{}.:]* [^{}.:]*$/.test(text));
}

/** In the middle of a sentence, with its capital: a name, and no words that are merely the same. */
function standsIn(words: string, label: string): boolean {
  const at = words.indexOf(label);
  return at > 0 && /[a-z,:] “?$/.test(words.slice(0, at)) && !/^[a-z]/.test(words.slice(at + label.length));
}

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
