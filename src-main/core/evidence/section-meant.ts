/** @file Which section of a case somebody means who types its name: "E Medical" and "medical" are "Medical", where that is there. */
import { foldText } from '../text/search-text.ts';
import { placeOf, sectionName } from './folder-names.ts';

/** "e. Medical" as "E. Medical": with a mark behind it a small letter is a place too. */
const capital = (name: string): string => name.replace(/^[a-z](?=[.)])/, (letter) => letter.toUpperCase());

/** "999 Calls": no case has so many sections, and the number is of the name. */
const isNumbered = (name: string): boolean => /^[1-9]\d\d(?!\d)/.test(name);

/**
 * The section that is there already under this name, with or without the letter or number that puts it in its place; the
 * name as it was typed where none is, or more than one may be meant. "A Letters" is not "B Letters".
 */
export function sectionMeant(typed: string, there: readonly string[]): string {
  const name = typed.trim();
  if (name === '' || there.includes(name)) return name;
  const fits = (one: string) => {
    if (isNumbered(name) || isNumbered(one)) return foldText(one) === foldText(name);
    const [own, other] = [placeOf(capital(name)), placeOf(capital(one))];
    const mayBe = own === '' || other === '' || own === other;
    return mayBe && foldText(sectionName(capital(one))) === foldText(sectionName(capital(name)));
  };
  const meant = [...new Set(there)].filter((one) => one !== '' && fits(one));
  return meant.length === 1 && meant[0] !== undefined ? meant[0] : name;
}
