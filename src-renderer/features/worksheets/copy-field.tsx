/** @file One field of the official form: its value to select, its length against the limit, and where it came from. */
import { Anchor, Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptBackView } from '../../../src-main/contract/interviews.ts';
import { accountsOn, isSuperseded } from '../../../src-main/core/answers/accounts.ts';
import { carriedFrom, isWordedAnew } from '../../../src-main/core/answers/carried.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { type Coded, coded } from '../../../src-main/core/findings/finding.ts';
import { type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import { type Question, takesOfficialValue } from '../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { answeredBySender } from '../../../src-main/core/worksheets/referral-route.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import { type Draft, valueText } from '../../questions/answers.ts';
import { OfficialHelp } from '../../questions/official-help.tsx';
import cards from '../../questions/question.module.css';
import { StatementOrigin } from '../../questions/statement-origin.tsx';
import { ToldBeside } from '../../questions/told-beside.tsx';
import { useReading } from '../../questions/use-answers.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import classes from './worksheets.module.css';

export function CopyField(props: {
  readonly question: FormQuestion;
  readonly screeningId: ScreeningId;
  /** As the rules of the field know it. */
  readonly rule: Question | undefined;
  readonly store: AnswerStore;
  readonly known: KnownAnswer | undefined;
  /** It asked the wrong thing in this version of the form: what it holds is shown as that, and cannot be selected. */
  readonly toBeAsked: boolean;
  /** It was made of words that are kept back since: only the rest of it can be selected, where there is any. */
  readonly kept: KeptBackView | undefined;
  /** What whoever types it has to know, and does not type. */
  readonly beside: readonly Coded[];
  /** Null where the sheet is locked. */
  readonly onChange: (() => void) | null;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { question, rule, store } = props;
  const recorded = useReading(store, () => store.get(question.name));
  const draft = withoutKept(recorded, props.kept);
  const again = useRef<HTMLDivElement>(null);
  const value = useRef<HTMLDivElement>(null);
  const title = formText(question.title);
  const written = draft?.state === 'answered' ? valueText(question, draft.value) : '';
  // A later account differs: what the sheet says is no answer to select until somebody settles it.
  const isHeld =
    rule !== undefined &&
    !props.toBeAsked &&
    isSuperseded(accountsOn(rule, draft, draft?.recordedIn, props.known));
  const text = isHeld ? '' : written;
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
        <OfficialHelp question={question} className={classes.copyMeta} />
      </dt>
      <dd className={classes.copyValue}>
        {props.toBeAsked ? <p className={classes.copyMeta}>{t('worksheets:copy.toBeAsked')}</p> : null}
        {isHeld ? (
          <p>
            {t('copy.undecided', { ns: 'worksheets' })} {t('copy.stillSays', { ns: 'worksheets' })}{' '}
            <bdi className="words">{written === '' ? draft?.ownWords : written}</bdi>
          </p>
        ) : text === '' || props.toBeAsked ? (
          <Instead {...props} draft={draft} />
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
        {draft === undefined || draft.ownWords === '' || !takesOfficialValue(question) ? null : (
          <p className={classes.copyMeta}>{t('worksheets:copy.notTyped')}</p>
        )}
        {text === '' || limit === undefined || props.toBeAsked ? null : (
          <p className={`${classes.copyMeta} figures`}>
            {t('worksheets:copy.length', { count: [...text].length, limit })}
          </p>
        )}
        {isWordedAnew(question, draft, props.known) ? (
          <p className={classes.copyMeta}>{t('worksheets:copy.worded')}</p>
        ) : null}
        {props.beside.map((one) => (
          <p key={JSON.stringify(one)} className={classes.copyMeta} data-beside={one.code}>
            {sayFinding(one)}
          </p>
        ))}
        {rule === undefined || props.toBeAsked ? null : (
          <div ref={again} tabIndex={-1} className={classes.copyTold}>
            <ToldBeside
              screeningId={props.screeningId}
              question={rule}
              known={props.known}
              store={store}
              onSettled={props.onChange === null ? null : () => again.current?.focus()}
            />
          </div>
        )}
        {origins === null || origins === 'otherwise' ? null : (
          <p className={classes.copyMeta}>
            {`${t('worksheets:copy.from')} `}
            {origins.map((statement, index) => (
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

const withoutKept = (draft: Draft | undefined, kept: KeptBackView | undefined): Draft | undefined =>
  kept === undefined || draft === undefined ? draft : kept.rest && { ...draft, ...kept.rest };

/** What stands in place of a value. What was told is below: that nothing was asked would not be true. */
function Instead(props: {
  readonly question: FormQuestion;
  readonly rule: Question | undefined;
  readonly known: KnownAnswer | undefined;
  readonly toBeAsked: boolean;
  readonly draft: Draft | undefined;
}) {
  const { t } = useTranslation('worksheets');
  const { question, rule, known, draft } = props;
  const stands =
    rule === undefined || props.toBeAsked
      ? 'agrees'
      : accountsOn(rule, draft, draft?.recordedIn, known).stands;
  if (stands === 'undecided') return <p>{t('copy.undecided')}</p>;
  if (stands === 'put-off') return null;
  const isOpen = draft === undefined || !isRecorded(draft);
  const sender = rule === undefined || props.toBeAsked ? null : answeredBySender(rule);
  if (isOpen && stands === 'agrees' && sender !== null)
    return <p className={classes.copyMeta}>{sayFinding(coded('pack-nothing', { why: sender }))}</p>;
  return stands === 'not-taken' && isOpen ? null : <AnswerText question={question} draft={draft} filled />;
}
