/**
 * @file When a process dies of a fault, Linux may write all its memory to a file, and that would hold keys and what
 * people said. Node cannot set the limit itself; `prlimit`, which comes with every distribution (util-linux), can.
 */
import { spawnSync } from 'node:child_process';

/** For this process and all it starts from now on: the vault host, the page. Does nothing elsewhere than on Linux. */
export function forbidCoreDumps(): void {
  if (process.platform !== 'linux') return;
  spawnSync('/usr/bin/prlimit', [`--pid=${process.pid}`, '--core=0:0'], { stdio: 'ignore', env: {} });
}
