/** @file Unlock: one field. A wrong passphrase is said at the field, in the place where it is mended. */
import { Anchor, Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus, PickedFile } from '../../../src-main/contract/bridge.ts';
import { typedBytes } from '../../../src-main/core/vault/passphrase.ts';
import { app, failureOf } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { Damaged } from './damaged.tsx';
import { SyncedFolder } from './synced-folder.tsx';
import classes from './unlock.module.css';
import { Place } from './vault-folder.tsx';

export function UnlockVault({
  status,
  restored,
  recovered,
  onRecover,
  onStatus,
  placeError,
  onPlaceError,
}: {
  readonly status: AppStatus;
  /** It was put back from a backup just now. */
  readonly restored: boolean;
  /** Whose passphrase was set with a recovery kit just now. */
  readonly recovered: string | null;
  readonly onRecover: () => void;
  readonly onStatus: (status: AppStatus) => void;
  readonly placeError: unknown;
  readonly onPlaceError: (error: unknown) => void;
}) {
  const { t } = useTranslation('unlock');
  const { lockedBecause, workStopped } = status;
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [keyFile, setKeyFile] = useState<PickedFile | null>(null);
  const pickKeyFile = async () => {
    try {
      const [file] = await app.pickFiles('key-file');
      if (file !== undefined) setKeyFile(file);
    } catch (thrown) {
      setError(thrown);
    }
  };
  // Of a vault that is damaged: until somebody decides what to do with it.
  const key = useRef<Uint8Array | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const damaged = error !== null && failureOf(error).code === 'vault-damaged';
  const wrong = error !== null && failureOf(error).code === 'wrong-passphrase';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    const typed = typedBytes(passphrase);
    setPassphrase('');
    setBusy(true);
    setError(null);
    try {
      onStatus(await app.unlock({ passphrase: typed, keyFile: keyFile?.handle }));
    } catch (thrown) {
      if (failureOf(thrown).code === 'vault-damaged') key.current = typed.slice();
      setError(thrown);
      setBusy(false);
      field.current?.focus();
    } finally {
      typed.fill(0);
    }
  };
  if (damaged && key.current !== null)
    return (
      <Damaged
        vaultKey={{ passphrase: key.current, keyFile: keyFile?.handle }}
        onStatus={(next) => {
          // It may be another vault by now, whose passphrase is asked for anew.
          setError(null);
          key.current?.fill(0);
          key.current = null;
          setBusy(false);
          onStatus(next);
        }}
      />
    );
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h1 className={classes.title}>{t('unlock.title')}</h1>
      <p className={classes.lead}>
        {recovered !== null
          ? t('recover.done', { name: recovered })
          : restored
            ? t('restore.done')
            : lockedBecause === null
              ? t('unlock.lead', { name: status.vaultName })
              : t(`unlock.because.${lockedBecause}`)}
      </p>
      {lockedBecause !== null && workStopped ? <p className={classes.lead}>{t('unlock.stopped')}</p> : null}
      <div className={classes.fields}>
        <PassphraseInput
          ref={field}
          autoFocus
          label={t('unlock.passphrase')}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={wrong ? <PassphraseError error={error} /> : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        {error === null || wrong ? null : <ErrorPanel error={error} />}
        {placeError === null ? null : <ErrorPanel error={placeError} onDismiss={() => onPlaceError(null)} />}
        <Button type="submit" size="md" disabled={busy}>
          {busy ? t('unlock.busy') : t('unlock.submit')}
        </Button>
        <SyncedFolder by={status.syncedBy} />
      </div>
      <Place onStatus={onStatus} onError={onPlaceError}>
        <Anchor component="button" type="button" onClick={() => void pickKeyFile()}>
          {keyFile === null ? t('unlock.keyFile') : t('unlock.keyFileChosen', { name: keyFile.name })}
        </Anchor>
        <Anchor component="button" type="button" onClick={onRecover}>
          {t('recover.open')}
        </Anchor>
      </Place>
    </form>
  );
}

function PassphraseError({ error }: { readonly error: unknown }) {
  const failure = failureOf(error);
  const { next } = failureWords(failure);
  const file = failure.found?.find(({ code }) => code.startsWith('key-file-'))?.code;
  const { t } = useTranslation('unlock');
  return (
    <>
      <strong>{t('unlock.wrong')}</strong>{' '}
      {file === 'key-file-may-be-needed' ? `${t('unlock.keyFileMaybe')} ` : ''}
      {file === 'key-file-may-be-another' ? `${t('unlock.keyFileOther')} ` : ''}
      {next} {t('unlock.forgotten')}
    </>
  );
}
