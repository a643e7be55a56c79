/** @file The one intake queue of the window, connected to the engine. */
import { useSyncExternalStore } from 'react';
import { call, cancelJob, failureOf, onProgress } from '../../bridge/client.ts';
import { forgetAtLock } from '../../bridge/locking.ts';
import { forget } from '../../bridge/queries.ts';
import { IntakeQueue } from './intake-queue.ts';

export const intake = new IntakeQueue({
  newId: () => crypto.randomUUID(),
  add: async (input, jobId) => {
    try {
      await call('evidenceAdd', input, { jobId });
      return null;
    } catch (thrown) {
      return failureOf(thrown);
    }
  },
  cancel: cancelJob,
  onAdded: () => void forget('evidenceList', 'caseShow', 'caseList'),
});

onProgress((jobId, progress) => intake.report(jobId, progress));
forgetAtLock(() => intake.forget());

export const useIntake = () => useSyncExternalStore(intake.subscribe, intake.items);
