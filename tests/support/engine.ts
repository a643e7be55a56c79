/** @file An engine on a real, temporary vault, with one case in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { CaseId, FileHandle } from '../../src-main/core/ids.ts';
import type { RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { quietJob } from './ports.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from './vault.ts';
import { engineOn } from './workers.ts';

export interface EngineAtWork {
  readonly engine: RunningEngine;
  readonly caseId: CaseId;
  /** A folder for files to add and for exports. */
  readonly desk: string;
  do<N extends CallName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<CallOutput<N>>;
  /** Puts a file on the desk and returns its handle. */
  pick(name: string, bytes: Uint8Array | string): FileHandle;
  pickFolder(path: string): FileHandle;
}

/** Whoever erases gives their passphrase before it, here as in the window. */
export async function allowing(engine: RunningEngine, name: CallName, own = PASSPHRASE): Promise<void> {
  if (name === 'erasureMake')
    await perform(engine, 'erasureAllow', { own: passphraseBytes(own) }, quietJob());
}

/** Close `engine` after the tests. */
export async function engineAtWork(): Promise<EngineAtWork> {
  const vault = await temporaryVault();
  const engine = engineOn(vault.session);
  const desk = temporaryFolder();
  const work = {
    engine,
    desk,
    do: <N extends CallName>(name: N, input: CallInput<N>, signal?: AbortSignal) =>
      allowing(engine, name).then(() => perform(engine, name, input, quietJob(signal))),
    pick(name: string, bytes: Uint8Array | string) {
      const path = join(desk, name);
      writeFileSync(path, bytes);
      return engine.files.register(path);
    },
    pickFolder: (path: string) => engine.files.register(path),
  };
  const { id } = await work.do('caseCreate', { reference: 'LH/1', title: 'R v Dorvan', profile: 'general' });
  return { ...work, caseId: id };
}
