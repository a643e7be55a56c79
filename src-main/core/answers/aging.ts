/**
 * @file An answer that says how long ago something was, and stays true only for a while: the last contact, "in the last
 * week". What is kept is the day it was told; whether it still holds is worked out, and never put into another answer:
 * there may have been contact since.
 */

/** The fact that is told so. */
export const HOW_LONG_AGO = 'leaving.last-contact';

/** For how many days each is taken to hold. The choices are those of the referral form, April 2026; the days our own reading, certainty L. */
const HOLDS: Readonly<Record<string, number>> = {
  'within-the-last-week': 3,
  'within-the-last-month': 7,
  'within-the-last-3-month': 14,
  'within-the-last-6-month': 31,
  'within-the-last-6-12-month': 31,
};
const DAY = 86_400_000;

/** `told`, `today`: ISO days. Whether what was true then may not be true any more. */
export function hasAged(value: unknown, told: string, today: string): boolean {
  const days = HOLDS[String(value)];
  return days !== undefined && (Date.parse(today) - Date.parse(told)) / DAY > days;
}
