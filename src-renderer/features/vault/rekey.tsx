/** @file A new key for the whole vault: whose key stays, and writing it anew. The vault is locked when it is done. */
import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asBytes } from '../../bridge/as-bytes.ts';
import { app } from '../../bridge/client.ts';
import { startWork, useWork } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

export function Rekey() {
  const { t } = useTranslation(['vault', 'unlock']);
  const { data, error } = useRead('rekeyShow', {});
  const work = useWork('rekey');
  const [own, setOwn] = useState('');
  const [agreed, setAgreed] = useState(false);
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const { stays, leftOut, interrupted } = data;
  const names = (list: readonly string[]) => list.join(', ');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setOwn('');
    const done = await asBytes({ own }, (secret) =>
      startWork({
        name: 'rekeyMake',
        input: { ...secret, leaveOut: agreed ? leftOut.map(({ id }) => id) : [] },
        key: 'rekey',
        title: t('vault:rekey.work'),
        home: { at: 'vault', tab: 'people' },
      }),
    );
    if (done === null) await forget('rekeyShow', 'auditList');
    // The process that held the old key ends.
    else await app.lock().catch(() => undefined);
  };
  const wrong = work?.failure?.code === 'wrong-passphrase';
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.fields} noValidate>
      <p>{t('vault:rekey.about')}</p>
      <p>{t('vault:rekey.stays', { names: names(stays) })}</p>
      {leftOut.length === 0 ? null : (
        <>
          <p>{t('vault:rekey.leftOut', { names: names(leftOut.map(({ name }) => name)) })}</p>
          <Checkbox
            label={t('vault:rekey.agree')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        </>
      )}
      {interrupted === null ? null : (
        <NotePanel
          tone="needs-you"
          title={t('vault:rekey.interrupted', { by: interrupted.by, when: formatMoment(interrupted.at) })}
        />
      )}
      <PassphraseInput
        label={t('vault:people.own')}
        autoComplete="off"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        error={wrong ? t('vault:people.ownWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
      />
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={own === '' || (leftOut.length > 0 && !agreed) || work?.state === 'running'}
        >
          {t('vault:rekey.go')}
        </Button>
      </div>
      {work === undefined || wrong ? null : (
        <WorkPanel work={work} place="rekey">
          <NotePanel tone="done" role="status" title={t('vault:rekey.done')} />
        </WorkPanel>
      )}
    </form>
  );
}
