/**
 * @file Says how long each suite took, a line each, and all of them together, beside what `npm test` and the whole may take
 * on two quiet cores, and which tests did not pass, or only the second time; adds up what they counted and prints it as the last line: `N passed, N failed`.
 * A suite that left no count has fallen over and counts as one failure. Exit code 1 when anything failed.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notPassed } from './lib/second-time.mjs';
import { minutes } from './lib/test-times.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
/** Of the tests that did not pass: the last lines of a long run are the ones that are read. */
const MOST_NAMED = 40;
const named = [];
/** In minutes, on two cores with nothing else to do. Said beside what was measured; a busy machine fails nothing. */
const MOST_MINUTES = { default: 5, all: 30 };

let passed = 0;
let failed = 0;
let ms = 0;
for (const suite of process.argv.slice(2)) {
  const checks = read(`${suite}-checks.json`);
  const tests = read(`${suite}.json`);
  ms += checks?.ms ?? 0;
  say(suite, checks?.ms);
  for (const counted of [checks, tests]) {
    passed += counted?.numPassedTests ?? 0;
    failed += counted?.numFailedTests ?? 1;
  }
  for (const one of notPassed(root, tests)) named.push(`  ${suite}: ${one}`);
  // A file that could not be loaded has no tests to count as failed.
  for (const file of tests?.testResults ?? []) {
    if (file.status === 'failed' && file.assertionResults.length === 0) failed += 1;
  }
}
say('all', ms);
for (const line of named.slice(0, MOST_NAMED)) process.stdout.write(`${line}\n`);
if (named.length > MOST_NAMED) process.stdout.write(`  and ${named.length - MOST_NAMED} more\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function say(suite, took) {
  const most = MOST_MINUTES[suite];
  const over = took > most * 60_000 ? ', exceeded' : '';
  const beside = most === undefined ? '' : `   (limit ${most} min${over})`;
  const said = took === undefined ? 'fell over' : minutes(took).padStart(11);
  process.stdout.write(`${suite.padEnd(12)} ${said}${beside}\n`);
}

function read(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    return undefined;
  }
}
