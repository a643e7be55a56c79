/** @file One line of words before something is done that stays in the record with its reason. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './error-panel.tsx';
import classes from './reason-form.module.css';

export function ReasonForm(props: {
  readonly label: string;
  readonly action: string;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isEmpty) props.onGive(reason.trim());
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        data-autofocus
        autoFocus
        label={props.label}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {props.error === null ? null : <ErrorPanel error={props.error} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={isEmpty || props.pending}>
          {props.action}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
