/** @file Why what is written as a date is none, for the end of a sentence. */
import { whyNoSuchDate } from './fuzzy-date.ts';

/** "; February 2027 has 28 days", for what is written as a date and is none; else nothing. */
export function because(text: string): string {
  const why = whyNoSuchDate(text);
  return why === null ? '' : `; ${why}`;
}
