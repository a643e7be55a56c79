/** @file A row is taken out of an answer, and comes back where it stood. */
import { expect, test } from 'vitest';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { takeRowOut } from '../../../src-renderer/questions/take-row-out.ts';

const FIRST = { what: 'Onions', place: 'Spalding' };
const SECOND = { what: 'Leeks' };

function storeOf(...value: readonly object[]) {
  const store = new AnswerStore({ recorded: [], save: async () => ({ failure: null }) });
  store.put('periods', { state: 'answered', value }, 'now');
  return { store, rows: () => store.get('periods')?.value };
}

test('a row comes back where it stood, and an answer of one row with it', async () => {
  const { store, rows } = storeOf(FIRST, SECOND);
  const undo = takeRowOut(store, 'periods', 0);
  expect(rows()).toEqual([SECOND]);
  await undo?.();
  expect(rows()).toEqual([FIRST, SECOND]);
  const one = storeOf(FIRST);
  const back = takeRowOut(one.store, 'periods', 0);
  expect(one.store.get('periods')).toMatchObject({ state: 'cleared', value: null });
  await back?.();
  expect(one.store.get('periods')).toMatchObject({ state: 'answered', value: [FIRST] });
});

test('what was typed since stays', async () => {
  const { store, rows } = storeOf(FIRST, SECOND);
  const undo = takeRowOut(store, 'periods', 0);
  store.put('periods', { value: [{ ...SECOND, place: 'Boston' }] }, 'soon');
  await undo?.();
  expect(rows()).toEqual([FIRST, { ...SECOND, place: 'Boston' }]);
});

test('an empty row goes without a word', () => {
  const { store, rows } = storeOf(FIRST, {});
  expect(takeRowOut(store, 'periods', 1)).toBeNull();
  expect(rows()).toEqual([FIRST]);
});

test('words that a field cannot take go with their row, those below move up, and all come back', async () => {
  const { store } = storeOf(FIRST, SECOND);
  store.loose.put('periods', 'periods-0-from', 'the war', true);
  store.loose.put('periods', 'periods-1-from', 'the rain', true);
  const undo = takeRowOut(store, 'periods', 0);
  expect(store.loose.of('periods')).toBe('the rain');
  expect(store.loose.in('periods-0-from')).toBe('the rain');
  await undo?.();
  expect(store.loose.in('periods-0-from')).toBe('the war');
  expect(store.loose.in('periods-1-from')).toBe('the rain');
});

test('a row that was confirmed as recorded is confirmed again', async () => {
  const { store } = storeOf(FIRST, SECOND);
  store.put('periods', { relation: 'confirms' }, 'now');
  const undo = takeRowOut(store, 'periods', 1);
  expect(store.get('periods')?.relation).toBe('new');
  await undo?.();
  expect(store.get('periods')).toMatchObject({ relation: 'confirms', value: [FIRST, SECOND] });
});
