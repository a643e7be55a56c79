/** What is effective, case by case; histories of several vaults are in two-offices.test.ts. */

import { expect, it } from 'vitest';
import { DAY_RULE } from '../../../src-main/core/clocks/event.ts';
import {
  areApart,
  effective,
  governs,
  type Line,
  sees,
  union,
  viewToSend,
} from '../../../src-main/core/effective.ts';

it('of one vault the line that was written last is effective, whatever else is in its log', () => {
  const lines = [3, 4, 9].map((seq) => ({ id: `l${seq}`, seq }));
  expect(effective(lines)).toEqual([lines[2]]);
  expect(effective([])).toEqual([]);
});

it('two that were written apart are both effective, until one is written in view of both', () => {
  const a: Line = { id: 'a', seq: 1 };
  const b: Line = { id: 'b', seq: 2, view: { within: [], elsewhere: [] } };
  expect(effective([a, b])).toEqual([a, b]);
  expect(areApart(a, b)).toBe(true);
  const both = { id: 'c', seq: 3 };
  expect(effective([a, b, both])).toEqual([both]);
});

it('holds where a line between the two is not there', () => {
  // C was written in view of A and B; B is lost here, and only its name is known.
  const c = { id: 'c', seq: 5, view: { within: [], elsewhere: ['a', 'b'] } };
  const a = { id: 'a', seq: 7, view: { within: [], elsewhere: [] } };
  expect(effective([c, a])).toEqual([c]);
  expect([sees(c, a), sees(a, c)]).toEqual([true, false]);
});

it('what stays behind is named to whoever gets the rest, and a line that says nothing knew all before it', () => {
  const lines = ['a', 'b', 'c'].map((id, seq) => ({ id, seq }));
  const [a, b, c] = lines as [Line, Line, Line];
  expect(viewToSend(c, lines, lines)).toBeNull();
  expect(viewToSend(c, lines, [b, c])).toEqual({ within: [[1, 1]], elsewhere: ['a'] });
  expect(viewToSend(a, lines, [a, c])).toBeNull();
});

it('where two vaults of earlier programs differ on what a writer knew, only what both say was known', () => {
  const yes = { id: 'yes', seq: 1 };
  const here = [yes, { id: 'no', seq: 2 }];
  const there = [
    { id: 'no', seq: 1 },
    { id: 'yes', seq: 2 },
  ];
  expect(union(here, there, () => true).disputed).toEqual([{ line: here[1], knew: new Set() }]);
  expect(union(here, there, () => false).disputed).toEqual([]);
});

it('a day that two offices took back leaves nothing to decide, and one that stands goes before one that was taken back', () => {
  const apart = { within: [], elsewhere: [] };
  const day = (id: string, value: string, withdrawn: boolean, view: Line['view']) => ({
    id,
    seq: Number(id),
    view,
    on: { value, qualifier: 'exact' as const },
    time: '',
    sentOn: null,
    servedOn: null,
    nation: 'england-wales' as const,
    result: '',
    title: 'Hearing',
    place: '',
    note: '',
    owner: '',
    enhanced: 'no' as const,
    evidenceId: null,
    withdrawn,
  });
  const rule = { ...DAY_RULE, topic: () => '' };
  const both = governs([day('1', '2027-01-11', true, null), day('2', '2027-01-12', true, apart)], rule);
  expect([both?.withdrawn, both?.undecided]).toEqual([true, undefined]);
  const one = governs([day('1', '2027-01-11', true, null), day('2', '2027-01-12', false, apart)], rule);
  expect([one?.id, one?.undecided?.length]).toEqual(['2', 2]);
});
