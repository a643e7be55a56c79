/** @file The log: what was done, to what, when and by whom; of one case, or of the whole vault. */

import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { mergeRepeated } from '../../../src-main/core/log/merged.ts';
import { call } from '../../bridge/client.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { doneWords, LOG_WORDS } from './actions.ts';
import classes from './audit.module.css';
import { LogExport } from './log-export.tsx';
import { type LogFilter, LogFilters } from './log-filters.tsx';

const PAGE = 20;

export function AuditLog({ caseId }: { readonly caseId?: CaseId }) {
  const { t } = useTranslation('audit');
  const [filter, setFilter] = useState<LogFilter>({});
  const [writing, setWriting] = useState(false);
  const scope = { ...(caseId === undefined ? {} : { caseId }), ...filter };
  const log = useInfiniteQuery({
    queryKey: ['auditList', 'pages', caseId ?? '', filter],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => call('auditList', { ...scope, ...pageParam, limit: PAGE }),
    initialPageParam: {} as { before?: number },
    getNextPageParam: (page) => {
      const last = page.entries.at(-1);
      return page.entries.length < PAGE || last === undefined ? null : { before: last.seq };
    },
    // The log grows with everything that is done, so it is read anew each time it is opened.
    staleTime: 0,
    gcTime: 0,
  });
  const entries = mergeRepeated(log.data?.pages.flatMap((page) => page.entries) ?? []);
  return (
    <>
      {log.error === null ? null : <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />}
      <LogFilters filter={filter} actors={log.data?.pages[0]?.actors ?? []} onChange={setFilter} />
      <div className={classes.above}>
        <p className={`${classes.total} figures`} role="status">
          {t('total', { count: log.data?.pages[0]?.total ?? 0 })}
        </p>
        <Changing>
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('export.open')}
          </Button>
        </Changing>
      </div>
      <LogExport scope={scope} opened={writing} onClose={() => setWriting(false)} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {LOG_WORDS.column.number}
            </th>
            <th scope="col" className={classes.what}>
              {LOG_WORDS.column.what}
            </th>
            <th scope="col">{LOG_WORDS.column.about}</th>
            <th scope="col" className={classes.who}>
              {LOG_WORDS.column.who}
            </th>
            <th scope="col" className={classes.when}>
              {LOG_WORDS.column.when}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td className={`${classes.number} figures`}>
                {entry.times === 1 ? entry.seq : `${entry.firstSeq}–${entry.seq}`}
              </td>
              <td>
                {doneWords(entry)}
                {entry.times === 1 ? null : (
                  <span className="quiet figures"> {t('times', { count: entry.times })}</span>
                )}
              </td>
              <td>
                <bdi>{entry.about}</bdi>
                {entry.worksheet === '' ? null : (
                  <>
                    {' · '}
                    <bdi>{entry.worksheet}</bdi>
                  </>
                )}
              </td>
              <td>
                <bdi>{entry.actor}</bdi>
              </td>
              <td className={`${classes.when} figures`}>{formatMoment(entry.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {log.hasNextPage ? (
        <Button
          mt="md"
          variant="default"
          onClick={() => void log.fetchNextPage()}
          disabled={log.isFetchingNextPage}
        >
          {t('older')}
        </Button>
      ) : null}
    </>
  );
}
