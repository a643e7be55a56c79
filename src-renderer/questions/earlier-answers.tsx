/** @file What stood for a question before it was replaced: put away behind a line, never in the way. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerView } from '../../src-main/core/answers/answer.ts';
import { replacedAnswers } from '../../src-main/core/answers/answer-steps.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { forget, useRead } from '../bridge/queries.ts';
import { formatMoment } from '../ui/dates.ts';
import type { AnswerStore } from './answer-store.ts';
import { AnswerText } from './answer-text.tsx';
import classes from './earlier-answers.module.css';
import { useSpoken } from './spoken.ts';

/** Everything that was saved, by layer and question, oldest first, with what stands as the last. Read anew once what is typed is saved. */
export function useEarlierAnswers(
  screeningId: ScreeningId,
  store?: AnswerStore,
): (question: string, layer: number) => readonly AnswerView[] {
  const history = useRead('screeningHistory', { screeningId });
  useEffect(() => {
    void (store?.flush() ?? Promise.resolve()).then(() => forget('screeningHistory'));
  }, [store]);
  const all = history.data?.answers ?? [];
  return (question, layer) => all.filter((one) => one.question === question && one.layer === layer);
}

export function EarlierAnswers({
  question,
  answers,
  filled,
}: {
  readonly question: FormQuestion;
  /** All that was saved for it in one account. */
  readonly answers: readonly AnswerView[];
  readonly filled?: boolean | undefined;
}) {
  const { t } = useTranslation('interview');
  const spoken = useSpoken();
  const replaced = replacedAnswers(question, answers);
  if (replaced.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t('earlier.title', { count: replaced.length })}</summary>
      <ol className={classes.list}>
        {replaced.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers are only ever added at the end
          <li key={index}>
            <AnswerText question={question} draft={one} none={t('earlier.taken')} filled={filled} />
            <span className={classes.by}>
              {t('earlier.by', { when: formatMoment(one.at), name: one.author, spoken: spoken(one) })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
