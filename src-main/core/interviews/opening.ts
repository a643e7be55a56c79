/**
 * @file What must be recorded before an interview goes on: the safety check and consent. Nothing else in
 * a form is ever mandatory. Sources: WHO ethical and safety recommendations (2003), rules 2 and 6 [B];
 * Home Office first responder toolkit, section 4 [A].
 */
import type { AnswerState, StoredAnswer } from '../answers/answer.ts';
import { isRecorded } from '../answers/said.ts';
import { type ConsentStatus, isNo } from '../consent/consent-line.ts';
import { type Coded, coded } from '../findings/finding.ts';
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

/** Own words alone do not say whether it is safe to talk in a way that can be acted on; who is there, and where to ring, they do. */
const SAFETY_RECORDED: Readonly<Record<AnswerState, boolean>> = {
  answered: true,
  'own-words': false,
  'not-known': true,
  'prefers-not-to-say': true,
  'not-asked': false,
  deferred: false,
  cleared: false,
};

/** What the rule needs of a question; the engine's and the window's both have it. */
export interface OpeningQuestion extends Pick<Question, 'name' | 'part' | 'consent' | 'required' | 'fact'> {
  readonly element: Pick<Question['element'], 'type'>;
}

/** Why a question keeps the interview waiting; `refused` and `withdrawn`: the person does not agree to it. */
export type OpeningReason = 'safety' | 'consent' | 'refused' | 'withdrawn';

/**
 * What keeps the interview waiting, in the order of the form; empty when it may go on. `asked` are the questions visible
 * now, `said` what was recorded of one, `consent` what the ledger says, which decides. A form without the two opening
 * pages (a worksheet) waits for nothing. Whether it is safe to talk is recorded in the very account that is being given
 * (`account`); consents stand until they are taken back. `past`: it was held on a day before, and is entered from paper.
 */
export function openingState<Q extends OpeningQuestion>(
  asked: readonly Q[],
  said: (question: string) => Pick<StoredAnswer, 'state' | 'ownWords' | 'layer'> | undefined,
  consent: StandingConsent,
  account: Account = 0,
  past = false,
): { readonly question: Q; readonly reason: OpeningReason }[] {
  return asked.flatMap((question) => {
    const reason = reasonToWait(question, said(question.name), consent, { account, past });
    return reason === null ? [] : [{ question, reason }];
  });
}

function reasonToWait(
  question: OpeningQuestion,
  said: Pick<StoredAnswer, 'state' | 'ownWords' | 'layer'> | undefined,
  consent: StandingConsent,
  { account, past }: { readonly account: Account; readonly past: boolean },
): OpeningReason | null {
  const { part, consent: purpose, required } = question;
  if (part === 'interview') return null;
  if (purpose === null) {
    if (account === 'desk' || !required) return null;
    return said?.layer === account && isThere(question, said, account, past) ? null : 'safety';
  }
  const status = consent(purpose);
  if (purpose === INTERVIEW_PURPOSE) {
    if (isNo(status)) return status;
    if (status === 'not-yet') return 'consent';
    // Of a talk that is over, that nobody asked or noted it is what happened; a yes made up for it would be none.
    const isOpen = past && (said?.state === 'not-asked' || said?.state === 'not-known');
    return status === undefined && !isOpen ? 'consent' : null;
  }
  const recorded = status !== undefined || isRecorded(said);
  return required && !recorded ? 'consent' : null;
}

function isThere(
  { fact, element }: OpeningQuestion,
  { state, ownWords }: Pick<StoredAnswer, 'state' | 'ownWords'>,
  account: number,
  past: boolean,
): boolean {
  if (SAFETY_RECORDED[state] || (element.type === 'text' && ownWords !== '')) return true;
  // Of a talk that is over, that it was left open is what happened, and nothing else would be true.
  // How somebody is reached stands from the account before: it makes this talk neither safer nor less safe.
  const mayStayOpen = past || (account > 0 && fact === SAFE_ROUTE);
  return mayStayOpen && state !== 'cleared';
}
const SAFE_ROUTE = 'contact.safe-route';

export type OpeningFinding = Coded<`opening-${OpeningReason}`>;

/** The same, as findings. */
export const missingBeforeInterview = (
  asked: readonly Question[],
  standing: ReadonlyMap<string, StoredAnswer>,
  consent: StandingConsent,
  account: Account = 0,
  past = false,
): OpeningFinding[] =>
  openingState(asked, (name) => standing.get(name), consent, account, past).map(({ question, reason }) => {
    const { title } = question;
    if (reason !== 'safety') return coded(`opening-${reason}`, { title });
    const said = standing.get(question.name);
    const state = said?.layer === account ? said?.state : undefined;
    const left = LEFT_OPEN.find((one) => one === state) ?? (past ? 'past' : 'nothing');
    return coded('opening-safety', { title, left });
  });

/** What somebody may have taken for an answer to whether it is safe. */
const LEFT_OPEN = ['not-asked', 'deferred', 'own-words'] as const;
