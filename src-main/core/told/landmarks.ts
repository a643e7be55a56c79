/**
 * @file Villages, parts of a town and landmarks that stand in what a period was, where nobody told of addresses by themselves: the
 * official form asks for them ("for example village names or landmarks"). They go with the words they were told in.
 */

import type { Told } from '../answers/rows-told.ts';
import { isKinWord } from '../text/kin-words.ts';
import { ENGLISH, shaped } from './english.ts';
import type { Period } from './period.ts';
import { isInUk } from './places.ts';
import { townNamed } from './towns.ts';

/** "Canterbury: Begging by the cathedral gate", for each clause of a row in the UK that says where. */
export function landmarksTold(periods: readonly Told<Period>[]): Told<string>[] {
  const people = periods.map(({ value: { charge, others, who } }) => `${charge} ${others} ${who}`).join(' ');
  const named = new Set(people.replace(FROM_WHERE, ' ').match(/\p{Lu}[\p{L}\p{M}’'-]*/gu));
  return periods.flatMap(({ value, said }) => {
    const clauses = value.what
      .split(/;\s*|(?<=[.!?])\s+/u)
      .filter((clause) => saysWhere(clause, value.place, named));
    if (!isInUk(value) || clauses.length === 0) return [];
    const words = clauses.join('; ');
    return [{ value: value.place === '' ? words : `${value.place}: ${words}`, said }];
  });
}

/** "Karim of Harehills": the second is a place. */
const FROM_WHERE = shaped(ENGLISH.landmarks['from-where']);

/** `people`: words of the names of those who were told of there. */
const saysWhere = (clause: string, place: string, people: ReadonlySet<string>): boolean =>
  LANDMARK.test(clause) ||
  [...clause.matchAll(NAMED)].some(
    ([, name = '']) => isPlace(name, place) && !isSomebody(name.split(' '), people),
  );

const isSomebody = (words: readonly string[], people: ReadonlySet<string>): boolean =>
  isKinWord(words[0] ?? '') || words.every((word) => people.has(word));

/** A name after "in" or "near". Our own reading of English words (certainty L). */
const NAMED = shaped(ENGLISH.landmarks.named);

/** Days, seasons and languages are told with "in" too, and people with "near" and "behind". */
const NO_PLACE = new RegExp(
  `^(?:${[
    'January|February|March|April|May|June|July|August|September|October|November|December',
    'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday',
    'Spring|Summer|Autumn|Winter|Ramadan|Lent|Advent|Easter|Christmas',
    'England|Scotland|Wales|Britain|Ireland|Northern Ireland|UK',
    'Amharic|Arabic|Bengali|Cantonese|Czech|Dari|Dutch|Farsi|French|German|Greek|Gujarati|Hausa|Hindi|Igbo|Khmer|Krio|Lao',
    'Lingala|Malayalam|Mandarin|Nepali|Oromo|Pashto|Punjabi|Sinhala|Somali|Sorani|Swahili|Sylheti|Tagalog|Tamil|Thai|Tigrinya',
    'Twi|Urdu|Wolof|Yoruba',
    // What is inside a house is no village and no landmark.
    '(?:Room|Bed|Cell|Ward|Floor|Level|Dormitory|Door|Table|Line|Shift|Team|Caravan|Container|Van|Car)(?: (?:\\p{Lu}\\p{L}*|\\d+))?$',
    'Madam|Madame|Sir|Boss|Mr|Mrs|Miss|Ms|Dr|Uncle|Aunt|Aunty|Auntie|Mama|Mum|Papa|Dad',
  ].join('|')})\\b(?!-)`,
  'u',
);

const isPlace = (name: string, place: string): boolean =>
  !NO_PLACE.test(name) &&
  !/(?:ish|ese|ian|[sś]k)$/u.test(name) &&
  townNamed(name) === null &&
  !place.toLowerCase().includes(name.toLowerCase());

const LANDMARK = shaped(ENGLISH.landmarks.landmark);
