/** @file Before a vault is open: create one, or unlock the one that is there. */
import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus, JobId } from '../../../src-main/contract/bridge.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import {
  type PassphraseProblem,
  passphraseProblem,
  typedBytes,
} from '../../../src-main/core/vault/passphrase.ts';
import { app, cancelJob, failureOf, onProgress } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PassphraseHelp } from '../../ui/passphrase-help.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { ShareFields } from '../../ui/share-fields.tsx';
import { RunningPanel } from '../../ui/work-panel.tsx';
import { CreateVault } from './create-vault.tsx';
import { SyncedFolder } from './synced-folder.tsx';
import classes from './unlock.module.css';
import { UnlockVault } from './unlock-vault.tsx';
import { Place } from './vault-folder.tsx';

/** A lost passphrase: shares of the recovery kit, and a new passphrase. The vault is still locked after it. */
function Recover({
  onDone,
  onBack,
}: {
  /** Whose passphrase is new. */
  readonly onDone: (name: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('unlock');
  const [shares, setShares] = useState<readonly string[]>(['', '']);
  const [person, setPerson] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const typed = shares.filter((share) => share.trim() !== '');
  const failure = error === null ? null : failureOf(error);
  // Several people have a key: it has to be said whose passphrase is lost.
  const names = failure?.subject === 'person' ? (failure.findings ?? []) : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = passphraseProblem(passphrase, again);
    setProblem(found);
    if (found !== null || typed.length === 0 || busy) return;
    const bytes = typedBytes(passphrase);
    setBusy(true);
    setError(null);
    try {
      const whose = person.trim() === '' ? {} : { person: person.trim() };
      onDone((await app.recover({ shares: typed, passphrase: bytes, ...whose })).name);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    } finally {
      bytes.fill(0);
    }
  };
  const toggle = { 'aria-label': t('show') };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={classes.title}>{t('recover.title')}</h1>
      <p className={classes.lead}>{t('recover.lead')}</p>
      <div className={classes.fields}>
        <ShareFields shares={shares} onChange={setShares} />
        <TextInput
          label={t('recover.person')}
          description={t('recover.personHint')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          error={names.length === 0 ? undefined : t('recover.whose', { names: names.join(', ') })}
        />
        <PassphraseInput
          label={t('recover.next')}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem === 'too-short' ? t('create.problem.too-short') : undefined}
          visibilityToggleButtonProps={toggle}
        />
        <PassphraseHelp value={passphrase} onUse={setPassphrase} />
        <PassphraseInput
          label={t('recover.again')}
          autoComplete="off"
          value={again}
          onChange={(event) => {
            setAgain(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem === 'not-the-same' ? t('create.problem.not-the-same') : undefined}
          visibilityToggleButtonProps={toggle}
        />
        {error === null || names.length > 0 ? null : <ErrorPanel error={error} place="recovery" />}
        <div className={classes.submit}>
          <Button type="submit" size="md" disabled={busy || typed.length === 0}>
            {busy ? t('recover.busy') : t('recover.go')}
          </Button>
        </div>
        <Anchor component="button" type="button" onClick={onBack}>
          {t('recover.back')}
        </Anchor>
      </div>
    </form>
  );
}

/** Puts a backup back into the chosen folder. The vault is locked then, and its passphrase opens it. */
interface Restoring {
  readonly id: JobId;
  readonly progress: Progress | null;
  readonly stopping: boolean;
}

function RestoreBackup({
  status,
  onStatus,
  onBack,
  placeError,
  onPlaceError,
}: {
  readonly status: AppStatus;
  readonly onStatus: (status: AppStatus) => void;
  readonly onBack: () => void;
  readonly placeError: unknown;
  readonly onPlaceError: (error: unknown) => void;
}) {
  const { t } = useTranslation('unlock');
  const [restoring, setRestoring] = useState<Restoring | null>(null);
  const [error, setError] = useState<unknown>(null);
  const restore = async () => {
    setError(null);
    try {
      const [file] = await app.pickFiles('backup');
      if (file === undefined) return;
      const id = crypto.randomUUID();
      setRestoring({ id, progress: null, stopping: false });
      onStatus(await app.restoreBackup(file.handle, id));
    } catch (thrown) {
      setError(thrown);
      setRestoring(null);
    }
  };
  useEffect(
    () =>
      onProgress((id, progress) =>
        setRestoring((before) => (before?.id === id ? { ...before, progress } : before)),
      ),
    [],
  );
  const stop = (id: JobId) => {
    setRestoring((before) => before && { ...before, stopping: true });
    cancelJob(id);
  };
  const busy = restoring !== null;
  return (
    <div>
      <h1 className={classes.title}>{t('restore.title')}</h1>
      <p className={classes.lead}>{t('restore.lead', { name: status.vaultName })}</p>
      <div className={classes.fields}>
        <SyncedFolder by={status.syncedBy} />
        {error === null ? null : <ErrorPanel error={error} place="backup" />}
        {placeError === null ? null : <ErrorPanel error={placeError} onDismiss={() => onPlaceError(null)} />}
        <div className={classes.submit}>
          <Button size="md" autoFocus disabled={busy} onClick={() => void restore()}>
            {busy ? t('restore.busy') : t('restore.pick')}
          </Button>
        </div>
        {restoring === null ? null : (
          <RunningPanel
            title={t('restore.busy')}
            progress={restoring.progress}
            stopping={restoring.stopping}
            onStop={() => stop(restoring.id)}
          />
        )}
        <Anchor component="button" type="button" disabled={busy} onClick={onBack}>
          {t('restore.back')}
        </Anchor>
      </div>
      <Place onStatus={onStatus} onError={onPlaceError} />
    </div>
  );
}

export function Unlock(props: {
  readonly status: AppStatus;
  readonly onStatus: (status: AppStatus) => void;
  readonly onFirstHour: () => void;
}) {
  const { t } = useTranslation('help');
  const [error, setError] = useState<unknown>(null);
  const [restoring, setRestoring] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [recovered, setRecovered] = useState<string | null>(null);
  const shared = { ...props, placeError: error, onPlaceError: setError };
  return (
    <main className={classes.screen}>
      <div className={classes.inner}>
        {props.status.state !== 'no-vault' ? (
          recovering ? (
            <Recover
              onBack={() => setRecovering(false)}
              onDone={(name) => {
                setRecovered(name);
                setRecovering(false);
              }}
            />
          ) : (
            <UnlockVault
              {...shared}
              restored={restoring}
              recovered={recovered}
              onRecover={() => setRecovering(true)}
            />
          )
        ) : restoring ? (
          <RestoreBackup {...shared} onBack={() => setRestoring(false)} />
        ) : (
          <CreateVault {...shared} onRestore={() => setRestoring(true)} />
        )}
        <p className={classes.firstHour}>
          <Anchor component="button" type="button" onClick={props.onFirstHour}>
            {t('open')}
          </Anchor>
        </p>
      </div>
    </main>
  );
}
