/** @file Names in scripts that run from the right, inside sentences that run from the left. */

const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * What is put into a sentence, kept from reordering the words around it (Unicode Bidirectional Algorithm, isolates).
 * Text that cannot reorder anything is left as it is.
 */
export function isolate(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}
