/** @file A restore drill: choose a backup, give its passphrase, and read what came of it. */
import { Anchor, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import type { BackupChecked } from '../../../src-main/contract/vault.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

export function TryBackup() {
  const { t } = useTranslation(['vault', 'common', 'unlock']);
  const [file, setFile] = useState<PickedFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [keyFile, setKeyFile] = useState<PickedFile | null>(null);
  const [error, setError] = useState<unknown>(null);
  const work = useWork('try-backup');
  const checked = workValue(work, 'backupCheck');
  const pick = async () => {
    setError(null);
    try {
      const [first] = await app.pickFiles('backup');
      if (first === undefined) return;
      if (work !== undefined) dismissWork(work.id);
      setFile(first);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const pickKeyFile = async () => {
    try {
      const [chosen] = await app.pickFiles('key-file');
      if (chosen !== undefined) setKeyFile(chosen);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || passphrase === '') return;
    setPassphrase('');
    const found = await asBytes({ passphrase }, (secret) =>
      startWork({
        name: 'backupCheck',
        input: { file: file.handle, ...secret, keyFile: keyFile?.handle },
        key: 'try-backup',
        title: t('vault:backup.try.work'),
        home: { at: 'vault', tab: 'backup' },
      }),
    );
    // Another passphrase may be tried on the one that did not open.
    if (found !== null) setFile(null);
    await forget('auditList');
  };
  return (
    <div className={classes.check}>
      <p className="measure">{t('vault:backup.try.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button variant="default" onClick={() => void pick()} disabled={work?.state === 'running'}>
          {t(file === null ? 'vault:backup.try.pick' : 'vault:backup.try.another')}
        </Button>
      </div>
      {file === null ? null : (
        <form onSubmit={(event) => void submit(event)} className={classes.fields}>
          <p>{t('vault:backup.try.file', { name: file.name, size: formatBytes(file.byteSize) })}</p>
          <PassphraseInput
            label={t('vault:backup.try.passphrase')}
            description={t('vault:backup.try.passphraseHint')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
          <div>
            <Anchor component="button" type="button" onClick={() => void pickKeyFile()}>
              {keyFile === null
                ? t('unlock:unlock.keyFile')
                : t('unlock:unlock.keyFileChosen', { name: keyFile.name })}
            </Anchor>
          </div>
          <div>
            <Button type="submit" disabled={passphrase === '' || work?.state === 'running'}>
              {t('vault:backup.try.go')}
            </Button>
          </div>
        </form>
      )}
      {work === undefined ? null : (
        <WorkPanel work={work} place="backup">
          {checked === null ? null : <Found found={checked} onDismiss={() => dismissWork(work.id)} />}
        </WorkPanel>
      )}
    </div>
  );
}

function Found({ found, onDismiss }: { readonly found: BackupChecked; readonly onDismiss: () => void }) {
  const { t } = useTranslation(['vault', 'common']);
  const { beside, intact, altered } = found;
  const sound = intact && altered === 0;
  const another = sound && beside.how === 'another-vault';
  const about = { name: found.opensAs, when: formatMoment(found.at) };
  return (
    <NotePanel
      tone={sound && !another ? 'done' : 'needs-you'}
      role="status"
      title={t(`vault:backup.try.${another ? 'another-vault' : sound ? 'sound' : 'altered'}`)}
      actions={
        <Button variant="default" onClick={onDismiss}>
          {t('common:action.dismiss')}
        </Button>
      }
    >
      {another ? (
        <p>{t('vault:backup.try.anotherText', about)}</p>
      ) : (
        <>
          <p>{sound ? t('vault:backup.try.soundText', about) : t('vault:backup.try.alteredText')}</p>
          <p>
            {beside.how === 'older'
              ? t('vault:backup.try.older', { count: beside.entries })
              : t(`vault:backup.try.${beside.how}`)}
          </p>
        </>
      )}
    </NotePanel>
  );
}
