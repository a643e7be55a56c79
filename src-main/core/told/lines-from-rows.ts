/**
 * @file What a child said, what others saw, what exists as evidence, numbers, police, and rows that say of which kind they are:
 * facts whose rows go on in lines.
 */
import type { FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { childRows } from './child-rows.ts';
import { CHILD_SAID, CHILD_SEEN, childSaid, seenInWords } from './child-said.ts';
import { EVIDENCE, evidenceInWords } from './evidence-told.ts';
import type { Facts } from './facts-told.ts';
import { keptFor } from './kept-for.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { MADE_TO, MADE_TO_AGREED, madeToAgreed } from './made-to.ts';
import { linesByKind, MOMENTS, seenLines } from './rows-by-kind.ts';
import { numberInWords, otherInWords, policeInWords, readPolice, referralInWords } from './rows-in-words.ts';
import { withoutSaid } from './said-in-text.ts';

interface LinesOf extends LinesTold {
  /** Of the fact that they are, and of the one they come from. */
  readonly key: string;
  readonly source: string;
}

/** Lines of the rows of one fact, without those that a text of the same field says. */
const of = (source: string, make: (facts: Facts) => readonly LinesOf[]) =>
  keptFor(source, (facts) => withoutSaidOf(facts, make(facts)));

const withoutSaidOf = (facts: Facts, all: readonly LinesOf[]): LinesOf[] =>
  all.map((lines) => ({ ...lines, ...withoutSaid(facts, lines.key, lines) }));

export const linesFromRows = (facts: Facts): LinesOf[] => LINES.flatMap((lines) => lines(facts));

const OTHERS = 'others.each';
const NUMBERS = 'person.numbers';
const REFERRALS = 'leaving.referrals-before';
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

const LINES: readonly ((facts: Facts) => readonly LinesOf[])[] = [
  of(CHILD_SEEN, (facts) => [
    {
      key: 'child.seen-told',
      source: CHILD_SEEN,
      ...linesTold(rowsTold(facts.get(CHILD_SEEN)), { line: seenInWords }),
    },
  ]),
  of(CHILD_SAID, (facts) => {
    const said = facts.get(CHILD_SAID);
    const about = said === undefined ? [] : [...childSaid(said)];
    return about.map(([key, lines]) => ({ key, source: CHILD_SAID, ...lines }));
  }),
  (facts) => withoutSaidOf(facts, childRows(facts)),
  of(EVIDENCE, (facts) => {
    const held = linesTold(rowsTold(facts.get(EVIDENCE)), { line: evidenceInWords });
    const beside = wordsBeside(facts.get(EVIDENCE));
    return [{ key: `${EVIDENCE}-told`, source: EVIDENCE, ...held, told: [...held.told, ...beside] }];
  }),
  of(NUMBERS, (facts) => [
    { key: 'person.numbers-told', source: NUMBERS, ...inLines(facts, NUMBERS, numberInWords, ['kind']) },
  ]),
  of(OTHERS, (facts) => [
    { key: 'others.each-told', source: OTHERS, ...inLines(facts, OTHERS, otherInWords, ['name']) },
  ]),
  of(REFERRALS, (facts) => [
    { key: `${REFERRALS}-each`, source: REFERRALS, ...inLines(facts, REFERRALS, referralInWords, ['by']) },
  ]),
  of(POLICE, (facts) => [
    { key: 'police.contacts-told', source: POLICE, ...inLines(facts, POLICE, notSuspected, POLICE_HEAD) },
    { key: 'accused.contacts-told', source: POLICE, ...rowsOnly(facts, POLICE, suspected, POLICE_HEAD) },
  ]),
  of(MOMENTS, (facts) => [{ key: 'health.seen-where', source: MOMENTS, ...seenLines(facts) }]),
  of(MADE_TO, (facts) => [{ key: MADE_TO_AGREED, source: MADE_TO, ...madeToAgreed(facts) }]),
  of(MOMENTS, linesByKind),
];
