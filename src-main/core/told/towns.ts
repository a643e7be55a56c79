/**
 * @file Towns of the referral form's list in what somebody said: "Luton and Bedford" are two. A name counts where it
 * stands for itself, between commas and the like, or as it is written after "in", "to" and such words: many towns are
 * also words or names ("March", "Reading", "Deal"). What is not on the list stays in the speaker's words. A shorter name, as "Hull", is its
 * town, and its own words stay beside it.
 */

import towns from '../../../resources/codes/nrm-towns.json' with { type: 'json' };
import data from '../../../resources/codes/town-short-names.json' with { type: 'json' };
import { ENGLISH, shaped } from './english.ts';

// Short names of towns: "Hull" for "Kingston upon Hull", "Tunbridge Wells" for "Royal Tunbridge Wells", "Southend" for
// "Southend-on-Sea", "Stoke on Trent" as it is written too. One that could be a second town of the list is none:
// "Newcastle".

/** What a town lies on, in or under, behind the name it is called by. */
const LIES = shaped(ENGLISH['town-short-names'].lies);
const OF_ITS_OWN = new Map(data.choices.map(({ value, names }) => [value, names]));
/** Of other places as well, which the list does not have. */
const OF_OTHERS_TOO = new Set(data.words);

/** Spelled alike: without case, apostrophes and hyphens. */
const asWritten = (name: string): string =>
  name
    .toLowerCase()
    .replace(/['’.]/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .trim();

/** Each short name to the one official name it is of; a name that begins another town too is left out. */
function shortNames(official: readonly string[]): ReadonlyMap<string, string> {
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

/** What the form takes for a place whose town is not on its list. */
export const UNKNOWN = 'Unknown';

/** By lower-case name; null where several towns have it, as of "Newport". */
const BY_NAME = new Map<string, string | null>();
for (const { value } of towns.choices) {
  if (value === UNKNOWN) continue;
  for (const name of new Set([value, ...value.split(' / ')])) {
    const key = name.toLowerCase();
    BY_NAME.set(key, BY_NAME.has(key) ? null : value);
  }
}

/** By a name that people use for it, and that no other town has. Made by the first who asks: it takes longer than all the rest. */
let byShortName: ReadonlyMap<string, string> | undefined;

function townShortlyNamed(name: string): string | null {
  byShortName ??= shortNames(towns.choices.map(({ value }) => value).filter((one) => one !== UNKNOWN));
  return byShortName.get(asWritten(name)) ?? null;
}

const SEPARATORS = shaped(ENGLISH.towns.separators);
const LEADING = shaped(ENGLISH.towns.leading);
const BEFORE = String.raw`\b(?:in|to|from|at)\s+`;

interface TownsInText {
  /** As the form writes them, in the order they were said. */
  readonly towns: readonly string[];
  /** All of it where something in it is no town; otherwise empty. */
  readonly rest: string;
}

/** The town with this name, or with this short name; null where there is none, or more than one. */
export const townNamed = (name: string): string | null => listed(name) ?? short(name);

const listed = (name: string): string | null => BY_NAME.get(name.trim().toLowerCase()) ?? null;
/** A name of several towns in the list has no short reading either. */
const short = (name: string): string | null =>
  BY_NAME.has(name.trim().toLowerCase()) ? null : townShortlyNamed(name);

export function townsIn(text: string): TownsInText {
  const whole = listed(text);
  if (whole !== null) return { towns: [whole], rest: '' };
  const parts = text
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map(readPart);
  const found = [...new Set(read.flatMap((one) => one.towns))];
  return { towns: found, rest: read.every((one) => one.whole) ? '' : text.trim() };
}

/**
 * What the form's fields for towns take of a place in the UK: "If you cannot find the city or town on the list, enter 'Unknown'"
 * (the hint of the field in the NRM online form). The place itself goes with the addresses.
 */
export function listedTowns(place: string): readonly string[] {
  const { towns } = townsIn(place);
  return towns.length > 0 || place.trim() === '' ? towns : [UNKNOWN];
}

function readPart(part: string): { readonly towns: readonly string[]; readonly whole: boolean } {
  const name = part.replace(LEADING, '').replace(/\.$/u, '');
  const town = listed(name);
  if (town !== null) return { towns: [town], whole: true };
  const shorter = short(name);
  if (shorter !== null) return { towns: [shorter], whole: false };
  return { towns: townsAfterWords(part), whole: false };
}

/** "a car wash in Bury St Edmunds": the longest name that is written so after such a word. "Near Sandy" is not Sandy. */
function townsAfterWords(part: string): string[] {
  return [...part.matchAll(new RegExp(BEFORE, 'giu'))].flatMap((match) => {
    const words = part.slice(match.index + match[0].length).split(/\s+/u);
    // "To Ross" may be a man.
    const inIt = /^in\s/iu.test(match[0]);
    for (let length = Math.min(words.length, 5); length > 0; length -= 1) {
      const name = words.slice(0, length).join(' ');
      const town = /^\p{Lu}/u.test(name) ? (listed(name) ?? (inIt ? short(name) : null)) : null;
      // "in March 2023" is a month.
      if (town !== null && !/^\d{4}$/u.test(words[length] ?? '') && !(town === 'March' && length === 1))
        return [town];
    }
    return [];
  });
}
