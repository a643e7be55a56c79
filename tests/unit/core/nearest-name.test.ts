/** Which names are offered for one that a form does not have. */
import { expect, it } from 'vitest';
import screening from '../../../resources/forms/screening-interview.json' with { type: 'json' };
import { answerFinding } from '../../../src-main/core/answers/answers.ts';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { flattenQuestions } from '../../../src-main/core/forms/questions.ts';
import { nearestNames } from '../../../src-main/core/text/nearest-name.ts';

const questions = flattenQuestions(FormFile.parse(screening));
const names = questions.map((one) => one.name);

it.each([
  ['how_it_startd', 'how-it-started'],
  ['Living', 'living'],
  ['where-recruited', 'recruited-where'],
  ['travel-details-of-journey', 'journey-details'],
])('%s: %s first', (typed, meant) => {
  expect(nearestNames(typed, names)[0]).toBe(meant);
});

it('a few at most, and none where nothing is like it', () => {
  expect(nearestNames('consent', names).length).toBeGreaterThan(1);
  expect(nearestNames('safety', names).length).toBeLessThanOrEqual(3);
  expect(nearestNames('zzzzzzzz', names)).toEqual([]);
  expect(nearestNames('', names)).toEqual([]);
});

it('a cell that a row does not have is told of the nearest, or of all of them', () => {
  const periods = questions.find(({ name }) => name === 'periods')!;
  const why = (row: object) => JSON.stringify(answerFinding(periods, 'answered', [row]));
  expect(why({ place: 'Luton', untill: null })).toContain('"nearest":["until"]');
  expect(why({ zzzzzzz: 'x' })).toMatch(/"nearest":\["what","place",.*"kinds"\]/);
});
