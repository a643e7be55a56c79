/**
 * @file The preload: builds `window.testimony` (contract/bridge.ts) and exposes nothing else. It runs in a
 * sandbox beside the page, passes no Electron object on, and strips every event of all but its data.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type {
  AppBridge,
  AppStatus,
  BridgeCalls,
  HideReason,
  LockReason,
  TestimonyBridge,
} from '../contract/bridge.ts';
import { type AppCall, LOCK_SOON, PAGE_HIDE, VAULT_LOCKED } from '../contract/channels.ts';
import type { CallName } from '../contract/index.ts';
import type { Outcome } from '../core/errors/errors.ts';
import { HostLine } from './host-line.ts';

/** Names of the contract's calls, put here by the build: the contract's schemas stay out of the preload. */
declare const CALL_NAMES: readonly CallName[];

const line = new HostLine();

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [
    name,
    (input: unknown, options?: { readonly jobId?: string }) => line.call(name, input, options?.jobId),
  ]),
) as unknown as BridgeCalls;

/** The app process answers with an Outcome; when it does not answer at all, that is one too. */
async function askApp<T>(channel: AppCall, input?: unknown): Promise<Outcome<T>> {
  try {
    return (await ipcRenderer.invoke(channel, input)) as Outcome<T>;
  } catch {
    return { ok: false, error: { code: 'internal' } };
  }
}

const app: AppBridge = {
  status: () => askApp('app:status'),
  chooseVault: (purpose) => askApp('app:choose-vault', purpose),
  createVault: ({ owner, passphrase }) => opened(line.create(owner, passphrase)),
  recover: (recovery) => line.recover({ ...recovery, shares: [...recovery.shares] }),
  restoreBackup: (file, jobId) => opened(line.restore(file, jobId)),
  unlock: ({ pastDamage, ...key }) => opened(line.unlock(key, pastDamage)),
  salvage: ({ to, jobId, ...key }) => line.salvage(key, to, jobId),
  lock: () => askApp('app:lock'),
  hide: () => askApp('app:hide'),
  covered: (covered) => askApp('app:covered', covered),
  listen: (listening) => askApp('app:listen', listening),
  talk: (now) => askApp('app:talk', now),
  keepSettings: (settings) => askApp('app:keep-settings', settings),
  pickFiles: (kind) => askApp('app:pick-files', kind),
  takeDropped: (...files) =>
    askApp(
      'app:take-dropped',
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
  pickSource: () => askApp('app:pick-source'),
  pickFolder: () => askApp('app:pick-folder'),
  showResult: (folder) => askApp('app:show-result', folder),
};

async function opened(answer: Promise<Outcome<unknown>>): Promise<Outcome<AppStatus>> {
  const outcome = await answer;
  return outcome.ok ? askApp('app:status') : outcome;
}

/** Subscribes `listener` to what the app process tells the page; returns how to stop. */
function onTold<Told>(channel: string, listener: (told: Told) => void): () => void {
  const hear = (_event: unknown, told: Told) => listener(told);
  ipcRenderer.on(channel, hear);
  return () => {
    ipcRenderer.removeListener(channel, hear);
  };
}

const bridge: TestimonyBridge = {
  calls,
  app,
  cancel: (jobId) => line.cancel(jobId),
  onProgress: (listener) => line.onProgress(listener),
  onLocked: (listener) => onTold<LockReason>(VAULT_LOCKED, listener),
  onHidden: (listener) => onTold<HideReason>(PAGE_HIDE, listener),
  onLockSoon: (listener) => onTold<number | null>(LOCK_SOON, listener),
};

contextBridge.exposeInMainWorld('testimony', bridge);
