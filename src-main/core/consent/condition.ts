/**
 * @file Whether a yes was given on a condition: one that turns on who gets it or what they do, "if the Salvation Army people do it
 * and not police", or one that has to come first, "only after the visit on Friday". A yes to everybody with one is none until it is
 * decided for each who would get it; a yes to one reader by name is none until somebody records that its condition is met.
 * English only and our own rule (certainty L): a limit that it does not find still stands beside the yes, as a note.
 */
import type { ConsentView } from './consent-line.ts';

/** What has to come first, or to be so, whoever gets it. */
const WAITS = [
  /\b(?:if|unless|as long as|so long as|provided|providing|on (?:the )?condition)\b/iu,
  /\bonly (?:when|where|with|after|once)\b/iu,
  /\b(?:not|never|nothing) (?:before|until|till|yet)\b/iu,
  /\b(?:still|yet) to be (?:settled|decided|agreed|asked|found|cleared)\b/iu,
  /\b(?:to go|goes|go|(?:be|is|to be) sent|send it)\b[^.;]{0,40}\b(?:after|once|when)\b/iu,
];
/** Whom it goes to: answered where the yes is for one reader by name. */
const TURNS_ON_READER = [
  /\bonly (?:to|through)\b/iu,
  /\b(?:not|never) (?:to|with|through|by)\b/iu,
  /\b(?:not|never|no) (?:for )?(?:the |any |my |their )?(?:police|home office|immigration|council|social services|social workers?|embassy|courts?|family|husband|partner|church|school|landlord|employers?)\b/iu,
];
/** "I do not know if that helps" asks, and sets no condition. */
const ASKS_WHETHER = /\b(?:know|sure|say|ask|asked|tell|told|see|remember) if\b/giu;

/** "All except the pregnancy, unless needed" limits what goes: the rest goes, and the limit stands beside it. */
const ALL_BUT = /\b(?:all|everything|anything)\s+(?:but|except)\b[^.;\n]*/giu;

/** How the note of a yes begins whose condition is recorded as met: `consent-condition-met` in findings-ledger.json. */
const MET = /^The condition is met\b/u;

/** The words that set it, as they were written; '' where the yes has none, or it is recorded as met. */
export function conditionOf({ status, note, recipient }: ConsentCondition): string {
  if (status !== 'given' || MET.test(note)) return '';
  const said = note.replace(ASKS_WHETHER, '');
  const isSet =
    recipient.trim() === ''
      ? [...WAITS, ...TURNS_ON_READER].some((one) => one.test(said))
      : WAITS.some((one) => one.test(said.replace(ALL_BUT, '')));
  return isSet ? note.trim() : '';
}

type ConsentCondition = Pick<ConsentView, 'status' | 'note' | 'recipient'>;
