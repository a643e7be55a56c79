/** @file What a person should know of what can be read on a document's pages, and what is hidden there. */
import { type HiddenWords, waysHidden } from '../../core/evidence/hidden-words.ts';
import { coded, type Note } from '../../core/findings/finding.ts';

/** About pages (1-based, in order) without text that can be searched, in the copy that goes into bundles. */
export function silentPagesNote(silent: readonly number[], pageCount: number): Note[] {
  if (silent.length === 0) return [];
  if (silent.length === pageCount) return [coded('no-text')];
  return [{ ...coded('pages-without-text', { count: silent.length }), pages: silent }];
}

/** About words that nobody sees and a search finds; one for each way of hiding. */
export const hiddenNotes = (hidden: readonly HiddenWords[]): Note[] =>
  waysHidden(hidden).map(({ how, pages }) => coded('words-hidden', { how, where: pages }));

/** About pages (1-based, in order) that draw a picture of which not all is there. */
export const brokenNote = (where: readonly number[]): Note[] =>
  where.length === 0 ? [] : [coded('pictures-broken', { where: [...where] })];
