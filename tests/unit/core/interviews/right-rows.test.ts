/** A correction of a list is of the cells and rows that it changes, in the account that it names and where later ones only went on. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putRightInPlace } from '../../../../src-main/core/interviews/put-right-in-place.ts';

type Row = Record<string, string>;
type Rows = readonly Row[];
const answer = (layer: number, value: Rows, relation = layer === 0 ? 'new' : 'adds', more: object = {}) => ({
  question: 'periods',
  layer,
  state: 'answered' as const,
  value: value as unknown,
  ownWords: '',
  relation,
  cause: '',
  at: `2026-11-${10 + layer}`,
  ...more,
});
const SLIP = { cause: 'recording' };
const [A, B, C]: [Row, Row, Row] = [
  { what: 'Cleaning', place: 'Varna', charge: 'Milen', from: '2012' },
  { what: 'Farm', place: 'Swansea', charge: 'Radka', from: '2018' },
  { what: 'Nail bar', place: 'Cardiff', charge: 'Hoa', from: '2022' },
];
const A2 = { ...A, from: '2010' };
const B2 = { ...B, place: 'Neath' };

function right(accounts: readonly ReturnType<typeof answer>[], value: Rows, target = 0, more: object = {}) {
  const layer = accounts.length;
  const correction = answer(layer, value, 'differs', { ...SLIP, ...more });
  const { answers, slips } = putRightInPlace([...accounts, correction], new Map([[layer, target]]));
  return {
    lists: answers.map((one) => one.value),
    words: answers.map(({ ownWords }) => ownWords),
    slips: [...slips].flatMap(([key, all]) => all.map(({ row, was }) => [key.split(' ')[0], was, row])),
  };
}

describe('one cell of one row', () => {
  const slips = [['0', A, A2]];
  it.each([
    ['of the list as that account has it', [A, B], 'adds', [A, B, C], [A2, B], [A2, B, C]],
    ['of the list as it stands, with what was told since', [A, B], 'adds', [A, B, C], [A2, B, C], [A2, B, C]],
    ['beside a row told otherwise since', [A, B], 'differs', [A, B2], [A2, B], [A2, B2]],
    [
      'of the list as it stands, told otherwise since',
      [A, B],
      'differs',
      [A, B2, C],
      [A2, B2, C],
      [A2, B2, C],
    ],
    ['where only what is new was written down since', [A, B], 'adds', [C], [A2, B, C], [C]],
  ])('%s', (_, first, relation, second, correction, then) => {
    const found = right([answer(0, first), answer(1, second, relation)], correction);
    expect(found).toMatchObject({ lists: [[A2, B], then], slips });
  });

  it('stays as another account told it since', () => {
    const otherwise = { ...A, from: '2013', charge: 'Milen’s cousin' };
    const found = right([answer(0, [A, B]), answer(1, [otherwise, B], 'differs')], [A2, B]);
    expect(found).toMatchObject({
      lists: [
        [A2, B],
        [otherwise, B],
      ],
      slips,
    });
  });

  it('goes through an account that told another cell of the row', () => {
    const ended = { ...A, until: '2014' };
    const found = right([answer(0, [A, B]), answer(1, [ended, B], 'differs')], [A2, B]);
    expect(found).toMatchObject({
      lists: [
        [A2, B],
        [{ ...A2, until: '2014' }, B],
      ],
      slips,
    });
  });

  it('of a row that only a later account told is put right there', () => {
    const C2 = { ...C, from: '2021' };
    const found = right([answer(0, [A, B]), answer(1, [A, B, C])], [A, B, C2]);
    expect(found).toEqual({
      lists: [
        [A, B],
        [A, B, C2],
      ],
      words: ['', ''],
      slips: [['1', C, C2]],
    });
  });
});

describe('whole rows', () => {
  it.each([
    ['one that nobody told is out, and not where another was told since', [A], [[A], [A, C]], []],
    [
      'one that was left out is in',
      [A, B, C],
      [
        [A, B, C],
        [A, B, C],
      ],
      [['0', {}, C]],
    ],
  ])('%s', (_, correction, lists, slips) => {
    const second = correction.length === 1 ? [A, B, C] : [A, B];
    const found = right([answer(0, [A, B]), answer(1, second, 'confirms')], correction);
    expect(found).toMatchObject({ lists, slips });
  });

  it('taken back, they are out where an account only went on with them', () => {
    const found = right([answer(0, [A, B]), answer(1, [A, B, C])], [], 0, {
      state: 'not-asked',
      value: null,
    });
    expect(found.lists).toEqual([[C]]);
  });
});

it('the reason of a row stays with its row, in each account', () => {
  const why = (row: number, words: string) => `[why of row ${row}: shame] ${words}`;
  const accounts = [
    answer(0, [A, B], 'new', { ownWords: why(2, 'I was ashamed') }),
    answer(1, [A, B, C], 'adds', { ownWords: why(3, 'She was there') }),
  ];
  const without = right(accounts, [B], 0, { ownWords: why(1, 'I was ashamed') });
  expect(without.lists).toEqual([[B], [B, C]]);
  expect(without.words).toEqual([why(1, 'I was ashamed'), why(2, 'She was there')]);
});

// The rule once more and slowly: rows have names here, so that nobody has to guess which row became which.

const KEYS = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'] as const;
type Named = ReadonlyMap<string, Row>;
const rowOf = (key: string, from: string, until: string): Row => ({
  what: `work ${key}`,
  place: `town ${key}`,
  charge: `boss ${key}`,
  house: `house ${key}`,
  from,
  until,
});
const named = (rows: Rows): Named => new Map(rows.map((row) => [row.what ?? '', row]));
const year = fc.constantFrom('2010', '2011', '2012', '2013');
const cells = fc.record({ from: year, until: year });
const step = fc.record({
  changed: fc.dictionary(fc.constantFrom(...KEYS), cells, { maxKeys: 2 }),
  added: fc.dictionary(fc.constantFrom(...KEYS), cells, { maxKeys: 2 }),
  out: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 1 }),
});
type Step = { changed: Record<string, Row>; added: Record<string, Row>; out: string[] };

function after(rows: Rows, { changed, added, out }: Step): Row[] {
  const there = new Set(rows.map(({ what }) => what));
  const kept = rows.flatMap((row) => {
    const key = row.what?.slice(5) ?? '';
    return out.includes(key) ? [] : [{ ...row, ...changed[key] }];
  });
  const news = Object.entries(added).flatMap(([key, { from = '', until = '' }]) =>
    there.has(`work ${key}`) ? [] : [rowOf(key, from, until)],
  );
  return [...kept, ...news];
}

const NAMES = ['from', 'until'];
const isSame = (one: Row | undefined, other: Row | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

function slowly(lists: readonly Rows[], made: Rows, correction: Rows) {
  const [target, base, now] = [named(lists[0] ?? []), named(made), named(correction)];
  const seen = new Set<string>();
  const slips: unknown[] = [];
  const results = lists.map((list, at) => {
    const rows: Row[] = [];
    for (const [key, row] of named(list)) {
      const [was, is, own] = [base.get(key), now.get(key), target.get(key)];
      if (was !== undefined && is === undefined) {
        if (at > 0 && !isSame(row, own) && !isSame(row, was)) rows.push(row);
        continue;
      }
      const put = { ...row };
      if (was !== undefined && is !== undefined)
        for (const name of NAMES.filter((one) => was[one] !== is[one]))
          if (at === 0 || row[name] === (own ?? was)[name]) put[name] = is[name] ?? '';
      rows.push(put);
      if (isSame(put, row)) continue;
      if (!seen.has(key)) slips.push([String(at), row, put]);
      seen.add(key);
    }
    const goesOn = at === 0 || [...named(list).keys()].some((key) => target.has(key));
    for (const [key, row] of now) {
      if (!goesOn || base.has(key) || named(list).has(key)) continue;
      rows.push(row);
      if (at === 0) slips.push([String(at), {}, row]);
    }
    return rows;
  });
  return { results: results.filter((rows) => rows.length > 0), slips };
}

/** Cells that are other ones in `now`; of a row that is in one of them alone, all. */
const apart = (before: Rows, now: Rows): number => {
  const [was, is] = [named(before), named(now)];
  return [...new Set([...was.keys(), ...is.keys()])].reduce((sum, key) => {
    const [one, other] = [was.get(key), is.get(key)];
    if (one === undefined || other === undefined) return sum + 6;
    return sum + NAMES.filter((name) => one[name] !== other[name]).length;
  }, 0);
};

it('whatever was told in between, each account has what it told and what was put right of it', () => {
  const seen = { own: 0, all: 0 };
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 4 }),
      fc.nat(2),
      fc.boolean(),
      step,
      fc.boolean(),
      (steps, of, isOfOwn, { changed, added, out }, takesOut) => {
        const lists: Row[][] = [];
        for (const one of steps) lists.push(after(lists.at(-1) ?? [], one as Step));
        const target = Math.min(of, lists.length - 2);
        const later = lists.slice(target);
        if (later.some((list) => list.length === 0)) return;
        // A row in the place of another one is told by its place, and no name says which it was.
        const how = { changed, added: takesOut ? {} : added, out: takesOut ? out : [] } as Step;
        const [own = [], all = []] = [later[0], later.at(-1)];
        const correction = after(isOfOwn ? own : all, how);
        if (correction.length === 0) return;
        const made = apart(all, correction) < apart(own, correction) ? all : own;
        seen[made === all ? 'all' : 'own'] += 1;
        const accounts = lists.map((list, layer) => answer(layer, list, layer === 0 ? 'new' : 'differs'));
        const found = right(accounts, correction, target);
        const slow = slowly(later, made, correction);
        const sorted = (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).toSorted();
        expect(found.lists.slice(0, target)).toEqual(lists.slice(0, target));
        expect(found.lists.slice(target).map((one) => sorted(one as Rows))).toEqual(slow.results.map(sorted));
        const moved = slow.slips.map((slip) => {
          const [at, ...rows] = slip as [string, Row, Row];
          return [String(Number(at) + target), ...rows];
        });
        expect(sorted(found.slips)).toEqual(sorted(moved));
      },
    ),
    { numRuns: 2000 },
  );
  expect(Math.min(seen.own, seen.all)).toBeGreaterThan(50);
});
