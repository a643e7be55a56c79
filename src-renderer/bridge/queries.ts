/**
 * @file Calls as React queries. What was read is kept until something that changes it is done here: there
 * is one person at one laptop, so nothing else can change it meanwhile.
 */
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import { call } from './client.ts';
import { forgetAtLock, savesFinished } from './locking.ts';

/** One for the page. `networkMode: always`: the laptop is offline by design, and no call leaves it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
forgetAtLock(() => queryClient.clear());

export const readKey = <N extends CallName>(name: N, input: CallInput<N>) => [name, input] as const;

/** Reads through the cache. */
export function useRead<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<CallOutput<N>, Error> {
  return useQuery<CallOutput<N>, Error, CallOutput<N>, readonly unknown[]>({
    queryKey: readKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The same reading of several things; undefined until all are there. */
export function useReads<N extends CallName>(
  name: N,
  inputs: readonly CallInput<N>[],
): readonly CallOutput<N>[] | undefined {
  return useQueries({
    queries: inputs.map((input) => ({ queryKey: readKey(name, input), queryFn: () => call(name, input) })),
    combine: (read) => {
      const there = read.flatMap(({ data }) => (data === undefined ? [] : [data as CallOutput<N>]));
      return there.length === read.length ? there : undefined;
    },
  });
}

/**
 * Reads anew each time a screen opens, after whatever an earlier screen still had to save: for screens that
 * start from the reading and then keep their own state.
 */
export function useFreshRead<N extends CallName>(
  name: N,
  input: CallInput<N>,
): UseQueryResult<CallOutput<N>, Error> {
  const [ready, setReady] = useState(false);
  const key = useRef(readKey(name, input));
  useEffect(() => {
    void savesFinished().then(() => {
      queryClient.removeQueries({ queryKey: key.current });
      setReady(true);
    });
  }, []);
  const reading = useRead(name, input, { enabled: ready });
  return ready ? reading : ({ ...reading, data: undefined } as typeof reading);
}

/** Worked out from all of a case, or from the whole vault: whatever changes may change these. */
const WORKED_OUT: readonly CallName[] = [
  'bundlePreflight',
  'consentCheck',
  'copyOutCheck',
  'referralShow',
  'ageShow',
  'formOffers',
  'promptList',
  'contactPlanShow',
  'chronologyList',
  'erasurePreview',
];

/** Forgets what was read under these names, whatever it was asked with, and what is worked out from everything. */
export async function forget(...names: readonly CallName[]): Promise<void> {
  const all = new Set([...names, ...WORKED_OUT]);
  await Promise.all([...all].map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
}

/** Changes something, then forgets the readings that it `touches`. */
export function useWrite<N extends CallName>(
  name: N,
  touches: readonly CallName[],
): UseMutationResult<CallOutput<N>, Error, CallInput<N>> {
  return useMutation<CallOutput<N>, Error, CallInput<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async () => {
      await forget(...touches);
    },
  });
}
