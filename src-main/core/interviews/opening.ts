/**
 * @file What must be recorded before an interview goes on: the safety check and consent. Nothing else in
 * a form is ever mandatory. Sources: WHO ethical and safety recommendations (2003), rules 2 and 6 [B];
 * Home Office first responder toolkit, section 4 [A].
 */
import type { AnswerState, StoredAnswer } from '../answers/answer.ts';
import { isRecorded } from '../answers/said.ts';
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

/** Own words alone do not say whether it is safe to talk in a way that can be acted on. */
const SAFETY_RECORDED: Readonly<Record<AnswerState, boolean>> = {
  answered: true,
  'own-words': false,
  'not-known': true,
  'prefers-not-to-say': true,
  'not-asked': false,
  deferred: false,
  cleared: false,
};

export interface OpeningGap<Q> {
  readonly question: Q;
  /** `refused` and `withdrawn`: the person does not agree to be interviewed, and nothing more is asked. */
  readonly why: 'safety' | 'consent' | 'refused' | 'withdrawn';
}
type OpeningQuestion = Pick<Question, 'name' | 'part' | 'consent' | 'required'>;

/**
 * What is still missing; empty when the interview may go on. `asked` are the questions visible now, `standing` what is
 * recorded for each. A form without the two opening pages (a worksheet) misses nothing. Whether it is safe to talk
 * is recorded in the very account that is being given (`account`); consents stand until they are taken back, and
 * whatever was recorded of another purpose than the interview will do: without an answer it counts as not given.
 */
export function openingGaps<Q extends OpeningQuestion>(
  asked: readonly Q[],
  standing: (question: string) => Pick<StoredAnswer, 'state' | 'ownWords' | 'layer'> | undefined,
  consent: StandingConsent,
  account: Account = 0,
): OpeningGap<Q>[] {
  return asked.flatMap((question): OpeningGap<Q>[] => {
    if (question.part === 'interview') return [];
    const said = standing(question.name);
    if (question.consent === null) {
      if (account === 'desk' || !question.required) return [];
      const here = said?.layer === account && SAFETY_RECORDED[said.state];
      return here ? [] : [{ question, why: 'safety' }];
    }
    const status = consent(question.consent);
    if (question.consent === INTERVIEW_PURPOSE) {
      if (status === 'refused' || status === 'withdrawn') return [{ question, why: status }];
      return status === undefined ? [{ question, why: 'consent' }] : [];
    }
    const recorded = status !== undefined || isRecorded(said);
    return question.required && !recorded ? [{ question, why: 'consent' }] : [];
  });
}

/** `openingGaps`, one plain line each. */
export function missingBeforeInterview(
  asked: readonly Question[],
  standing: ReadonlyMap<string, StoredAnswer>,
  consent: StandingConsent,
  account: Account = 0,
): string[] {
  return openingGaps(asked, (name) => standing.get(name), consent, account).map(({ question, why }) =>
    WHY[why](question.title),
  );
}

const WHY: Readonly<Record<OpeningGap<unknown>['why'], (title: string) => string>> = {
  safety: (title) => `Safety check: ${title}`,
  consent: (title) => `Consent: ${title}`,
  refused: (title) => `Consent: the person does not agree to an interview (${title})`,
  withdrawn: (title) => `Consent: the person has withdrawn (${title})`,
};
