/**
 * @file Everything that can be read of a damaged vault, as a new vault: under the same keys, with a log that says what it
 * was made from and what is missing. The damaged one is only read.
 *
 * Whoever could open the damaged vault opens the new one: the keys are in the header, and the header is whole or there is
 * no way in at all. It is the same vault, gone on with elsewhere, as one put back from a backup is.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditHead } from '../../audit/entry.ts';
import type { LogGap } from '../../audit/gaps.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { deriveKey } from '../../crypto/labels.ts';
import { writeHeader } from '../header-files.ts';
import { makeFolder } from '../new-folder.ts';
import { listMissing, type MissingRow } from '../queries/salvage.ts';
import { storeState } from '../seals/store-state.ts';
import {
  holdsNothing,
  NEW_STORE,
  removeUnfinished,
  renameDurably,
  STORE,
  syncParent,
  takeBack,
} from '../vault-files.ts';
import { lockVault } from '../vault-lock.ts';
import { type DamagedRequest, type DamagedStore, withDamagedStore } from './damaged-store.ts';
import type { SalvageHelp } from './fill-row.ts';
import { rebuildStore } from './rebuild-store.ts';
import { tellSalvage } from './write-log.ts';

export interface SalvageRequest extends DamagedRequest {
  /** Made when it does not exist; nothing may be in it. */
  readonly to: string;
  readonly help: SalvageHelp;
}

export interface Salvaged {
  readonly missing: readonly MissingRow[];
  /** Rows that can be read and have no place. */
  readonly kept: number;
  readonly gaps: readonly LogGap[];
  /** The newest entry of the damaged vault's log that its header vouches for, and the first of the new one's own. */
  readonly from: AuditHead;
  readonly head: AuditHead;
  /** Whether nothing but its form and its own hashes vouches for what was read. */
  readonly unproven: boolean;
  readonly damagedPages: number;
  readonly trailingBytes: number;
  /** Pages of a saving that was cut off, taken back to what they were before it. */
  readonly undone: number;
}

/**
 * Throws `already-exists` for a folder that is not empty, what `withDamagedStore` throws, `vault-newer`, `read-only`,
 * `disk-full`; the folder is then as it was.
 */
export async function salvageVault(request: SalvageRequest): Promise<Salvaged> {
  const to = resolve(request.to);
  return await withDamagedStore(request, async (damaged) => {
    try {
      return await salvageInto(to, damaged, request);
    } finally {
      damaged.lock?.release();
    }
  });
}

async function salvageInto(to: string, damaged: DamagedStore, request: SalvageRequest): Promise<Salvaged> {
  const undoFolder = makeFolder(to);
  try {
    refuseUsed(to);
    const lock = lockVault(to, request.clock);
    try {
      removeUnfinished(to);
      return await write(to, damaged, request);
    } catch (thrown) {
      takeBack(to);
      throw thrown;
    } finally {
      lock.release();
    }
  } catch (thrown) {
    undoFolder();
    throw asTestimonyError(thrown, to);
  }
}

async function write(
  to: string,
  { unlocked, actor, pages, undone, secrets }: DamagedStore,
  { clock, signal, help, rebuilding }: SalvageRequest,
): Promise<Salvaged> {
  const { header, dataKey } = unlocked;
  const { vaultId, auditHead: from } = header;
  const path = join(to, NEW_STORE);
  closeSync(openSync(path, 'wx', 0o600));
  const at = clock.now();
  const between = () => {
    if (signal.aborted) throw new TestimonyError('cancelled');
    rebuilding?.();
  };
  const storeKey = secrets.hold(deriveKey(dataKey, vaultId, 'db'));
  const rebuilt = await rebuildStore({ pages, path, storeKey, help, at, between });
  try {
    const { head, gaps, kept } = tellSalvage(rebuilt, pages, { header, actor, at, undone });
    const missing = listMissing(rebuilt.connection.reader);
    const store = storeState(rebuilt.connection.reader);
    rebuilt.connection.close();
    sync(path);
    const { newStore: _, keysChange: __, ...lasting } = header;
    const macKey = secrets.hold(deriveKey(dataKey, vaultId, 'header-mac'));
    writeHeader(to, { ...lasting, sequence: header.sequence + 1, auditHead: head, store }, macKey);
    renameDurably(to, NEW_STORE, STORE);
    syncParent(to);
    return {
      missing,
      kept,
      gaps,
      from,
      head,
      undone,
      unproven: pages.saltLost,
      damagedPages: pages.damaged.size,
      trailingBytes: pages.trailing,
    };
  } finally {
    rebuilt.connection.close();
  }
}

function refuseUsed(folder: string): void {
  if (!holdsNothing(folder)) throw new TestimonyError('already-exists', { subject: folder });
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
