/**
 * @file What was told, beside the points of a worksheet that it could bear on: which fact goes to which point is data
 * (resources/rules/offers.json). It is offered to be linked or left. Nothing here marks a point.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';

/** A fact that could bear on a point; `values`: only these answers of a choice do. */
export interface OfferRule {
  readonly fact: string;
  readonly values?: readonly string[] | undefined;
}

export interface OfferedStatement {
  readonly fact: FactView;
  readonly statement: FactStatement;
  /** Of a choice of several, those that bear on the point; the value itself for anything else. */
  readonly value: unknown;
}

/**
 * Each account of each fact that somebody can be shown the words of, facts in the order of the rules, newest account
 * first. What only confirms an account is no other one, and particulars and consents are no account.
 */
export function offeredOn(
  rules: readonly OfferRule[],
  facts: ReadonlyMap<string, FactView>,
): OfferedStatement[] {
  const offered = rules.flatMap(({ fact: key, values }): OfferedStatement[] => {
    const fact = facts.get(key);
    if (fact === undefined) return [];
    return accountsOf(fact).flatMap((statement) => {
      const value = bearing(statement, values);
      return value === undefined ? [] : [{ fact, statement, value }];
    });
  });
  // One answer may speak to several facts: it is offered once, as the first of them.
  return [...new Map(offered.toReversed().map((one) => [placeOf(one.statement), one])).values()].toReversed();
}

/** What was only taken over stands where it was told; a record that may not be quoted is not quoted by way of its copy. */
const accountsOf = ({ statements }: FactView): FactStatement[] =>
  statements.filter(
    ({ state, origin, relation }) =>
      origin.kind === 'interview' &&
      relation !== 'confirms' &&
      (state === 'answered' || state === 'own-words'),
  );

/** Undefined where nothing of it bears. Own words are for a reader to judge, whatever was ticked. */
function bearing({ state, value }: FactStatement, values: readonly string[] | undefined): unknown {
  if (state === 'own-words' || values === undefined) return value;
  if (!Array.isArray(value)) return values.includes(String(value)) ? value : undefined;
  const some = value.filter((one) => values.includes(String(one)));
  return some.length === 0 ? undefined : some;
}

/** One question of one account: what a link quotes and what is left. */
export const placeOf = ({ origin }: Pick<FactStatement, 'origin'>): string =>
  origin.kind === 'interview' ? `${origin.screeningId} ${origin.question} ${origin.layer}` : origin.kind;
