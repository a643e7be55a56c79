/** @file One fact that follows from others: beside what was said to the very thing, or in its place where nobody spoke to it. */
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';

type Facts = ReadonlyMap<string, FactView>;

const PERIODS = 'exploitation.periods';

/** What a later account may put otherwise without anybody speaking to the very thing. */
const MAY_DIFFER = ['exploitation.where'];
/** What nobody speaks to by telling more: that it follows is said beside it, and is no telling. */
const TO_LOOK_AT = ['exploitation.multiple'];

/** Null where somebody spoke to the very thing and nothing is to be put beside it. */
export function derivedFact(
  facts: Facts,
  key: string,
  title: string,
  told: readonly Told<unknown>[],
  texts: readonly string[],
  differs: boolean,
): FactView | null {
  const own = facts.get(key);
  const statements = told
    .map(({ value, said }, at) => ({
      ...said,
      state: 'answered' as const,
      value,
      text: texts[at] ?? '',
      ownWords: '',
    }))
    .toReversed();
  if (own === undefined || own.statements.every((one) => one.relation === 'confirms'))
    return { key, title, statements: [...statements, ...(own?.statements ?? [])], differs, derived: true };
  const added = statements.filter(({ value }) => !saysAsMuch(own, value));
  const [first] = added;
  if (first === undefined) return null;
  // Of a list, what is not on it yet is put beside it; of anything else, what was said to the very thing stands.
  const beside = added.map((one) => ({ ...one, relation: 'adds' as const }));
  if (Array.isArray(first.value)) return { ...own, statements: [...beside, ...own.statements] };
  if (TO_LOOK_AT.includes(key) && fromElsewhere(own, first))
    return { ...own, toldSince: [facts.get(PERIODS)?.title ?? PERIODS] };
  return MAY_DIFFER.includes(key) && fromElsewhere(own, first)
    ? { ...own, statements: [first, ...own.statements], differs: true }
    : null;
}

function saysAsMuch(own: FactView, value: unknown): boolean {
  const values = standingStatements(own).flatMap((one) =>
    Array.isArray(one.value) ? one.value : [one.value],
  );
  return (Array.isArray(value) ? value : [value]).every((one) => values.includes(one));
}

const fromElsewhere = (own: FactView, { origin }: FactStatement): boolean =>
  !own.statements.some(
    (one) =>
      one.origin.kind === 'interview' &&
      origin.kind === 'interview' &&
      one.origin.screeningId === origin.screeningId &&
      one.origin.layer === origin.layer,
  );
