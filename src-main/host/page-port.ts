/**
 * @file Serves one page over its port: takes its requests apart, runs them, answers with data. Nothing
 * thrown crosses; what is not a TestimonyError becomes `internal` and says no more than that.
 */
import { basename, isAbsolute } from 'node:path';
import { type CallInput, type CallName, contract } from '../contract/index.ts';
import { type PageReply, PageRequest } from '../contract/messages.ts';
import type { Progress } from '../contract/ports.ts';
import type { RecordingPart } from '../contract/transcripts.ts';
import { asTestimonyError, type FailureData, type Outcome, TestimonyError } from '../core/errors/errors.ts';
import type { EvidenceId } from '../core/ids.ts';
import { putSecrets, wipe } from '../core/vault/secrets-in-input.ts';
import { perform } from '../usecases/handlers/registry.ts';
import type { Jobs } from './jobs.ts';
import type { VaultDoor } from './vault-door.ts';

/** The port as both Electron's and the tests' are. */
export interface Port {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  postMessage(message: PageReply): void;
  start(): void;
}

export function servePage(port: Port, door: VaultDoor, jobs: Jobs): void {
  const answer = async (seq: number, work: () => Promise<unknown>) => {
    const outcome = await settle(work);
    try {
      port.postMessage({ kind: 'result', seq, outcome });
    } catch (thrown) {
      // What cannot cross is no reason for this process to end, with all that is open in it.
      port.postMessage({ kind: 'result', seq, outcome: refusal(thrown) });
    }
  };

  port.on('message', ({ data }) => {
    const parsed = PageRequest.safeParse(data);
    if (!parsed.success) {
      wipeAll(data);
      const seq = (data as { seq?: unknown } | null)?.seq;
      const subject = parsed.error.issues[0]?.path.join('.') || 'request';
      if (typeof seq === 'number') {
        port.postMessage({
          kind: 'result',
          seq,
          outcome: { ok: false, error: { code: 'bad-input', subject } },
        });
      }
      return;
    }
    const request = parsed.data;
    switch (request.kind) {
      case 'cancel':
        jobs.cancel(request.jobId);
        return;
      case 'unlock':
        void answer(request.seq, () =>
          wiped(request, (passphrase) => door.unlock(passphrase, request.keyFile, request.pastDamage)),
        );
        return;
      case 'salvage': {
        const { keyFile, to, jobId } = request;
        void answer(request.seq, () =>
          wiped(request, (passphrase) =>
            jobs.run(jobId, reportTo(port, jobId), (job) => door.salvage({ passphrase, keyFile }, to, job)),
          ),
        );
        return;
      }
      case 'create':
        void answer(request.seq, () =>
          wiped(request, (passphrase) => door.create(request.owner, passphrase)),
        );
        return;
      case 'recover': {
        const { shares, person } = request;
        void answer(request.seq, () =>
          wiped(request, (passphrase) => door.recover({ shares, person, passphrase })),
        );
        return;
      }
      case 'restore': {
        const { file, jobId } = request;
        void answer(request.seq, () =>
          jobs.run(jobId, reportTo(port, jobId), (job) => door.restore(file, job)),
        );
        return;
      }
      case 'call':
        void answer(request.seq, () =>
          callUseCase(request, port, door, jobs).finally(() => wipeAll(request)),
        );
        return;
      default:
        request satisfies never;
    }
  });
  port.start();
}

/** The passphrase is wiped when it ends, also where it never came to be used. */
async function wiped<T>(
  { passphrase }: { readonly passphrase: Uint8Array },
  work: (passphrase: Uint8Array) => Promise<T>,
): Promise<T> {
  try {
    return await work(passphrase);
  } finally {
    wipe(passphrase);
  }
}

/** Of a message that may be anything. */
function wipeAll(message: unknown): void {
  const { passphrase, secrets } = (message ?? {}) as { passphrase?: unknown; secrets?: unknown };
  wipe(passphrase);
  if (Array.isArray(secrets)) for (const one of secrets) wipe((one as { bytes?: unknown } | null)?.bytes);
}

async function callUseCase(
  request: Extract<PageRequest, { kind: 'call' }>,
  port: Port,
  door: VaultDoor,
  jobs: Jobs,
): Promise<unknown> {
  const { name, jobId } = request;
  if (!isCallName(name)) throw new TestimonyError('bad-input', { subject: 'name' });
  const engine = door.engine();
  const input = parseJson(request.input) as CallInput<CallName>;
  putSecrets(input, request.secrets ?? []);
  if (!contract[name].long) {
    const done = await perform(engine, name, input, QUICK);
    if (name === 'lockingSet') await door.sayState();
    return done;
  }
  return await jobs.run(jobId, reportTo(port, jobId), (job) => perform(engine, name, input, job));
}

/** What the page's player asks for through the app process; nothing while the vault is locked, as of any call. */
export const recordingPart = (
  door: VaultDoor,
  { evidenceId, from }: { readonly evidenceId: EvidenceId; readonly from: number },
): Promise<Outcome<RecordingPart>> =>
  settle(() => perform(door.engine(), 'recordingPart', { evidenceId, from }, QUICK));

const reportTo =
  (port: Port, jobId: string | undefined) =>
  (progress: Progress): void => {
    if (jobId !== undefined) port.postMessage({ kind: 'progress', jobId, progress });
  };

/** Quick calls are over before anyone could cancel them. */
const QUICK = { signal: new AbortController().signal, report: () => undefined };

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TestimonyError('bad-input', { subject: 'input' });
  }
}

async function settle<Value>(work: () => Promise<Value> | Value): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return refusal(thrown);
  }
}

const refusal = (thrown: unknown) =>
  ({ ok: false, error: withoutFolder(asTestimonyError(thrown).toData()) }) as const;

/** The page is told the name of a file or folder, never where it lies. */
function withoutFolder(error: FailureData): FailureData {
  const { subject } = error;
  return subject !== undefined && isAbsolute(subject) ? { ...error, subject: basename(subject) } : error;
}
