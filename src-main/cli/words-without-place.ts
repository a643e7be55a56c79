/** @file Own words in an interview that told of several places, and which of them they are not said to belong to. */
import type { ScreeningView } from '../contract/interviews.ts';
import { answeredValues, standingAnswers } from '../core/answers/said.ts';
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
