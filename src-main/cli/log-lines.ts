/** @file What the check of the log found, as lines for people: wherever it is made, it says the same. */
import type { AlteredDetail, AlteredRecord, AuditVerification, NotCoveredRecord } from '../contract/vault.ts';
import { printable } from './columns.ts';
import { moment } from './moment.ts';
import { alterationLines, notCoveredLines, WHAT_TO_DO_ABOUT_ALTERATIONS } from './record-lines.ts';

export const logLines = ({ intact, firstBroken, gaps, ...altered }: AuditVerification): string[] => [
  intact
    ? 'The log is unbroken from its first entry to its newest.'
    : `The log does not hold together from entry ${firstBroken} on.`,
  ...gaps.map(
    ({ from, to }) =>
      `${from === to ? `Entry ${from} was` : `Entries ${from} to ${to} were`} lost to damage before; the salvage said so in the log.`,
  ),
  ...clockLines(altered.clockBehind),
  ...alteredLines(altered.alteredRecords),
  ...notCovered(altered.notCovered),
  ...alteredDetailLines(altered.alteredDetails),
  ...(altered.linesBefore === 0
    ? []
    : [
        `${altered.linesBefore} entries about days, contacts or support are from before such lines were hashed into the log: they are there, and protected by the store alone.`,
      ]),
  ...alteredTableLines(altered.alteredTables),
  ...altered.strangeCheckpoints.map(
    (entries) =>
      `What was signed of the log at entry ${entries} is not of this log, or not signed by whom it names.`,
  ),
  ...altered.notAsLeft.map(
    ({ seq, at }) =>
      `When the vault was opened on ${moment(at)} (entry ${seq}), its store was not the one it was left with: an older file, or older pages, stood under a newer header. What was done between may be missing.`,
  ),
];

const clockLines = (behind: AuditVerification['clockBehind']): string[] =>
  behind === null
    ? []
    : [
        behind.entries === 1
          ? `Entry ${behind.from} says an earlier time than one before it: the clock of the computer was wrong at one of the two. Where it stands in the log holds, not its time.`
          : `${behind.entries} entries from ${behind.from} to ${behind.to} say an earlier time than one before them: the clock of the computer was wrong at one of the two. Where they stand in the log holds, not their time.`,
      ];

export const logOutcome = ({ intact, ...found }: AuditVerification) =>
  intact &&
  found.alteredRecords.length + found.alteredDetails.length + found.alteredTables.length === 0 &&
  found.strangeCheckpoints.length + found.notAsLeft.length === 0
    ? 'done'
    : 'findings';

function alteredLines(records: readonly AlteredRecord[]): string[] {
  if (records.length === 0) return ['Every interview and worksheet is as it was written and signed.'];
  const each = records.flatMap(({ screeningId, caseReference, person, formTitle, alterations }) => [
    printable([caseReference, person, formTitle, screeningId].filter((part) => part !== '').join(', ')),
    ...alterationLines(alterations).map((line) => `  - ${line}`),
  ]);
  return ['', 'Altered records:', ...each, ...WHAT_TO_DO_ABOUT_ALTERATIONS, ''];
}

const notCovered = (records: readonly NotCoveredRecord[]): string[] =>
  records.flatMap(({ screeningId, caseReference, person, formTitle, questions }) => [
    printable([caseReference, person, formTitle, screeningId].filter((part) => part !== '').join(', ')),
    ...notCoveredLines(questions).map((line) => `  - ${line}`),
  ]);

const HOW: Readonly<Record<AlteredDetail['how'], (when: string) => string>> = {
  differs: (when) => `not as it was last written on ${when}.`,
  gone: (when) => `last written on ${when}, and not there any more.`,
  'gone-over': (when) => `changed outside this program before it was written again on ${when}.`,
};

const alteredTableLines = (tables: readonly string[]): string[] =>
  tables.length === 0
    ? ['Every table of the store holds what this program wrote, and nothing else.']
    : [
        '',
        'Tables with rows that were changed, put in or taken out by other means:',
        ...tables.map((name) => `  - ${name}`),
        ...WHAT_TO_DO_ABOUT_ALTERATIONS,
        '',
      ];

function alteredDetailLines(details: readonly AlteredDetail[]): string[] {
  if (details.length === 0)
    return [
      'Cases, people and exhibits are described as they were last written; days, contacts and support are as they were written.',
    ];
  const each = details.map(({ kind, how, at, about, caseReference }) =>
    printable(
      `  - ${[caseReference, kind, about].filter((part) => part !== '').join(', ')}: ${HOW[how](moment(at))}`,
    ),
  );
  return ['', 'Altered details:', ...each, ...WHAT_TO_DO_ABOUT_ALTERATIONS, ''];
}
