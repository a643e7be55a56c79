/** @file What did not pass, read from the reports that vitest writes, and files that were gone through a second time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Paths of the test files in which something failed; none where there is no report. */
export function failedFiles(report) {
  if (!existsSync(report)) return [];
  return read(report)
    .testResults.filter(failed)
    .map((file) => file.name);
}

/**
 * In the report of a whole run, the second run of some files in place of their first. What failed at first and passed then
 * is marked `onlyThen`, with what it failed of.
 */
export function putInPlaceOf(report, again) {
  if (!existsSync(again)) return;
  const [first, second] = [read(report), read(again)];
  const anew = new Map(second.testResults.map((file) => [file.name, file]));
  const testResults = first.testResults.map((file) => {
    const now = anew.get(file.name);
    return now === undefined ? file : { ...now, assertionResults: marked(now, file) };
  });
  const all = testResults.flatMap((file) => file.assertionResults);
  const numPassedTests = all.filter(({ status }) => status === 'passed').length;
  const numFailedTests = all.filter(({ status }) => status === 'failed').length;
  writeFileSync(report, JSON.stringify({ ...first, testResults, numPassedTests, numFailedTests }));
}

/** A line for each test of a report that failed, and for each that passed only the second time: where, which, of what. */
export function notPassed(root, report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const where = relative(root, file.name);
    if (failed(file) && file.assertionResults.length === 0) return [`${where} fell over`];
    return file.assertionResults.flatMap(({ status, fullName, failureMessages, onlyThen }) => {
      if (status === 'failed') return [`${where}: ${fullName}: ${firstLine(failureMessages)}`];
      return onlyThen === undefined
        ? []
        : [`${where}: ${fullName}: passed the second time only; ${onlyThen}`];
    });
  });
}

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const failed = (file) => file.status === 'failed';
const firstLine = (messages = []) => (messages[0] ?? '').split('\n')[0].slice(0, 200);

function marked(now, before) {
  const failures = new Map(
    before.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName, firstLine(failureMessages)]),
  );
  return now.assertionResults.map((test) =>
    test.status === 'passed' && failures.has(test.fullName)
      ? { ...test, onlyThen: failures.get(test.fullName) }
      : test,
  );
}
