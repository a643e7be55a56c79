/** @file What an own form asks for beside a question, said quietly: that it recommends it, and an answer it suggests. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecorded } from '../../src-main/core/answers/said.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import { type Draft, valueText } from './answers.ts';
import classes from './question.module.css';

/** The suggestion goes once something is recorded; only *use this* makes it an answer. */
export function FormAdvice(props: {
  readonly question: FormQuestion;
  readonly draft: Draft;
  readonly onUse: (value: unknown) => void;
}) {
  const { t } = useTranslation('forms');
  const { recommended, suggested } = props.question.testimony;
  const offered = suggested !== undefined && !isRecorded(props.draft);
  if (recommended !== true && !offered) return null;
  return (
    <div className={classes.hint} data-advice>
      {recommended === true ? <p>{t('advice.recommended')}</p> : null}
      {offered ? (
        <p>
          {t('advice.suggested')} <bdi>{valueText(props.question, suggested)}</bdi>{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => props.onUse(suggested)}>
            {t('advice.use')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
