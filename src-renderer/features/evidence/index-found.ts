/** @file What was found in a folder that is to go in, until somebody has said whether its index counts. */
import { useSyncExternalStore } from 'react';
import type { IndexFound } from '../../../src-main/contract/evidence.ts';
import type { FigureOrder } from '../../../src-main/core/dates/figure-order.ts';
import type { CaseId, FileHandle } from '../../../src-main/core/ids.ts';
import { call, Failure } from '../../bridge/client.ts';
import { forgetAtLock } from '../../bridge/locking.ts';
import { intake, takeInAll } from './intake.ts';

export interface Offer {
  readonly caseId: CaseId;
  readonly picked: FileHandle;
  readonly found: IndexFound;
}

/** An index that cannot be used, and what lies beside it. */
export interface AtFault {
  readonly caseId: CaseId;
  readonly picked: FileHandle;
  readonly failure: Failure;
  readonly index: string;
  /** Names of the files beside it. */
  readonly files: readonly string[];
  /** What was said of its dates before it was found at fault. */
  readonly dates: FigureOrder | undefined;
}

let offer: Offer | AtFault | null = null;
const listeners = new Set<() => void>();
function set(next: Offer | AtFault | null): void {
  offer = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
forgetAtLock(() => set(null));

export const useOffer = (caseId: CaseId): Offer | AtFault | null => {
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
  if (only !== undefined && others.length === 0 && (await look(caseId, only.handle))) return true;
  return await takeInAll(caseId, picked);
}

/** Offers what stands in the folder's index, or what is at fault with it. False where it has none. */
async function look(caseId: CaseId, picked: FileHandle, dates?: FigureOrder): Promise<boolean> {
  try {
    const found = await call('evidenceIndexed', { picked, dates });
    set(found.index === null ? null : { caseId, picked, found });
    return found.index !== null;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'index-unusable') throw thrown;
    const index = thrown.data.subject ?? '';
    const { files } = await gatherBut(index, picked);
    const names = files.map(({ name }) => name);
    set({ caseId, picked, failure: thrown, index, files: names, dates });
    return true;
  }
}

/** The folder's files but for its index, which lies in the folder itself and may hold passwords. */
async function gatherBut(index: string, picked: FileHandle) {
  const { files, passedOver } = await call('evidenceGather', { picked: [picked] });
  // Files of a folder come before those of the folders in it.
  const at = files.findIndex(({ name }) => name === index);
  return { files: files.filter((_, i) => i !== at), passedOver };
}

/** Once somebody has put it right. Where it is gone the folder goes in as any other does. Throws what gathering throws. */
export async function lookAgain({ caseId, picked, dates }: AtFault): Promise<void> {
  if (!(await look(caseId, picked, dates))) await takeInAll(caseId, [{ handle: picked }]);
}

/** Said before anything goes in: what the index leaves out, and how it was read. */
export async function readDates({ caseId, picked }: Offer, dates: FigureOrder): Promise<void> {
  await look(caseId, picked, dates);
}

export function takeInAsListed({ caseId, found }: Offer): void {
  set(null);
  intake.add(caseId, found.files, { stayedOut: found.notListed });
}

/** The index itself stays out, and that is said. Throws what gathering throws. */
export async function takeInWithout({ caseId, picked }: Offer | AtFault, index: string): Promise<void> {
  const { files, passedOver } = await gatherBut(index, picked);
  set(null);
  intake.add(caseId, files, { passedOver, stayedOut: [index] });
}
