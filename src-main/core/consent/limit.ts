/**
 * @file Whether what was written beside a yes limits it: "all but the parcels, until he has seen a solicitor". English only
 * and our own rule (certainty L): where it finds none, the note still stands there, as a note.
 */
import { conditionSettled } from './condition.ts';
import type { ConsentView } from './consent-line.ts';

const LIMITS =
  /\b(?:but|except|only|not|never|until|unless|without|as long as|so long as|if|provided|nothing|none|no)\b|n['’]t\b/iu;

/** "Now without the condition", "no limit": words that lift one, and set none. */
const LIFTS =
  /\b(?:without|no)(?: (?:the|that|this|his|her|their|any|an?|more|further|other))* (?:conditions?|limits?|limitations?|restrictions?|reservations?|exceptions?)\b/giu;
/** "The exact day of her yes was not told": what whoever wrote it does not know, and nothing that somebody is not to hear. */
const NOT_KNOWN =
  /\b(?:days?|dates?|hours?|times?|reasons?|why|whether)\b[^.;,:\n]{0,50}?\b(?:(?:was|were) not (?:told|said|asked|given)|(?:is|are|was|were) not (?:known|recorded|noted|written down|remembered))\b(?! to\b)/giu;

const limits = (words: string): boolean => LIMITS.test(words.replace(LIFTS, ' ').replace(NOT_KNOWN, ' '));

/** The limit that stands beside a yes, as it was written; '' where there is none. A condition that is met or given up limits nothing. */
export function limitOf(line: Pick<ConsentView, 'status' | 'note' | 'settled'>): string {
  const { beside } = conditionSettled(line);
  return line.status === 'given' && limits(beside) ? beside : '';
}

const AGREES = /\b(?:yes|agree[sd]?|may (?:know|be told)|can (?:know|be told))\b/iu;
/** Beside the words of a limit: a day or an event that has to come first, a matter, a part, somebody who is to be there. */
const TURNS =
  /\b(?:when|once|after|before|later|first|then|about|regarding|for|some|part|half|just|maybe|perhaps|possibly|except|apart|besides|with|through|to|must|needs?|where|while|in|at|by|there|present|solicitors?|lawyers?)\b/iu;

/**
 * Whether words beside a yes only say why: "now yes: the family has moved". Where they are not known to, as in another language,
 * they may limit it, as "with my solicitor" does, and what must not go by mistake stays. Our own rule (certainty L).
 */
export const saysOnlyHow = (words: string): boolean =>
  words.trim() === '' || (AGREES.test(words) && !LIMITS.test(words) && !TURNS.test(words));

const THROUGH =
  /^(?:[^.;,]*\b)?(?:through|via|with|by way of) (?:my|the|his|her|their|a|an)?\s*(?:solicitor|lawyer|barrister|advocate|interpreter|guardian|social worker|support worker|caseworker)\b/iu;
/** It goes on to what is kept from them, or to what has to be so first. */
const KEEPS_BACK =
  /\b(?:but|except|not|never|nothing|none|no|without|about|until|unless|if|when|once|after|before|or|evenings?|nights?)\b|n['’]t\b/iu;

/** "Still only through the solicitor, Mhairi Ogston": how they are to be reached, and nothing of what. Our own rule (certainty L). */
export const saysThroughWhom = (limit: string): boolean =>
  limit.length < 120 && !/[.;\n]\s*\S/u.test(limit) && THROUGH.test(limit) && !KEEPS_BACK.test(limit);
