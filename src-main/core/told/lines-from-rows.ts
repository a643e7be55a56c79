/** @file What a child said, what others saw and what exists as evidence: facts whose rows go on in lines. */
import type { FactView } from '../answers/fact.ts';
import { childRows } from './child-rows.ts';
import { CHILD_SAID, CHILD_SEEN, childSaid, seenInWords } from './child-said.ts';
import { EVIDENCE, evidenceInWords } from './evidence-told.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { rowsTold } from './rows-told.ts';

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
  ];
}
