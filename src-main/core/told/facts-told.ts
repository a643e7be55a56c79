/** @file All that was told, by its key, and how something that follows from it is added. */
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';

export type Facts = ReadonlyMap<string, FactView>;

export type Add = (
  key: string,
  told: readonly Told<unknown>[],
  texts: readonly string[],
  source: string,
  differs?: boolean,
) => void;

export const wordsOf = (facts: Facts, key: string): Told<string>[] =>
  answered(facts, key).flatMap((said) =>
    typeof said.value === 'string' ? [{ value: said.value, said }] : [],
  );

/** Oldest first. */
export function answered(facts: Facts, key: string): FactStatement[] {
  const fact = facts.get(key);
  return fact === undefined ? [] : standingStatements(fact).filter((one) => one.state === 'answered');
}

// What a worker makes of it: written on a sheet, and told by nobody.

const VIEWS: ReadonlySet<string> = new Set(['insight.judgement', 'insight.contrary-details']);

/** `key`: of a fact. */
export const isWorkersView = (key: string): boolean => VIEWS.has(key);
