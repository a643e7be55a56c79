/**
 * @file What a child said, what others saw, what exists as evidence, numbers, police, and rows that say of which kind they are:
 * facts whose rows go on in lines.
 */
import type { FactView } from '../answers/fact.ts';
import { childRows } from './child-rows.ts';
import { CHILD_SAID, CHILD_SEEN, childSaid, seenInWords } from './child-said.ts';
import { EVIDENCE, evidenceInWords } from './evidence-told.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { MADE_TO, MADE_TO_AGREED, madeToAgreed } from './made-to.ts';
import { linesByKind, MOMENTS, seenLines } from './rows-by-kind.ts';
import { numberInWords, otherInWords, policeInWords, readPolice } from './rows-in-words.ts';
import { rowsTold } from './rows-told.ts';
import { withoutSaid } from './said-in-text.ts';

interface LinesOf extends LinesTold {
  /** Of the fact that they are, and of the one they come from. */
  readonly key: string;
  readonly source: string;
}

export function linesFromRows(facts: ReadonlyMap<string, FactView>): LinesOf[] {
  const said = facts.get(CHILD_SAID);
  const about = said === undefined ? [] : [...childSaid(said)];
  const seen = linesTold(rowsTold(facts.get(CHILD_SEEN)), { line: seenInWords });
  const held = linesTold(rowsTold(facts.get(EVIDENCE)), { line: evidenceInWords });
  const beside = wordsBeside(facts.get(EVIDENCE));
  return [
    { key: 'child.seen-told', source: CHILD_SEEN, ...seen },
    ...about.map(([key, lines]) => ({ key, source: CHILD_SAID, ...lines })),
    ...childRows(facts),
    { key: `${EVIDENCE}-told`, source: EVIDENCE, ...held, told: [...held.told, ...beside] },
    { key: 'person.numbers-told', source: NUMBERS, ...inLines(facts, NUMBERS, numberInWords, ['kind']) },
    { key: 'others.each-told', source: OTHERS, ...inLines(facts, OTHERS, otherInWords, ['name']) },
    { key: 'police.contacts-told', source: POLICE, ...inLines(facts, POLICE, notSuspected, POLICE_HEAD) },
    { key: 'accused.contacts-told', source: POLICE, ...rowsOnly(facts, POLICE, suspected, POLICE_HEAD) },
    { key: 'health.seen-where', source: MOMENTS, ...seenLines(facts) },
    { key: MADE_TO_AGREED, source: MADE_TO, ...madeToAgreed(facts) },
    ...linesByKind(facts),
  ].map((lines) => ({ ...lines, ...withoutSaid(facts, lines.key, lines) }));
}

const OTHERS = 'others.each';
const NUMBERS = 'person.numbers';
/** The fact whose rows say which police, which reference, and what the person is to it. */
export const POLICE = 'police.contacts';

type Line = (row: unknown) => string;

/** What the person is to a case says where its row stands. */
const POLICE_HEAD = ['force', 'capacity'];

const rowsOnly = (
  facts: ReadonlyMap<string, FactView>,
  source: string,
  line: Line,
  head?: readonly string[],
): LinesTold =>
  linesTold(rowsTold(facts.get(source)), {
    line: (row) => line(row),
    ...(head === undefined ? {} : { head }),
  });

/** With the own words beside the rows. */
function inLines(
  facts: ReadonlyMap<string, FactView>,
  source: string,
  line: Line,
  head: readonly string[],
): LinesTold {
  const lines = rowsOnly(facts, source, line, head);
  return { ...lines, told: [...lines.told, ...wordsBeside(facts.get(source))] };
}

const isSuspected = (row: unknown): boolean => readPolice(row)?.capacity === 'suspected';
const suspected: Line = (row) => (isSuspected(row) ? policeInWords(row) : '');
const notSuspected: Line = (row) => (isSuspected(row) ? '' : policeInWords(row));
