/**
 * @file Of what passed with the police and other authorities, what may say why nothing was reported sooner: a talk that was no
 * report, and what kept the person silent. The official form asks there for "any reasons why they have not reported this until now".
 * A list of who knows, a letter, an appointment and what an embassy may be told are none. Our own lists of English words (certainty L).
 */
import { ENGLISH, shaped } from './english.ts';

/** '' where nothing of it may be a reason. What is kept goes in whole sentences, with the call that they were an answer to. */
export function whyNotSooner(text: string): string {
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/u);
  const kept = sentences.filter((one, at) => !isReport(one) || isAnswered(one, sentences[at + 1])).join(' ');
  return isMeeting(kept) || KEPT_SILENT.test(kept) ? kept : '';
}

/** A report that was made keeps nobody from reporting. */
const isReport = (sentence: string): boolean => MADE_REPORT.test(sentence) && !NONE_MADE.test(sentence);

/** A call that the next sentence tells the end of, which says nothing without it. */
const isAnswered = (call: string, next = ''): boolean =>
  CALLED.test(call) && !isReport(next) && (MET.test(next) || SPOKE_FOR.test(next));

/** Somebody in office and the person met, or somebody spoke for the person. */
const isMeeting = (kept: string): boolean => (OFFICE.test(kept) && MET.test(kept)) || SPOKE_FOR.test(kept);

const MADE_REPORT = shaped(ENGLISH['why-not-sooner']['made-report']);
const NONE_MADE = shaped(ENGLISH['why-not-sooner']['none-made']);
/** By somebody, of whatever they then met with. */
const CALLED = shaped(ENGLISH['why-not-sooner'].called);
const OFFICE = shaped(ENGLISH['why-not-sooner'].office);
const MET = shaped(ENGLISH['why-not-sooner'].met);
const SPOKE_FOR = shaped(ENGLISH['why-not-sooner']['spoke-for']);
const KEPT_SILENT = shaped(ENGLISH['why-not-sooner']['kept-silent']);
