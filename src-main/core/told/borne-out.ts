/**
 * @file Whether what is told as seen or heard is evidence that exists: a thing that shows it, somebody who is said to have seen it, or somebody by name. Police
 * at a door, an inspector who was sent round, somebody who asked a question saw nothing that anybody could ask them about.
 * Our own reading of English words (certainty L); what is none stands with the rest of the account.
 */
import { namesSomebody } from './named-in.ts';

const A_THING =
  /\b(?:photo\w*|pictures?|films?|filmed|videos?|recordings?|recorded|cctv|cameras?|bodycam|messages?|texts?|e-?mails?|letters?|notes?|notebooks?|diar(?:y|ies)|papers?|documents?|receipts?|payslips?|statements?|reports?|logs?|screenshots?|posts?|records?)\b/iu;
/** Whoever does no more than this saw nothing of it; that they saw it as well is said so. */
const NO_MORE_THAN =
  /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed)|came|come|visit\w*|inspect\w*|knock\w*|rang|stopp?(?:s|ed)|check\w*|breathalys\w*|question\w*)\b/iu;
const SAW =
  /\b(?:saw|seen|sees|heard|hears|watch(?:ed|es)|notic(?:ed|es)|witness\w*|found|was there|were there|was present|overheard)\b/iu;
/** What somebody is, and no name. */
const OFFICES =
  /\b(?:police|officers?|constables?|inspectors?|councils?|neighbours?|customers?|clients?|guests?|passengers?|drivers?|nurses?|doctors?|teachers?|labour|health|safety|home|office|border|force|immigration|ambulance|fire|brigade|social|workers?)\b/giu;

/** `row`: who saw or heard it, what, what came of it. */
export function isBorneOut(row: Readonly<Record<string, unknown>>): boolean {
  const [who = '', ...told] = ['who', 'what', 'words', 'outcome'].map((cell) => String(row[cell] ?? ''));
  const words = told.join(' ');
  if (A_THING.test(`${who} ${words}`) || SAW.test(words)) return true;
  return namesSomebody(who.replace(OFFICES, '')) && !NO_MORE_THAN.test(words);
}
