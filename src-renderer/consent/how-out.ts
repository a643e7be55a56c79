/** @file How a thing left, in words: written out, typed into a form and recorded as sent, or only shown to be typed. */
import type { ReleaseView } from '../../src-main/contract/consent.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { formatMoment } from '../ui/dates.ts';

type Word = 'by' | 'sent' | 'typed';

/** `say`: the words of consent.json's releases. */
export function howOut(
  say: (word: Word, values: { readonly when: string; readonly name: string }) => string,
  { kind, at, by: name, submitted }: ReleaseView,
): string {
  if (submitted !== null) return say('sent', { when: formatDay(submitted.day), name });
  return say(kind === 'typed' ? 'typed' : 'by', { when: formatMoment(at), name });
}
