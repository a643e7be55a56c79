/**
 * @file What must be recorded before an interview goes on: the safety check and consent. Nothing else in
 * a form is ever mandatory. Sources: WHO ethical and safety recommendations (2003), rules 2 and 6 [B];
 * Home Office first responder toolkit, section 4 [A].
 */
import type { AnswerState, StoredAnswer } from '../answers/answer.ts';
import type { ConsentStatus } from '../consent/consent-line.ts';
import type { Question } from '../forms/questions.ts';

/** Status that stands for a purpose, or undefined when nothing was recorded. */
export type StandingConsent = (purpose: string) => ConsentStatus | undefined;

/** The layer whose account is being given; `desk`: nobody is in the room, and nobody can overhear or be put in danger. */
export type Account = number | 'desk';

/**
 * Whether an answer to a later account only puts right what was written down wrongly. That is done at a desk, and a
 * safety check with nobody there would be made up.
 */
export const isWritingMended = (answer: {
  readonly layer: number;
  readonly relation: string;
  readonly cause: string;
}): boolean => answer.layer > 0 && answer.relation === 'differs' && answer.cause === 'recording';

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
 * questions visible now. A form without the two opening pages (a worksheet) misses nothing. Whether it is safe to talk
 * is recorded in the very account that is being given (`account`); consents stand until they are taken back.
 */
export function missingBeforeInterview(
  asked: readonly Question[],
  standing: ReadonlyMap<string, StoredAnswer>,
  consent: StandingConsent,
  account: Account = 0,
): string[] {
  const missing: string[] = [];
  for (const question of asked) {
    if (question.part === 'interview') continue;
    const said = standing.get(question.name);
    const state = said?.state;
    if (question.consent === null) {
      if (account === 'desk') continue;
      const here = said?.layer === account && SAFETY_RECORDED.includes(said.state);
      if (question.required && !here) {
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
