/**
 * @file The referral form's own lists of names (resources/codes/nrm-*.json): it goes no further with a name that is not
 * on its list. Kept once here and not in every form that was begun: an answer is the name itself, and reads without them.
 */
import authorities from '../../../resources/codes/nrm-local-authorities.json' with { type: 'json' };
import organisations from '../../../resources/codes/nrm-organisations.json' with { type: 'json' };
import forces from '../../../resources/codes/nrm-police-forces.json' with { type: 'json' };
import towns from '../../../resources/codes/nrm-towns.json' with { type: 'json' };

export const OFFICIAL_LISTS = [
  'nrm-local-authorities',
  'nrm-organisations',
  'nrm-police-forces',
  'nrm-towns',
] as const;
export type OfficialList = (typeof OFFICIAL_LISTS)[number];

interface Named {
  readonly value: string;
  readonly text: string;
}

/** In the order of the official form. */
export const OFFICIAL_NAMES: Readonly<Record<OfficialList, readonly Named[]>> = {
  'nrm-local-authorities': authorities.choices,
  'nrm-organisations': organisations.choices,
  'nrm-police-forces': forces.choices,
  'nrm-towns': towns.choices,
};

/** A town by its official name, or by one of the two it has there: "Barry / Barri". */
export const isTown = (words: string): boolean => TOWNS.has(words);
const TOWNS: ReadonlySet<string> = new Set(towns.choices.flatMap(({ text }) => [text, ...text.split(' / ')]));

const sets = new Map<OfficialList, ReadonlySet<string>>();

/** Whether the official form has this very name. */
export function isOfficialName(list: OfficialList, name: unknown): boolean {
  const known = sets.get(list) ?? new Set(OFFICIAL_NAMES[list].map(({ value }) => value));
  sets.set(list, known);
  return typeof name === 'string' && known.has(name);
}
