/** @file Which way the referral on a sheet goes, as it is filled in now and as the consent ledger decides. */
import { useEffect, useMemo } from 'react';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { ReferralView } from '../../../src-main/contract/referral.ts';
import type { FormFile } from '../../../src-main/core/forms/form-format.ts';
import {
  AGE_QUESTION,
  agedAsRecorded,
  CONSENT_QUESTION,
  type ReferralRoute,
  referralRoute,
} from '../../../src-main/core/worksheets/referral-route.ts';
import { askedAsAgreed } from '../../../src-main/core/worksheets/referral-yes.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { questionsByName, readForm } from '../../questions/form.ts';

export interface Referral {
  readonly route: ReferralRoute;
  readonly decision: ReferralView['decision'];
  /** What the form's yes needs, and what stands beside it. */
  readonly yes: ReferralView['yes'];
  /** The sheet says that they agree. */
  readonly sheetSaysYes: boolean;
}

/** It prepares a referral: it asks for the age and for consent to it. */
export function isReferral(form: FormFile): boolean {
  const questions = questionsByName(form);
  return questions.has(AGE_QUESTION) && questions.has(CONSENT_QUESTION);
}

/** What is asked on a sheet for a referral goes by the age and the consent that are recorded, where those are known. */
export function useRecordedAge(view: Pick<ScreeningView, 'id' | 'definition'>) {
  const asks = useMemo(() => isReferral(readForm(view.definition)), [view.definition]);
  const { data } = useRead('referralShow', { screeningId: view.id }, { enabled: asks });
  return (values: Readonly<Record<string, unknown>>) =>
    data === undefined ? values : askedAsAgreed(agedAsRecorded(values, data), data.yes);
}

/** Null for a form that prepares no referral, and until the ledger was read. `values`: answered questions by name. */
export function useReferral(
  view: Pick<ScreeningView, 'id'>,
  form: FormFile,
  values: Readonly<Record<string, unknown>>,
  store: AnswerStore,
): Referral | null {
  const asks = isReferral(form);
  const { data } = useRead('referralShow', { screeningId: view.id }, { enabled: asks });
  const age = values[AGE_QUESTION];
  // What is recorded of the age may rest on this very sheet, and the ledger may have a new line: it is read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each change of the answer
  useEffect(() => {
    if (asks) void store.flush().then(() => forget('referralShow'));
  }, [asks, age, store]);
  if (!asks || data === undefined) return null;
  return {
    route: referralRoute(values, data),
    decision: data.decision,
    yes: data.yes,
    sheetSaysYes: values[CONSENT_QUESTION] === 'yes',
  };
}
