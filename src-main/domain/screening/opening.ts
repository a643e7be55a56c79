/**
 * @file What must be recorded before an interview goes on: the safety check and consent. Nothing else in
 * a form is ever mandatory. Sources: WHO ethical and safety recommendations (2003), rules 2 and 6 [B];
 * Home Office first responder toolkit, section 4 [A].
 */
import type { AnswerState, CONSENT_STATUSES } from '../../shared/contract/screening.ts';
import type { StoredAnswer } from './answers.ts';
import type { Question } from './questions.ts';

export type ConsentStatus = (typeof CONSENT_STATUSES)[number];
/** Status that stands for a purpose, or undefined when nothing was recorded. */
export type StandingConsent = (purpose: string) => ConsentStatus | undefined;

/** The purpose without which nobody is interviewed. */
export const INTERVIEW_PURPOSE = 'interview';

const SAFETY_RECORDED: readonly AnswerState[] = ['answered', 'not-known', 'prefers-not-to-say'];
/** Whatever was recorded of a purpose will do to go on: without an answer it counts as not given. */
const CONSENT_RECORDED: readonly AnswerState[] = [
  'answered',
  'not-asked',
  'not-known',
  'prefers-not-to-say',
  'deferred',
];

/**
 * What is still missing, one plain line each; empty when the interview may go on. `asked` are the
 * questions visible now. A form without the two opening pages (a worksheet) misses nothing.
 */
export function missingBeforeInterview(
  asked: readonly Question[],
  standing: ReadonlyMap<string, StoredAnswer>,
  consent: StandingConsent,
): string[] {
  const missing: string[] = [];
  for (const question of asked) {
    if (question.part === 'interview') continue;
    const state = standing.get(question.name)?.state;
    if (question.consent === null) {
      if (question.required && (state === undefined || !SAFETY_RECORDED.includes(state))) {
        missing.push(`Safety check: ${question.title}`);
      }
      continue;
    }
    const status = consent(question.consent);
    if (question.consent === INTERVIEW_PURPOSE) {
      if (status === 'refused')
        missing.push(`Consent: the person does not agree to an interview (${question.title})`);
      else if (status === 'withdrawn') missing.push(`Consent: the person has withdrawn (${question.title})`);
      else if (status === undefined) missing.push(`Consent: ${question.title}`);
      continue;
    }
    const recorded = status !== undefined || (state !== undefined && CONSENT_RECORDED.includes(state));
    if (question.required && !recorded) missing.push(`Consent: ${question.title}`);
  }
  return missing;
}
