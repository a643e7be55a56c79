/** @file What was said of places in the UK and overseas together, sentence by sentence to where it belongs. */
import { countryName } from '../answers/countries.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { wordsBeside } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Period } from './period.ts';
import { isAbroad } from './places.ts';
import { townsIn } from './towns.ts';

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
