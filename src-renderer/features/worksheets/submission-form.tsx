/** @file The day a sheet was typed into the official form and the reference it gave; later, the same put right. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionView } from '../../../src-main/contract/submission.ts';
import { exactDay, type FuzzyDate, parseFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { failureOf } from '../../bridge/client.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { SUBMISSION_TOUCHES } from './submission-touches.ts';
import classes from './worksheets.module.css';

export function SubmissionForm(props: {
  readonly screeningId: ScreeningId;
  readonly stands: SubmissionView['stands'];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const { screeningId, stands } = props;
  const record = useWrite('submissionRecord', SUBMISSION_TOUCHES);
  const [date, setDate] = useState<FuzzyDate | null | undefined>(
    stands === null ? null : parseFuzzyDate(stands.day),
  );
  const [reference, setReference] = useState(stands?.reference ?? '');
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const day = date === null || date === undefined ? null : exactDay(date);
  const send = (thoughToldLater: boolean) => {
    setAsked(true);
    if (day === null) return;
    record.mutate({ screeningId, day, reference, why, thoughToldLater }, { onSuccess: props.onDone });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  const failure = record.error === null ? null : failureOf(record.error);
  const isTold = failure?.found?.some(({ code }) => code === 'submission-told-later') === true;
  return (
    <form onSubmit={submit} className={classes.submissionForm}>
      <FuzzyDateField
        label={t('submit.day')}
        hint={asked && day === null ? t('submit.dayNeeded') : t('submit.dayHint')}
        value={date ?? null}
        onChange={setDate}
        asked={asked}
      />
      <TextInput
        label={t('submit.reference')}
        description={t('submit.referenceHint')}
        maxLength={500}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {stands === null ? null : (
        <TextInput
          label={t('submit.why')}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      )}
      {record.error === null ? null : (
        <ErrorPanel
          error={record.error}
          actions={isTold ? <Button onClick={() => send(true)}>{t('submit.recordAll')}</Button> : null}
        />
      )}
      <div className={classes.offerActions}>
        <Button type="submit" loading={record.isPending}>
          {t('submit.record')}
        </Button>
        <Button variant="default" onClick={props.onDone}>
          {t('submit.cancel')}
        </Button>
      </div>
    </form>
  );
}
