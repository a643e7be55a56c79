/**
 * @file Whether somebody could go out, as one answer for all places: it has its day, says of several places that it is of
 * none in particular, and stands back where it was said of each place. What was said in own words beside it goes either way.
 */

import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { wordBefore } from '../dates/fuzzy-date.ts';
import { heldInWords } from '../dates/held.ts';
import { rowWord } from './row-words.ts';
import { hasPlace, quotedOf, quotedWords } from './words-of-place.ts';

const MOVEMENT = 'control.movement';

/** Oldest first. `byPlace`: it was said of one place at least. */
export function movementTold(
  facts: ReadonlyMap<string, FactView>,
  byPlace: boolean,
): readonly Told<string>[] {
  return (facts.get(MOVEMENT)?.statements ?? [])
    .toReversed()
    .filter(({ state, relation }) => TOLD.includes(state) && relation !== 'confirms')
    .flatMap((said) => {
      const value = inWords(said, byPlace);
      return value === '' ? [] : [{ value, said }];
    });
}

const TOLD: readonly FactStatement['state'][] = ['answered', 'own-words'];

function inWords(said: FactStatement, byPlace: boolean): string {
  const { text, ownWords, heldOn, at, severalPlaces } = said;
  // Whoever wrote the words down said of which place they are: nothing beside them denies it.
  const placed = hasPlace(ownWords);
  const words = placed ? quotedOf(said).map((one) => one.words) : [quotedWords(ownWords)];
  const answer = [byPlace ? '' : text, ...words].filter((part) => part !== '');
  const day = heldInWords(heldOn, at);
  const of = severalPlaces === true && !byPlace && !placed ? `; ${sheetWords['no-place-recorded']}` : '';
  const before = heldOn === undefined ? 'on' : wordBefore(heldOn);
  const on = day === '' ? '' : [' ', before && `${sheetWords[before]} `, day].join('');
  return answer.length === 0 ? '' : `${rowWord('outAll')}${on}: ${answer.join(placed ? '; ' : ' ')}${of}`;
}
