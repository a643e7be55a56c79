/**
 * @file Whether a yes was given on a condition that turns on who gets it or what they do: "if the Salvation Army people do it and
 * not police". Such a yes is none to everybody: whether the condition is met has to be decided for each who would get it.
 * English only and our own rule (certainty L): a limit that it does not find still stands beside the yes, as a note.
 */
import type { ConsentView } from './consent-line.ts';

const CONDITIONS = [
  /\b(?:if|unless|as long as|so long as|provided|providing|on (?:the )?condition)\b/iu,
  /\bonly (?:when|where|to|with|through|after|once)\b/iu,
  /\b(?:not|never) (?:to|with|through|by|before|until|till)\b/iu,
  /\b(?:not|never|no) (?:for )?(?:the |any |my |their )?(?:police|home office|immigration|council|social services|social workers?|embassy|courts?|family|husband|partner|church|school|landlord|employers?)\b/iu,
];
/** "I do not know if that helps" asks, and sets no condition. */
const ASKS_WHETHER = /\b(?:know|sure|say|ask|asked|tell|told|see|remember) if\b/giu;

/** The words that set it, as they were written; '' where the yes has none, or was given to one reader by name. */
export function conditionOf({ status, note, recipient }: ConsentCondition): string {
  if (status !== 'given' || recipient.trim() !== '') return '';
  const said = note.replace(ASKS_WHETHER, '');
  return CONDITIONS.some((one) => one.test(said)) ? note.trim() : '';
}

type ConsentCondition = Pick<ConsentView, 'status' | 'note' | 'recipient'>;
