/** @file What is not in the answer: what has not been read in yet, with the way to read it, and what could not be read. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchReach } from '../../../src-main/contract/search.ts';
import { dismissWork, startWork, useWork } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { FewOf } from '../../ui/few-of.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './search.module.css';

const KEY = 'search-build';

/** Nothing where all has been read. What was read stays read when it is stopped. */
export function IndexReach({ reach }: { readonly reach: SearchReach }) {
  const { t } = useTranslation(['search', 'common']);
  const work = useWork(KEY);
  const { due, unread } = reach;
  const build = async (again: boolean) => {
    await startWork({
      name: 'searchBuild',
      input: { again },
      key: KEY,
      title: t('search:reach.work'),
      home: { at: 'search' },
    });
    await forget('searchFind', 'searchName');
  };
  const running = work?.state === 'running' || work?.state === 'stopping';
  const waiting = due.pages + due.rows > 0;
  // The button that was pressed goes as soon as it is: the keyboard stays here.
  const here = useRef<HTMLDivElement>(null);
  useFocusWhenLost(
    `${work?.state} ${waiting} ${unread.length}`,
    () => here.current ?? document.querySelector<HTMLElement>('main [data-pick-filter]'),
  );
  if (work === undefined && !waiting && unread.length === 0) return null;
  return (
    <div ref={here} tabIndex={-1} className={classes.page} data-quiet-focus data-reach>
      {work === undefined ? null : (
        <WorkPanel work={work} onRetry={() => void build(false)}>
          <NotePanel
            tone="done"
            role="status"
            title={t(unread.length === 0 ? 'search:reach.all' : 'search:reach.allOthers')}
            actions={
              <Button variant="default" onClick={() => dismissWork(work.id)}>
                {t('common:action.dismiss')}
              </Button>
            }
          />
        </WorkPanel>
      )}
      {running || !waiting ? null : (
        <NotePanel
          title={t('search:reach.title')}
          actions={
            <Button variant="default" onClick={() => void build(false)}>
              {t('search:reach.build')}
            </Button>
          }
        >
          {due.pages === 0 ? null : <p>{t('search:reach.pages', { count: due.pages })}</p>}
          {due.rows === 0 ? null : <p>{t('search:reach.rows', { count: due.rows })}</p>}
          <p>{t('search:reach.text')}</p>
        </NotePanel>
      )}
      {running || unread.length === 0 ? null : (
        <NotePanel
          tone="needs-you"
          title={t('search:unread.title', { count: unread.length })}
          actions={
            <Button variant="default" onClick={() => void build(true)}>
              {t('common:action.tryAgain')}
            </Button>
          }
        >
          <p>{t('search:unread.text')}</p>
          <FewOf name="search-unread" label={t('search:unread.list')} items={unread} few={5}>
            {(shown) => (
              <ul>
                {shown.map(({ evidenceId, title }) => (
                  <li key={evidenceId}>
                    <bdi>{title}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </FewOf>
        </NotePanel>
      )}
    </div>
  );
}
