/**
 * @file Whether the drawing of an answer is out of date. Programs that fill in forms often write the answer and
 * leave its drawing as it was, empty, or without the letters their font has not.
 */
import { PDFDict, PDFName } from 'pdf-lib';
import { fieldEntry } from './annotations.ts';
import { letters, type UnreadableWords } from './words-on-pages.ts';

/**
 * `renew`: the form asks its reader to draw all answers anew. Else a drawing that shows something of its own
 * (an amount with its currency, a date in words) is what people saw, and is kept.
 */
export function isStale({ mark, words, shown }: UnreadableWords, renew: boolean): boolean {
  if (mark.kind === 'FreeText' || isFormatted(mark.dict)) return false;
  return renew || isPartOf(letters(shown), letters(words));
}

/** Whether the drawing shows words that the answer does not have: it is not a part of it. */
export const showsAnother = ({ words, shown }: UnreadableWords): boolean =>
  !isPartOf(letters(shown), letters(words));

/** A script of the form's decides how the answer is shown. ISO 32000-2, 12.6.3, F. */
function isFormatted(dict: PDFDict): boolean {
  const actions = fieldEntry(dict, 'AA');
  return actions instanceof PDFDict && actions.has(PDFName.of('F'));
}

/** Whether `part` is `whole` with letters left out; nothing is part of everything. */
function isPartOf(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at);
    if (at < 0) return false;
    at += letter.length;
  }
  return true;
}
