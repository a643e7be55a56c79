/** @file `testimony facts`, `screen carry-over`, `screen reading`: what was told once, and what worksheets make of it. */

import type { FactStatement } from '../../core/answers/fact.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { MARKS, STATES } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';
import { linkLines } from './links.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const factList = command({
  name: 'facts list',
  summary: 'Show everything recorded about a person, with where each statement comes from',
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    person: { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' },
  },
  example: 'facts list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { id: personId } = await findPerson(engine, caseId, options.person, job);
      const list = await perform(engine, 'factList', { personId }, job);
      const lines = list.facts.flatMap((fact) => [
        `${fact.title} (${fact.key})${fact.differs ? ', accounts differ' : ''}`,
        ...fact.statements.map((one) =>
          printable(
            `  ${said(one)}  [${[one.at.slice(0, 10), one.author, originOf(one), ...markOf(one)].join(', ')}]`,
          ),
        ),
      ]);
      return {
        json: list,
        lines: lines.length === 0 ? ['Nothing is recorded yet. Next: screen fill'] : lines,
      };
    }),
});

const said = (one: FactStatement): string =>
  [
    one.state === 'answered' ? one.text : one.state === 'own-words' ? '' : STATES[one.state],
    one.ownWords === '' ? '' : `“${one.ownWords}”`,
  ]
    .filter((part) => part !== '')
    .join(' ');

const markOf = ({ howSaid }: FactStatement): string[] =>
  howSaid === '' ? [] : [MARKS[howSaid].toLowerCase()];

const ORIGINS = { person: 'particulars', case: 'case file', consent: 'consent ledger' } as const;

function originOf({ origin }: FactStatement): string {
  if (origin.kind === 'interview') return `${origin.formTitle}: ${origin.question}`;
  return ORIGINS[origin.kind];
}

const carryOver = command({
  name: 'screen carry-over',
  summary: 'Fill the open questions of a worksheet with what was already told',
  options: { ...VAULT_OPTIONS, id: RECORD },
  example: 'screen carry-over --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const done = await perform(engine, 'screeningCarryOver', { screeningId }, job);
      return {
        json: done,
        lines: [
          `${done.filled} of ${done.applicable} questions that apply are answered, ${done.carried} of them just now.`,
          ...(done.differing === 0
            ? []
            : [
                `${done.differing} left open: accounts differ. facts list shows them; screen fill answers them.`,
              ]),
        ],
      };
    }),
});

const reading = command({
  name: 'screen reading',
  summary: 'Read a worksheet together: elements, indicators, checklist, journey',
  options: { ...VAULT_OPTIONS, id: RECORD },
  example: 'screen reading --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const read = await perform(engine, 'screeningReading', { screeningId: recordId(options.id) }, job);
      const lines = read.readings.flatMap(({ title, lines: said, found = [], note }) => [
        sayFinding(title),
        ...[...said, ...found].map((line) => `  ${sayFinding(line)}`),
        `  ${sayFinding(note)}`,
        '',
      ]);
      const rests = read.links.length === 0 ? [] : ['What it rests on', ...linkLines(read.links), ''];
      return { json: read, lines: [...lines, ...rests, read.label].map(printable) };
    }),
});

export const tellOnceCommands = [factList, carryOver, reading];
