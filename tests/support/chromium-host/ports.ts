/** @file MessageChannelMain: two ends in this process, either of which may be handed to the page or a child. */
import { EventEmitter } from 'node:events';

export class StandInPort extends EventEmitter {
  peer: StandInPort | undefined;
  #started = false;
  readonly #queue: unknown[] = [];
  #elsewhere: ((data: unknown) => void) | undefined;

  postMessage(data: unknown): void {
    this.peer?.deliver(data);
  }

  deliver(data: unknown): void {
    if (this.#elsewhere !== undefined) this.#elsewhere(data);
    else if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  start(): void {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  /** The end lives in another process now: what arrives here goes on to it. */
  handOver(send: (data: unknown) => void): void {
    this.#elsewhere = send;
    for (const data of this.#queue.splice(0)) send(data);
  }

  close(): void {
    this.peer?.emit('close');
    this.emit('close');
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

let lastPort = 0;
export function newPortId(): number {
  lastPort += 1;
  return lastPort;
}
