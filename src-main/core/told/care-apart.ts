/**
 * @file What was told of injuries, taken apart: who saw to them and where is how somebody is and was helped, and nothing of how those
 * who exploited them treated them. That care was refused, or that somebody was left at a door, is. By sentences; anything else stays
 * where it was told. Our own rule (certainty L).
 */

import type { FactStatement, FactView } from '../answers/fact.ts';
import { ENGLISH, shaped } from './english.ts';

export const INJURIES = 'health.injuries';

const CARE = shaped(ENGLISH['care-apart'].care);
const CARE_BEGINS = shaped(ENGLISH['care-apart']['care-begins']);
/** Whoever did it to them, or kept them from a doctor: that is how they were treated. */
const DONE_TO_THEM = shaped(ENGLISH['care-apart']['done-to-them']);

const partsOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/u);

const isCare = (part: string): boolean =>
  (CARE.test(part) || CARE_BEGINS.test(part.trim())) && !DONE_TO_THEM.test(part);

/** The sentences in `text` that say who saw to it, in their order; '' for none. */
export const careIn = (text: string): string =>
  partsOf(text)
    .filter(isCare)
    .map((part) => part.trim())
    .join(' ');

/** `fact` without those; null where nothing else was told. */
export function withoutCare(fact: FactView): FactView | null {
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const parts = partsOf(one.text);
    const kept = parts.filter((part) => !isCare(part));
    if (kept.length === parts.length) return [one];
    const text = kept.join(' ').trim();
    return text === '' && one.ownWords === '' ? [] : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}
