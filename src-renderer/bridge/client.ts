/**
 * @file The only file that sees `window.testimony`. An Outcome becomes a value or a thrown Failure, so that
 * the rest of the renderer is written as ordinary async code.
 */
import type {
  AppStatus,
  HideReason,
  JobId,
  LockReason,
  PickedFile,
  PickedFolder,
  PickKind,
  Talk,
  Unsubscribe,
} from '../../src-main/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { Progress } from '../../src-main/contract/ports.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { ErrorCode, FailureData, Outcome } from '../../src-main/core/errors/errors.ts';
import type { FileHandle } from '../../src-main/core/ids.ts';

/** A failure with a name, as the engine gave it. The words people read come from `ui/failure-words.ts`. */
export class Failure extends Error {
  readonly data: FailureData;

  constructor(data: FailureData) {
    super(data.code);
    this.name = 'Failure';
    this.data = data;
  }

  get code(): ErrorCode {
    return this.data.code;
  }
}

/** Anything thrown, as data the error panel can show. What is no Failure is a fault of this program. */
export function failureOf(thrown: unknown): FailureData {
  return thrown instanceof Failure ? thrown.data : { code: 'internal' };
}

async function unwrap<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Failure(result.error);
  return result.value;
}

type Send<N extends CallName> = (
  input: CallInput<N>,
  options?: { readonly jobId?: JobId },
) => Promise<Outcome<CallOutput<N>>>;

/** Whoever asks for a second person: true once somebody stands by that call with that input. */
export type SecondAsker = (step: { readonly name: CallName; readonly input: unknown }) => Promise<boolean>;
let askSecond: SecondAsker | null = null;

/** To be called once, by the dialog that asks; returns what takes it back. */
export function asksForSecond(asker: SecondAsker): () => void {
  askSecond = asker;
  return () => {
    askSecond = null;
  };
}

/**
 * Asks the engine. Throws Failure; `locked` when no vault is open. Where the vault asks for a second person, they are
 * asked for, and what was asked is asked again.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options?: { readonly jobId?: JobId },
): Promise<CallOutput<N>> {
  const send = window.testimony.calls[name] as Send<N>;
  const outcome = await send(input, options);
  const again =
    !outcome.ok &&
    outcome.error.code === 'second-person-needed' &&
    askSecond !== null &&
    (await askSecond({ name, input }));
  return await unwrap(again ? send(input, options) : Promise.resolve(outcome));
}

/** What the app process does for the page: dialogs, opening and locking. Each throws Failure. */
export const app = {
  status: (): Promise<AppStatus> => unwrap(window.testimony.app.status()),
  chooseVault: (purpose: 'open' | 'create'): Promise<AppStatus | null> =>
    unwrap(window.testimony.app.chooseVault(purpose)),
  createVault: (input: { owner: string; passphrase: Uint8Array }): Promise<AppStatus> =>
    unwrap(window.testimony.app.createVault(input)),
  recover: (recovery: {
    shares: readonly string[];
    person?: string | undefined;
    passphrase: Uint8Array;
  }): Promise<{ readonly name: string }> => unwrap(window.testimony.app.recover(recovery)),
  restoreBackup: (file: FileHandle, jobId: JobId): Promise<AppStatus> =>
    unwrap(window.testimony.app.restoreBackup(file, jobId)),
  unlock: (input: {
    passphrase: Uint8Array;
    keyFile?: FileHandle | undefined;
    pastDamage?: boolean;
  }): Promise<AppStatus> => unwrap(window.testimony.app.unlock(input)),
  salvage: (input: {
    passphrase: Uint8Array;
    keyFile?: FileHandle | undefined;
    to: FileHandle;
    jobId?: JobId;
  }): Promise<{ readonly name: string; readonly missing: number }> =>
    unwrap(window.testimony.app.salvage(input)),
  lock: (): Promise<AppStatus> => unwrap(window.testimony.app.lock()),
  hide: (): Promise<null> => unwrap(window.testimony.app.hide()),
  covered: (covered: boolean): Promise<null> => unwrap(window.testimony.app.covered(covered)),
  listen: (listening: boolean): Promise<null> => unwrap(window.testimony.app.listen(listening)),
  talk: (now: Talk | null): Promise<null> => unwrap(window.testimony.app.talk(now)),
  keepSettings: (settings: Settings): Promise<null> => unwrap(window.testimony.app.keepSettings(settings)),
  pickFiles: (kind: PickKind): Promise<readonly PickedFile[]> => unwrap(window.testimony.app.pickFiles(kind)),
  takeDropped: (files: readonly File[]): Promise<readonly PickedFile[]> =>
    unwrap(window.testimony.app.takeDropped(...files)),
  pickSource: (): Promise<PickedFolder | null> => unwrap(window.testimony.app.pickSource()),
  pickFolder: (): Promise<PickedFolder | null> => unwrap(window.testimony.app.pickFolder()),
  showResult: (folder: FileHandle): Promise<null> => unwrap(window.testimony.app.showResult(folder)),
};

export const cancelJob = (jobId: JobId): void => window.testimony.cancel(jobId);
export const onProgress = (listener: (jobId: JobId, progress: Progress) => void): Unsubscribe =>
  window.testimony.onProgress(listener);
export const onLocked = (listener: (reason: LockReason) => void): Unsubscribe =>
  window.testimony.onLocked(listener);
export const onHidden = (listener: (reason: HideReason) => void): Unsubscribe =>
  window.testimony.onHidden(listener);

export const onLockSoon = (listener: (seconds: number | null) => void): Unsubscribe =>
  window.testimony.onLockSoon(listener);

/** The nonce of this page load, for the `<style>` elements that Mantine writes. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
}
