/**
 * @file On the consent page of an interview: what the ledger holds for this purpose, so that nobody is asked as if for
 * the first time. One press says it is still so. A question left open below it does not undo what stands: it is shown.
 */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import type { AnswerState } from '../../src-main/core/answers/answer.ts';
import { decisionIn } from '../../src-main/core/answers/answered-consent.ts';
import type { ConsentView } from '../../src-main/core/consent/consent-line.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import { forget, useRead } from '../bridge/queries.ts';
import type { AnswerStore } from '../questions/answer-store.ts';
import { focusQuestion } from '../questions/question-focus.ts';
import { useReading } from '../questions/use-answers.ts';
import classes from './consent.module.css';
import { ConsentLine } from './consent-line.tsx';
import { standingOf } from './consents.ts';

/** Whether a decision was left as it stands by what is recorded below it. */
const isLeft = (status: ConsentView['status'], state: AnswerState): boolean =>
  (status === 'refused' || status === 'given') &&
  state !== 'cleared' &&
  decisionIn({ state, value: null }, status, false) === undefined;

export function StandingInInterview({
  view,
  question,
  store,
}: {
  readonly view: ScreeningView;
  readonly question: FormQuestion;
  readonly store: AnswerStore;
}) {
  const { t } = useTranslation('consent');
  const ledger = useRead('consentList', { caseId: view.caseId }).data;
  const state = useReading(store, () => store.get(question.name)?.state ?? 'cleared');
  // An answer here is a line in the ledger too, or takes one back: it is read again once it is saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each change of the answer
  useEffect(() => {
    void store.flush().then(() => forget('consentList'));
  }, [store, state]);
  if (ledger === undefined || state === 'answered') return null;
  const consent = standingOf(ledger.consents, view.personId, ledger.today).find(
    ({ line }) => line.purpose === question.testimony.consent && line.recipient === '' && line.item === '',
  );
  if (consent === undefined) return null;
  const { line, expired } = consent;
  const choices = 'choices' in question ? question.choices.map((one) => one.value) : [];
  const confirm = () => {
    store.put(question.name, { state: 'answered', value: line.status }, 'now');
    setTimeout(() => focusQuestion(question.name), 0);
  };
  return (
    <div className={classes.stands} data-stands={line.status}>
      <p className={classes.how}>{t('stands.head')}</p>
      <ConsentLine
        consent={consent}
        titleOf={(id) => id}
        action={
          expired || !choices.includes(line.status) ? null : (
            <Button variant="default" onClick={confirm}>
              {t('stands.confirm')}
            </Button>
          )
        }
      />
      {isLeft(line.status, state) ? <p className={classes.how}>{t('stands.open')}</p> : null}
    </div>
  );
}
