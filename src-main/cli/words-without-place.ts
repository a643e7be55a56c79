/** @file What an interview does not say the place of: own words beside several places, and an answer that belongs to a row. */
import type { ScreeningView } from '../contract/interviews.ts';
import { readableValue } from '../core/answers/readable.ts';
import { answeredValues, standingAnswers } from '../core/answers/said.ts';
import { FormFile } from '../core/forms/form-format.ts';
import { flattenQuestions } from '../core/forms/questions.ts';
import { answersBesideRows } from '../core/interviews/beside-rows.ts';
import { PERIODS } from '../core/told/derived.ts';
import { isOfPlaces, placedWords, placesIn } from '../core/told/words-of-place.ts';
import { questionsOf, titleOf } from './record-lines.ts';

/** A line for each, with how to say it: nobody has to. None on a sheet, which is filled from interviews. */
export function wordsWithoutPlace(view: ScreeningView): string[] {
  const questions = questionsOf(view);
  const standing = standingAnswers(view.answers);
  const periods = [...standing.values()].filter(
    ({ question }) => questions.get(question)?.element.testimony.fact === PERIODS,
  );
  const places = placesIn(answeredValues(periods));
  if (places.length < 2) return [];
  return [...standing.values()].flatMap(({ question, ownWords }) => {
    const asked = questions.get(question);
    const isOne = asked?.prepared === false && isOfPlaces(asked.element.testimony.fact ?? '');
    const alone = placedWords(ownWords).find(({ place }) => place === '');
    if (!isOne || alone === undefined) return [];
    return [
      `“${titleOf(questions, question)}” (${question}): of which place are the own words? To say it, begin with the place in brackets: "[PLACE] ${alone.words.slice(0, 40)}". Places told: ${places.join(', ')}. Left so, the sheet says: place not recorded.`,
    ];
  });
}

/** A line for each answer that belongs to a row of a list and stands in none, with the rows. None on a sheet. */
export function besideRowsLines(view: ScreeningView): string[] {
  const questions = flattenQuestions(FormFile.parse(view.definition));
  return answersBesideRows(questions, standingAnswers(view.answers)).map(({ answer, asked, list, rows }) => {
    const each = rows.map((row, at) => `${at + 1}: ${readableValue(list.element, [row])}`);
    const value = answer.state === 'answered' ? readableValue(asked.element, answer.value) : '';
    const said = [value, answer.ownWords].filter((one) => one !== '').join('; ');
    return `“${asked.title}” (${asked.name}) is not asked while “${list.name}” has rows. “${said}” belongs to one of them, and no sheet says to which. ${each.join(' | ')}. To put it there: "rows": [{"row": NUMBER, "set": {…}}] of "${list.name}".`;
  });
}
