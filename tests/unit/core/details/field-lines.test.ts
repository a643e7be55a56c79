/** Fields that were written in several offices: what is effective, and which is used while nobody has decided. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decidedBy,
  effectiveLines,
  type FieldLine,
  governing,
  inWords,
  isUndecided,
  linesToHandOver,
  meetFields,
  valuesOf,
  withValues,
} from '../../../../src-main/core/details/field-lines.ts';

const line = (
  id: string,
  said: unknown,
  inViewOf: readonly string[] = [],
  at = '2026-11-20T09:00:00.000+00:00',
): FieldLine => ({
  id,
  value: JSON.stringify(said),
  inViewOf,
  at,
  author: 'Ruth',
});
const asked = (answer: string, on: string | null) => ({ answer, who: 'Ana', on, where: '', toldBy: '' });
const used = (field: string, ...lines: FieldLine[]) => governing(field, lines)?.id;

it('what was written in view of another counts, whatever day stands on it', () => {
  const [old, later] = [line('a', 'Ana', [], '2027-01-01T00:00:00.000+00:00'), line('b', 'Anna', ['a'])];
  for (const both of [
    [old, later],
    [later, old],
  ]) {
    expect(effectiveLines(both)).toEqual([later]);
    expect([isUndecided(both), used('name', ...both)]).toEqual([false, 'b']);
  }
});

it.each([
  ['an interpreter is asked for', 'interpreterNeeded', true, false],
  ['a case is open', 'status', 'active', 'closed'],
  ['a case that is followed up is open', 'status', 'follow-up', 'closed-referred'],
  [
    'somebody is as young as anybody says',
    'birthDate',
    { value: '2009', qualifier: 'exact' },
    { value: '1995-04-02', qualifier: 'exact' },
  ],
  [
    'a day between two is its later end',
    'birthDate',
    { value: '2000', qualifier: 'exact', to: '2008' },
    { value: '2007', qualifier: 'exact' },
  ],
  ['that somebody is charged', 'situation:charged', asked('yes', null), asked('no', null)],
  ['that a charge is not known', 'situation:charged', asked('not-known', null), asked('no', null)],
  ['the earlier plea', 'situation:plea', asked('yes', '2026-12-11'), asked('yes', '2026-12-15')],
  ['a plea that has a day', 'situation:plea', asked('yes', '2026-12-11'), asked('yes', null)],
  ['an answer before none', 'situation:bail', asked('no', null), null],
  ['a birth that is known comes before none', 'birthDate', { value: '1995', qualifier: 'exact' }, null],
] as const)('of two that nobody decided between: %s', (_, field, safer, other) => {
  const newer = '2026-11-21T09:00:00.000+00:00';
  for (const [one, two] of [
    ['x', 'y'],
    ['y', 'x'],
  ] as const) {
    expect(used(field, line(one, safer), line(two, other, [], newer))).toBe(one);
    expect(used(field, line(two, other, [], newer), line(one, safer))).toBe(one);
  }
});

it('of other words the newest by its day is used, and by name where the day is the same', () => {
  expect(used('name', line('b', 'Ana'), line('a', 'Ann', [], '2026-11-20T08:00:00.000+00:00'))).toBe('b');
  expect(used('name', line('b', 'Ana'), line('a', 'Ann', [], '2026-11-20T09:30:00.000+01:00'))).toBe('b');
  expect(used('name', line('b', 'Ana'), line('a', 'Ann'))).toBe('a');
});

it('two that say the same are decided', () =>
  expect(isUndecided([line('a', 'Ana'), line('b', 'Ana')])).toBe(false));

it('to others go the words that count, and of the rest the names alone', () => {
  const lines = [line('a', 'Ana'), line('b', 'Anna', ['a']), line('c', 'Anne', ['a'])];
  expect(linesToHandOver(lines).map(({ id, value }) => [id, value])).toEqual([
    ['a', null],
    ['b', '"Anna"'],
    ['c', '"Anne"'],
  ]);
});

it('where two meet: taken, asked, or nothing to do', () => {
  const first = line('a', 'Ana');
  const meet = (here: FieldLine[], there: FieldLine[]) => {
    const [{ state, here: mine, there: theirs, added } = never()] = meetFields(
      { name: here },
      { name: there },
    );
    return [state, mine?.id, theirs?.id, added.map(({ id }) => id)];
  };
  const [mine, theirs] = [line('m', 'Anna', ['a']), line('t', 'Anne', ['a'])];
  expect(meet([first], [first, theirs])).toEqual(['taken', 'a', 't', ['t']]);
  expect(meet([first, mine], [first])).toEqual(['same', 'm', 'a', []]);
  expect(meet([first, mine], [first, theirs])).toEqual(['asked', 'm', 't', ['t']]);
  const decided = [first, mine, theirs, line('d', 'Anna', ['m', 't'])];
  expect(meet([first, mine], decided)).toEqual(['same', 'm', 'd', ['t', 'd']]);
  expect(meet(decided, [first, theirs])).toEqual(['same', 'd', 't', []]);
  expect(meet([first, mine, theirs], [first, mine, theirs])).toEqual(['asked', 't', 'm', []]);
  // Theirs stays theirs where it is what is used here already.
  const later = { ...theirs, at: '2026-11-22T09:00:00.000+00:00' };
  expect(meet([first, mine, later], [first, later])).toEqual(['asked', 'm', 't', []]);
  // Their file brings both back: ours stays ours, whichever of the two is used until somebody decides.
  expect(meet([first, later], [first, later, mine])).toEqual(['asked', 't', 'm', ['m']]);
  expect(meet([first, mine], [first, mine, later])).toEqual(['asked', 'm', 't', ['t']]);
  expect(meet([first], [first, line('n', '', ['a'])])).toEqual(['taken', 'a', 'n', ['n']]);
});

it('what is asked first in a case is a field for each question', () => {
  const situation = { arrested: { answer: 'yes', who: 'Ana' }, bail: { answer: 'no', who: '' } };
  const values = valuesOf('case', { title: 'R v D', situation });
  expect(inWords('situation:arrested', values['situation:arrested'])).toBe('yes, Ana');
  const changed = {
    'situation:bail': 'null',
    'situation:arrested': JSON.stringify({ answer: 'no', who: '' }),
    title: '"R v E"',
  };
  expect(withValues({ title: 'R v D', situation }, changed)).toEqual({
    title: 'R v E',
    situation: { arrested: { answer: 'no', who: '' } },
  });
});

/** Three offices write, decide and exchange in any order: after everybody has everything, all hold the same. */
it('comes out the same in any order, any number of times, with three offices', () => {
  const deed = fc.record({
    office: fc.nat(2),
    other: fc.nat(2),
    deed: fc.constantFrom('write', 'decide', 'send', 'send'),
    word: fc.constantFrom('Ana', 'Anna', 'Anne', ''),
    day: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), fc.constantFrom(1, 2), (deeds, times) => {
      const vaults: FieldLine[][] = [[], [], []];
      const send = (from: number, to: number) => {
        const came = linesToHandOver(vaults[from] ?? []);
        for (const { all } of meetFields({ name: vaults[to] ?? [] }, { name: came })) vaults[to] = [...all];
      };
      const ever: string[] = [];
      deeds.forEach(({ office, other, deed: what, word, day }, at) => {
        const mine = vaults[office] ?? [];
        if (what === 'send') send(office, other);
        else if (what === 'write' || isUndecided(mine)) {
          const value = what === 'write' ? JSON.stringify(word) : (governing('name', mine)?.value ?? '""');
          const moment = `2026-11-${String(day).padStart(2, '0')}T09:00:00.000+00:00`;
          vaults[office] = [
            ...mine,
            decidedBy(mine, { id: `l${at}`, value, at: moment, author: `${office}` }),
          ];
          ever.push(`l${at}`);
        }
      });
      for (let time = 0; time < times; time += 1)
        for (const [from, to] of [
          [0, 1],
          [1, 2],
          [2, 0],
          [0, 1],
        ] as const)
          send(from, to);
      const [one, two, three] = vaults.map((lines) => ({
        used: governing('name', lines)?.id,
        effective: effectiveLines(lines)
          .map(({ id, value }) => `${id} ${value}`)
          .sort(),
        all: lines.map(({ id }) => id).sort(),
      }));
      expect([two, three]).toEqual([one, one]);
      expect(one?.all).toEqual(ever.sort());
      // No words are lost: whoever wrote them has them.
      const words = new Set(
        vaults
          .flat()
          .filter(({ value }) => value !== null)
          .map(({ id }) => id),
      );
      expect(words.size).toBe(ever.length);
    }),
    { numRuns: 500 },
  );
});

const never = (): never => {
  throw new Error('no field met');
};
