/** @file Looking at a finished bundle: anybody's against a court's rules, and ours against the record of it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { VerifyReport } from '../../bundle/writer.ts';
import type { Finding } from '../../shared/contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import { asTestimonyError, TestimonyError } from '../../shared/errors.ts';
import type { Job } from '../../shared/ports.ts';
import { type BundleIssue, findIssueByHash, findIssueByName } from '../../vault/queries/bundles.ts';
import type { Engine } from '../engine.ts';
import { requireProfile } from './profile-library.ts';

/** Passed: nothing that a bundle must have is missing. Needs no vault. Throws what the checker throws. */
export async function bundleCheck(
  engine: Engine,
  input: CheckedInput<'bundleCheck'>,
  job: Job,
): Promise<CallOutput<'bundleCheck'>> {
  const path = engine.files.resolve(input.file);
  const profile = requireProfile(engine.resources, input.profile);
  const { findings } = await engine.bundleChecker.check(
    { path, fileName: basename(path), profile },
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  return { findings: [...findings], passed: findings.every((one) => one.passed || one.level !== 'must') };
}

/** Throws not-found (this vault built no such file), file-unreadable, damaged-file, cancelled. */
export async function bundleVerify(
  engine: Engine,
  input: CheckedInput<'bundleVerify'>,
  job: Job,
): Promise<CallOutput<'bundleVerify'>> {
  const path = engine.files.resolve(input.file);
  const fileName = basename(path);
  job.report({ step: 'reading' });
  const sha256 = await hashOfFile(path, job.signal);
  const issue = engine.session.read((db) => findIssueByHash(db, sha256) ?? findIssueByName(db, fileName));
  if (issue === undefined) {
    throw new TestimonyError('not-found', {
      subject: fileName,
      detail:
        'no bundle built here has this name or these bytes, so it is another or was changed and renamed',
    });
  }
  const report = await engine.bundleWriter.verify(
    path,
    { title: issue.title, map: issue.map },
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  const findings = findingsOf(issue, report);
  const { bundleId: _bundle, title: _title, auditHead: _head, map: _map, ...view } = issue;
  return { issue: view, findings, passed: findings.every((one) => one.passed) };
}

function findingsOf(issue: BundleIssue, report: VerifyReport): Finding[] {
  const look = (rule: string, passed: boolean, right: string, wrong: string): Finding => ({
    ...{ rule, level: 'must', passed, message: passed ? right : wrong, pages: [] },
  });
  const same = report.sha256 === issue.sha256;
  return [
    look(
      '',
      same,
      'Not one byte has changed since it was built.',
      `The file is not the one that was built: its SHA-256 is ${report.sha256}, and ${issue.sha256} is on record.`,
    ),
    look(
      '',
      report.byteSize === issue.byteSize,
      `${issue.byteSize} bytes, as recorded.`,
      `${report.byteSize} bytes; ${issue.byteSize} are on record.`,
    ),
    look(
      'B05',
      report.pages === issue.pages,
      `${issue.pages} pages, as recorded.`,
      `${report.pages} pages; ${issue.pages} are on record.`,
    ),
    ...report.findings.map(
      ({ rule, message, pages }): Finding => ({
        ...{ rule, level: 'must', passed: false, message, pages },
      }),
    ),
    ...(report.findings.length === 0
      ? [look('B09', true, 'Numbers, labels, bookmarks and links agree with the recorded page map.', '')]
      : []),
  ];
}

async function hashOfFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { signal })) hash.update(piece as Uint8Array);
  } catch (thrown) {
    if (signal.aborted) throw new TestimonyError('cancelled');
    throw asTestimonyError(thrown, basename(path));
  }
  return hash.digest('hex');
}
