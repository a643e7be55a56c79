/** @file How long tests took, in words. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const SHOWN = 5;

/** "4 min 05 s"; under a minute "41 s". */
export function minutes(ms) {
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return seconds < 60 ? `${seconds} s` : `${(seconds - rest) / 60} min ${String(rest).padStart(2, '0')} s`;
}

/** The test files that took longest, a line each, from the report vitest wrote; nothing where there is none. */
export function slowestFiles(root, report) {
  if (!existsSync(report)) return [];
  const files = JSON.parse(readFileSync(report, 'utf8'))
    .testResults.map(({ name, startTime, endTime }) => ({ name, ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SHOWN);
  return ['Slowest:', ...files.map(({ name, ms }) => `  ${minutes(ms)}  ${relative(root, name)}`)];
}
