/**
 * @file That a sheet was typed into the official form: said by whoever did it, with the day and the reference. What was
 * said is put right or taken back by a further line, with its reason; the lines before stay to be read.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName } from '../../../src-main/contract/index.ts';
import type { SubmissionView } from '../../../src-main/contract/submission.ts';
import {
  exactDay,
  type FuzzyDate,
  formatDay,
  parseFuzzyDate,
} from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { failureOf } from '../../bridge/client.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import classes from './worksheets.module.css';

/** What is read anew once something was said about typing a sheet into the official form. */
const SUBMISSION_TOUCHES: readonly CallName[] = [
  'submissionShow',
  'submissionList',
  'readinessShow',
  'caseList',
];

/** The day a sheet was typed into the official form and the reference it gave; later, the same put right. */
function SubmissionForm(props: {
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

/** That a sheet was not sent after all, and why. */
function WithdrawForm(props: { readonly screeningId: ScreeningId; readonly onDone: () => void }) {
  const { t } = useTranslation('worksheets');
  const { screeningId, onDone } = props;
  const withdraw = useWrite('submissionWithdraw', SUBMISSION_TOUCHES);
  const [why, setWhy] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate({ screeningId, why }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={classes.submissionForm}>
      <TextInput
        data-autofocus
        label={t('submit.whyWithdraw')}
        required
        withAsterisk={false}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {withdraw.error === null ? null : <ErrorPanel error={withdraw.error} />}
      <div className={classes.offerActions}>
        <Button type="submit" loading={withdraw.isPending}>
          {t('submit.takeBack')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('submit.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function Submission({ screeningId }: { readonly screeningId: ScreeningId }) {
  const { t } = useTranslation('worksheets');
  const { data, error } = useRead('submissionShow', { screeningId });
  const [form, setForm] = useState<'record' | 'withdraw' | null>(null);
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const { stands, lines } = data;
  const close = () => setForm(null);
  return (
    <section className={classes.submission} aria-labelledby="submission-title" data-submission>
      <h2 id="submission-title" className={sheet.group}>
        {t('submit.title')}
      </h2>
      <p data-stands={stands !== null}>{stands === null ? t('submit.not') : <Stands stands={stands} />}</p>
      {form === 'record' ? (
        <SubmissionForm screeningId={screeningId} stands={stands} onDone={close} />
      ) : form === 'withdraw' ? (
        <WithdrawForm screeningId={screeningId} onDone={close} />
      ) : (
        <div className={classes.offerActions}>
          <Button variant="default" onClick={() => setForm('record')}>
            {t(stands === null ? 'submit.say' : 'submit.correct')}
          </Button>
          {stands === null ? null : (
            <Button variant="subtle" onClick={() => setForm('withdraw')}>
              {t('submit.withdraw')}
            </Button>
          )}
        </div>
      )}
      {lines.length < 2 ? null : <Lines lines={lines} />}
    </section>
  );
}

function Stands({
  stands: { day, reference, by },
}: {
  readonly stands: NonNullable<SubmissionView['stands']>;
}) {
  const { t } = useTranslation('worksheets');
  const about = { day: formatDay(day), name: by };
  return (
    <span className="words">
      {reference === '' ? t('submit.stands', about) : t('submit.standsReference', { ...about, reference })}
    </span>
  );
}

function Lines({ lines }: Pick<SubmissionView, 'lines'>) {
  const { t } = useTranslation('worksheets');
  return (
    <div>
      <h3 className={classes.restsTitle}>{t('submit.earlier')}</h3>
      <ul className={classes.lines}>
        {lines.map(({ kind, day, reference, why, at, by }) => (
          <li key={at + kind} className="words">
            {[t(`submit.kind.${kind}`), formatDay(day), reference, why]
              .filter((one) => one !== '')
              .join(', ')}
            <span className={classes.linkNote}>{` (${formatDay(at)}, ${by})`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
