/** @file First and last name out of a name written in one line: of two words, and of no others, which are asked. */

/** `null` where it is not plain which is which. */
export function nameParts(name: string): { readonly first: string; readonly last: string } | null {
  const [first, last, ...more] = name.trim().split(/\s+/u);
  if (first === undefined || last === undefined || more.length > 0) return null;
  // "Smith, John" is the other way round; initials and titles are no first names.
  if (first.endsWith(',')) return { first: last, last: first.slice(0, -1) };
  return first.endsWith('.') ? null : { first, last };
}
