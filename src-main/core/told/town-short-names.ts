/**
 * @file Short names of towns: "Hull" for "Kingston upon Hull", "Tunbridge Wells" for "Royal Tunbridge Wells", "Southend" for
 * "Southend-on-Sea", "Stoke on Trent" as it is written too. One that could be a second town of the list is none: "Newcastle".
 */

import data from '../../../resources/codes/town-short-names.json' with { type: 'json' };
import { ENGLISH, shaped } from './english.ts';

/** What a town lies on, in or under, behind the name it is called by. */
const LIES = shaped(ENGLISH['town-short-names'].lies);
const OF_ITS_OWN = new Map(data.choices.map(({ value, names }) => [value, names]));
/** Of other places as well, which the list does not have. */
const OF_OTHERS_TOO = new Set(data.words);

/** Spelled alike: without case, apostrophes and hyphens. */
export const asWritten = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’.]/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .trim();

/** Each short name to the one official name it is of; a name that begins another town too is left out. */
export function shortNames(official: readonly string[]): ReadonlyMap<string, string> {
  const spelled = official.flatMap((value) =>
    value.split(' / ').map((one) => ({ value, name: asWritten(one) })),
  );
  const owners = new Map<string, Set<string>>();
  for (const { value, name } of spelled)
    for (const short of new Set([
      name,
      name.replace(LIES, ''),
      name.replace(/^royal /u, ''),
      ...(OF_ITS_OWN.get(value) ?? []),
    ]))
      owners.set(short, (owners.get(short) ?? new Set()).add(value));
  return new Map(
    [...owners].flatMap(([short, values]): [string, string][] => {
      const [only] = values;
      return only === undefined ||
        values.size > 1 ||
        OF_OTHERS_TOO.has(short) ||
        beginsAnother(short, only, spelled)
        ? []
        : [[short, only]];
    }),
  );
}

/** "Newcastle" is upon Tyne, under Lyme, in County Down; "Sutton" is also in Ashfield. */
const beginsAnother = (
  short: string,
  only: string,
  spelled: readonly { readonly value: string; readonly name: string }[],
): boolean => spelled.some(({ value, name }) => value !== only && name.startsWith(`${short} `));
