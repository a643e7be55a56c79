/** @file That a sheet was not sent after all, and why. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SUBMISSION_TOUCHES } from './submission-touches.ts';
import classes from './worksheets.module.css';

export function WithdrawForm(props: { readonly screeningId: ScreeningId; readonly onDone: () => void }) {
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
