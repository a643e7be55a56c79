/** @file `testimony search …`: finding something again by its words, and where a name still stands. */

import type { NamedView, SearchHit, SearchReach } from '../../contract/search.ts';
import { SEARCH_KINDS } from '../../core/search/kinds.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { oneOf } from '../one-of.ts';
import { withVault } from '../with-vault.ts';

const WITHIN = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: { type: 'string', value: 'REF', help: 'in this case only; in all if left out' },
  'without-privileged': { type: 'boolean', help: 'leave out what is marked privileged' },
} as const;

const find = command({
  name: 'search find',
  summary: 'Find pages, answers, notes and contacts by their words',
  details: [
    'The beginning of a word is enough; accents and capitals make no difference; words in quotes stand together. Where few places have a word, words near to it are looked for too and said to be.',
    'Words inside a picture are found once it was read by machine: "evidence read-pictures". Nothing of what you look for is written into the log.',
  ],
  positionals: [{ name: 'WORDS', help: 'what to look for', count: 'some' }],
  options: {
    ...WITHIN,
    only: {
      type: 'string',
      value: 'LIST',
      help: `kinds, separated by commas: ${SEARCH_KINDS.join(', ')}; all if left out`,
    },
    limit: { type: 'string', value: 'N', help: 'how many, 1 to 200; 50 if left out' },
  },
  example: 'search find --vault ./my-vault --case LH-2026-014 passport kept',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const caseId = options.case === undefined ? null : (await findCase(engine, options.case, job)).id;
      const kinds = (options.only ?? '')
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
        .map((one) => oneOf(SEARCH_KINDS, one, '--only'));
      const asked = { words: positionals.join(' '), caseId, kinds, limit: Number(options.limit ?? 50) };
      const withoutPrivileged = options['without-privileged'];
      const view = await perform(engine, 'searchFind', { ...asked, withoutPrivileged }, job);
      return {
        json: view,
        lines: [
          ...(view.hits.length === 0 ? ['Nothing was found.'] : hitLines(view.hits)),
          ...(view.more ? ['There is more: --limit, or one word more.'] : []),
          ...view.meant.map(({ asked: word, words }) => `Near "${word}": ${words.join(', ')}`),
          ...reachLines(view),
        ],
      };
    }),
});

const name = command({
  name: 'search name',
  summary: 'Show where a name is still found: in the cases, and in what has left',
  details: [
    'What was taken out or superseded is shown too, and is said to be. What left is known by what it was made of; a chronology or a copy of the log is known by its own title alone.',
  ],
  positionals: [{ name: 'NAME', help: 'the name, in any spelling of capitals and accents', count: 'some' }],
  options: WITHIN,
  example: 'search name --vault ./my-vault "Linh Nguyen"',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const caseId = options.case === undefined ? null : (await findCase(engine, options.case, job)).id;
      const asked = { name: positionals.join(' '), caseId, withoutPrivileged: options['without-privileged'] };
      const view = await perform(engine, 'searchName', asked, job);
      return {
        json: view,
        lines: [
          ...(view.hits.length === 0 ? ['It stands nowhere in what was searched.'] : hitLines(view.hits)),
          ...(view.more ? ['There are more places than are shown here.'] : []),
          ...leftLines(view),
          ...reachLines(view),
        ],
      };
    }),
});

const build = command({
  name: 'search build',
  summary: 'Read what the index of words has not read yet',
  details: [
    'After an upgrade that is the whole vault. It can be stopped at any time and goes on where it was. The index is inside the encrypted vault.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    again: { type: 'boolean', help: 'try again what could not be read' },
  },
  example: 'search build --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await perform(engine, 'searchBuild', { again: options.again }, job);
      const lines = reachLines(view);
      return { json: view, lines: lines.length === 0 ? ['Everything has been read.'] : lines };
    }),
});

export const searchCommands = [find, name, build];

/** What was found by its words, as lines for people. */
const KINDS: Readonly<Record<SearchHit['kind'], string>> = {
  page: 'page',
  exhibit: 'exhibit',
  answer: 'answer',
  note: 'note',
  contact: 'contact',
  plan: 'contact plan',
  support: 'support',
  person: 'person',
  date: 'date',
  consent: 'consent',
  case: 'case',
};

/** Two lines each: where, and the words around. */
const hitLines = (hits: readonly SearchHit[]): string[] =>
  hits.flatMap((hit) => [
    [
      printable(hit.caseReference),
      `${KINDS[hit.kind]}${hit.page === null ? '' : ` ${hit.page}`}`,
      printable(hit.title),
      ...(hit.question === '' ? [] : [printable(hit.question)]),
      ...(hit.certainty === null ? [] : [`read by machine from the picture, ${hit.certainty}% certain`]),
      ...(hit.near ? ['near'] : []),
      ...(hit.earlier ? ['earlier'] : []),
      ...(hit.privileged ? ['PRIVILEGED'] : []),
    ].join('  '),
    `    ${printable(hit.snippet.map(({ text, found }) => (found ? `[${text}]` : text)).join(''))}`,
  ]);

/** What is not in the answer, where there is anything. */
function reachLines({ due, unread }: SearchReach): string[] {
  const waiting = due.pages + due.rows;
  return [
    ...(waiting === 0
      ? []
      : [
          `Not read yet: the pages of ${due.pages} exhibits, ${due.rows} other entries. "search build" reads them.`,
        ]),
    ...unread.map(({ title, code }) => `Its pages could not be read (${code}): ${printable(title)}`),
  ];
}

const WHY = { named: 'its own title or file name', pages: 'pages', record: 'made from a record' } as const;

export const leftLines = ({ left: all, backups }: NamedView): string[] => {
  // Of a record a paper may hold a part: what it was made from is no proof that the name stands on it.
  const isSure = ({ why }: NamedView['left'][number]) => why.some(({ as }) => as !== 'record');
  return [
    ...leftTable('Has left:', all.filter(isSure)),
    ...leftTable(
      'Has left, made from a record in which it stands; whether it stands in what left is to be looked at there:',
      all.filter((one) => !isSure(one)),
    ),
    ...(backups.length === 0
      ? []
      : ['', 'Copies of the whole vault that are out, with all that stood in it then:']),
    ...backups.map(({ name, at }) => `${at.slice(0, 10)}  ${printable(name)}`),
  ];
};

const leftTable = (heading: string, left: NamedView['left']): string[] =>
  left.length === 0
    ? []
    : [
        '',
        heading,
        ...columns(
          ['case', 'what', 'to', 'when', 'because of'],
          left.map(({ caseReference, release, why }) => [
            caseReference,
            release.title,
            release.to,
            release.at.slice(0, 10),
            why
              .map(({ as, title, pages }) =>
                as === 'named' ? WHY.named : `${title}${pages.length === 0 ? '' : ` p. ${pages.join(', ')}`}`,
              )
              .join('; '),
          ]),
        ),
      ];
