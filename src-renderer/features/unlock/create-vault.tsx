/** @file Create a vault: what it is, who owns it, a passphrase twice. Length is what counts, so length is what is said. */
import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../../src-main/contract/bridge.ts';
import {
  type PassphraseProblem,
  passphraseProblem,
  typedBytes,
} from '../../../src-main/core/vault/passphrase.ts';
import { app } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseHelp } from '../../ui/passphrase-help.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { SyncedFolder } from './synced-folder.tsx';
import classes from './unlock.module.css';
import { Place } from './vault-folder.tsx';

type Problem = PassphraseProblem | 'no-owner';
const FIELD = { 'no-owner': 'owner', 'too-short': 'passphrase', 'not-the-same': 'again' } as const;
const EMPTY = { owner: '', passphrase: '', again: '' };

export function CreateVault({
  status,
  onStatus,
  onRestore,
  placeError,
  onPlaceError,
}: {
  readonly status: AppStatus;
  readonly onStatus: (status: AppStatus) => void;
  readonly onRestore: () => void;
  readonly placeError: unknown;
  readonly onPlaceError: (error: unknown) => void;
}) {
  const { t } = useTranslation('unlock');
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (part: Partial<typeof EMPTY>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = draft.owner.trim() === '' ? 'no-owner' : passphraseProblem(draft.passphrase, draft.again);
    setProblem(found);
    if (found !== null) return document.getElementById(`new-vault-${FIELD[found]}`)?.focus();
    const passphrase = typedBytes(draft.passphrase);
    set({ passphrase: '', again: '' });
    setBusy(true);
    setError(null);
    try {
      onStatus(await app.createVault({ owner: draft.owner.trim(), passphrase }));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    } finally {
      passphrase.fill(0);
    }
  };
  const said = (field: (typeof FIELD)[Problem]) =>
    problem !== null && FIELD[problem] === field ? t(`create.problem.${problem}`) : undefined;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={classes.title}>{t('create.title')}</h1>
      <p className={classes.lead}>{t('create.lead')}</p>
      <div className={classes.fields}>
        <TextInput
          id="new-vault-owner"
          autoFocus
          label={t('create.owner')}
          description={t('create.ownerHint')}
          value={draft.owner}
          onChange={(event) => set({ owner: event.currentTarget.value })}
          error={said('owner')}
        />
        <PassphraseInput
          id="new-vault-passphrase"
          label={t('create.passphrase')}
          description={t('create.passphraseHint')}
          autoComplete="off"
          value={draft.passphrase}
          onChange={(event) => set({ passphrase: event.currentTarget.value })}
          error={said('passphrase')}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        <PassphraseHelp value={draft.passphrase} onUse={(passphrase) => set({ passphrase })} />
        <PassphraseInput
          id="new-vault-again"
          label={t('create.again')}
          autoComplete="off"
          value={draft.again}
          onChange={(event) => set({ again: event.currentTarget.value })}
          error={said('again')}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        <SyncedFolder by={status.syncedBy} />
        <NotePanel tone="needs-you" title={t('create.lossTitle')}>
          <p>{t('create.loss')}</p>
        </NotePanel>
        {error === null ? null : <ErrorPanel error={error} place="vault-create" />}
        {placeError === null ? null : <ErrorPanel error={placeError} onDismiss={() => onPlaceError(null)} />}
        <div className={classes.submit}>
          <Button type="submit" size="md" disabled={busy}>
            {busy ? t('create.busy') : t('create.submit')}
          </Button>
        </div>
        <p className="quiet">{t(`create.place.${status.place}`, { name: status.vaultName })}</p>
      </div>
      <Place onStatus={onStatus} onError={onPlaceError}>
        <Anchor component="button" type="button" onClick={onRestore}>
          {t('restore.open')}
        </Anchor>
      </Place>
    </form>
  );
}
