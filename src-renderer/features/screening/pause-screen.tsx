/** @file A break: nothing of the interview is on the screen. Enter or F8 goes on, with the reason where one is noted. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../questions/sheet.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { useDropUndo } from '../../ui/undo.tsx';

export function PauseScreen({
  since,
  error,
  onResume,
}: {
  readonly since: string;
  readonly error: unknown;
  readonly onResume: (reason: string) => Promise<void>;
}) {
  const { t } = useTranslation('interview');
  const [reason, setReason] = useState('');
  const dropUndo = useDropUndo();
  // It would name an answer on a screen that shows nothing of the interview.
  useEffect(dropUndo, [dropUndo]);
  useShortcut('f8', () => void onResume(reason));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onResume(reason);
  };
  return (
    <form className={classes.alone} onSubmit={submit} data-paused>
      <h1 className={classes.title}>{t('pause.title')}</h1>
      <p className="quiet">{t('pause.since', { time: /T(\d{2}:\d{2})/.exec(since)?.[1] ?? '' })}</p>
      <p className="measure">{t('pause.text')}</p>
      <TextInput
        label={t('pause.reason')}
        description={t('pause.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maw="32rem"
      />
      {error === null ? null : <ErrorPanel error={error} />}
      <div>
        <Button type="submit" size="md" autoFocus aria-keyshortcuts="F8">
          {t('pause.resume')}
        </Button>
      </div>
    </form>
  );
}
