/** A word with a capital may be a name: what is taken for one, and what is not. */
import { expect, it } from 'vitest';
import {
  capitalsInside,
  guessedName,
  type NameGuess,
  placesSaid,
} from '../../../../src-main/core/worksheets/name-guess.ts';

const guess = (text: string): NameGuess => ({
  notNames: new Set(['Health', 'Visitor', 'Guardian', 'Father', 'Twi']),
  isKnown: (words) => ['Croydon', 'West Yorkshire Police'].includes(words),
  inside: capitalsInside([text]),
});
const found = (text: string, word: string) => {
  const start = text.indexOf(word);
  const one = {
    kind: 'name',
    label: '',
    takeOut: false,
    text: word,
    start,
    end: start + word.length,
  } as const;
  return guessedName(text, one, guess(text))?.text ?? null;
};

it.each([
  ['She slept beside Althea and Jericho.', 'Althea', 'Althea'],
  ['He was in Sandra’s flat.', 'Sandra', 'Sandra'],
  ['Guardian Joyce Adeyemi came.', 'Guardian Joyce Adeyemi', 'Joyce Adeyemi'],
  // A name ends where its line does.
  ['With Salma Kamal\nPhysical health: well.', 'Salma Kamal\nPhysical', 'Salma Kamal'],
  // It stands inside a sentence too.
  ['Minh came. They took Minh away.', 'Minh', 'Minh'],
])('"%s": %s may be a name', (text, word, name) => {
  expect(found(text, word)).toBe(name);
});

it.each([
  ['Plants in every room.', 'Plants'],
  ['A Health Visitor came.', 'Health Visitor'],
  ['We went to Croydon.', 'Croydon'],
  ['He was born in Kanyakumari.', 'Kanyakumari'],
  ['Told to West Yorkshire Police.', 'West Yorkshire Police'],
  ['She speaks Twi.', 'Twi'],
  ['The DC rang.', 'DC'],
])('"%s": %s is none', (text, word) => {
  expect(found(text, word)).toBeNull();
});

it('a word that is said to be a place is one everywhere: "in" it, or before a country', () => {
  const said = placesSaid(
    [
      'He slept in Dunkirk. Held near Sombor, by men of Shafiq.',
      'Tehran, Iran. In Yonas’s flat.',
      'Gul, Naveed',
    ],
    (words) => words === 'Iran',
  );
  expect([...said].filter((word) => !word.includes('’'))).toEqual(['Dunkirk', 'Sombor', 'Tehran']);
});
