/** What a survivor reads or is read to promises nothing that nobody can promise: no "nobody can", "never", "always", "safe with us". */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

/** Help that a government pays for hangs on the referral: what does not hang on it is what an office gives itself. */
describe('what help hangs on', () => {
  const UNTRUE = /\b(?:not|nor|never) depend|support goes on|apart from support|help is not affected/i;
  /** What it truly does not hang on, or whose help: each sentence says one of them itself. */
  const QUALIFIED =
    /\b(?:police|court case|(?:this|your own|your|our) (?:house|office) gives|we give (?:from our own|ourselves))\b/i;
  const files = globSync(
    'resources/{consent,forms,help,locales,profiles,standards,statements,support,shelf,rules}/**/*.json',
    { cwd: projectRoot },
  ).concat(globSync('src-renderer/i18n/**/*.json', { cwd: projectRoot }), 'resources/command-cards.json');
  const sentences = files.flatMap((file) =>
    stringsIn(JSON.parse(readFileSync(join(projectRoot, file), 'utf8')))
      .flatMap((text) => text.split(/(?<=[.!?:;])\s+/))
      .filter((one) => UNTRUE.test(one) && /\b(?:help|support|it|gives?)\b/i.test(one))
      .map((one) => `${file}: ${one}`),
  );

  it('is said nowhere to hang on nothing', () => {
    expect(sentences.length).toBeGreaterThan(8);
    expect(sentences.filter((one) => !QUALIFIED.test(one))).toEqual([]);
  });

  it('is not said of a court sheet’s words, and is seen where it is too large', () => {
    for (const bad of [
      'Support does not depend on it.',
      'Support goes on.',
      'Help does not depend on the referral.',
    ])
      expect([bad, UNTRUE.test(bad) && !QUALIFIED.test(bad)]).toEqual([bad, true]);
    expect(QUALIFIED.test('What this house gives does not depend on the referral.')).toBe(true);
  });
});
