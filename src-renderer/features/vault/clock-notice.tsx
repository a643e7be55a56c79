/**
 * @file The computer's clock says an earlier time than the log already holds: both times, what it means, and the way to
 * set right, in the log, times that ran ahead. Nothing while the clock is no earlier than the log.
 */

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { readDay } from '../../ui/read-fuzzy-date.ts';
import classes from './clock-notice.module.css';

export function ClockNotice({ onLater }: { readonly onLater?: () => void }) {
  const { t } = useTranslation('shell');
  const { data } = useRead('vaultClock', {});
  if (data === undefined || data.latest === null || data.ahead === null) return null;
  const { now, latest, ahead } = data;
  return (
    <section className={classes.notice} aria-label={t('clock.title')} data-clock-notice>
      <NotePanel tone="needs-you" title={t('clock.title')} role="status">
        <p>
          {t('clock.times', {
            now: formatMoment(now),
            latest: formatMoment(latest.at),
            entry: latest.seq,
          })}
        </p>
        <p>{t('clock.means')}</p>
        <p>{t('clock.wrong')}</p>
        <SetRight count={ahead.entries} onLater={onLater} />
      </NotePanel>
    </section>
  );
}

function SetRight({
  count,
  onLater,
}: {
  readonly count: number;
  readonly onLater: (() => void) | undefined;
}) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const correct = useWrite('vaultCorrectClock', [
    ...(['vaultClock', 'auditList', 'consentList', 'todayShow', 'factList', 'screeningShow'] as const),
  ]);
  const today = readDay(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof today === 'string') correct.mutate({ today });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <p>{t('clock.ahead', { count })}</p>
      <Changing>
        <TextInput
          label={t('clock.today')}
          description={t('clock.todayHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={today === undefined ? t('clock.unread') : undefined}
          maw="20rem"
        />
      </Changing>
      {correct.error === null ? null : <ErrorPanel error={correct.error} compact />}
      <div className={classes.actions}>
        <Changing>
          <Button type="submit" variant="default" disabled={typeof today !== 'string' || correct.isPending}>
            {t('clock.submit')}
          </Button>
        </Changing>
        {onLater === undefined ? null : (
          <Button variant="subtle" onClick={onLater}>
            {t('clock.later')}
          </Button>
        )}
      </div>
    </form>
  );
}
