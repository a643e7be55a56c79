/** @file How an answer stands to what was told beside it. A file of its own: the codes of all that is found take these words, and no more of accounts. */

/**
 * `agrees`: nothing else was told. `older`: more or other was told since the answer was recorded. `undecided`: it was told
 * differently, and nobody has decided what goes here. `decided`: told differently, and the answer was recorded with all of
 * it there to be seen. `confirmed`: what was told since only says that it is so, in words that nobody had used before.
 * `changed`: it was told before too, and has changed since. `not-taken`: told, and not yet taken into the form. `put-off`:
 * nobody has spoken to it, and where it was asked it was left for another time.
 */
export const ACCOUNT_STANDINGS = [
  'agrees',
  'older',
  'undecided',
  'decided',
  'confirmed',
  'changed',
  'not-taken',
  'put-off',
] as const;
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number];
