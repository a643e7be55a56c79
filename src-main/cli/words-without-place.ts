/** @file What an interview does not say the place of: own words beside several places, and an answer that belongs to a row. */
import type { ScreeningView } from '../contract/interviews.ts';
import { rowsOf } from '../core/answers/fact-values.ts';
import { readableValue } from '../core/answers/readable.ts';
import { answeredValues, hasContent, standingAnswers } from '../core/answers/said.ts';
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
      `“${titleOf(questions, question)}” (${question}): of which place are the own words? To say it: "[${places[0]}] ${alone.words.slice(0, 40)}". Places told: ${places.join(', ')}. Left so, the sheet says: place not recorded.`,
    ];
  });
}

/** A line for each answer to a question that is not asked while a list has rows: it belongs to one of them, and they stand here. */
export function answersBesideRows(view: ScreeningView): string[] {
  const questions = questionsOf(view);
  const standing = standingAnswers(view.answers);
  return [...standing.values()].flatMap((answer) => {
    const element = questions.get(answer.question)?.element;
    const list = /\{([a-z0-9-]+)\} empty/u.exec(element?.visibleIf ?? '')?.[1];
    const rows = list === undefined ? [] : rowsOf(standing.get(list)?.value);
    if (list === undefined || rows.length === 0 || !hasContent(answer)) return [];
    const each = rows.map((row, at) => `${at + 1}: ${readableValue(questions.get(list)?.element, [row])}`);
    const said = [readableValue(element, answer.value), answer.ownWords]
      .filter((one) => one !== '')
      .join('; ');
    return [
      `“${titleOf(questions, answer.question)}” (${answer.question}) is not asked while “${list}” has rows. “${said}” belongs to one of them, and no sheet says to which. ${each.join(' | ')}. To put it there: "rows": [{"row": 1, "set": {…}}] of "${list}".`,
    ];
  });
}
