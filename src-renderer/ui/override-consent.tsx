/** @file Where consent does not stand: a supervisor may go on with a reason, which stays in the log and the office's record. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from './confirm.tsx';
import classes from './override-consent.module.css';

export function OverrideConsent({
  what,
  onGoOn,
}: {
  /** What leaves the vault: it is named in the question. */
  readonly what: string;
  /** `by` is empty when whoever is unlocked decides. */
  readonly onGoOn: (reason: string, by: string) => void;
}) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const goOn = await confirm({
      title: t('override.title', { what }),
      body: <p>{t('override.text')}</p>,
      yes: t('override.submit'),
    });
    if (goOn) onGoOn(reason.trim(), by.trim());
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      <TextInput
        label={t('override.reason')}
        description={t('override.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('override.by')}
        description={t('override.byHint')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" disabled={reason.trim() === ''}>
          {t('override.submit')}
        </Button>
      </div>
    </form>
  );
}
