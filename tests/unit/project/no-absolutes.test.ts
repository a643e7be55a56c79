/** What a survivor reads or is read to promises nothing that nobody can promise: no "nobody can", "never", "always", "safe with us". */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';
import { stringsIn } from '../../support/verdict/lexicon.ts';

const ABSOLUTE =
  /\b(?:no ?body|no one) (?:can|will|could|may|else|reads|sees|hears)\b|\bnever\b|(?<!cannot )\balways\b|\bguarantee|\bcompletely\b|\babsolutely\b|\b100 ?%|\bimpossible\b|\bwe promise\b|\bno ?body reads\b/i;
/** An honest sentence may name what cannot be promised. */
const HONEST = /(?:cannot|can not|do not|not) promise/i;

const read = (...path: string[]) => JSON.parse(readFileSync(join(projectRoot, 'resources', ...path), 'utf8'));
const consentPage = (form: string) =>
  read('forms', `${form}.json`).pages.filter(
    ({ testimony }: { testimony?: { part?: string } }) => testimony?.part === 'consent',
  );

/** Notes for whoever edits a file: nobody is read them. */
const NOTES = new Set([
  'about',
  'source',
  'id',
  'version',
  'certainty',
  'kind',
  'facts',
  'forms',
  'leavesAs',
]);

const PAPERS: readonly (readonly [string, unknown])[] = [
  ['the privacy notice', read('consent', 'privacy-notice.json')],
  ['the consent sheet', read('consent', 'purposes.json').purposes],
  ['its label', read('locales', 'en', 'findings-papers.json')['paper-consent']],
  ['the privacy sheet', read('profiles', 'recipients', 'privacy-sheet.json')],
  ['the safety page', read('profiles', 'recipients', 'safety-page.json')],
  ['the safety plan', read('profiles', 'recipients', 'safety-plan.json')],
  ['what is said first, first account', consentPage('first-account')],
  ['what is said first, screening', consentPage('screening-interview')],
  ['the personal statement', read('forms', 'personal-statement.json').pages[0]],
  ['the victim statement', read('forms', 'victim-statement-scotland.json').pages[0]],
  [
    'what is said of a referral',
    read('help', 'first-hour.json').groups.map(({ lines }: { lines: { text: string }[] }) =>
      lines.filter(({ text }) => text.includes('“')),
    ),
  ],
];

it.each(PAPERS)('%s', (_name, data) => {
  const sentences = stringsIn(data, NOTES).flatMap((text) => text.split(/(?<=[.!?])\s+/));
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.filter((one) => ABSOLUTE.test(one) && !HONEST.test(one))).toEqual([]);
});

it('knows an absolute when it sees one, and leaves an honest sentence alone', () => {
  for (const bad of [
    'Nobody can see it.',
    'It is always safe.',
    'We never share it.',
    'Nobody reads it who does not work on it.',
  ])
    expect([bad, ABSOLUTE.test(bad)]).toEqual([bad, true]);
  expect(ABSOLUTE.test('What has gone out cannot always be called back.')).toBe(false);
  expect(HONEST.test('I cannot promise that nobody else will see it.')).toBe(true);
});
