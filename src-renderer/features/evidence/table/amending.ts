/** @file The changes of each case's table, connected to the engine and to what the screens show. They go on when the table is left. */
import { useSyncExternalStore } from 'react';
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import type { CaseId } from '../../../../src-main/core/ids.ts';
import { call } from '../../../bridge/client.ts';
import { forgetAtLock, keepSaved } from '../../../bridge/locking.ts';
import { forget, queryClient, readKey } from '../../../bridge/queries.ts';
import { AmendQueue } from './amend-queue.ts';

const queues = new Map<CaseId, AmendQueue>();
forgetAtLock(() => queues.clear());
keepSaved(
  async () => void (await Promise.all([...queues.values()].map((one) => one.save()))),
  () => [...queues.values()].every((one) => one.isKept),
);

/** As the screens have it now, changes that are not in the vault yet included. */
export const evidenceNow = (caseId: CaseId): readonly EvidenceView[] =>
  queryClient.getQueryData<{ evidence: EvidenceView[] }>(readKey('evidenceList', { caseId }))?.evidence ?? [];

function show(caseId: CaseId, changes: readonly EvidenceChange[]): void {
  const byId = Map.groupBy(changes, (one) => one.evidenceId);
  queryClient.setQueryData<{ evidence: EvidenceView[] }>(
    readKey('evidenceList', { caseId }),
    (before) =>
      before && {
        evidence: before.evidence.map((one) =>
          Object.assign(
            { ...one },
            ...(byId.get(one.id) ?? []).map(({ evidenceId: _, ...change }) => change),
          ),
        ),
      },
  );
}

export function amendingOf(caseId: CaseId): AmendQueue {
  const there = queues.get(caseId);
  if (there !== undefined) return there;
  const queue = new AmendQueue({
    show: (changes) => show(caseId, changes),
    save: async (changes) => {
      await call('evidenceAmend', { changes: [...changes] });
      await forget('bundleShow', 'bundlePreflight', 'caseList');
    },
  });
  queues.set(caseId, queue);
  return queue;
}

export function useAmending(caseId: CaseId) {
  const queue = amendingOf(caseId);
  return { queue, ...useSyncExternalStore(queue.subscribe, queue.state) };
}
