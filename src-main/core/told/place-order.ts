/** @file Towns and countries in the fields that take one each: a further one goes behind those that were told before it. */
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { readPeriods } from './period.ts';
import { townsIn, UNKNOWN } from './towns.ts';

const SOURCES = ['exploitation.periods', 'exploitation.uk-place', 'exploitation.country'];

/** `places` by the account that told of each first; of one account in the order they have; "Unknown" behind all of them. */
export function asFirstTold(
  facts: ReadonlyMap<string, FactView>,
  places: readonly Told<string>[],
): Told<string>[] {
  const statements = SOURCES.flatMap((key) => facts.get(key)?.statements ?? []);
  const named = statements.map((one) => ({ seq: one.seq, names: new Set(namesIn(one)) }));
  const first = ({ value, said }: Told<string>) =>
    Math.min(said.seq, ...named.filter(({ names }) => names.has(value)).map(({ seq }) => seq));
  const isUnknown = ({ value }: Told<string>) => Number(value === UNKNOWN);
  return places.toSorted((a, b) => isUnknown(a) - isUnknown(b) || first(a) - first(b));
}

function namesIn({ value, state }: FactStatement): string[] {
  if (state !== 'answered') return [];
  if (typeof value === 'string') return [value, ...townsIn(value).towns];
  return readPeriods(value).flatMap((row) => [row.country, ...townsIn(row.place).towns]);
}

const ONE_EACH = /^(exploitation\.(?:uk-town|overseas-country))-\d+$/u;

/** Whether `told`, which stood in the field `key`, stands in another of those fields now: nobody took it back. */
export function standsElsewhere(
  key: string,
  told: FactStatement,
  now: ReadonlyMap<string, FactView>,
): boolean {
  const series = ONE_EACH.exec(key)?.[1];
  return (
    series !== undefined &&
    [...now].some(
      ([other, { statements }]) => other.startsWith(`${series}-`) && statements[0]?.value === told.value,
    )
  );
}

/** A place beside which no other stands was told as one more of them, and takes nothing from what was told before. */
export function asFurtherPlace(key: string, fact: FactView): FactView {
  const [only, ...others] = fact.statements;
  if (!ONE_EACH.test(key) || !fact.differs || only === undefined || others.length > 0) return fact;
  return { ...fact, differs: false, statements: [{ ...only, relation: 'new', cause: '' }] };
}
