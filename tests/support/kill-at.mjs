/**
 * @file Kills the process, as a pulled plug would, at the n-th call that changes a file: preload it with
 * `--import` and KILL_AT=n. Without KILL_AT it only counts; the count goes to standard error at the end.
 * KILL_BEFORE_PLACING=name kills it when a file is about to get that name. KEEP_EACH=folder with KEEP_OF=another copies
 * that other one, before the n-th call, to folder/n: what a kill there would have left, for all calls in one run.
 * Calls are the real ones; nothing is simulated.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';

// Calls that change content or names. A killed process loses nothing the system already has, so stopping
// before an fsync or a close is the same as stopping before the next of these.
const WATCHED = ['writeSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync', 'mkdirSync', 'rmdirSync'];
const killAt = Number(process.env.KILL_AT ?? 0);
const placing = process.env.KILL_BEFORE_PLACING;
const { KEEP_EACH: kept, KEEP_OF: keptOf } = process.env;
let calls = 0;
// Node's own loader uses these too: only what happens after the marker counts.
let counting = false;

for (const name of WATCHED) {
  const real = fs[name];
  fs[name] = (...given) => {
    if (counting) countCall();
    if (
      (name === 'linkSync' || name === 'renameSync') &&
      placing !== undefined &&
      basename(given[1]) === placing
    )
      process.kill(process.pid, 'SIGKILL');
    return real(...given);
  };
}
syncBuiltinESMExports();

function countCall() {
  calls += 1;
  if (calls === killAt) process.kill(process.pid, 'SIGKILL');
  if (kept !== undefined) keep();
}
// What changes files in another way than by these calls is counted by whoever does it: statements of the store.
globalThis.countCall = countCall;

/** The copying is not counted: it is not the program's. */
function keep() {
  counting = false;
  fs.cpSync(keptOf, join(kept, String(calls)), { recursive: true });
  counting = true;
}

globalThis.startCounting = () => {
  counting = true;
};
process.on('exit', () => {
  counting = false;
  if (placing !== undefined) return;
  fs.writeSync(2, `${calls}\n`);
});
