/** @file Preloaded into a child with `--import`: it says on standard output when the deed begins, which others then time. */
import { writeSync } from 'node:fs';

globalThis.startCounting = () => {
  writeSync(1, 'begun\n');
};
