/**
 * @file Whether what was written beside a yes limits it: "all but the parcels, until he has seen a solicitor". English only
 * and our own rule (certainty L): where it finds none, the note still stands there, as a note.
 */
import { conditionSettled } from './condition.ts';
import type { ConsentView } from './consent-line.ts';

const LIMITS =
  /\b(?:but|except|only|not|never|until|unless|without|as long as|so long as|if|provided|nothing|none|no)\b|n['’]t\b/iu;

/** The limit that stands beside a yes, as it was written; '' where there is none. A condition that is met or given up limits nothing. */
export function limitOf(line: Pick<ConsentView, 'status' | 'note' | 'settled'>): string {
  const { beside } = conditionSettled(line);
  return line.status === 'given' && LIMITS.test(beside) ? beside : '';
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
