/** @file What an own form asks for beside a question, said quietly: that it recommends it, and an answer it suggests. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormQuestion } from '../../src-main/shared/form-format.ts';
import type { AnswerStore } from './answer-store.ts';
import { isRecorded, valueText } from './answers.ts';
import classes from './question.module.css';
import { useStoreVersion } from './use-answers.ts';

/** The suggestion goes once something is recorded; only *use this* makes it an answer. */
export function FormAdvice(props: {
  readonly question: FormQuestion;
  readonly store: AnswerStore;
  readonly onUsed: () => void;
}) {
  const { t } = useTranslation('forms');
  const { question, store } = props;
  useStoreVersion(store);
  const { recommended, suggested } = question.testimony;
  const offered = suggested !== undefined && !isRecorded(store.get(question.name));
  if (recommended !== true && !offered) return null;
  const use = () => {
    store.put(question.name, { state: 'answered', value: suggested }, 'now');
    props.onUsed();
  };
  return (
    <div className={classes.hint} data-advice={question.name}>
      {recommended === true ? <p>{t('advice.recommended')}</p> : null}
      {offered ? (
        <p>
          {t('advice.suggested')} <bdi className="words">{valueText(question, suggested)}</bdi>{' '}
          <Button variant="subtle" size="compact-sm" onClick={use}>
            {t('advice.use')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
