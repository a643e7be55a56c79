/**
 * @file What follows from what was told, and what followed from earlier accounts of it: told differently, a town or a date
 * that followed before stands beside the one that follows now.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { isTakenOver } from '../answers/accounts.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { type RowTold, rowsTold } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { compareFuzzyDates, dateRange, type FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { CHILD_SAID } from './child-said.ts';
import { derivedFrom, PERIODS, SOURCES } from './derived.ts';
import type { Facts } from './facts-told.ts';
import { onceFor } from './once-for.ts';
import { readPeriods } from './period.ts';
import { asFurtherPlace, ROW_LINES, standsElsewhere } from './row-lines.ts';
import { withSpeakers } from './spoken-by.ts';
import { withSeveralPlaces } from './words-of-place.ts';

// Where somebody was when it began, and the first meeting, as they were told before an earlier beginning was told of:
// beside that they would read as its own. They say so. Our own rule (certainty M).

const OF_BEGINNING = ['recruitment.where', 'recruitment.first-met'];

/** `facts` with what was told of an earlier day marked; `periods`: the fact whose rows say when each time began. */
function beforeEarlierBeginning(
  facts: ReadonlyMap<string, FactView>,
  periods: string,
): ReadonlyMap<string, FactView> {
  const begun = rowsTold(facts.get(periods)).stands.flatMap((row) => {
    const from = fromOf(row);
    return from === null
      ? []
      : [{ from, said: row.said, was: row.before === undefined ? null : fromOf(row.before) }];
  });
  const [first, ...others] = begun.toSorted((a, b) => compareFuzzyDates(a.from, b.from));
  if (first === undefined) return facts;
  // Each of the beginnings as it was known before that account.
  const known = [
    ...others.filter(({ said }) => said.seq < first.said.seq).map(({ from }) => from),
    ...(first.was === null ? [] : [first.was]),
  ];
  if (known.length === 0 || !known.every((one) => isBefore(first.from, one))) return facts;
  const told = (one: FactStatement): FactStatement => {
    if (
      one.state !== 'answered' ||
      one.text === '' ||
      one.seq >= first.said.seq ||
      isOfAccount(one, first.said)
    )
      return one;
    const text = `${one.text} (${sheetWords['before-earlier']}: ${formatFuzzyDate(first.from)})`;
    return { ...one, text, value: one.value === one.text ? text : one.value };
  };
  return new Map(
    [...facts].map(([key, fact]) => [
      key,
      OF_BEGINNING.includes(key) ? { ...fact, statements: fact.statements.map(told) } : fact,
    ]),
  );
}

const fromOf = ({ value }: RowTold): FuzzyDate | null => readPeriods([value])[0]?.from ?? null;

/** Over before the other can have begun. */
function isBefore(one: FuzzyDate, other: FuzzyDate): boolean {
  const [, last] = dateRange(one);
  const [first] = dateRange(other);
  return last !== null && first !== null && last < first;
}

const isOfAccount = ({ origin: one }: FactStatement, { origin: other }: FactStatement): boolean =>
  one.kind === 'interview' &&
  other.kind === 'interview' &&
  one.screeningId === other.screeningId &&
  one.layer === other.layer;

/** `facts` with what follows from them, and from the earlier accounts of them; `titles` by key. */
export function withDerived(told: Facts, titles: ReadonlyMap<string, string>): Map<string, FactView> {
  const facts = beforeEarlierBeginning(withSpeakers(withSeveralPlaces(told, PERIODS), CHILD_SAID), PERIODS);
  return new Map(
    [...throughAccounts(facts, titles, SOURCES)].map(([key, fact]) => [
      key,
      fact === facts.get(key) ? fact : asFurtherPlace(key, fact),
    ]),
  );
}

/** Back through the accounts of one source at a time, the others as they stand: every mixture would be too many. */
function throughAccounts(
  facts: Facts,
  titles: ReadonlyMap<string, string>,
  sources: readonly string[],
): Map<string, FactView> {
  const all = derivedFrom(facts, titles);
  const derived = new Map(all);
  for (const source of sources) {
    const before = earlierAccount(facts, source);
    if (before === null) continue;
    for (const [key, was] of throughAccounts(before, titles, [source])) {
      const now = all.get(key);
      const follows = key !== source && now !== facts.get(key) && was !== facts.get(key);
      if (follows && now !== undefined && !ROW_LINES.some((one) => one === key))
        all.set(
          key,
          withEarlier(now, was, (told) => standsElsewhere(key, told, derived)),
        );
    }
  }
  return all;
}

/** `facts` as they were before the account of `source` that stands; null where that is the only one. */
function earlierAccount(facts: Facts, source: string): Facts | null {
  const fact = facts.get(source);
  const before = fact === undefined ? null : accountBefore(fact, undefined);
  return before === null ? null : new Map(facts).set(source, before);
}

const accountBefore = onceFor((fact: FactView, _: undefined): FactView | null => {
  const base = standingStatements(fact)[0];
  if (base === undefined) return null;
  const older = fact.statements.slice(fact.statements.indexOf(base) + 1);
  const told = older.filter(
    (one) => (one.state === 'answered' || one.state === 'own-words') && one.relation !== 'confirms',
  );
  if (told.length === 0) return null;
  return { ...fact, statements: older, differs: fact.differs && told.length > 1 };
});

/** What follows now with what followed before. Where it is the same, it was told then, and no reason was given for it. */
function withEarlier(now: FactView, was: FactView, moved: (told: FactStatement) => boolean): FactView {
  const [newest, ...rest] = now.statements;
  if (newest === undefined) return now;
  const says = ({ text, value }: FactStatement) => JSON.stringify([text, value]);
  const [first] = was.statements;
  // Told in the same account, it does not follow from the source that is gone back through, and keeps what stood before it.
  if (first !== undefined && says(newest) === says(first)) return first.seq === newest.seq ? now : was;
  if (!now.differs) return now;
  // What another sheet was filled in with stands there as a copy, and takes the place of nothing that was told.
  const known = now.statements.filter((one) => !isTakenOver(one)).map(says);
  const older = was.statements.filter((one) => !known.includes(says(one)) && !moved(one));
  // Put beside an account that does not stand any more, it would be added to that one.
  const isAdded = now.statements.every((one) => one.relation === 'adds');
  const stands = isAdded
    ? now.statements.with(-1, { ...(rest.at(-1) ?? newest), relation: 'differs' })
    : now.statements;
  return { ...now, statements: [...stands, ...older] };
}
