/**
 * Every word the program itself can say: forms, lists, locales, templates, the window's catalogues, and the strings
 * in the code. None judges the person. Each exception stands here with its reason; one that is no longer used fails.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../support/project-files.ts';
import { stringsIn, verdictsIn } from '../../support/verdict/lexicon.ts';

/** Whole strings (or, for code, pieces of them) in which a word of the lexicon judges nobody. */
const ALLOWED: readonly (readonly [string, string])[] = [
  ['Children as victims or witnesses', 'a criterion about how an organisation works, not about one child'],
  ['it does not say whether anyone is a victim', 'says that nothing is decided'],
  ['Victim personal statement', 'the name that the Code of Practice gives the statement'],
  ['is eligible unless they tell the court', 'the law on special measures: nothing is left to assess'],
  ['Victim statement (Scotland)', 'the name that the Act of 2003 gives the statement'],
  ['Victim Statement Regulations', 'the name of the Regulations'],
  ['Victims and Witnesses (Scotland) Act', 'the name of the Act'],
  ['Points to prove', 'the name of what a prosecution has to show, of no person'],
  ['that another person is likely to', 'the words of s 2(4)(b) Modern Slavery Act 2015'],
  ['likely to lessen the quality of the evidence', 'the words of s 16 of the Act on special measures'],
  ['Definition of Victim', 'the name of the Regulations'],
  ['victim information requests', 'the name that the Act gives such a request'],
  ['they are not scored until', 'about a list of weights, in a file'],
  ['Prove that no piece of evidence has changed', 'about the bytes of a file'],
  ['Differences do not mean that anyone is untruthful', 'says what a difference does not mean'],
  ['no score about a person is made here', 'says that nothing is scored'],
  ['onclusive grounds', 'the name of a decision that another body makes'],
  ['reasonable grounds decision', 'the name of a decision that another body makes'],
  ['Positive decision', 'the name of a decision that another body made'],
  ['Negative decision', 'the name of a decision that another body made'],
  ['Last day to ask for a negative decision', 'about a decision that another body made'],
  ['A negative decision can be looked at again', 'about a decision that another body made'],
  ['A negative decision under the National Referral Mechanism', 'a decision that another body made'],
  ['after a positive conclusive decision', 'a decision that another body made'],
  ['After a positive conclusive decision', 'a decision that another body made'],
  ['ictim’s right to review', 'the name of the scheme'],
  ['Victims’ Right to Review', 'the name of the scheme'],
  ['Trafficking Victims) Act', 'the name of the Act'],
  ['Verdict', 'the day a court decided about somebody else'],
  ['in-part {: granted in part}', 'what came of a decision that another body made, or a court'],
  ['Victims’ Code', 'the name of the Code'],
  ['Support for Victims) Act', 'the name of the Act'],
  ['Victims of Crime', 'the name of the Code'],
  ['Victim Information Requests', 'the name of the Code'],
  ['Victim Navigator programme', 'the name of a programme'],
  ['victims?', 'a word that is looked for in what was told, and never said'],
  ['(?:reasonable|conclusive) grounds', 'words that are looked for in what was told, and never said'],
  ['Estimated victims of modern slavery', 'a published figure, of no person'],
];

/** Parts of a file that nobody reads: names and conditions, and the identifiers of an official form's fields. */
const UNREAD = new Set([
  'type',
  'name',
  'visibleIf',
  'value',
  'version',
  'id',
  'kind',
  'item',
  'field',
  'key',
  'rule',
  'code',
  'question',
  'questions',
  // Kinds and results that a rule about days names.
  'events',
  'until',
  'results',
  'outlasts',
  // What is looked for in a text, and how: it is said to nobody.
  'lists',
  'shape',
]);

const files = (pattern: string) => globSync(pattern, { cwd: projectRoot }).sort();
const text = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

/** Strings and the words between tags, without comments and without the code inside a template. */
function stringsOfCode(code: string): string[] {
  const bare = code
    .split('\n')
    .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
    .map((line) => line.replace(/\s\/\/ .*$/, ''))
    .join('\n');
  const quoted = bare.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|>[^<>{}=;]+</g);
  return [...quoted]
    .map(([found]) => found.slice(1, -1).replace(/\$\{[^{}]*\}/g, ' · '))
    .filter((one) => /^\s*\p{Lu}| /u.test(one));
}

const SAID: readonly (readonly [string, readonly string[]])[] = [
  ...files(
    'resources/{clocks,codes,consent,facts,forms,indicators,locales,profiles,rules,shelf,standards}/**/*.json',
  ).map((file) => [file, stringsIn(JSON.parse(text(file)), UNREAD)] as const),
  ...files('src-renderer/i18n/**/*.json').map(
    (file) => [file, stringsIn(JSON.parse(text(file).replace(/\{\{.*?\}\}/g, '·')))] as const,
  ),
  ...files('resources/templates/*.typ').map((file) => [file, stringsOfCode(text(file))] as const),
  // SQL is read by the database and by nobody else.
  ...files('src-{main,renderer}/**/*.{ts,tsx}')
    .filter((file) => !/^src-main\/vault\/(queries|migrations)\//.test(file))
    .map((file) => [file, stringsOfCode(text(file))] as const),
];
const found = SAID.flatMap(([file, strings]) =>
  strings.flatMap((one) => verdictsIn(one).map((verdict) => ({ file, ...verdict }))),
);
/** Every sentence of the official referral form: the sheet quotes what another body asks, letter by letter. */
const OF_THE_FORM = new Set(
  ['labels.tsv', 'pages.tsv', 'page-texts.txt'].flatMap((file) =>
    text(join('tests/support/nrm', file))
      .split('\n')
      .map((line) => (line.split('\t').at(-1) ?? '').trim().replace(/^-\s*/, '')),
  ),
);
const isQuoted = (file: string, said: string): boolean =>
  file === 'resources/forms/nrm-preparation.json' &&
  said
    .split('\n')
    .every((line) => OF_THE_FORM.has(line) || OF_THE_FORM.has(line.slice(line.indexOf(': ') + 2)));
const allowedBy = (said: string) => ALLOWED.find(([allowed]) => said.includes(allowed));

describe('what is read with a person', () => {
  /** Pages of forms, cards, consent sheets, packs: nobody types commands there, and no name of our own explains anything. */
  const pages = files('resources/{forms,consent,help,profiles/recipients,support}/**/*.json').flatMap(
    (file) => stringsIn(JSON.parse(text(file)), UNREAD).map((one) => ({ file, one })),
  );
  const OURS =
    /(?<!\w)--[a-z]|\b(?:consent|screen|pack|bundle|contact|clock|evidence|audit|handover|case|person|vault) (?:record|add|fill|build|check|plan|copy-out|settle|export|list|show|make)\b(?= [-–<]|\)|`)|\bSHA-?256\b|\bJSON\b|\bschema\b|derived (?:feature|field)|\b(?:core|usecases|src-main)\//u;
  it('has no command, option, hash or name of the program’s own parts', () =>
    expect(pages.filter(({ one }) => OURS.test(one))).toEqual([]));
  it('would be found', () => {
    expect(OURS.test('under Consent and sharing (consent record --recipient)')).toBe(true);
    expect(OURS.test('a yes (consent record)')).toBe(true);
    expect(OURS.test('a talk – and no more')).toBe(false);
  });
});

describe('the words of the program', () => {
  it('are read: forms, catalogues, templates and code', () => {
    const folders = new Set(
      SAID.filter(([, strings]) => strings.length > 0).map(([file]) => file.split('/')[1]),
    );
    for (const folder of [
      'forms',
      'locales',
      'rules',
      'templates',
      'i18n',
      'cli',
      'core',
      'usecases',
      'features',
    ])
      expect([...folders]).toContain(folder);
  });

  it('judge nobody', () => {
    const judging = found
      .filter((one) => allowedBy(one.text) === undefined && !isQuoted(one.file, one.text))
      .map((one) => `${one.file}: ${one.family}: "${one.words}" in "${one.text}"`);
    expect(judging).toEqual([]);
  });

  it.each(ALLOWED)('"%s" is still said', (allowed) =>
    expect(found.some((one) => one.text.includes(allowed))).toBe(true),
  );
});

it('what a person reads with somebody names no working paper of ours, no command and no option', () => {
  const read = files('resources/{support,help,indicators}/*.json').flatMap((file) =>
    stringsIn(JSON.parse(text(file)), UNREAD).map((said) => [file, said] as const),
  );
  expect(read.length).toBeGreaterThan(100);
  const papers = Object.entries(
    JSON.parse(text('resources/locales/en/findings-papers.json')) as Record<string, string>,
  )
    .filter(([code]) => code.startsWith('paper-'))
    .map(([code, said]) => [code, said] as const);
  const odd = [...read, ...papers].filter(([, said]) =>
    /derived feature|casework notes|(?:^|\s)--[a-z]|\((?:screen|consent|evidence|bundle|pack|audit) [a-z]/iu.test(
      said,
    ),
  );
  expect(odd).toEqual([]);
});
