/** @file A key file beside one's own passphrase: making one on a stick, and giving it up. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asBytes } from '../../bridge/as-bytes.ts';
import { app, call, failureOf } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import classes from './audit.module.css';

export function OwnKeyFile({ has }: { readonly has: boolean }) {
  const { t } = useTranslation(['vault', 'unlock']);
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  /** Name of the file that was made; null for given up. */
  const [done, setDone] = useState<{ readonly name: string | null } | null>(null);
  const run = async (work: () => Promise<string | null | undefined>) => {
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      const name = await work();
      if (name !== undefined) setDone({ name });
      await forget('colleagueList', 'auditList');
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const make = () =>
    run(async () => {
      const folder = await app.pickFolder();
      if (folder === null) return undefined;
      setOwn('');
      return await asBytes(
        { own },
        async (secret) => (await call('keyFileMake', { ...secret, folder: folder.handle })).fileName,
      );
    });
  const drop = () =>
    run(async () => {
      setOwn('');
      await asBytes({ own }, (secret) => call('keyFileDrop', secret));
      return null;
    });
  const wrong = error !== null && failureOf(error).code === 'wrong-passphrase';
  return (
    <div className={classes.fields}>
      <p>{t('vault:keyFileOwn.about')}</p>
      <p>
        <strong>{t(has ? 'vault:keyFileOwn.has' : 'vault:keyFileOwn.none')}</strong>
      </p>
      <PassphraseInput
        label={t('vault:people.own')}
        autoComplete="off"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        error={wrong ? t('vault:people.ownWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
      />
      {error === null || wrong ? null : <ErrorPanel error={error} />}
      {done === null ? null : (
        <NotePanel
          tone="done"
          role="status"
          title={
            done.name === null
              ? t('vault:keyFileOwn.dropped')
              : t('vault:keyFileOwn.made', { name: done.name })
          }
        >
          {done.name === null ? null : <p>{t('vault:keyFileOwn.madeText')}</p>}
        </NotePanel>
      )}
      <div>
        <Button variant="default" disabled={own === '' || busy} onClick={() => void (has ? drop() : make())}>
          {t(has ? 'vault:keyFileOwn.drop' : 'vault:keyFileOwn.make')}
        </Button>
      </div>
    </div>
  );
}
