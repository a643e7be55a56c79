/**
 * @file Whether what is told as seen or heard is evidence that exists: a thing that shows it, somebody who is said to have seen it, or somebody by name. Police
 * at a door, an inspector who was sent round, somebody who asked a question saw nothing that anybody could ask them about.
 * Our own reading of English words (certainty L); what is none stands with the rest of the account.
 */
import { ENGLISH, shaped } from './english.ts';
import { namesSomebody } from './named-in.ts';

const A_THING = shaped(ENGLISH['borne-out']['a-thing']);
/** Whoever does no more than this saw nothing of it; that they saw it as well is said so. */
const NO_MORE_THAN = shaped(ENGLISH['borne-out']['no-more-than']);
const SAW = shaped(ENGLISH['borne-out'].saw);
/** What somebody is, and no name. */
const OFFICES = shaped(ENGLISH['borne-out'].offices);

/** `row`: who saw or heard it, what, what came of it. */
export function isBorneOut(row: Readonly<Record<string, unknown>>): boolean {
  const [who = '', ...told] = ['who', 'what', 'words', 'outcome'].map((cell) => String(row[cell] ?? ''));
  const words = told.join(' ');
  if (A_THING.test(`${who} ${words}`) || SAW.test(words)) return true;
  return namesSomebody(who.replace(OFFICES, '')) && !NO_MORE_THAN.test(words);
}
