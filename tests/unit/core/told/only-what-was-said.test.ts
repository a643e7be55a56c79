/** What follows from periods holds no date, span, yes or credit that no answer holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import {
  type FuzzyDate,
  formatFuzzyDate,
  parseFuzzyDate,
} from '../../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';

const PERIODS = 'exploitation.periods';
const [START, END, EARLIEST] = ['exploitation.start', 'exploitation.end', 'exploitation.earliest-beginning'];
const TITLES = new Map([
  [PERIODS, 'Periods'],
  [START, 'When it started'],
  [END, 'When it ended'],
  [EARLIEST, 'Earliest beginning told'],
]);

interface Row {
  readonly what: string;
  readonly place: string;
  readonly country: string;
  readonly from: FuzzyDate | null;
  readonly until: FuzzyDate | null;
  readonly kinds?: readonly string[];
}

/** `layer` 0 is the first account, and was recorded by entry 1. */
const telling = (layer: number, key: string, value: unknown, part: Partial<FactStatement> = {}) =>
  ({
    key,
    seq: layer * 10 + 1,
    state: 'answered',
    value,
    text: JSON.stringify(value),
    ownWords: '',
    relation: layer === 0 ? 'new' : 'adds',
    cause: '',
    howSaid: '',
    at: `2026-11-0${layer + 1}T09:00:00`,
    author: 'Nia',
    origin: {
      kind: 'interview',
      screeningId: 'one' as ScreeningId,
      formTitle: 'Interview',
      question: 'periods',
      layer,
    },
    ...part,
  }) satisfies KeyedStatement;

const derived = (...all: KeyedStatement[]): Map<string, FactView> =>
  withDerived(gatherFacts(TITLES, all, JSON.stringify), TITLES);

const row = (place: string, from: string, until: string, what = 'Picking'): Row => ({
  what,
  place,
  country: 'GB',
  from: from === '' ? null : parseFuzzyDate(from),
  until: until === '' ? null : parseFuzzyDate(until),
});
const NAILS = row('Farrowmouth', 'June 2024', '17 or 24 Aug 2025', 'Nails');
const FARM = row('Spalding', '2015', 'October 2015');

const textOf = (facts: Map<string, FactView>, key: string) => facts.get(key)?.statements[0]?.text ?? null;

describe('when it started and ended', () => {
  it('are the dates of the one period there is', () => {
    const facts = derived(telling(0, PERIODS, [FARM]));
    expect([textOf(facts, START), textOf(facts, END), textOf(facts, EARLIEST)]).toEqual([
      '2015',
      'October 2015',
      null,
    ]);
  });

  it('are not said of two periods with years between: there the earliest beginning is named as that', () => {
    const facts = derived(telling(0, PERIODS, [NAILS, FARM]));
    expect([textOf(facts, START), textOf(facts, END)]).toEqual([null, null]);
    expect(textOf(facts, EARLIEST)).toBe('2015');
    expect(facts.get(EARLIEST)?.title).toBe('Earliest beginning told');
  });

  it('an undated period is unknown, and may have been before all others', () => {
    const facts = derived(telling(0, PERIODS, [NAILS, row('Boston', '', ''), FARM]));
    expect(textOf(facts, EARLIEST)).toBeNull();
  });

  it('a beginning that is only known to be before a day is the earliest where nothing told is before that day', () => {
    const before = row('Boston', 'before 2015', '');
    expect(textOf(derived(telling(0, PERIODS, [NAILS, before])), EARLIEST)).toBe('before 2015');
    const late = row('Boston', 'before 2016', '');
    expect(textOf(derived(telling(0, PERIODS, [FARM, late])), EARLIEST)).toBeNull();
  });

  it('are credited to the account that told the date, and not to one that told of another place', () => {
    const facts = derived(telling(0, PERIODS, [FARM]), telling(1, PERIODS, [FARM, NAILS]));
    expect(facts.get(EARLIEST)?.statements[0]).toMatchObject({ seq: 1, at: '2026-11-01T09:00:00' });
    const later = derived(telling(0, PERIODS, [NAILS]), telling(1, PERIODS, [NAILS, FARM]));
    expect(later.get(EARLIEST)?.statements[0]).toMatchObject({ seq: 11, at: '2026-11-02T09:00:00' });
  });

  it('a second account that fills up how it ended leaves the beginning to the first', () => {
    const open = row('Spalding', '2015', '');
    const facts = derived(telling(0, PERIODS, [open]), telling(1, PERIODS, [FARM]));
    expect(facts.get(START)?.statements[0]).toMatchObject({ seq: 1, text: '2015' });
    expect(facts.get(END)?.statements[0]).toMatchObject({ seq: 11, text: 'October 2015' });
  });
});

const DATES = ['2015', 'about 2016', 'March 2016', '3 Mar 2016', 'before 2017', 'after 2014', '2018 or 2019'];
const MORE_DATES = [
  'between 2012 and 2013',
  'late 2020',
  'summer 2021',
  'after Easter 2022',
  '17 or 24 Aug 2025',
];
const anyDate = fc.option(
  fc.constantFrom(...DATES, ...MORE_DATES).map((text) => parseFuzzyDate(text)),
  { nil: null },
);
const anyRow = fc.record({
  what: fc.constantFrom('Picking', 'Nails', 'Cleaning'),
  place: fc.constantFrom('Spalding', 'Boston', 'Leeds'),
  country: fc.constantFrom('GB', 'PL'),
  from: anyDate,
  until: anyDate,
  kinds: fc.constantFrom([], ['forced-to-work'], ['wages-taken']),
});
const anyRows = fc.uniqueArray(anyRow, {
  minLength: 1,
  maxLength: 4,
  selector: (one) => JSON.stringify([one.what, one.place, one.from, one.until]),
});
/** The rows of a second account: those of the first with some left out, one changed, others added. */
const anyAccounts = anyRows.chain((first) =>
  fc.record({
    first: fc.constant(first),
    second: fc.option(
      fc
        .tuple(fc.subarray(first), fc.array(anyRow, { maxLength: 2 }), anyDate)
        .map(([kept, added, date]) => [
          ...kept.map((one, at) => (at === 0 ? { ...one, until: date } : one)),
          ...added,
        ]),
      { nil: null },
    ),
    relation: fc.constantFrom('adds' as const, 'differs' as const, 'since' as const),
    start: fc.option(fc.constantFrom(...DATES), { nil: null }),
    end: fc.option(fc.constantFrom(...MORE_DATES), { nil: null }),
  }),
);

/** The span in a line of which no one row has both ends; null where there is none. */
function spanOfNobody(line: string, rows: readonly Pick<Row, 'from' | 'until'>[]): string | null {
  const [, began = '', ended = ''] = /(\d{4}) – \D*(?:\d{1,2} )?\D*(\d{4})/u.exec(line) ?? [];
  const isTold = rows.some(
    ({ from, until }) => JSON.stringify(from).includes(began) && JSON.stringify(until).includes(ended),
  );
  return began === '' || isTold ? null : `${began} – ${ended}`;
}

describe('over any two accounts with gaps, ranges and several periods', () => {
  it('every date, span and credit is one that an answer holds', () => {
    fc.assert(
      fc.property(anyAccounts, ({ first, second, relation, start, end }) => {
        const alone = (layer: number, key: string, text: string | null) =>
          text === null ? [] : [telling(layer, key, parseFuzzyDate(text), { text, relation: 'new' })];
        const later = second ?? [];
        const all = [
          telling(0, PERIODS, first),
          ...alone(0, START, start),
          ...(second === null ? [] : [telling(1, PERIODS, second, { relation })]),
          ...alone(1, END, end),
        ];
        const facts = derived(...all);
        const rows = [...first, ...later];
        const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
        const rowsOf = (seq: number) => (seq === 1 ? first : seq === 11 ? later : []);
        for (const [key, cell] of [
          [START, 'from'],
          [END, 'until'],
          [EARLIEST, 'from'],
        ] as const)
          for (const one of facts.get(key)?.statements ?? []) {
            const isAnswer = all.some(
              (told) => told.key === key && told.seq === one.seq && same(told.value, one.value),
            );
            const isCell = rowsOf(one.seq).some((told) => same(told[cell], one.value));
            expect(isAnswer || isCell, `${key} ${one.text} of entry ${one.seq}`).toBe(true);
          }
        // A date in words is one of a row, or of the very question.
        const known = new Set(
          [
            ...rows.flatMap(({ from, until }) => [from, until]),
            ...[start, end].map((text) => (text === null ? null : parseFuzzyDate(text))),
          ].flatMap((date) => JSON.stringify(date).match(/\d{4}/gu) ?? []),
        );
        for (const key of ['exploitation.when', 'exploitation.when-each'])
          for (const { text } of facts.get(key)?.statements ?? [])
            for (const line of text.split('\n'))
              expect(spanOfNobody(line, rows), `${key}: ${line}`).toBeNull();
        for (const key of ['exploitation.when', 'exploitation.when-each'])
          for (const { text } of facts.get(key)?.statements ?? [])
            for (const year of text.replaceAll(/\[[^\]]*\]/gu, '').match(/\b\d{4}\b/gu) ?? [])
              expect(known.has(year), `${key}: ${year} in ${text}`).toBe(true);
        // Whatever follows is credited to an account that was given, on its day; a yes is of several periods or of nobody.
        for (const [key, { statements }] of facts)
          for (const one of statements) {
            const given = all.filter(({ seq }) => seq === one.seq).map(({ at }) => at);
            expect(given, `${key} of entry ${one.seq}`).toContain(one.at);
            if (one.value === 'yes') expect(key).toBe('exploitation.multiple');
          }
        const [multiple] = facts.get('exploitation.multiple')?.statements ?? [];
        if (multiple !== undefined) expect(rows.length).toBeGreaterThan(1);
        expect(facts.get(EARLIEST) === undefined || rows.length > 1).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

// The rule once more, slowly and from the answers alone: which rows stand after two accounts, and what follows from them.

interface Accounts {
  readonly first: readonly Row[];
  /** Null for no second account. */
  readonly second: readonly Row[] | null;
  readonly relation: 'adds' | 'differs' | 'since';
}

const PLACES = ['Spalding', 'Boston', 'Leeds', 'Crewe'];
/** Each row at a place of its own, and what is new is alike to nothing of before: which row was changed leaves no doubt. */
const rowAt = (at: number, what: string, dates: fc.Arbitrary<FuzzyDate | null>): fc.Arbitrary<Row> =>
  fc
    .record({ from: dates, until: dates })
    .map((one) => ({ what, place: PLACES[at] ?? `New place ${at}`, country: 'GB', ...one }));
const rowsFrom = (begin: number, count: number, dates: fc.Arbitrary<FuzzyDate | null>) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) => rowAt(begin + at, `Work number ${begin + at}`, dates)),
  );
const newDate = fc.option(
  fc.constantFrom('2003', 'March 2004', '5 May 2005').map((text) => parseFuzzyDate(text)),
  { nil: null },
);
const plainAccounts: fc.Arbitrary<Accounts> = fc.integer({ min: 1, max: 4 }).chain((count) =>
  rowsFrom(0, count, anyDate).chain((first) =>
    fc.record({
      first: fc.constant(first),
      second: fc.option(
        fc
          .tuple(
            fc.subarray(first),
            fc.integer({ min: 0, max: 2 }).chain((more) => rowsFrom(4, more, newDate)),
            anyDate,
          )
          .map(([kept, added, until]) => [
            ...kept.map((one, at) => (at === 0 ? { ...one, until } : one)),
            ...added,
          ])
          .filter((rows) => rows.length > 0),
        { nil: null },
      ),
      relation: fc.constantFrom('adds' as const, 'differs' as const, 'since' as const),
    }),
  ),
);

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const samePlace = (row: Row) => (other: Row) => row.place === other.place;
const isFilledUp = (was: Row, now: Row) => was.until === null || alike(was.until, now.until);

function rowsThatStand({ first, second, relation }: Accounts): readonly Row[] {
  if (second === null) return first;
  const isRepeated = (row: Row) => second.some((one) => alike(one, row));
  if (relation === 'since') return [...second, ...first.filter((row) => !second.some(samePlace(row)))];
  // An account that only adds, and says no row again, leaves all that were told but those it fills up.
  if (relation === 'adds' && !first.some(isRepeated)) {
    const stay = first.filter((was) => !second.some((now) => samePlace(was)(now) && isFilledUp(was, now)));
    return [...stay, ...second];
  }
  return second;
}

/** The entry in which a date of a row was told first. */
const toldIn = ({ first }: Accounts, row: Row, cell: 'from' | 'until'): number =>
  first.some((was) => samePlace(row)(was) && alike(was[cell], row[cell])) ? 1 : 11;

/** The first and the last day it may be; null for one that is open. By the words of the dates above, looked up and not worked out. */
const DAYS: Readonly<Record<string, readonly [string | null, string | null]>> = {
  '2015': ['2015-01-01', '2015-12-31'],
  'about 2016': ['2016-01-01', '2016-12-31'],
  'March 2016': ['2016-03-01', '2016-03-31'],
  '3 Mar 2016': ['2016-03-03', '2016-03-03'],
  'before 2017': [null, '2017-12-31'],
  'after 2014': ['2014-01-01', null],
  '2018 or 2019': ['2018-01-01', '2019-12-31'],
  'between 2012 and 2013': ['2012-01-01', '2013-12-31'],
  'late 2020': ['2020-09-01', '2020-12-31'],
  'summer 2021': ['2021-06-01', '2021-08-31'],
  'after Easter 2022': ['2022-01-01', null],
  '17 or 24 Aug 2025': ['2025-08-17', '2025-08-24'],
  '2003': ['2003-01-01', '2003-12-31'],
  'March 2004': ['2004-03-01', '2004-03-31'],
  '5 May 2005': ['2005-05-05', '2005-05-05'],
};
const daysOf = (date: FuzzyDate) => {
  const text = Object.keys(DAYS).find((one) => alike(parseFuzzyDate(one), date)) ?? '';
  return DAYS[text] ?? ([null, null] as const);
};

describe('beside the rule said a second time', () => {
  it('beginning, end and earliest beginning are those, of that account, and no others', () => {
    fc.assert(
      fc.property(plainAccounts, (accounts) => {
        const { first, second, relation } = accounts;
        const all = [
          telling(0, PERIODS, first),
          ...(second === null ? [] : [telling(1, PERIODS, second, { relation })]),
        ];
        const facts = derived(...all);
        const rows = rowsThatStand(accounts);
        const [only, ...more] = rows;
        const begun = rows.flatMap(({ from }) => (from === null ? [] : [from]));
        const isDated = begun.length === rows.length;
        const expected = (key: string): [FuzzyDate | null, number][] => {
          if (only === undefined) return [];
          if (key === START) return more.length === 0 ? [[only.from, toldIn(accounts, only, 'from')]] : [];
          if (key === END) return more.length === 0 ? [[only.until, toldIn(accounts, only, 'until')]] : [];
          if (more.length === 0 || !isDated) return [];
          // Nothing else may have begun before it: not before its first day, nor before the day that an open one ends at.
          return rows.flatMap((row): [FuzzyDate | null, number][] => {
            const [opens, ends] = row.from === null ? [null, null] : daysOf(row.from);
            const others = rows.filter((one) => one !== row).map(({ from }) => from && daysOf(from)[0]);
            const isFirst = others.every((day) => day !== null && day >= (opens ?? ends ?? ''));
            return isFirst ? [[row.from, toldIn(accounts, row, 'from')]] : [];
          });
        };
        for (const key of [START, END, EARLIEST]) {
          const [found] = facts.get(key)?.statements ?? [];
          const allowed = expected(key).filter(([date]) => date !== null);
          const got = found === undefined ? [] : [[found.value, found.seq]];
          expect([key, allowed.length > 0]).toEqual([key, got.length > 0]);
          for (const one of got) expect(allowed).toContainEqual(one);
        }
        const each = facts.get('exploitation.when-each')?.statements[0]?.text ?? '';
        const lines = each.replaceAll(/\s\[[^\]]*\]/gu, '').split('\n');
        expect(lines).toHaveLength(rows.length);
        for (const { place, from, until } of rows)
          expect(lines.map(yearsOf)).toContainEqual(yearsOf(`${place} ${yearsIn(from)} ${yearsIn(until)}`));
        expect(facts.get('exploitation.multiple') === undefined || rows.length > 1).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

const yearsIn = (date: FuzzyDate | null): string =>
  (date === null ? '' : formatFuzzyDate(date)).match(/\d{4}/gu)?.join(' ') ?? '';
/** The place of a line, and every year in it once, in order. */
const yearsOf = (line: string): string[] => [
  PLACES.find((place) => line.includes(place)) ?? /New place \d/u.exec(line)?.[0] ?? '',
  ...new Set(line.match(/\b\d{4}\b/gu)?.toSorted()),
];
