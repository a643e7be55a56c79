/**
 * @file A name of the referral form's lists for what was told in other words: one town in a sentence, the nationality of a
 * country. Only where no other can be meant.
 */
import nationalities from '../../../resources/codes/nationality-names.json' with { type: 'json' };
import { OFFICIAL_NAMES } from '../forms/official-lists.ts';
import type { Question } from '../forms/questions.ts';
import { townsIn } from './towns.ts';

const BY_NAME: ReadonlyMap<string, string> = new Map(
  nationalities.choices.flatMap(({ value, names }) =>
    names.map((name): [string, string] => [name.toLowerCase(), value]),
  ),
);

/** Null where there is none, or it is not plain which. Nothing is asked of the list itself: the caller does. */
export function officialName({ element }: Question, text: string): string | null {
  const { list, codes } = element.testimony;
  if (list === 'nrm-towns') {
    const { towns } = townsIn(text);
    return towns.length === 1 ? (towns[0] ?? null) : null;
  }
  if (list !== undefined) {
    const same = OFFICIAL_NAMES[list].filter(({ value }) => asSpoken(value) === asSpoken(text));
    return same.length === 1 ? (same[0]?.value ?? null) : null;
  }
  if (codes === 'nrm-nationalities') return BY_NAME.get(text.trim().toLowerCase()) ?? null;
  return null;
}

/** "Devon and Cornwall" is "Devon & Cornwall", and "Fife Council" is "The Fife Council". */
const asSpoken = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /u, '');
