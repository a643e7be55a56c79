/** @file A file from another organisation, chosen and read in beside the cases. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './handover.module.css';

export function ReadIn() {
  const { t } = useTranslation(['handover', 'unlock']);
  const { go } = useNavigation();
  const [file, setFile] = useState<PickedFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<unknown>(null);
  const work = useWork('handover-read');
  const pick = async () => {
    setError(null);
    try {
      const [first] = await app.pickFiles('handover');
      if (first === undefined) return;
      if (work !== undefined) dismissWork(work.id);
      setFile(first);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const review = await startWork({
      name: 'handoverRead',
      input: { file: file.handle, passphrase },
      key: 'handover-read',
      title: t('handover:read.work'),
      home: { at: 'vault', tab: 'handover' },
    });
    setPassphrase('');
    await forget('handoverList', 'handoverReview', 'auditList');
    if (review === null) return;
    setFile(null);
    go({ at: 'handover', handoverId: review.handover.id });
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('handover:read.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button onClick={() => void pick()} disabled={work?.state === 'running'}>
          {t('handover:read.pick')}
        </Button>
      </div>
      {file === null ? null : (
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          <p>{t('handover:read.file', { name: file.name, size: formatBytes(file.byteSize) })}</p>
          <PassphraseInput
            label={t('handover:read.passphrase')}
            description={t('handover:read.passphraseHint')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
          <div>
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('handover:read.go')}
            </Button>
          </div>
        </form>
      )}
      {work === undefined || work.state === 'done' ? null : <WorkPanel work={work} place="handover" />}
    </div>
  );
}
