/**
 * @file Cases and interviews on a real vault: the calls of those two areas, with the contract's checks in front
 * as everywhere. Neither area touches files or workers, so the engine here has none.
 */
import { accountCalls } from '../../src-main/contract/accounts.ts';
import { ageCalls } from '../../src-main/contract/age.ts';
import { caseCalls } from '../../src-main/contract/cases.ts';
import { consentCalls } from '../../src-main/contract/consent.ts';
import { copyOutCalls } from '../../src-main/contract/copy-out.ts';
import { dateCalls } from '../../src-main/contract/dates.ts';
import { formCalls } from '../../src-main/contract/forms.ts';
import type { CallInput, CallOutput } from '../../src-main/contract/index.ts';
import { screeningCalls } from '../../src-main/contract/interviews.ts';
import { linkCalls } from '../../src-main/contract/links.ts';
import { notificationCalls } from '../../src-main/contract/notification.ts';
import { offerCalls } from '../../src-main/contract/offers.ts';
import { privilegeCalls } from '../../src-main/contract/privilege.ts';
import { readinessCalls } from '../../src-main/contract/readiness.ts';
import { submissionCalls } from '../../src-main/contract/submission.ts';
import type { PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import type { Engine } from '../../src-main/usecases/engine/engine.ts';
import { caseHandlers } from '../../src-main/usecases/handlers/cases.ts';
import { consentHandlers } from '../../src-main/usecases/handlers/consent.ts';
import { dateHandlers } from '../../src-main/usecases/handlers/dates.ts';
import { formHandlers } from '../../src-main/usecases/handlers/forms.ts';
import { interviewHandlers } from '../../src-main/usecases/handlers/interviews.ts';
import { worksheetHandlers } from '../../src-main/usecases/handlers/worksheets.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { quietJob } from './ports.ts';

const RESOURCES = findResources();
const calls = {
  ...caseCalls,
  ...ageCalls,
  ...accountCalls,
  ...formCalls,
  ...screeningCalls,
  ...consentCalls,
  ...linkCalls,
  ...notificationCalls,
  ...copyOutCalls,
  ...offerCalls,
  ...readinessCalls,
  ...submissionCalls,
  ...dateCalls,
  ...privilegeCalls,
};
const handlers = {
  ...caseHandlers,
  ...formHandlers,
  ...interviewHandlers,
  ...consentHandlers,
  ...worksheetHandlers,
  ...dateHandlers,
};
type Name = keyof typeof calls;

export type Caller = <N extends Name>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Runs calls as `session.actor`. `as` runs them in another name, as a second key slot would. */
export function interviewCaller(
  vault: { readonly session: VaultSession } & Pick<Engine, 'clock' | 'random'>,
  as?: string,
  resources = RESOURCES,
): Caller {
  return async (name, input) => {
    const { session, clock, random } = vault;
    const acting =
      as === undefined
        ? session
        : { ...session, actor: as, read: session.read.bind(session), write: session.write.bind(session) };
    const engine = { session: acting, clock, random, resources } as Engine;
    const handler = handlers[name] as (engine: Engine, input: unknown, job: unknown) => unknown;
    return (await handler(engine, calls[name].input.parse(input), quietJob())) as never;
  };
}

/** A case with one survivor, and a first account begun. */
export async function beginFirstAccount(call: Caller, formId = 'first-account') {
  const { id: caseId } = await call('caseCreate', { reference: `TST/${formId}`, title: 'R v Example' });
  const person = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Maria Popescu',
    language: 'Romanian',
  });
  const personId: PersonId = person.id;
  const screening = await call('screeningStart', {
    caseId,
    personId,
    formId,
    language: 'Romanian',
    interpreter: 'I-7',
  });
  return { caseId, personId, screeningId: screening.id as ScreeningId };
}

/** The safety check, which every account begins with. */
export function safetyAnswers() {
  return [
    { question: 'safety-alone', state: 'answered' as const, value: 'yes' },
    { question: 'safety-now', state: 'answered' as const, value: 'yes' },
    { question: 'safety-urgent', state: 'answered' as const, value: ['nothing'] },
    { question: 'safety-contact', state: 'prefers-not-to-say' as const },
  ];
}

/** The two opening pages, with `consents` on top of what is usually agreed. */
export function openingAnswers(consents: Readonly<Record<string, string>> = {}) {
  const agreed = {
    'consent-interview': 'given',
    'consent-court': 'given',
    'consent-police': 'refused',
    'consent-nrm': 'given',
    'consent-support': 'given',
    'consent-research': 'refused',
    ...consents,
  };
  return [
    ...safetyAnswers(),
    ...Object.entries(agreed).map(([question, value]) => ({ question, state: 'answered' as const, value })),
  ];
}
