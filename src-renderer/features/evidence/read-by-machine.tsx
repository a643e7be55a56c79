/** @file Pages of the case that have no text: how many, the way to have them read by machine, and the way to have it off. */
import { Anchor, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureReach } from '../../../src-main/contract/picture-reading.ts';
import type { CaseId, FileHandle } from '../../../src-main/core/ids.ts';
import { youSupervise } from '../../../src-main/core/vault/roles.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, type Work, workValue } from '../../bridge/jobs.ts';
import { forget, useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './evidence.module.css';
import { ReadingLanguages } from './reading-languages.tsx';

/** Nothing where every page has text or was looked at. What was read stays read when it is stopped. */
export function ReadByMachine({ caseId, title }: { readonly caseId: CaseId; readonly title: string }) {
  const { t } = useTranslation('evidence');
  const { data: reach } = useRead('pictureReach', { caseId });
  const work = useWork(`read:${caseId}`);
  const [error, setError] = useState<unknown>(null);
  const here = useRef<HTMLDivElement>(null);
  const pages = reach?.waiting.reduce((sum, one) => sum + one.pages.length, 0) ?? 0;
  // The button that was pressed goes as soon as it is: the keyboard stays here.
  useFocusWhenLost(`${work?.state} ${pages} ${reach?.on}`, () => here.current);
  const read = async (languages: readonly FileHandle[] = [], again = false) => {
    await startWork({
      name: 'pictureRead',
      key: `read:${caseId}`,
      title: t('reading.work', { case: title }),
      input: { caseId, languages: [...languages], again },
      home: { at: 'case', caseId, tab: 'evidence' },
    });
    await forget('pictureReach', 'evidenceList', 'evidencePage', 'searchFind', 'searchName');
  };
  const inLanguages = async () => {
    setError(null);
    try {
      const files = await app.pickFiles('language');
      if (files.length > 0) await read(files.map(({ handle }) => handle));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const running = work?.state === 'running' || work?.state === 'stopping';
  if (reach === undefined || (work === undefined && pages + reach.notLookedAt === 0)) return null;
  return (
    <div ref={here} tabIndex={-1} className={classes.intake} data-quiet-focus data-read-by-machine>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : (
        <WorkPanel work={work} onRetry={() => void read()}>
          <Outcome work={work} onAgain={() => void read([], true)} />
        </WorkPanel>
      )}
      {running || pages + reach.notLookedAt === 0 ? null : reach.on ? (
        <div>
          <div className={classes.reading}>
            <span>
              {pages === 0
                ? t('reading.notLookedAt', { count: reach.notLookedAt })
                : t('reading.waiting', { count: pages })}
            </span>
            <Button variant="default" size="sm" onClick={() => void read()}>
              {t('reading.read')}
            </Button>
            <Anchor component="button" type="button" onClick={() => void inLanguages()}>
              {t('reading.languages')}
            </Anchor>
            <Switch on={false} />
          </div>
          <ReadingLanguages reach={reach} />
          <p className="quiet">{t('reading.about')}</p>
        </div>
      ) : (
        <p className={`${classes.reading} quiet`}>
          {t('reading.off', { count: pages })} <Switch on />
        </p>
      )}
    </div>
  );
}

/** For a supervisor: it is the vault's choice. */
function Switch({ on }: { readonly on: boolean }) {
  const { t } = useTranslation('evidence');
  const { data: people } = useRead('colleagueList', {});
  const set = useWrite('pictureReadingSet', ['pictureReach', 'auditList']);
  if (!youSupervise(people?.people)) return null;
  if (set.error !== null) return <ErrorPanel error={set.error} onDismiss={set.reset} />;
  return (
    <Anchor component="button" type="button" disabled={set.isPending} onClick={() => set.mutate({ on })}>
      {t(on ? 'reading.turnOn' : 'reading.turnOff')}
    </Anchor>
  );
}

function Outcome({ work, onAgain }: { readonly work: Work; readonly onAgain: () => void }) {
  const { t } = useTranslation(['evidence', 'common']);
  const value: PictureReach | null = workValue(work, 'pictureRead');
  if (value === null) return null;
  const { failed } = value;
  return (
    <NotePanel
      tone={failed.length === 0 ? 'done' : 'needs-you'}
      role="status"
      title={
        failed.length === 0
          ? t('evidence:reading.done')
          : t('evidence:reading.failed', { count: failed.length })
      }
      actions={
        <>
          {failed.length === 0 ? null : (
            <Button variant="default" onClick={onAgain}>
              {t('common:action.tryAgain')}
            </Button>
          )}
          <Button variant="default" onClick={() => dismissWork(work.id)}>
            {t('common:action.dismiss')}
          </Button>
        </>
      }
    >
      <p>{t('evidence:reading.doneText')}</p>
      {failed.length === 0 ? null : (
        <ul className={classes.plain}>
          {failed.slice(0, 5).map(({ evidenceId, title, page }) => (
            <li key={`${evidenceId} ${page}`}>{t('evidence:reading.failedPage', { title, page })}</li>
          ))}
        </ul>
      )}
    </NotePanel>
  );
}
