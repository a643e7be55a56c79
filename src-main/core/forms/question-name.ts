/** @file The name that a question of another origin has here: an XLSForm's `prs_First_Name` becomes `prs-first-name`. */

/** Characters of the longest name. */
export const LONGEST_NAME = 80;

/** Small Latin letters, digits and hyphens, beginning with a letter; '' when there is none. */
export const questionName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST_NAME);
