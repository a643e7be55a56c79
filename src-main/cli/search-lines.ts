/** @file What was found by its words, as lines for people. */
import type { NamedView, SearchHit, SearchReach } from '../contract/search.ts';
import { columns, printable } from './columns.ts';

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
export const hitLines = (hits: readonly SearchHit[]): string[] =>
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
export function reachLines({ due, unread }: SearchReach): string[] {
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
