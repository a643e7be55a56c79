/** @file Everything that only adds to a sheet, listed, taken over with one button, and undone with another. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forget, useFreshRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './worksheets.module.css';

interface Props {
  readonly screeningId: ScreeningId;
  readonly store: AnswerStore;
  /** Answers are others now. */
  readonly onTaken: () => void;
}

/** Of the last step, so that it can be undone after the page was drawn anew. */
const undone = new Map<ScreeningId, { readonly at: string; readonly count: number }>();

export function TakeAdded({ screeningId, store, onTaken }: Props) {
  const { t } = useTranslation('worksheets');
  const { data } = useFreshRead('accountsMore', { screeningId });
  const [error, setError] = useState<unknown>(null);
  const settle = async (undo: string) => {
    setError(null);
    try {
      await store.flush();
      const { at, questions } = await call('accountsMoreSettle', { screeningId, undo });
      if (undo === '') undone.set(screeningId, { at, count: questions.length });
      else undone.delete(screeningId);
      await forget(
        'screeningShow',
        'screeningList',
        'accountsList',
        'accountsMore',
        'copyOutCheck',
        'screeningReading',
      );
      onTaken();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const fields = data?.fields ?? [];
  const last = undone.get(screeningId);
  if (fields.length === 0 && last === undefined) return null;
  return (
    <section className={classes.waiting} aria-label={t('added.label')} data-added>
      {fields.length === 0 ? null : (
        <>
          <p>{t('added.about', { count: fields.length })}</p>
          <ul className={classes.lines}>
            {fields.map(({ question, title, told }) => (
              <li key={question}>
                {title}
                {told.map((one) => (
                  <q key={`${one.key} ${one.seq}`} className="words" dir="auto">
                    {[one.text, one.ownWords].filter((part) => part !== '').join(' ')}
                  </q>
                ))}
              </li>
            ))}
          </ul>
          <Button variant="default" onClick={() => void settle('')}>
            {t('added.take', { count: fields.length })}
          </Button>
        </>
      )}
      {last === undefined ? null : (
        <p role="status">
          {t('added.taken', { count: last.count })}{' '}
          <Button variant="default" onClick={() => void settle(last.at)}>
            {t('added.undo')}
          </Button>
        </p>
      )}
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}
