/**
 * @file Puts the engine together from its real parts: the vault host, the command line, the demo and the
 * tests all run what is composed here. What a vault made for one command never needs is loaded where it is used.
 */

import { basename } from 'node:path';
import type { BundleChecker, CheckedBundle } from '../bundle/check/checker.ts';
import type { Clock, Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { Decoder } from '../evidence/decoder.ts';
import { FORM_WORKER_LIMITS } from '../exchange/xlsform/limits.ts';
import type { FormReader, ReadForm } from '../exchange/xlsform/reader.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { FileHandles } from '../usecases/engine/file-handles.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { syncServiceOf } from '../usecases/vault/sync-folder.ts';
import type { Beside } from '../vault/backup/read-along.ts';
import { restoreBackup } from '../vault/backup/restore.ts';
import { createVault } from '../vault/create-vault.ts';
import type { VaultSession } from '../vault/db.ts';
import { withKeyFile } from '../vault/key-file.ts';
import { freePath } from '../vault/new-folder.ts';
import { openVault } from '../vault/open-vault.ts';
import { recoverVault } from '../vault/recovery.ts';
import { vaultExists } from '../vault/vault-files.ts';
import { createBundleWriter } from './build-client.ts';
import { createDecoder } from './decode-client.ts';
import { systemRandom } from './system.ts';
import type { VaultOpener } from './vault-door.ts';
import { WorkerClient } from './worker-client.ts';

/**
 * The thread that reads a backup back, as the use cases see it: started by the first that is asked of it.
 */
const FROM_BYTES = 32 * 1024 * 1024;

/** `fromBytes`: it is asked for stores from this size on. */
export function createReadingBack(fromBytes = FROM_BYTES): Beside {
  const entry = new URL(
    `./read-back-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
    import.meta.url,
  );
  const worker = new WorkerClient(entry);
  let isBegun = false;
  return {
    fromBytes,
    begin(of) {
      isBegun = true;
      return worker.call('begin', of);
    },
    readOn: (most) => worker.call('readOn', most),
    async close() {
      try {
        if (isBegun) await worker.call('close', null);
      } finally {
        await worker.close();
      }
    },
  };
}

/** Throws what was thrown, naming the file where nothing is named. */
const namingFile =
  (fileName: string) =>
  (thrown: unknown): never => {
    if (!(thrown instanceof TestimonyError) || thrown.subject !== undefined) throw thrown;
    throw new TestimonyError(thrown.code, { ...thrown.toData(), subject: fileName, cause: thrown });
  };

// The reader of forms as the use cases see it: one worker, started when it is first needed.

/** `close` stops the worker. */
export function createFormReader(): FormReader {
  const entry = new URL(`./form-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new WorkerClient(entry, {
    resourceLimits: { maxOldGenerationSizeMb: FORM_WORKER_LIMITS.heapMb },
    growthLimitMb: FORM_WORKER_LIMITS.growthMb,
    crashCode: 'form-damaged',
  });
  return {
    read: (request, signal) =>
      worker
        .call<ReadForm>('read', request, { signal, timeoutMs: FORM_WORKER_LIMITS.timeoutMs })
        .catch(namingFile(request.fileName)),
    close: () => worker.close(),
  };
}

// The bundle checker as the use cases see it: one worker, started when it is first needed.

/** A bundle of several thousand pages takes well under a minute; more is a trap. */
const CHECK_LIMITS = { timeoutMs: 10 * 60_000, heapMb: 2048, growthMb: 4096 };

/** `close` stops the worker. */
export function createBundleChecker(): BundleChecker {
  const entry = new URL(`./check-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new WorkerClient(entry, {
    resourceLimits: { maxOldGenerationSizeMb: CHECK_LIMITS.heapMb },
    growthLimitMb: CHECK_LIMITS.growthMb,
    crashCode: 'damaged-file',
  });
  return {
    check: (request, { signal, report }) =>
      worker
        .call<CheckedBundle>('check', request, {
          signal,
          timeoutMs: CHECK_LIMITS.timeoutMs,
          onProgress: report,
        })
        .catch(namingFile(request.fileName)),
    close: () => worker.close(),
  };
}

export interface RunningEngine extends Engine {
  /** Stops the workers, locks the vault, wipes the keys. Safe to call twice. */
  close(): Promise<void>;
}

/** An engine on an open vault. Workers start when they are first needed. */
export function composeEngine(
  session: VaultSession,
  clock: Clock,
  files: FileHandles = new FileHandles(systemRandom),
  decoder: Decoder = createDecoder(),
): RunningEngine {
  const bundleWriter = createBundleWriter();
  const bundleChecker = createBundleChecker();
  const formReader = createFormReader();
  return {
    session,
    clock,
    random: systemRandom,
    resources: findResources(),
    decoder,
    bundleWriter,
    bundleChecker,
    formReader,
    readingBack: createReadingBack,
    files,
    async close() {
      try {
        await Promise.all([decoder.close(), bundleWriter.close(), bundleChecker.close(), formReader.close()]);
      } finally {
        session.lock();
      }
    },
  };
}

/**
 * An engine on a vault that is there already, with what a crash left open settled. `passphrase`: the caller wipes it.
 * Throws what `openVault` throws; nothing stays open then.
 */
export async function openEngine(
  request: {
    readonly folder: string;
    readonly passphrase: Uint8Array;
    readonly keyFile?: Uint8Array | undefined;
    readonly clock: Clock;
  },
  files?: FileHandles,
): Promise<RunningEngine> {
  const engine = composeEngine(await openVault(request), request.clock, files);
  try {
    const { settleDepartures } = await import('../usecases/leaving/settle-departures.ts');
    settleDepartures(engine);
    const { clearUnfinished } = await import('../usecases/evidence/arriving-file.ts');
    await clearUnfinished(engine);
    return engine;
  } catch (thrown) {
    await engine.close();
    throw thrown;
  }
}

/** The same; where the folder cannot be written, to be read. */
export async function openOrRead(
  request: Parameters<typeof openEngine>[0],
  files?: FileHandles,
): Promise<RunningEngine> {
  try {
    return await openEngine(request, files);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'read-only') throw thrown;
    return await openReadOnly(request, files, 'folder');
  }
}

/**
 * A look at what can be read of a vault that is damaged, or whose folder cannot be written: nothing is settled, and nothing can be
 * changed. Throws as `openPastDamage`.
 */
export async function openReadOnly(
  { passphrase, keyFile, folder, clock }: Parameters<typeof openEngine>[0],
  files?: FileHandles,
  because: 'damage' | 'folder' = 'damage',
): Promise<RunningEngine> {
  const request = {
    ...damaged(folder, clock),
    opening: { kind: 'passphrase' as const, passphrase, keyFile },
  };
  const { openPastDamage } = await import('../vault/salvage/open-past-damage.ts');
  const help = await helpToSalvage();
  return composeEngine(await openPastDamage({ ...request, because, help }), clock, files);
}

async function helpToSalvage() {
  const { salvageHelp } = await import('../usecases/vault/salvage.ts');
  return await salvageHelp(findResources());
}

/** What salvaging and reading past damage share. */
const damaged = (folder: string, clock: Clock, job?: Job) => ({
  folder,
  clock,
  signal: job?.signal ?? new AbortController().signal,
  looked: (done: number, of: number) => job?.report({ step: 'reading', bytes: { done, of } }),
  rebuilding: () => job?.report({ step: 'writing' }),
});

/** What opens vaults for the vault host. `files` outlives a lock: it is the process's. */
export function vaultOpener(files: FileHandles, clock: Clock): VaultOpener {
  return {
    exists: vaultExists,
    syncedBy: (folder) => syncServiceOf(folder, findResources()),
    create: ({ folder, owner, passphrase }) =>
      withPassphrase(passphrase, async (bytes) =>
        composeEngine(
          await createVault({ folder, owner, passphrase: bytes, clock, random: systemRandom }),
          clock,
          files,
        ),
      ),
    open: ({ folder, passphrase, keyFile, pastDamage }) =>
      withPassphrase(passphrase, (bytes) =>
        withKeyFile(keyFile === undefined ? undefined : files.resolve(keyFile), async (held) => {
          const open = pastDamage === true ? openReadOnly : openOrRead;
          const engine = await open({ folder, passphrase: bytes, keyFile: held, clock }, files);
          const { readFormsAhead } = await import('../usecases/forms/read-ahead.ts');
          void readFormsAhead(engine);
          const { lookAhead } = await import('../usecases/engine/as-written.ts');
          void lookAhead(engine);
          return engine;
        }),
      ),
    salvage: ({ folder, passphrase, keyFile, to, job }) =>
      withPassphrase(passphrase, (bytes) =>
        withKeyFile(keyFile === undefined ? undefined : files.resolve(keyFile), async (held) => {
          const opening = { kind: 'passphrase' as const, passphrase: bytes, keyFile: held };
          const { salvageVault } = await import('../vault/salvage/salvage-vault.ts');
          const help = await helpToSalvage();
          const into = freePath(files.resolve(to), `${basename(folder)}-salvaged`);
          const { missing } = await salvageVault({ ...damaged(folder, clock, job), opening, help, to: into });
          return { folder: into, missing: missing.length };
        }),
      ),
    recover: ({ folder, shares, person, passphrase }) =>
      withPassphrase(passphrase, (next) => recoverVault({ folder, shares, person, next, clock })),
    // Locking ends the process: a copy that is half there is then cleared away by the next.
    async restore({ folder, file, job: { signal, report } }) {
      await restoreBackup({
        file: files.resolve(file),
        folder,
        clock,
        signal,
        checked: (done, of) => report({ step: 'checking', bytes: { done, of } }),
        copied: (done, of) => report({ step: 'writing', bytes: { done, of } }),
      });
    },
  };
}

/** Wiped when it ends, however it ends. */
async function withPassphrase<T>(passphrase: Uint8Array, use: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  return await withSecrets(async ({ hold }) => await use(hold(passphrase)));
}

/** An engine for what needs no vault: looking at somebody's bundle. Anything that asks for one is told it is locked. */
export function composeWithoutVault(clock: Clock): RunningEngine {
  const locked = (): never => {
    throw new TestimonyError('locked');
  };
  const session: VaultSession = {
    vaultId: '',
    actor: '',
    role: 'read-only',
    keyHolders: [],
    heldBy: '',
    folder: '',
    locked: true,
    readOnly: 'damage',
    written: 0,
    anchoredHead: { seq: 0, hash: '' },
    read: locked,
    write: locked,
    index: locked,
    pieces: locked,
    workedOut: { recall: locked },
    findDamagedPages: locked,
    copyPageKey: locked,
    findStructureFaults: locked,
    storeBytes: 0,
    rememberVerified: locked,
    tidy: locked,
    signHead: locked,
    checkpoint: locked,
    snapshot: locked,
    lock: () => undefined,
  };
  return composeEngine(session, clock);
}
