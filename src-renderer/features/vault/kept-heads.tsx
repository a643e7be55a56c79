/** @file When a state of the log was last kept elsewhere; writing one out for a second laptop, and holding one against the log. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogCompared } from '../../../src-main/contract/log-heads.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

const HOME = { at: 'vault', tab: 'log' } as const;

export function KeptHeads() {
  const { t } = useTranslation(['audit', 'common']);
  const { data } = useRead('logHeads', {});
  const [error, setError] = useState<unknown>(null);
  const writing = useWork('log-witness');
  const comparing = useWork('log-compare');
  const written = workValue(writing, 'logWitness');
  const compared = workValue(comparing, 'logCompare');
  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const write = () =>
    attempt(async () => {
      const folder = await app.pickFolder();
      if (folder === null) return;
      const [key, title] = ['log-witness', t('audit:kept.writing')];
      const input = { folder: folder.handle };
      await startWork({ name: 'logWitness', input, key, title, home: HOME, folder });
      await forget('logHeads', 'auditList');
    });
  const compare = () =>
    attempt(async () => {
      const [file] = await app.pickFiles('log-state');
      if (file === undefined) return;
      const [key, title] = ['log-compare', t('audit:kept.comparing')];
      await startWork({ name: 'logCompare', input: { file: file.handle }, key, title, home: HOME });
    });
  return (
    <div className={classes.check} data-kept-heads>
      {data === undefined ? null : (
        <p className="measure">
          {data.last === null
            ? t('audit:kept.none')
            : t(`audit:kept.last_${data.last.kind}`, {
                when: formatMoment(data.last.at),
                name: data.last.name,
                folder: data.last.folder,
                count: data.entries - data.last.entries,
              })}
        </p>
      )}
      <p className="measure quiet">{t('audit:kept.why')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Changing>
          <Button variant="default" onClick={() => void write()} disabled={writing?.state === 'running'}>
            {t('audit:kept.write')}
          </Button>{' '}
        </Changing>
        <Button variant="default" onClick={() => void compare()} disabled={comparing?.state === 'running'}>
          {t('audit:kept.compare')}
        </Button>
      </div>
      {writing === undefined ? null : (
        <WorkPanel work={writing}>
          {written === null ? null : (
            <NotePanel
              tone="done"
              role="status"
              title={t('audit:kept.written', { name: written.fileName, entries: written.entries })}
              actions={
                <Button variant="default" onClick={() => dismissWork(writing.id)}>
                  {t('common:action.dismiss')}
                </Button>
              }
            />
          )}
        </WorkPanel>
      )}
      {comparing === undefined ? null : (
        <WorkPanel work={comparing}>
          {compared === null ? null : (
            <Compared found={compared} onDismiss={() => dismissWork(comparing.id)} />
          )}
        </WorkPanel>
      )}
    </div>
  );
}

function Compared({ found, onDismiss }: { readonly found: LogCompared; readonly onDismiss: () => void }) {
  const { t } = useTranslation(['audit', 'common']);
  const { how, entries, now, signed } = found;
  return (
    <NotePanel
      tone={how === 'goes-on' ? 'done' : 'needs-you'}
      role="status"
      title={t(`audit:kept.how.${how}`, { entries, now })}
      actions={
        <Button variant="default" onClick={onDismiss}>
          {t('common:action.dismiss')}
        </Button>
      }
    >
      {how === 'goes-on' || how === 'another-vault' ? null : <p>{t('audit:kept.advice')}</p>}
      {signed === null ? null : (
        <p className={`${classes.hash} figures`}>
          {t('audit:kept.signed', { by: signed.by, when: formatMoment(signed.at), key: signed.key })}
        </p>
      )}
      {signed === null || signed.known ? null : <p>{t('audit:kept.unknownKey')}</p>}
    </NotePanel>
  );
}
