/**
 * @file What to do with a vault that is damaged: read what can be read, make a new vault of it, or put a backup back. Nothing
 * here is urgent and nothing makes it worse, and that is what is said first.
 */
import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus, JobId } from '../../../src-main/contract/bridge.ts';
import type { Progress } from '../../../src-main/contract/ports.ts';
import type { FileHandle } from '../../../src-main/core/ids.ts';
import { app, cancelJob, onProgress } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { RunningPanel } from '../../ui/work-panel.tsx';
import classes from './unlock.module.css';

const bringIntoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};

interface Salvaging {
  readonly id: JobId;
  readonly progress: Progress | null;
  readonly stopping: boolean;
}

export function Damaged({
  vaultKey,
  onStatus,
}: {
  /** What did open the vault's lock. */
  readonly vaultKey: { readonly passphrase: Uint8Array; readonly keyFile?: FileHandle | undefined };
  readonly onStatus: (status: AppStatus) => void;
}) {
  const { t } = useTranslation('unlock');
  const [busy, setBusy] = useState<'reading' | 'salvaging' | null>(null);
  const [made, setMade] = useState<{ readonly name: string; readonly missing: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [salvaging, setSalvaging] = useState<Salvaging | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(
    () =>
      onProgress((id, progress) =>
        setSalvaging((before) => (before?.id === id ? { ...before, progress } : before)),
      ),
    [],
  );
  const run = async (what: 'reading' | 'salvaging', work: () => Promise<void>) => {
    setError(null);
    setBusy(what);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(null);
  };
  const read = () =>
    run('reading', async () => onStatus(await app.unlock({ ...vaultKey, pastDamage: true })));
  const salvage = () =>
    run('salvaging', async () => {
      const folder = await app.pickFolder();
      if (folder === null) return;
      const id = crypto.randomUUID();
      setSalvaging({ id, progress: null, stopping: false });
      try {
        setMade(await app.salvage({ ...vaultKey, to: folder.handle, jobId: id }));
      } finally {
        setSalvaging(null);
      }
    });
  const stop = (id: JobId) => {
    setSalvaging((before) => before && { ...before, stopping: true });
    cancelJob(id);
  };
  const openOther = async () => {
    try {
      const chosen = await app.chooseVault('open');
      if (chosen !== null) onStatus(chosen);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section aria-labelledby="damaged-title">
      <h1 id="damaged-title" className={classes.title} tabIndex={-1} ref={heading}>
        {t('damaged.title')}
      </h1>
      <p className={classes.lead}>{t('damaged.what')}</p>
      <p className={classes.next}>{t('damaged.safe')}</p>
      <div className={classes.fields}>
        <div className={classes.way}>
          <Button variant="default" disabled={busy !== null} onClick={() => void read()}>
            {busy === 'reading' ? t('damaged.reading') : t('damaged.read')}
          </Button>
          <p className="quiet">{t('damaged.readText')}</p>
        </div>
        <div className={classes.way}>
          <Button
            variant={made === null ? 'filled' : 'default'}
            disabled={busy !== null}
            onClick={() => void salvage()}
          >
            {busy === 'salvaging' ? t('damaged.salvaging') : t('damaged.salvage')}
          </Button>
          <p className="quiet">{t('damaged.salvageText')}</p>
        </div>
        {salvaging === null ? null : (
          <RunningPanel
            title={t('damaged.salvaging')}
            progress={salvaging.progress}
            stopping={salvaging.stopping}
            onStop={() => stop(salvaging.id)}
          />
        )}
        {made === null ? null : (
          // In large text it comes below what can be seen, and nothing else says that it is done.
          <div ref={bringIntoView}>
            <NotePanel
              tone="done"
              role="status"
              title={t('damaged.made', { name: made.name })}
              actions={<Button onClick={() => void openOther()}>{t('place.open')}</Button>}
            >
              <p>{t(made.missing === 0 ? 'damaged.whole' : 'damaged.missing', { count: made.missing })}</p>
            </NotePanel>
          </div>
        )}
        {error === null ? null : <ErrorPanel error={error} />}
        <p>{t('damaged.backup')}</p>
        <div>
          <Anchor component="button" type="button" onClick={() => void openOther()}>
            {t('damaged.other')}
          </Anchor>
        </div>
      </div>
    </section>
  );
}
