/** @file utilityProcess.fork as a real child process, so that ending it really ends what it held. */
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';
import { newPortId, type StandInPort } from './ports.ts';
import { onAsk } from './settings.ts';

/** What the laptop's clock says and where it is, once a test has put it; a host that starts after that goes by it. */
let laptop: { readonly TESTIMONY_LAPTOP_CLOCK: string; readonly TZ: string } | undefined;
onAsk('clock', ({ moment, zone }) => {
  laptop = { TESTIMONY_LAPTOP_CLOCK: moment, TZ: zone };
});

const imported = (module: string) => ['--import', new URL(module, import.meta.url).href];

type FromChild =
  | { readonly data: unknown }
  | { readonly port: number; readonly data?: unknown; readonly closed?: boolean };

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, StandInPort>();

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    this.#child = fork(modulePath, args, {
      serialization: 'advanced',
      execArgv: [
        ...imported('./parent-port.mjs'),
        ...(laptop === undefined ? [] : imported('./laptop-clock.mjs')),
      ],
      env: { ...(options.env as NodeJS.ProcessEnv), ...laptop },
      stdio: stdioOf(options.stdio),
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message: FromChild) => this.#hear(message));
    this.#child.on('error', () => undefined);
    this.#child.on('exit', (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(data: unknown, transfer: readonly StandInPort[] = []): void {
    const ports = transfer.map((port) => {
      const id = newPortId();
      this.#ports.set(id, port);
      port.handOver((sent) => this.#send({ port: id, data: sent }));
      return id;
    });
    this.#send({ data, ports });
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }

  #send(message: object): void {
    // A child that has just ended takes no more messages; its exit is what the app process hears of it.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #hear(message: FromChild): void {
    if (!('port' in message)) this.emit('message', message.data);
    else if (message.closed === true) this.#ports.get(message.port)?.close();
    else this.#ports.get(message.port)?.postMessage(message.data);
  }
}

/** Electron's stdio has no channel of its own in it; Node's has. */
function stdioOf(given: ForkOptions['stdio']): StdioOptions {
  const mode = (typeof given === 'string' ? given : 'inherit') as 'ignore' | 'inherit';
  return ['ignore', mode, mode, 'ipc'];
}

let latest: StandInUtilityProcess | undefined;
onAsk('host-pid', () => latest?.pid ?? null);

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): StandInUtilityProcess {
    latest = new StandInUtilityProcess(modulePath, args, options);
    return latest;
  },
};
