/** @file Figures of a period: each table is data (resources/figures), and counts people. Pure. */
import * as z from 'zod';
import { daysBetween } from '../dates/calendar-day.ts';
import { exactDay, type FuzzyDate, knownRange } from '../dates/fuzzy-date.ts';
import type { NEED_STATES, SupportLine } from '../support/support-line.ts';

const Names = z.record(z.string(), z.string().min(1));
const Text = z.string().min(1);
const Band = z.strictObject({ from: z.number().int().min(0), to: z.number().int(), name: Text });

const CountedBy = z.discriminatedUnion('by', [
  /** What a fact says. Names of several values are joined in `order`. `other`: of a value without a name; unknown where left out. */
  z.strictObject({
    by: z.literal('fact'),
    fact: Text,
    names: Names,
    order: z.array(Text).min(1),
    other: Text.optional(),
    unknown: Text,
  }),
  z.strictObject({ by: z.literal('age'), bands: z.array(Band).min(1), unknown: Text }),
  z.strictObject({ by: z.literal('nation'), names: Names }),
  /** The newest step of a referral; `ends`: by the result of a decision that ends it. */
  z.strictObject({ by: z.literal('stage'), none: Text, waits: Names, ends: Names }),
  /** Something that happened in the period, by its result; '' where none is recorded. */
  z.strictObject({ by: z.literal('event'), event: Text, names: Names }),
  /** Days between two things, the second in the period. */
  z.strictObject({ by: z.literal('wait'), from: Text, to: Text, name: Text }),
  z.strictObject({ by: z.literal('need'), state: z.enum(['met', 'open']) }),
  z.strictObject({ by: z.literal('reason'), states: z.array(Text).min(1), unknown: Text }),
]);
type CountedBy = z.infer<typeof CountedBy>;

export const FiguresFile = z.strictObject({
  about: Text,
  version: Text,
  /** People: a smaller group is not shown in a file. */
  least: z.strictObject({ people: z.number().int().min(3), why: Text, certainty: z.enum(['H', 'M', 'L']) }),
  /** What a file says around its tables. */
  words: z.record(
    z.enum([
      ...([
        'title',
        'period',
        'asOf',
        'people',
        'agreed',
        'agreedOnly',
        'left',
        'fewer',
        'hidden',
        'hiddenWhy',
      ] as const),
      ...(['total', 'table', 'group', 'count', 'definition', 'source', 'nobody'] as const),
    ]),
    Text,
  ),
  tables: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]+$/),
        title: Text,
        about: Text,
        source: Text,
        certainty: z.enum(['H', 'M', 'L']),
        leaves: z.boolean(),
        of: CountedBy,
      }),
    )
    .min(1)
    .refine((tables) => new Set(tables.map(({ id }) => id)).size === tables.length, 'an id is there twice'),
});
export type FiguresFile = z.infer<typeof FiguresFile>;
export type FigureTable = FiguresFile['tables'][number];

/** ISO days, both in it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Step {
  readonly kind: string;
  readonly on: FuzzyDate;
  readonly result: string;
}

/** One person, as far as figures go by it. */
export interface Counted {
  /** ISO day they were first recorded. */
  readonly since: string;
  readonly nation: string;
  readonly birthDate: FuzzyDate | null;
  /** What stands of each fact that a table names; none where it was not told. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
  /** What happened, in the order it was recorded. */
  readonly steps: readonly Step[];
  /** Lines of needs and of contact, in the order they were recorded, with the ISO day of each. */
  readonly support: readonly { readonly on: string; readonly subject: string; readonly line: SupportLine }[];
}

/** Names of ids that are data elsewhere. */
export interface NamesOfIds {
  readonly headings: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, string>;
}

export interface Row {
  readonly name: string;
  readonly count: number;
}
export interface CountedTable {
  readonly rows: readonly Row[];
  /** `once`: each person in one row. `several`: in any number of them. `value`: the only row is no count, and `of` are the people. */
  readonly each: 'once' | 'several' | 'value';
  /** People in the table. */
  readonly of: number;
}

/** People whose first day is in the period. */
export const isNew = ({ since }: Pick<Counted, 'since'>, { from, to }: Period): boolean =>
  from <= since && since <= to;

/** Rows with nobody in them stand where the data names them, so that none is missed. */
export function countTable(
  { of }: Pick<FigureTable, 'of'>,
  people: readonly Counted[],
  period: Period,
  names: NamesOfIds,
): CountedTable {
  const fresh = people.filter((one) => isNew(one, period));
  switch (of.by) {
    case 'fact':
      return once(fresh, (one) => saidBy(of, one), [...of.order, of.unknown]);
    case 'age':
      return once(fresh, (one) => bandOf(of, one), [...of.bands.map(({ name }) => name), of.unknown]);
    case 'nation':
      return once(fresh, ({ nation }) => of.names[nation] ?? nation, Object.values(of.names));
    case 'stage':
      return once(fresh, (one) => stageOf(of, one, period), [
        of.none,
        ...Object.values(of.waits),
        ...Object.values(of.ends),
      ]);
    case 'event':
      return once(
        people.filter((one) => newestIn(one, of.event, period) !== undefined),
        (one) => of.names[newestIn(one, of.event, period)?.result ?? ''] ?? of.names[''] ?? '',
        Object.values(of.names),
      );
    case 'wait':
      return waits(of, people, period);
    case 'need':
      return several(people, (one) => needsOf(one, of.state, period), names.headings);
    case 'reason':
      return several(
        people,
        (one) => reasonsOf(one, of, period),
        new Map([...names.reasons, ['', of.unknown]]),
      );
  }
}

function once(
  people: readonly Counted[],
  nameOf: (one: Counted) => string,
  known: readonly string[],
): CountedTable {
  const counts = new Map(known.map((name) => [name, 0]));
  for (const one of people) {
    const name = nameOf(one);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { rows: [...counts].map(([name, count]) => ({ name, count })), each: 'once', of: people.length };
}

function several(
  people: readonly Counted[],
  idsOf: (one: Counted) => ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): CountedTable {
  const found = people.map(idsOf).filter(({ size }) => size > 0);
  const rows = [...names].map(([id, name]) => ({ name, count: found.filter((ids) => ids.has(id)).length }));
  return { rows, each: 'several', of: found.length };
}

function saidBy(of: Extract<CountedBy, { by: 'fact' }>, { facts }: Counted): string {
  const values = facts.get(of.fact) ?? [];
  const named = new Set(
    values.map((value) => of.names[value] ?? of.other).filter((name) => name !== undefined),
  );
  const inOrder = of.order.filter((name) => named.has(name));
  if (inOrder.length === 0) return of.unknown;
  // As the official tables write it: "Sexual, Labour & Criminal".
  return inOrder.length === 1 ? (inOrder[0] ?? '') : `${inOrder.slice(0, -1).join(', ')} & ${inOrder.at(-1)}`;
}

function bandOf(of: Extract<CountedBy, { by: 'age' }>, { birthDate, since }: Counted): string {
  const range = birthDate === null ? null : knownRange(birthDate);
  // Of a year alone there are two ages: they are told where both are in one band.
  const bands = (range ?? []).map((born) => {
    const age = yearsBetween(born, since);
    return of.bands.find(({ from, to }) => from <= age && age <= to)?.name;
  });
  const [one, other] = bands;
  return one !== undefined && one === other ? one : of.unknown;
}

/** Whole years from one ISO day to another: somebody born on 29 February is older on 1 March. */
const yearsBetween = (born: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);

function stageOf(of: Extract<CountedBy, { by: 'stage' }>, { steps }: Counted, { to }: Period): string {
  const past = steps.filter(({ on }) => isBetween(exactDay(on), { from: '', to }));
  const newest = past
    .filter(({ kind }) => kind in of.waits || ENDING_STEPS.includes(kind))
    .toSorted(byDay)
    .at(-1);
  if (newest === undefined) return of.none;
  const { kind, result } = newest;
  // A positive reasonable grounds decision goes on; a negative one ends it, as a conclusive one does.
  const isEnd = ENDING_STEPS.includes(kind) || result === 'negative';
  return (isEnd ? of.ends[result] : of.waits[kind]) ?? of.waits['nrm-referral'] ?? of.none;
}
/** Steps whose result is what became of a referral. */
export const ENDING_STEPS: readonly string[] = ['conclusive-grounds', 'reconsideration'];

const byDay = (a: Step, b: Step): number => ((exactDay(a.on) ?? '') < (exactDay(b.on) ?? '') ? -1 : 1);

const isBetween = (day: string | null, { from, to }: Period): boolean =>
  day !== null && from <= day && day <= to;

const newestIn = ({ steps }: Pick<Counted, 'steps'>, kind: string, period: Period): Step | undefined =>
  steps
    .filter((step) => step.kind === kind && isBetween(exactDay(step.on), period))
    .toSorted(byDay)
    .at(-1);

function waits(
  of: Extract<CountedBy, { by: 'wait' }>,
  people: readonly Counted[],
  period: Period,
): CountedTable {
  const days = people.flatMap((one) => {
    const newest = newestIn(one, of.to, period);
    const end = newest === undefined ? null : exactDay(newest.on);
    const begins = one.steps.filter(({ kind }) => kind === of.from).flatMap(({ on }) => exactDay(on) ?? []);
    // The referral that the decision is about: the latest that is not after it.
    const begin =
      end === null
        ? undefined
        : begins
            .filter((day) => day <= end)
            .toSorted()
            .at(-1);
    return end === null || begin === undefined ? [] : [daysBetween(begin, end)];
  });
  const inOrder = days.toSorted((a, b) => a - b);
  const middle = inOrder.slice(Math.ceil(inOrder.length / 2) - 1, Math.floor(inOrder.length / 2) + 1);
  const value = middle.length === 0 ? 0 : middle.reduce((sum, one) => sum + one, 0) / middle.length;
  return {
    rows: inOrder.length === 0 ? [] : [{ name: of.name, count: value }],
    each: 'value',
    of: inOrder.length,
  };
}

type NeedState = (typeof NEED_STATES)[number];
const OPEN: readonly NeedState[] = ['open', 'in-hand'];

/** Headings under which a need was met in the period, or is open on its last day. */
function needsOf({ support }: Counted, state: 'met' | 'open', { from, to }: Period): ReadonlySet<string> {
  const headings = new Set<string>();
  const lines = support.filter(({ on, line }) => line.kind === 'need' && on <= to);
  for (const [, all] of Map.groupBy(lines, ({ subject }) => subject)) {
    const newest = all.at(-1);
    if (newest?.line.kind !== 'need') continue;
    const met = all.find(({ line }) => line.kind === 'need' && line.state === 'met');
    const isMet = newest.line.state === 'met' && met !== undefined && from <= met.on;
    if (state === 'met' ? isMet : OPEN.includes(newest.line.state)) headings.add(newest.line.heading);
  }
  return headings;
}

/** Reasons of the newest line of the period that says so; '' where it names none. */
function reasonsOf(
  { support }: Counted,
  of: Extract<CountedBy, { by: 'reason' }>,
  { from, to }: Period,
): ReadonlySet<string> {
  const newest = support
    .filter(({ on, line }) => line.kind === 'engagement' && from <= on && on <= to)
    .at(-1);
  if (newest?.line.kind !== 'engagement' || !of.states.includes(newest.line.state)) return new Set();
  return new Set(newest.line.reasons.length === 0 ? [''] : newest.line.reasons);
}
