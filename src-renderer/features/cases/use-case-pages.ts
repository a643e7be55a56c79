/** @file Reads the case list a hundred at a time, only what is in view. */
import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CaseSummary } from '../../../src-main/contract/cases.ts';
import { call } from '../../bridge/client.ts';
import { readKey, useRead } from '../../bridge/queries.ts';

const PAGE = 100;

export function useCasePages(search: string) {
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
