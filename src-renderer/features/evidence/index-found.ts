/** @file What was found in a folder that is to go in, until somebody has said whether its index counts. */
import { useSyncExternalStore } from 'react';
import type { IndexFound } from '../../../src-main/contract/evidence.ts';
import type { FigureOrder } from '../../../src-main/core/dates/figure-order.ts';
import type { CaseId, FileHandle } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forgetAtLock } from '../../bridge/locking.ts';
import { intake, takeInAll } from './intake.ts';

export interface Offer {
  readonly caseId: CaseId;
  readonly picked: FileHandle;
  readonly found: IndexFound;
}

let offer: Offer | null = null;
const listeners = new Set<() => void>();
function set(next: Offer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
forgetAtLock(() => set(null));

export const useOffer = (caseId: CaseId): Offer | null => {
  const now = useSyncExternalStore(subscribe, () => offer);
  return now?.caseId === caseId ? now : null;
};
export const dropOffer = (): void => set(null);

/**
 * Folders opened, then everything in them on its way in; one folder with an index waits for somebody to say whether that
 * counts. False where there was nothing. Throws what gathering throws.
 */
export async function takeInPicked(
  caseId: CaseId,
  picked: readonly { readonly handle: FileHandle }[],
): Promise<boolean> {
  const [only, ...others] = picked;
  if (only !== undefined && others.length === 0) {
    // An index that cannot be used is said when somebody goes by it; the folder can go in without it.
    const found = await call('evidenceIndexed', { picked: only.handle });
    if (found.index !== null) {
      set({ caseId, picked: only.handle, found });
      return true;
    }
  }
  return await takeInAll(caseId, picked);
}

/** Throws index-unusable; nothing has then gone in. */
export async function takeInAsListed({ caseId, picked, found }: Offer, dates?: FigureOrder): Promise<void> {
  const read = dates === undefined ? found : await call('evidenceIndexed', { picked, dates });
  if (dates !== undefined) {
    // Said before anything goes in: what the index leaves out, and how it was read.
    set({ caseId, picked, found: read });
    return;
  }
  set(null);
  intake.add(caseId, read.files, read.notListed);
}

export async function takeInWithout({ caseId, picked }: Offer): Promise<void> {
  set(null);
  await takeInAll(caseId, [{ handle: picked }]);
}
