/** @file All cases: find one, open it, or start a new one. */
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { call } from '../../bridge/client.ts';
import { readKey, useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { Page } from '../../ui/page.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';
import { NewCase } from './new-case.tsx';

/** One case in the list, and the words above the columns. */
function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t } = useTranslation('cases');
  const { counts } = summary;
  return (
    <div className={classes.row}>
      <span className={`${classes.reference} figures`} dir="auto" title={summary.reference}>
        {summary.reference}
      </span>
      <span className={classes.title} dir="auto" title={summary.title}>
        {summary.title}
      </span>
      <span className={classes.status}>{t(`status.${summary.status}`)}</span>
      <span className={`${classes.number} figures`}>{counts.people}</span>
      <span className={`${classes.number} figures`}>{counts.interviews}</span>
      <span className={`${classes.number} figures`}>{counts.evidence}</span>
      <span className={`${classes.number} figures`}>{counts.bundles}</span>
      <span className={`${classes.day} figures`}>{formatDay(summary.updatedAt)}</span>
    </div>
  );
}

function CaseRowHead() {
  const { t } = useTranslation('cases');
  return (
    <div className={`${classes.row} ${classes.head}`} aria-hidden="true">
      <span className={classes.reference}>{t('column.reference')}</span>
      <span className={classes.title}>{t('column.title')}</span>
      <span className={classes.status}>{t('column.status')}</span>
      <span className={classes.number}>{t('column.people')}</span>
      <span className={classes.number}>{t('column.interviews')}</span>
      <span className={classes.number}>{t('column.evidence')}</span>
      <span className={classes.number}>{t('column.bundles')}</span>
      <span className={classes.day}>{t('column.changed')}</span>
    </div>
  );
}

// Reads the case list a hundred at a time, only what is in view.

const PAGE = 100;

function useCasePages(search: string) {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = useRead('caseList', { search, offset: 0, limit: PAGE }, { keepPrevious: true });
  const numbers: number[] = [];
  for (let page = Math.floor(range[0] / PAGE); page <= Math.floor(range[1] / PAGE); page += 1)
    numbers.push(page);
  const pages = useQueries({
    queries: numbers.map((page) => {
      const input = { search, offset: page * PAGE, limit: PAGE };
      return { queryKey: readKey('caseList', input), queryFn: () => call('caseList', input) };
    }),
  });
  const itemAt = (index: number): CaseSummary | undefined => {
    const page = Math.floor(index / PAGE);
    const read = page === 0 ? first.data : pages[numbers.indexOf(page)]?.data;
    return read?.cases[index % PAGE];
  };
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), []);
  return { total: first.data?.total, error: first.error, refetch: first.refetch, itemAt, onRange };
}

export default function CaseListPage({
  create = false,
  notices,
}: {
  readonly create?: boolean;
  /** What a vault without a case has to say, such as that it has no recovery kit. */
  readonly notices?: ReactNode;
}) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const [filter, setFilter] = useState('');
  const [search] = useDebouncedValue(filter.trim(), 80);
  const [creating, setCreating] = useState(create);
  const { total, error, refetch, itemAt, onRange } = useCasePages(search);
  const readOnly = useReadOnly();
  const newCase = readOnly ? undefined : (
    <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setCreating(true)}>
      {t('new.open')}
    </Button>
  );
  const empty = total === 0 && search === '';
  // In a new vault the list goes again as soon as it is known to be empty, and its keyboard with it.
  useFocusWhenLost(String(empty), () => document.querySelector<HTMLElement>('main [data-page-title]'));
  return (
    <Page title={t('title')} scroll="fill" actions={empty ? undefined : newCase}>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {empty ? (
        <>
          <EmptyState icon="cases" title={t('empty.title')} begins action={newCase}>
            <p>{t('empty.text')}</p>
          </EmptyState>
          {notices}
        </>
      ) : (
        <PickList<CaseSummary>
          label={t('title')}
          memory="cases"
          filter={filter}
          onFilter={setFilter}
          total={total ?? 0}
          itemAt={itemAt}
          keyOf={(one) => one.id}
          renderItem={(one) => <CaseRow summary={one} />}
          onOpen={(one) => go({ at: 'case', caseId: one.id, tab: 'overview' })}
          onRange={onRange}
          head={<CaseRowHead />}
          beside={
            <span className={`${classes.count} figures`} role="status">
              {total === undefined ? '' : t(search === '' ? 'count' : 'found', { count: total })}
            </span>
          }
          autoFocus={!create}
        />
      )}
      {readOnly === false ? <NewCase opened={creating} onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}
