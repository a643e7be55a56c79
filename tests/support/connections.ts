/** @file What a process, its threads and all that it starts ask of the system's network, as strace sees it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';

/** Follows processes into the file `log`; a line for each call, files that are opened too, to show that it does follow. */
export async function watchConnections(
  followed: number | readonly number[],
  log: string,
): Promise<{ stop(): Promise<string> }> {
  const pids = [followed].flat();
  const calls = 'trace=socket,connect,bind,sendto,sendmsg,sendmmsg,openat';
  const strace = spawn('strace', [
    '-f',
    '-q',
    '-yy',
    '-e',
    calls,
    '-o',
    log,
    ...pids.flatMap((pid) => ['-p', String(pid)]),
  ]);
  const ended = new Promise((resolve) => strace.once('exit', resolve));
  await vi.waitFor(() => {
    const tracer = strace.pid ?? Number.NaN;
    const tracers = pids.map(tracerOf);
    const isFollowed = tracers.includes(tracer) && tracers.every((one) => one === null || one === tracer);
    if (!isFollowed) throw new Error('strace does not follow yet');
  }, 10_000);
  return {
    stop: async () => {
      strace.kill('SIGINT');
      await ended;
      return readFileSync(log, 'utf8');
    },
  };
}

/**
 * Lines of such a log that ask for a way out of the process. AF_NETLINK is a question to the system itself, not to a network:
 * packages with native code read in Node's report which C library there is, and the report lists what the machine is called by.
 */
export const reachingOut = (log: string): string[] =>
  log
    .split('\n')
    .filter((line) => /\b(socket|connect|bind)\(|AF_INET|AF_PACKET/.test(line))
    .filter((line) => !line.includes('AF_NETLINK'));

/**
 * Lines that send a packet over a network, or connect to somebody. Chromium asks the system which way a packet would go by
 * connecting a UDP socket, which sends none: what is sent through it counts. Over TCP it answers the test, which connected to it.
 */
export const sending = (log: string): string[] =>
  log.split('\n').filter((line) => /\b(send\w*\(\d+<UDP|connect\(\d+<TCP)/.test(line));

/** Null for a process that has ended meanwhile, as some of a browser's do. */
function tracerOf(pid: number): number | null {
  try {
    return Number(/^TracerPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}
