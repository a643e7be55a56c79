/**
 * @file "Already recorded": what was said about this elsewhere, with Confirm, Add and It differs. A
 * difference is noted beside what stands, never weighed.
 */
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DIFFERENCE_CAUSES, type KnownAnswer } from '../../../src-main/shared/contract/screening.ts';
import type { FormQuestion } from '../../../src-main/shared/form-format.ts';
import { formatDay } from '../../ui/dates.ts';
import type { AnswerStore } from './answer-store.ts';
import type { Draft } from './answers.ts';
import classes from './question.module.css';

export function KnownPanel({
  question,
  known,
  store,
  draft,
  answering,
  onAnswer,
}: {
  readonly question: FormQuestion;
  readonly known: KnownAnswer;
  readonly store: AnswerStore;
  readonly draft: Draft;
  /** The person's answer now is being typed below: nothing more to choose here. */
  readonly answering: boolean;
  readonly onAnswer: () => void;
}) {
  const { t } = useTranslation('interview');
  const newest = known.facts.flatMap((fact) => fact.statements).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const text = known.state === 'answered' ? known.text : t(`state.${known.state}`);
  const isText = question.type === 'comment' || question.type === 'text';
  const value = known.value ?? (isText ? known.text : null);
  const canConfirm = known.state !== 'answered' || value !== null;
  const confirm = () => store.put(question.name, { state: known.state, value, relation: 'confirms' }, 'now');
  const begin = (relation: 'adds' | 'differs') => {
    store.put(question.name, { relation }, 'soon');
    onAnswer();
  };
  return (
    <div className={classes.known} data-known={question.name}>
      <p className={classes.knownHead}>
        {newest === undefined
          ? t('known.head')
          : t('known.headBy', { day: formatDay(newest.at), name: newest.author })}
      </p>
      <p className="words" dir="auto">
        {text}
      </p>
      {newest === undefined || newest.ownWords === '' ? null : (
        <p className={`words ${classes.quote}`} dir="auto">
          {newest.ownWords}
        </p>
      )}
      {answering ? null : (
        <div className={classes.knownActions}>
          {canConfirm ? (
            <Button variant="default" onClick={confirm} data-first-control>
              {t('known.confirm')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => begin('adds')}>
            {t('known.add')}
          </Button>
          <Button variant="default" onClick={() => begin('differs')}>
            {t('known.differs')}
          </Button>
        </div>
      )}
      {draft.relation === 'differs' ? (
        <NativeSelect
          mt="sm"
          label={t('known.cause')}
          maw="20rem"
          value={draft.cause}
          data={DIFFERENCE_CAUSES.map((cause) => ({
            value: cause,
            label: t(`cause.${cause === '' ? 'none' : cause}`),
          }))}
          onChange={(event) => {
            const cause = DIFFERENCE_CAUSES.find((one) => one === event.currentTarget.value);
            if (cause !== undefined) store.put(question.name, { cause }, 'soon');
          }}
        />
      ) : null}
    </div>
  );
}
