/** @file The one intake queue of the window, connected to the engine. */
import { useSyncExternalStore } from 'react';
import type { CaseId, FileHandle } from '../../../src-main/core/ids.ts';
import { call, cancelJob, failureOf, onProgress } from '../../bridge/client.ts';
import { forgetAtLock } from '../../bridge/locking.ts';
import { forget } from '../../bridge/queries.ts';
import { IntakeQueue } from './intake-queue.ts';

export const intake = new IntakeQueue({
  newId: () => crypto.randomUUID(),
  add: async (input, jobId, isIn) => {
    try {
      isIn((await call('evidenceAdd', input, { jobId })).id);
      return null;
    } catch (thrown) {
      return failureOf(thrown);
    }
  },
  cancel: cancelJob,
  onAdded: () => void forget('evidenceList', 'pictureReach', 'caseShow', 'caseList'),
});

onProgress((jobId, progress) => intake.report(jobId, progress));
forgetAtLock(() => intake.forget());

/** Folders opened, then everything in them on its way in. False where there was nothing. Throws what gathering throws. */
export async function takeInAll(
  caseId: CaseId,
  picked: readonly { readonly handle: FileHandle }[],
): Promise<boolean> {
  if (picked.length === 0) return true;
  const { files, passedOver } = await call('evidenceGather', { picked: picked.map(({ handle }) => handle) });
  intake.add(caseId, files, { passedOver });
  return files.length > 0;
}

export const useIntake = () => useSyncExternalStore(intake.subscribe, intake.items);
