/**
 * @file Whether a yes was given on a condition: one that turns on who gets it or what they do, "if the Salvation Army people do it
 * and not police", or one that has to come first, "only after the visit on Friday". A yes to everybody with one is none until it is
 * decided for each who would get it; a yes to one reader by name is none until somebody records that its condition is met.
 * English only and our own rule (certainty L): a limit that it does not find still stands beside the yes, as a note.
 */
import { plainName } from '../people/plain-name.ts';
import { decidedDay } from './consent.ts';
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
const MET = /^The condition is met: so said by\b/u;

/**
 * The words that set it, as they were written; '' where the yes has none, or it is recorded as met. What is written beside one that
 * is met, and was no part of it, sets another.
 */
export function conditionOf({ status, note, recipient }: ConsentCondition): string {
  if (status !== 'given') return '';
  const { beside } = metIn(note);
  const said = beside.replace(ASKS_WHETHER, '');
  const isSet =
    recipient.trim() === ''
      ? [...WAITS, ...TURNS_ON_READER].some((one) => one.test(said))
      : WAITS.some((one) => one.test(said.replace(ALL_BUT, '')));
  return isSet ? beside : '';
}

/** A yes to one reader that says of itself that it does not wait for what was said of all of them. */
const HOLDS_WITHOUT =
  /\b(?:holds?|stands?|yes|agree[sd]?) without it\b|\bwithout (?:the|that|this|any) condition\b/iu;
const NOT_WITHOUT = /(?:\b(?:not|never|nothing|no)|n['’]t)\b[^.;]*\bwithout\b/iu;

/**
 * The yes to everybody whose condition still holds back what goes to the reader whom `line` names: a line for one reader is more
 * particular, and must not do away with the condition without a word. It is answered where the line records it as met, with its
 * words; says that it holds without it; or was decided on a later day, in words of its own. What only turns on who the reader is
 * the name has answered. `own`: of one person and purpose, as they stand. Our own rule.
 */
export function conditionForAll(own: readonly ConsentView[], line: ConsentView): ConsentView | undefined {
  if (line.status !== 'given' || line.recipient.trim() === '') return undefined;
  const note = plainName(line.note);
  return own.find((all) => {
    if (all.recipient.trim() !== '' || (all.item !== '' && all.item !== line.item)) return false;
    if (conditionOf({ ...all, recipient: line.recipient }) === '') return false;
    const isMet = MET.test(line.note) && note.includes(plainName(all.note));
    const isNewer = note !== '' && decidedDay(line) > decidedDay(all);
    const holds = HOLDS_WITHOUT.test(note) && !NOT_WITHOUT.test(note);
    return !(isMet || isNewer || holds);
  });
}

/** That it is met, up to the end of the line or of the condition where that is quoted there. */
const MET_HEAD =
  /^(?<head>The condition is met: so said by\b[^\n]*?)(?: It was: “(?<quoted>[\s\S]*?)”)?(?=\n|$)/u;

/**
 * A note that records a condition as met, in its parts: `met`, who said so and when, with the condition, once; `beside`, what else
 * was written there and still holds. Any other note is all `beside`.
 */
export function metIn(note: string): { readonly met: string; readonly beside: string } {
  const found = MET_HEAD.exec(note);
  if (found === null) return { met: '', beside: note.trim() };
  const { head = '', quoted = '' } = found.groups ?? {};
  const inQuoted = sentencesOf(quoted);
  const words = [...inQuoted, ...sentencesOf(note.slice(found[0].length))];
  // Where the condition is quoted, another one behind it is not met.
  const isMet = (one: string) =>
    WAITS.some((sets) => sets.test(one)) && (quoted === '' || inQuoted.includes(one));
  const [conditions, others] = [true, false].map((is) =>
    [...new Set(words)].filter((one) => isMet(one) === is).join(' '),
  );
  return { met: conditions === '' ? head : `${head} “${conditions}”`, beside: others ?? '' };
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.;])\s+|\n/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

type ConsentCondition = Pick<ConsentView, 'status' | 'note' | 'recipient'>;
