/** @file How sure a form's source is, as a word the catalogue has: A, B or C in the form files. */
export function certaintyWord(certainty: string): 'primary' | 'excerpt' | 'unconfirmed' {
  return certainty === 'A' ? 'primary' : certainty === 'B' ? 'excerpt' : 'unconfirmed';
}
