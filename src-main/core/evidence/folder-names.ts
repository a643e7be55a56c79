/** @file Which files of a folder people mean, and what section a folder is: the same for a bundle from a folder and for evidence. */
import { oneLine, withoutTurns } from '../text/one-line.ts';

/** Left by systems and programs beside people's files; nobody means them to go before a court. */
const LITTER = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;

export const isLitter = (name: string): boolean => LITTER.test(name);

const PLACE = /^(\d{1,3}|[A-Z])([.)]\s*|\s*[-–]\s+|[\s_]+)(?=\S)/;
/** "R v Harlow", "R (Ngọc) v Home Secretary", "A v B": the letter is a party and not the place of a section. */
const PARTIES = /^[A-Z][ _](?:.*[ _])?-?v[.-]?[ _]/;

/** The letter or number that puts it in its place; empty without one. */
export const placeOf = (name: string): string =>
  PARTIES.test(name) ? '' : (PLACE.exec(name)?.[1]?.replace(/^0+(?=\d)/, '') ?? '');

/** Without the number that puts it in its place: "01 Statements" is "Statements". */
export const sectionName = (folder: string): string => {
  const name = oneLine(withoutTurns(folder).toWellFormed());
  return (PARTIES.test(name) ? name : name.replace(PLACE, '')).replace(/_+/g, ' ').trim();
};
