/** What was worked out of the store is asked for many times and worked out once, and never holds after a change. */
import { expect, it } from 'vitest';
import { WorkedOut } from '../../../src-main/vault/worked-out.ts';

/** A store of one number, and how often it was read. */
function oneNumber() {
  const store = { number: 1, reads: 0 };
  const kept = new WorkedOut();
  const read = () =>
    kept.recall('twice', () => {
      store.reads += 1;
      return store.number * 2;
    });
  const changing = <Tx extends Writing, T>(change: (tx: Tx) => T, tx: Tx = { run: () => 0 } as never) =>
    kept.whileChanging(change, (by) => by(tx));
  return { store, kept, read, changing };
}

interface Writing {
  run(...given: never[]): unknown;
}

it('works a thing out once, and another for another key', () => {
  const { store, kept, read } = oneNumber();
  expect([read(), read(), read()]).toEqual([2, 2, 2]);
  expect(store.reads).toBe(1);
  expect(kept.recall('other', () => 'x')).toBe('x');
});

it('says what stands after a change, and after one that was taken back', () => {
  const { store, read, changing } = oneNumber();
  read();
  changing(() => {
    store.number = 5;
  });
  expect(read()).toBe(10);
  const taken = () =>
    changing(() => {
      store.number = 7;
      expect(read()).toBe(14);
      store.number = 5;
      throw new Error('no room');
    });
  expect(taken).toThrow('no room');
  expect(read()).toBe(10);
});

it('keeps nothing that was read half-way through a change', () => {
  const { store, read, changing } = oneNumber();
  changing(() => {
    store.number = 2;
    read();
    store.number = 3;
  });
  expect(read()).toBe(6);
});

it('keeps no more than so many, and nothing once it is told to forget', () => {
  const { store, kept, read } = oneNumber();
  read();
  for (let one = 0; one < 1000; one += 1) kept.recall(`other ${one}`, () => one);
  read();
  expect(store.reads).toBe(2);
  kept.forget();
  read();
  expect(store.reads).toBe(3);
});

it('works a thing out once within a change, until something is written', () => {
  const { store, read, changing } = oneNumber();
  const writes = { run: (number: number) => (store.number = number) };
  changing((tx: typeof writes) => {
    expect([read(), read()]).toEqual([2, 2]);
    expect(store.reads).toBe(1);
    tx.run(6);
    expect([read(), read()]).toEqual([12, 12]);
    expect(store.reads).toBe(2);
  }, writes);
  expect(read()).toBe(12);
});

it('holds nothing from before a statement that failed half-way', () => {
  const { store, read, changing } = oneNumber();
  const fails = {
    run: () => {
      store.number = 9;
      throw new Error('half-way');
    },
  };
  changing((tx: typeof fails) => {
    read();
    expect(() => tx.run()).toThrow('half-way');
    expect(read()).toBe(18);
  }, fails);
});
