/** @file Words a field cannot take are not called saved, and are not lost. */
import { expect, test } from 'vitest';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import type { AnswerInput } from '../../../src-renderer/questions/answers.ts';

function storeOf() {
  const saved: AnswerInput[] = [];
  const store = new AnswerStore({
    recorded: [],
    save: async (answers) => {
      saved.push(...answers);
      return { failure: null };
    },
  });
  return { store, saved };
}

test('a date that cannot be read is not called saved while it stands there', () => {
  const { store } = storeOf();
  expect(store.state).toBe('saved');
  store.loose.put('age', 'age', 'maybe sev', false);
  expect(store.state).toBe('waiting');
  store.loose.put('age', 'age', 'maybe seventeen', true);
  expect(store.state).toBe('not-saved');
  expect(store.loose.left).toEqual(['age']);
  expect(store.loose.in('age')).toBe('maybe seventeen');
});

test('it is kept as the person’s own words, after those that are there', async () => {
  const { store, saved } = storeOf();
  store.put('age', { ownWords: 'A child.' }, 'now');
  store.loose.put('age', 'age', 'maybe seventeen', true);
  store.keepLoose('age');
  await store.flush();
  expect(saved.at(-1)).toMatchObject({
    question: 'age',
    state: 'own-words',
    ownWords: 'A child.\nmaybe seventeen',
  });
  expect(store.state).toBe('saved');
  expect(store.loose.in('age')).toBe('');
});

test('it goes when the field is typed over with an answer, or left out on purpose', () => {
  const { store } = storeOf();
  store.loose.put('age', 'age', 'maybe', true);
  store.loose.put('age', 'age', '', false);
  expect(store.state).toBe('saved');
  store.loose.put('way', 'way-0-country', 'the desert', true);
  store.loose.put('way', 'way-1-country', 'the sea', true);
  expect(store.loose.of('way')).toBe('the desert\nthe sea');
  store.loose.drop('way');
  expect(store.state).toBe('saved');
});

test('going on with half a word counts as leaving it', () => {
  const { store } = storeOf();
  store.loose.put('age', 'age', 'may', false);
  expect(store.loose.of('age', true)).toBe('');
  store.loose.leave('age');
  expect(store.loose.of('age', true)).toBe('may');
});
