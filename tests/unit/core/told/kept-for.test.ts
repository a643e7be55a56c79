/** What follows from facts is worked out once for the same facts, and anew as soon as one that it was made of is another. */
import { expect, it } from 'vitest';
import type { FactView } from '../../../../src-main/core/answers/fact.ts';
import type { Facts } from '../../../../src-main/core/told/facts-told.ts';
import { addedFor, keptFor } from '../../../../src-main/core/told/kept-for.ts';

const fact = (key: string, title: string): FactView => ({ key, title, statements: [], differs: false });
const WORK = fact('work', 'A farm');
const PAY = fact('pay', 'Nothing');
const told = (...some: readonly FactView[]): Facts => new Map(some.map((one) => [one.key, one]));

/** Titles of work and, where there is one, of pay, and how often they were put together. */
function titles() {
  const made = { times: 0 };
  const make = keptFor('work', (facts) => {
    made.times += 1;
    return ['work', 'pay'].map((key) => facts.get(key)?.title ?? 'untold').join(': ');
  });
  return { made, make };
}

it('is made once where what it is made of is the same, whatever else was told', () => {
  const { made, make } = titles();
  expect(make(told(WORK, PAY))).toBe('A farm: Nothing');
  expect(make(told(PAY, WORK, fact('home', 'A shed')))).toBe('A farm: Nothing');
  expect(made.times).toBe(1);
});

it('is made anew where one of them is another, is gone, or has come', () => {
  const { make } = titles();
  expect(make(told(WORK))).toBe('A farm: untold');
  expect(make(told(WORK, PAY))).toBe('A farm: Nothing');
  expect(make(told(WORK, fact('pay', '£5')))).toBe('A farm: £5');
  expect(make(told(fact('work', 'A boat'), PAY))).toBe('A boat: Nothing');
  expect(make(told(WORK))).toBe('A farm: untold');
  expect(make(told(PAY))).toBe('untold: Nothing');
});

it('knows what was looked at for a part of it that was there already', () => {
  const inner = keptFor('work', (facts) => facts.get('pay')?.title ?? 'untold');
  const outer = keptFor('work', (facts) => `paid ${inner(facts)}`);
  expect(inner(told(WORK, PAY))).toBe('Nothing');
  expect(outer(told(WORK, PAY))).toBe('paid Nothing');
  expect(outer(told(WORK))).toBe('paid untold');
});

it('is made anew where all facts were gone through', () => {
  const each: ((facts: Facts) => unknown)[] = [
    (facts) => [...facts].length,
    (facts) => [...facts.keys()].length,
    (facts) => [...facts.values()].length,
    (facts) => [...facts.entries()].length,
    (facts) => facts.size,
    (facts) => {
      let count = 0;
      facts.forEach(() => {
        count += 1;
      });
      return count;
    },
  ];
  for (const make of each) {
    const counted = keptFor('work', make);
    expect([counted(told(WORK)), counted(told(WORK, PAY))]).toEqual([1, 2]);
  }
});

it('asks whether something was told as it asks for it', () => {
  const isPaid = keptFor('work', (facts) => facts.has('pay'));
  expect([isPaid(told(WORK)), isPaid(told(WORK, PAY)), isPaid(told(WORK))]).toEqual([false, true, false]);
});

it('adds the same again', () => {
  const add = addedFor('work', (facts, one) => one(facts.get('work')?.title ?? '', [], [], 'work', true));
  const added = (facts: Facts) => {
    const all: unknown[] = [];
    add(facts, (...one) => all.push(one));
    return all;
  };
  const once = [['A farm', [], [], 'work', true]];
  expect([added(told(WORK)), added(told(WORK, PAY))]).toEqual([once, once]);
  expect(added(told(fact('work', 'A boat')))).toEqual([['A boat', [], [], 'work', true]]);
});

it('keeps no more than a large case has sheets: what was told otherwise long ago is let go', () => {
  const { made, make } = titles();
  const day = (n: number) => told(WORK, fact('pay', `£${n}`));
  const days = Array.from({ length: 65 }, (_, n) => day(n));
  for (const one of days) make(one);
  for (const one of days.slice(1)) make(one);
  expect(made.times).toBe(65);
  make(days[0] ?? told());
  expect(made.times).toBe(66);
});
