/** @file At the question whether the person agrees to a referral: what the form's yes says and is not recorded, or what stands beside it. */

import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { CONSENT_QUESTION } from '../../../src-main/core/worksheets/referral-route.ts';
import { saidAt } from '../../../src-main/core/worksheets/referral-yes.ts';
import { useRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { useReading } from '../../questions/use-answers.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import { RecordDecision } from './route-panel.tsx';
import classes from './worksheets.module.css';

/** Nothing for another question. Whoever reads it can write the line of the ledger right there. */
export function YesBeside(props: {
  readonly question: string;
  readonly view: ScreeningView;
  readonly store: AnswerStore;
}) {
  const { question, view, store } = props;
  const { data } = useRead(
    'referralShow',
    { screeningId: view.id },
    { enabled: question === CONSENT_QUESTION },
  );
  const answer = useReading(store, () => store.get(question));
  const yes = data?.yes ?? null;
  const { instead, beside } = saidAt(yes, question, answer);
  // A yes that stands says that the notice was explained, whoever gave it.
  const unsaid = yes?.question === question && answer?.value === 'yes' ? yes.notice : [];
  const found = [...instead, ...beside, ...unsaid];
  if (found.length === 0) return null;
  return (
    <div className={classes.yesBeside} data-yes-beside>
      {found.map((one) => (
        <p key={JSON.stringify(one)}>{sayFinding(one)}</p>
      ))}
      {instead.length + unsaid.length === 0 ? null : <RecordDecision view={view} />}
    </div>
  );
}
