/** @file One field of the official form: its value to select, its length against the limit, and where it came from. */
import { Anchor, Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedFrom } from '../../../src-main/core/answers/carried.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import { type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import { type Draft, valueText } from '../../questions/answers.ts';
import cards from '../../questions/question.module.css';
import { StatementOrigin } from '../../questions/statement-origin.tsx';
import classes from './worksheets.module.css';

export function CopyField(props: {
  readonly question: FormQuestion;
  readonly draft: Draft | undefined;
  readonly known: KnownAnswer | undefined;
  /** It asked the wrong thing in this version of the form: what it holds is shown as that, and cannot be selected. */
  readonly toBeAsked: boolean;
  /** Null where the sheet is locked. */
  readonly onChange: (() => void) | null;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { question, draft } = props;
  const value = useRef<HTMLDivElement>(null);
  const title = formText(question.title);
  const text = draft?.state === 'answered' ? valueText(question, draft.value) : '';
  const limit = 'maxLength' in question ? question.maxLength : undefined;
  const origins = carriedFrom(question, draft, props.known, draft?.recordedIn);
  const select = () => {
    const selection = window.getSelection();
    if (value.current !== null) selection?.selectAllChildren(value.current);
  };
  return (
    <div className={classes.copyField} data-field={question.testimony.field}>
      <dt className={classes.copyTitle}>
        {title}
        {question.testimony.destination === 'optional' ? (
          <span className={classes.copyOptional}>{t('worksheets:copy.optional')}</span>
        ) : null}
      </dt>
      <dd className={classes.copyValue}>
        {props.toBeAsked ? <p className={classes.copyMeta}>{t('worksheets:copy.toBeAsked')}</p> : null}
        {text === '' || props.toBeAsked ? (
          <AnswerText question={question} draft={draft} filled />
        ) : (
          <div ref={value} className="words" dir="auto">
            {text}
          </div>
        )}
        {text === '' || draft === undefined || draft.ownWords === '' ? null : (
          <p className={`words ${cards.quote}`} dir="auto" data-own-words>
            {draft.ownWords}
          </p>
        )}
        {text === '' || limit === undefined || props.toBeAsked ? null : (
          <p className={`${classes.copyMeta} figures`}>
            {t('worksheets:copy.length', { count: [...text].length, limit })}
          </p>
        )}
        {text !== '' && isWordedAnew(question, draft, props.known) ? (
          <p className={classes.copyMeta}>{t('worksheets:copy.worded')}</p>
        ) : null}
        {origins === null ? null : (
          <p className={classes.copyMeta}>
            {origins === 'otherwise' ? t('worksheets:copy.otherwise') : `${t('worksheets:copy.from')} `}
            {origins === 'otherwise'
              ? null
              : origins.map((statement, index) => (
                  <span key={statement.at + String(index)}>
                    {index === 0 ? '' : '; '}
                    <StatementOrigin statement={statement} />
                  </span>
                ))}
          </p>
        )}
      </dd>
      <dd className={classes.copyActions}>
        {text === '' || props.toBeAsked ? null : (
          <Button
            variant="default"
            size="compact-md"
            onClick={select}
            aria-label={`${t('worksheets:copy.select')}: ${title}`}
          >
            {t('worksheets:copy.select')}
          </Button>
        )}
        {props.onChange === null ? null : (
          <Anchor
            component="button"
            type="button"
            onClick={props.onChange}
            aria-label={`${t('common:action.change')}: ${title}`}
          >
            {t('common:action.change')}
          </Anchor>
        )}
      </dd>
    </div>
  );
}

/** A narrative that was told, and that whoever filled in the sheet has put in words of their own. */
const isWordedAnew = (
  { testimony }: FormQuestion,
  draft: Draft | undefined,
  known: KnownAnswer | undefined,
): boolean =>
  testimony.narrative === true && draft?.relation !== 'confirms' && typeof known?.value === 'string';
