/** @file Names as they are written in one line: first and last of two words, and of no others, which are asked; scripts. */
import { ENGLISH, shaped } from './english.ts';

/** `null` where it is not plain which is which. */
export function nameParts(name: string): { readonly first: string; readonly last: string } | null {
  const [first, last, ...more] = name.trim().split(/\s+/u);
  if (first === undefined || last === undefined || more.length > 0) return null;
  // "Smith, John" is the other way round; initials and titles are no first names.
  if (first.endsWith(',')) return { first: last, last: first.slice(0, -1) };
  return first.endsWith('.') ? null : { first, last };
}

/** "(name in the passport)", "in her ID card": whoever typed it says that it stands in papers. Our own rule. */
const IN_PAPERS = shaped(ENGLISH['name-parts']['in-papers']);
/** What is used as well as written is a name somebody is called by. */
const IN_USE = shaped(ENGLISH['name-parts']['in-use']);

/**
 * Names that somebody is called by, and names as they stand in papers, or in another script than the form is read in: the
 * form's field is for those that were used.
 */
export function namesByScript(names: string): { readonly called: string; readonly written: string } {
  const each = names.split(/[;\n]/u).map((one) => one.trim());
  const isOther = (one: string) =>
    (/\p{L}/u.test(one) && !/\p{Script=Latin}/u.test(one)) || (IN_PAPERS.test(one) && !IN_USE.test(one));
  const written = each.filter(isOther).join('; ');
  // Nothing is put in another order or other words where there is nothing to take apart.
  return {
    called: written === '' ? names : each.filter((one) => one !== '' && !isOther(one)).join('; '),
    written,
  };
}
