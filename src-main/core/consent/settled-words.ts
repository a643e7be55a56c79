/** @file What a line settles, as a sentence of its own: it stands beside the note, which is the words of whoever recorded it. */
import { formatDay } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { ConsentView } from './consent-line.ts';

/** Null for a decision of its own. `condition`: the words of the condition, where they are not those that the line keeps. */
export function settledWords(
  { settled }: Pick<ConsentView, 'settled'>,
  condition: string = settled?.condition ?? '',
): Coded | null {
  if (!settled) return null;
  const on = settled.on === null ? '' : formatDay(settled.on);
  const { kind, by } = settled;
  if (kind === 'condition-met') return coded('consent-condition-met', { on, by, condition });
  return kind === 'condition-dropped'
    ? coded('consent-condition-dropped', { on, condition })
    : coded('consent-written-wrongly');
}

/** Every word that was written down with it: of the condition, and the note. */
export const wordsOf = ({ settled, note }: Pick<ConsentView, 'settled' | 'note'>): string =>
  [settled?.condition ?? '', note.trim()].filter((one) => one !== '').join('\n');

/** What it settles, said, and its note; empty for a decision of its own without one. */
export const noteInWords = (
  line: Pick<ConsentView, 'settled' | 'note'>,
  say: (found: Coded) => string,
): string => {
  const settled = settledWords(line);
  return [settled === null ? '' : say(settled), line.note.trim()].filter((one) => one !== '').join('\n');
};
