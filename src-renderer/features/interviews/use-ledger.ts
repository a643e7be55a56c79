/** @file The consent ledger beside a session: read when it opens, and again whenever an answer has written a line in it. */
import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { consentLine } from '../../../src-main/core/consent/consent.ts';
import type { ConsentStatus, ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import { forget } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import { useReading } from '../../questions/use-answers.ts';

export type Ledger = CallOutput<'consentList'>;

export interface LedgerBeside {
  /** What it says about a purpose, an answer that is just being saved included. */
  readonly statusOf: (purpose: string) => ConsentStatus | undefined;
  /** Its line about a purpose as a whole; undefined while an answer to it is being saved. */
  readonly lineOf: (purpose: string) => ConsentView | undefined;
}

export function useLedger(
  ledger: Ledger,
  view: Pick<ScreeningView, 'personId'>,
  pages: readonly AskedPage[],
  store: AnswerStore,
): LedgerBeside {
  const questions = new Map(
    pages
      .flatMap((page) => page.questions)
      .flatMap(({ question: { name, testimony } }) =>
        testimony.consent === undefined ? [] : [[testimony.consent, name] as const],
      ),
  );
  const said = (answers: AnswerStore, name: string) => {
    const draft = answers.get(name);
    return JSON.stringify([draft?.state, draft?.value]);
  };
  const all = (answers: AnswerStore) =>
    JSON.stringify([...questions.values()].map((name) => [name, said(answers, name)]));
  const now = useReading(store, all);
  const [readWith, setReadWith] = useState(now);
  useEffect(() => {
    if (now === readWith) return;
    void store
      .flush()
      .then(() => forget('consentList'))
      .then(() => setReadWith(now));
  }, [now, readWith, store]);
  const atReading = new Map(JSON.parse(readWith) as [string, string][]);
  const changed = (purpose: string) => {
    const name = questions.get(purpose);
    return name !== undefined && atReading.get(name) !== said(store, name) ? store.get(name) : undefined;
  };
  const standing = (purpose: string) => consentLine(ledger.consents, view.personId, purpose, ledger.today);
  return {
    lineOf: (purpose) => (changed(purpose) === undefined ? standing(purpose) : undefined),
    statusOf: (purpose) => {
      const draft = changed(purpose);
      return draft?.state === 'answered' ? (draft.value as ConsentStatus) : standing(purpose)?.status;
    },
  };
}
