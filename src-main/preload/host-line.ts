/**
 * @file The page's line to the vault host: a port of its own, fetched when first needed and again after
 * every lock. What is asked and never answered, because the host was ended, is answered `locked` here.
 */
import { ipcRenderer } from 'electron';
import { MAX_REQUEST_LENGTH, VAULT_LOCKED, VAULT_PORT } from '../contract/channels.ts';
import type { PageReply, PageRequest } from '../contract/messages.ts';
import type { Progress } from '../contract/ports.ts';
import type { Outcome } from '../core/errors/errors.ts';
import type { FileHandle } from '../core/ids.ts';
import { wipe, withoutSecrets } from '../core/vault/secrets-in-input.ts';

type Unnumbered<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;
type ProgressListener = (jobId: string, progress: Progress) => void;

interface LineKey {
  readonly passphrase: Uint8Array;
  readonly keyFile?: FileHandle | undefined;
}

const given = ({ passphrase, keyFile }: LineKey) => ({
  passphrase,
  ...(keyFile === undefined ? {} : { keyFile }),
});

/** Sending copies it: what came from the page to here is not needed then. The host refuses what is no bytes. */
function wipeAll(request: Unnumbered<PageRequest>): void {
  if ('passphrase' in request) wipe(request.passphrase);
  if ('secrets' in request) for (const { bytes } of request.secrets ?? []) wipe(bytes);
}

const LOCKED: Outcome<never> = { ok: false, error: { code: 'locked' } };

export class HostLine {
  #port: Promise<MessagePort> | undefined;
  #lastSeq = 0;
  readonly #waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  readonly #progress = new Set<ProgressListener>();

  constructor() {
    ipcRenderer.on(VAULT_LOCKED, () => this.#drop());
  }

  call(name: string, input: unknown, jobId: string | undefined): Promise<Outcome<never>> {
    const { rest, secrets } = withoutSecrets(input ?? null);
    const text = JSON.stringify(rest);
    if (text.length > MAX_REQUEST_LENGTH) return Promise.resolve({ ok: false, error: { code: 'too-large' } });
    return this.#ask({
      kind: 'call',
      name,
      input: text,
      ...(jobId === undefined ? {} : { jobId }),
      ...(secrets.length === 0 ? {} : { secrets }),
    });
  }

  create(owner: string, passphrase: Uint8Array): Promise<Outcome<unknown>> {
    return this.#ask({ kind: 'create', owner, passphrase });
  }

  unlock(key: LineKey, pastDamage = false): Promise<Outcome<unknown>> {
    return this.#ask({ kind: 'unlock', ...given(key), ...(pastDamage ? { pastDamage } : {}) });
  }

  salvage(
    key: LineKey,
    to: FileHandle,
    jobId: string | undefined,
  ): Promise<Outcome<{ readonly name: string; readonly missing: number }>> {
    return this.#ask({
      kind: 'salvage',
      ...given(key),
      to,
      ...(jobId === undefined ? {} : { jobId }),
    });
  }

  recover(recovery: {
    readonly shares: string[];
    readonly person?: string | undefined;
    readonly passphrase: Uint8Array;
  }): Promise<Outcome<{ readonly name: string }>> {
    return this.#ask({ kind: 'recover', ...recovery });
  }

  restore(file: FileHandle, jobId: string | undefined): Promise<Outcome<unknown>> {
    return this.#ask({ kind: 'restore', file, ...(jobId === undefined ? {} : { jobId }) });
  }

  cancel(jobId: string): void {
    void this.#port?.then((port) => port.postMessage({ kind: 'cancel', jobId } satisfies PageRequest));
  }

  onProgress(listener: ProgressListener): () => void {
    this.#progress.add(listener);
    return () => {
      this.#progress.delete(listener);
    };
  }

  async #ask(request: Unnumbered<PageRequest>): Promise<Outcome<never>> {
    try {
      this.#port ??= this.#connect();
      const current = this.#port;
      const port = await current;
      // Locked while connecting: that port has been given up.
      if (current !== this.#port) return LOCKED;
      this.#lastSeq += 1;
      const seq = this.#lastSeq;
      return await new Promise((resolve) => {
        this.#waiting.set(seq, resolve as (outcome: Outcome<unknown>) => void);
        port.postMessage({ ...request, seq } as PageRequest);
        wipeAll(request);
      });
    } catch {
      this.#drop();
      return LOCKED;
    } finally {
      wipeAll(request);
    }
  }

  async #connect(): Promise<MessagePort> {
    const arrived = new Promise<MessagePort>((resolve) => {
      ipcRenderer.once(VAULT_PORT, (event) => {
        const [port] = event.ports;
        if (port !== undefined) resolve(port);
      });
    });
    const outcome = (await ipcRenderer.invoke('app:connect')) as Outcome<null>;
    if (!outcome.ok) throw new Error('no vault host');
    const port = await arrived;
    port.addEventListener('message', ({ data }) => this.#hear(data as PageReply));
    port.start();
    return port;
  }

  #hear(reply: PageReply): void {
    if (reply.kind === 'progress') {
      for (const listener of this.#progress) listener(reply.jobId, reply.progress);
      return;
    }
    this.#waiting.get(reply.seq)?.(reply.outcome);
    this.#waiting.delete(reply.seq);
  }

  /** The host is gone. Its port is worth nothing, and nobody is left waiting for it. */
  #drop(): void {
    void this.#port?.then((port) => port.close()).catch(() => undefined);
    this.#port = undefined;
    for (const answer of this.#waiting.values()) answer(LOCKED);
    this.#waiting.clear();
  }
}
