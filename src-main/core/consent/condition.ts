/**
 * @file Whether a yes was given on a condition: one that turns on who gets it or what they do, "if the Salvation Army people do it
 * and not police", or one that has to come first, "only after the visit on Friday". A yes to everybody with one is none until it is
 * decided for each who would get it; a yes to one reader by name is none until somebody records that its condition is met,
 * or that the person gave it up.
 * English only and our own rule (certainty L): a limit that it does not find still stands beside the yes, as a note.
 */

import { plainName } from '../people/plain-name.ts';
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

/**
 * The words that set it, as they were written; '' where the yes has none, or it is recorded as met. What is written beside one that
 * is met, and was no part of it, sets another.
 */
export function conditionOf(line: ConsentCondition): string {
  if (line.status !== 'given') return '';
  const { beside } = conditionSettled(line);
  return setsOne(beside, line.recipient) ? beside : '';
}

function setsOne(words: string, recipient: string): boolean {
  const said = words.replace(ASKS_WHETHER, '');
  return recipient.trim() === ''
    ? [...WAITS, ...TURNS_ON_READER].some((one) => one.test(said))
    : WAITS.some((one) => one.test(said.replace(ALL_BUT, '')));
}

/** Each condition that the line sets, by itself, as it was written. */
export function conditionsOf(line: ConsentCondition): string[] {
  const all = conditionOf(line);
  const each = partsOf(all).filter((part) => setsOne(part, line.recipient));
  // Where it only is one with the words around it, they are it.
  return all === '' || each.length > 0 ? each : [all];
}

/**
 * Of a yes whose condition is met, or given up: `settled`, the words of that condition, each once; `beside`, what else was written
 * there and still holds. Of any other line all is `beside`.
 */
export function conditionSettled({ settled, note }: Pick<ConsentView, 'settled' | 'note'>): {
  readonly settled: string;
  readonly beside: string;
} {
  if (!settled || settled.kind === 'written-wrongly') return { settled: '', beside: note.trim() };
  const inKept = sentencesOf(settled.condition);
  const words = [...inKept, ...sentencesOf(note)];
  // Where the condition is kept apart, another one in the note is not settled.
  const isSettled = (one: string) =>
    WAITS.some((sets) => sets.test(one)) && (settled.condition === '' || inKept.includes(one));
  const [conditions, others] = [true, false].map((is) =>
    [...new Set(words)].filter((one) => isSettled(one) === is).join(' '),
  );
  return { settled: conditions ?? '', beside: others ?? '' };
}

type ConsentCondition = Pick<ConsentView, 'status' | 'note' | 'recipient' | 'settled'>;

// One note may set several conditions: "Only after the visit on Friday. Not before my mother is safe." Each is met, or given
// up, by itself, and the others still hold. English only and our own rule (certainty L).

/** "Only after Dr. Khan has seen him": a stop that ends a title ends no sentence. */
const BETWEEN_SENTENCES = /(?<=[.;])(?<!\b(?:dr|mr|mrs|ms|prof|rev|fr|sr|st)\.)\s+|\n/iu;
const BEFORE_ANOTHER =
  /,?\s+(?:and|but)\s+(?=(?:also )?(?:only|not|never|nothing|if|unless|provided|as long as)\b)/iu;

/** The sentences of a note, without what stands around them. */
const sentencesOf = (text: string): string[] => cut(text, BETWEEN_SENTENCES);

/** Sentences, and what a sentence goes on with after "and": each sets a condition of its own or none. */
const partsOf = (words: string): string[] => sentencesOf(words).flatMap((one) => cut(one, BEFORE_ANOTHER));

const cut = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whether `words` hold `part`, whatever its case and stops. */
export const holdsPart = (words: string, part: string): boolean => bare(words).includes(bare(part));

const bare = (words: string): string => plainName(words).replace(/[.;,\s]+$/u, '');
