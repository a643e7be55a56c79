/** @file How many cases a test goes through that makes its own: a tenth of them in `npm test`, all of them in `.ci/run`. */
import { env } from 'node:process';

/** `count`, or a tenth of it where the suite that runs is the quick one. A project of vitest.config.ts says which it is. */
export const many = (count: number): number =>
  env['TESTIMONY_MANY'] === 'all' ? count : Math.max(1, Math.ceil(count / 10));
