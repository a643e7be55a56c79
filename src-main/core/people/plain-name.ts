/** @file When two spellings of a name are the same name. */

/** With other capitals, more spaces or letters coded otherwise it is still the same: '' for nothing but spaces. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const isSameName = (a: string, b: string): boolean => plainName(a) === plainName(b);
