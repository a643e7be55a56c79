/** @file Where it was, as the referral form asks it: towns of its list, countries of its list, and what is on neither. */
import countries from '../../../resources/codes/nrm-countries.json' with { type: 'json' };
import { countryName } from '../answers/countries.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { wordsBeside } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isKinWord } from '../text/kin-words.ts';
import { ENGLISH, shaped } from './english.ts';
import { type Period, whereOf } from './period.ts';
import { listedTowns, townNamed, townsIn } from './towns.ts';

interface Places {
  /** With "Unknown", as the form asks it, once where a place was told of which no town is on the list. */
  readonly towns: readonly Told<string>[];
  readonly ukOther: readonly Told<string>[];
  readonly countries: readonly Told<string>[];
  readonly overseasOther: readonly Told<string>[];
}

const UK = 'GB';
const LISTED = new Set(countries.choices.map(({ value }) => value));

/**
 * `ukPlaces`, `overseas`: what was told as a town in the UK and as a country overseas. A period without a country is in
 * the UK where its place is a town of the list, and is otherwise in neither: that is asked.
 */
export function placesTold(
  periods: readonly Told<Period>[],
  ukPlaces: readonly Told<string>[],
  overseas: readonly Told<string>[],
): Places {
  const inUk = periods.filter(({ value }) => isInUk(value) && value.place !== '');
  const abroad = periods.filter(({ value }) => isAbroad(value));
  const uk = [...inUk.map(({ value, said }) => ({ value: value.place, said })), ...ukPlaces].map(
    ({ value, said }) => ({ said, ...townsIn(value), listed: listedTowns(value) }),
  );
  const codes = [...abroad.map(({ value, said }) => ({ value: value.country, said })), ...overseas];
  return {
    towns: once(uk.flatMap(({ listed, said }) => listed.map((value) => ({ value, said })))),
    ukOther: once(uk.flatMap(({ rest, said }) => (rest === '' ? [] : [{ value: rest, said }]))),
    // Told as a country overseas, the UK is none of the form's: it is shown last, and does not fit.
    countries: once([
      ...codes.filter(({ value }) => LISTED.has(value) && value !== UK),
      ...codes.filter(({ value }) => value === UK),
    ]),
    overseasOther: once([
      ...abroad.flatMap(({ value, said }) => (value.place === '' ? [] : [{ value: whereOf(value), said }])),
      ...codes
        .filter(({ value }) => !LISTED.has(value))
        .map(({ value, said }) => ({ value: countryName(value), said })),
    ]),
  };
}

/** `null` where no period says, or where one that says nothing of it may be the other: all of them in the UK was not told then. */
export function ukOrOverseas(periods: readonly Period[]): 'uk' | 'overseas' | 'uk-and-overseas' | null {
  const uk = periods.some(({ country }) => country === UK);
  const overseas = periods.some(isAbroad);
  if (uk && overseas) return 'uk-and-overseas';
  return periods.some(isNowhere) ? null : uk ? 'uk' : overseas ? 'overseas' : null;
}

/** Neither country nor town of the list; a row that says nothing at all is none. */
const isNowhere = (period: Period): boolean =>
  !isAbroad(period) &&
  !isInUk(period) &&
  [period.place, period.what, period.ended, period.charge].some((words) => words !== '');

export const isInUk = ({ country, place }: Period): boolean =>
  country === UK || (country === '' && townNamed(place) !== null);
const isAbroad = ({ country }: Period): boolean => country !== '' && country !== UK && country !== 'unknown';

const once = <T>(told: readonly Told<T>[]): Told<T>[] =>
  told.filter(({ value }, at) => told.findIndex((one) => one.value === value) === at);

// Villages, parts of a town and landmarks that stand in what a period was, where nobody told of addresses by themselves:
// the official form asks for them ("for example village names or landmarks"). They go with the words they were told in.

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

// What was said of places in the UK and overseas together, sentence by sentence to where it belongs.

/**
 * Oldest first. `asSaid`: in the person's own words, with or without an answer beside them, which they add to: the answer
 * that they stand beside is told with them, and not before them.
 */
export function placesSaid(fact: FactView | undefined): (Told<string> & { readonly asSaid: boolean })[] {
  return (fact === undefined ? [] : standingStatements(fact)).flatMap((said) => {
    const typed = said.state === 'answered' && typeof said.value === 'string' ? said.value : '';
    const own = wordsBeside(said);
    return [
      ...(typed === '' ? [] : [{ value: typed, said, asSaid: false }]),
      ...(own === '' || typed.includes(own)
        ? []
        : [{ value: own, said: typed === '' ? said : asAdded(said), asSaid: true }]),
    ];
  });
}

const asAdded = (said: FactStatement): FactStatement => ({ ...said, relation: 'adds', cause: '' });

/** `overseasCountries`: codes, told otherwise than in a period. A sentence that names neither goes with the one before it; all of it is in the UK where nothing says otherwise. */
export function placesApart(
  text: string,
  periods: readonly Period[],
  overseasCountries: readonly string[],
): { uk: string; overseas: string } {
  const countries = [...periods.filter(isAbroad).map(({ country }) => country), ...overseasCountries];
  const named = (some: readonly Period[]) => some.map(({ place }) => withoutNear(place));
  const abroad = [...named(periods.filter(isAbroad)), ...countries.map(countryName)];
  const home = named(periods.filter((one) => !isAbroad(one)));
  const sides = { uk: '', overseas: '' };
  let side: keyof typeof sides = 'uk';
  for (const sentence of text.split(/(?<=[.!?;]\s)|(?<=\n)/u)) {
    const overseas = names(sentence, abroad);
    const inUk = names(sentence, home) || townsIn(sentence).towns.length > 0;
    if (overseas && inUk) {
      sides.uk += sentence;
      sides.overseas += sentence;
    } else {
      if (overseas || inUk) side = overseas ? 'overseas' : 'uk';
      sides[side] += sentence;
    }
  }
  const countryNames = countries.map(countryName);
  return { uk: tidy(sides.uk), overseas: isBare(sides.overseas, countryNames) ? '' : tidy(sides.overseas) };
}

/** A piece of a sentence ends as one. */
const tidy = (text: string): string => text.trim().replace(/[;,]+$/u, '');

/** A country and when: it stands on the list of countries already. */
function isBare(text: string, countries: readonly string[]): boolean {
  const rest = countries.reduce((left, country) => left.replaceAll(country, ' '), text);
  return !/\p{Lu}/u.test(rest) && rest.split(/\s+/u).length < 8;
}

const names = (sentence: string, places: readonly string[]): boolean =>
  places.some((place) => place !== '' && ` ${plain(sentence)} `.includes(` ${plain(place)} `));

/** Who was “near Drammen” speaks of Drammen. */
const withoutNear = (place: string): string =>
  place.replace(
    /^(?:somewhere )?(?:near|close to|outside|just outside|around|by|not far from)\s+(?=\p{Lu})/iu,
    '',
  );

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
