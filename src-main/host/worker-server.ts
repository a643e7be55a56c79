/**
 * @file The worker's end of worker-client.ts: `serveWorker({ name: handler })` in a worker's entry file
 * answers the client's calls one after the other, and turns what a handler throws into data.
 */
import { parentPort } from 'node:worker_threads';
import type { Progress } from '../contract/ports.ts';
import { asTestimonyError, type FailureData, TestimonyError } from '../core/errors/errors.ts';
import { FrameReader, framesOf } from './frames.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** What a handler may use while it works. */
export interface WorkerContext {
  /** Aborted when the client cancels, for tidying up before the grace time ends. */
  readonly signal: AbortSignal;
  report(progress: Progress): void;
  /** Asks the client's `answer` for something; throws what that throws. */
  ask(name: string, args: unknown): Promise<unknown>;
}

/** A handler's result, when buffers in it are to be moved rather than copied. */
export class Moved {
  readonly value: unknown;
  readonly buffers: readonly ArrayBuffer[];

  constructor(value: unknown, buffers: readonly ArrayBuffer[]) {
    this.value = value;
    this.buffers = buffers;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each handler names the arguments it takes; the client's caller vouches.
export type WorkerHandler = (args: any, context: WorkerContext) => unknown;

interface RunningCall {
  readonly call: number;
  readonly controller: AbortController;
  readonly asked: Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>;
}

interface ServedPort {
  on(event: 'message', listener: (message: ToWorker) => void): unknown;
  postMessage(message: FromWorker, transfer: readonly ArrayBuffer[]): void;
}

/** The pipes of a process of its own. It ends when nobody is left to ask it anything. */
function pipePort(): ServedPort {
  // Libraries print when a file is broken: a line of theirs between our frames would end the conversation, and what a
  // hostile file makes them print must not be taken for an answer.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  return {
    on(_event, listener) {
      // Each in a turn of its own, as threads hear them: what one set going goes on before the next.
      const reader = new FrameReader((message) => setImmediate(listener, message as ToWorker));
      process.stdin.on('data', (piece: Buffer) => reader.add(piece));
      process.stdin.on('end', () => process.exit());
    },
    postMessage(message) {
      process.stdout.cork();
      for (const piece of framesOf(message)) write(piece);
      process.stdout.uncork();
    },
  };
}

/** Serves calls until the client closes or terminates this worker. Call it once, in the worker's entry file. */
export function serveWorker(handlers: Readonly<Record<string, WorkerHandler>>): void {
  const port = parentPort ?? pipePort();
  let running: RunningCall | undefined;
  const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'call') {
      running = { call: message.call, controller: new AbortController(), asked: new Map() };
      void answerCall(message, running, handlers, send);
      return;
    }
    if (running === undefined || message.call !== running.call) return;
    if (message.kind === 'cancel') {
      running.controller.abort();
      for (const waiting of running.asked.values()) waiting.reject(new TestimonyError('cancelled'));
      running.asked.clear();
      return;
    }
    const waiting = running.asked.get(message.ask);
    running.asked.delete(message.ask);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(fromFailure(message.error));
  });
}

async function answerCall(
  message: Extract<ToWorker, { kind: 'call' }>,
  running: RunningCall,
  handlers: Readonly<Record<string, WorkerHandler>>,
  send: (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void,
): Promise<void> {
  const { call } = message;
  let lastAsk = 0;
  const context: WorkerContext = {
    signal: running.controller.signal,
    report: (progress) => send({ kind: 'progress', call, progress }),
    ask: (name, args) =>
      new Promise((resolve, reject) => {
        lastAsk += 1;
        running.asked.set(lastAsk, { resolve, reject });
        send({ kind: 'ask', call, ask: lastAsk, name, args });
      }),
  };
  try {
    const handler = handlers[message.name];
    if (handler === undefined) throw new TestimonyError('internal', { detail: `no handler ${message.name}` });
    const result = await handler(message.args, context);
    if (result instanceof Moved) send({ kind: 'result', call, value: result.value }, result.buffers);
    else send({ kind: 'result', call, value: result });
  } catch (thrown) {
    send({ kind: 'failure', call, error: toFailure(thrown) });
  }
}

/** Names an unexpected failure by its class only: a message may quote the document it choked on. */
function toFailure(thrown: unknown): FailureData {
  const error = asTestimonyError(thrown);
  if (error.code !== 'internal' || error.detail !== undefined) return error.toData();
  return { ...error.toData(), detail: thrown instanceof Error ? thrown.name : typeof thrown };
}

function fromFailure(data: FailureData): TestimonyError {
  return new TestimonyError(data.code, data);
}
