/** @file A look at something that takes a moment: read anew each time it is asked for, and given up when it is not. */
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import { call, cancelJob } from './client.ts';
import { readKey } from './queries.ts';

/** Null for nothing to be read yet. `keepPrevious`: what was read last stands until the next has come. */
export function useLongRead<N extends CallName>(
  name: N,
  input: CallInput<N> | null,
  options: { readonly keepPrevious?: boolean } = {},
): UseQueryResult<CallOutput<N>, Error> {
  return useQuery<CallOutput<N>, Error, CallOutput<N>, readonly unknown[]>({
    queryKey: input === null ? [name, 'none'] : readKey(name, input),
    queryFn: ({ signal }) => {
      const jobId = crypto.randomUUID();
      signal.addEventListener('abort', () => cancelJob(jobId));
      return call(name, input as CallInput<N>, { jobId });
    },
    enabled: input !== null,
    staleTime: 0,
    gcTime: 0,
    ...(options.keepPrevious && input !== null ? { placeholderData: keepPreviousData } : {}),
  });
}
