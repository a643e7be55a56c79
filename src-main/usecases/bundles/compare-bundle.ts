/** @file A bundle that was built here against the record of it: its bytes first, then page by page. */
import { basename } from 'node:path';
import type { BundleComment } from '../../bundle/writer.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { besidePages } from '../../core/evidence/pictured-pages.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  type BundleIssue,
  findIssueByHash,
  findIssueByName,
  issueSizes,
  picturedWhenBuilt,
} from '../../vault/queries/bundles.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';
import { comparedWithRecord } from './compared-with-record.ts';
import { hashFileAndBeginnings } from './hash-beginnings.ts';

/** Throws not-found (this vault built no such file), file-unreadable, damaged-file, cancelled. */
export async function bundleVerify(
  engine: Engine,
  input: CheckedInput<'bundleVerify'>,
  job: Job,
): Promise<CallOutput<'bundleVerify'>> {
  const path = engine.files.resolve(input.file);
  const fileName = basename(path);
  job.report({ step: 'reading' });
  const sizes = engine.session.read(issueSizes);
  const { whole, beginnings } = await hashFileAndBeginnings(path, sizes, job.signal);
  const { issue, comments, begins } = engine.session.read((db) => {
    const inside = beginnings.map((sha256) => findIssueByHash(db, sha256)).find((one) => one !== undefined);
    const found = findIssueByHash(db, whole) ?? inside ?? findIssueByName(db, fileName);
    if (found === undefined) {
      throw new TestimonyError('not-found', {
        subject: fileName,
        detail:
          'no bundle built here has this name or these bytes. A bundle that another program saved anew and that was then renamed is not known again: give it the name it was built under, or compare the copy in its -bag folder',
      });
    }
    return { issue: found, comments: commentsOf(db, found), begins: found === inside };
  });
  const isSame = issue.sha256 === whole;
  const report = await engine.bundleWriter.verify(
    path,
    // Whose bytes are the same needs no count of its comments.
    { title: issue.title, map: issue.map, ...(isSame ? {} : { comments }) },
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  const findings = comparedWithRecord(issue, report, begins);
  const { bundleId: _bundle, title: _title, auditHead: _head, map: _map, ...view } = issue;
  return { issue: view, findings, passed: findings.every((one) => one.passed) };
}

/** The comments its documents came with, each of which was made a note on its page where that was no picture. */
function commentsOf(db: ReadDb, issue: BundleIssue): BundleComment[] {
  const pictured = picturedWhenBuilt(db, issue);
  return issue.map.sections
    .flatMap((section) => section.documents)
    .flatMap(({ key }) => {
      const comments = findEvidence(db, key as EvidenceId)?.comments ?? [];
      return besidePages(comments, pictured.get(key) ?? []).map((comment) => ({ key, ...comment }));
    });
}
