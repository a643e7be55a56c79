/** @file A bundle that was built here against the record of it: its bytes first, then page by page. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { BundleComment, VerifyReport } from '../../bundle/writer.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { printedNumber } from '../../core/bundles/map-pages.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { besidePages } from '../../core/evidence/pictured-pages.ts';
import { type Coded, coded, type Finding } from '../../core/findings/finding.ts';
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

// What a file that was read again says beside the record of it.

/** `begins`: the file begins with all the bytes that were built. */
function comparedWithRecord(issue: BundleIssue, report: VerifyReport, begins: boolean): Finding[] {
  const pages =
    report.pages === issue.pages
      ? agrees('B05', coded('pages-as-recorded', { pages: issue.pages }))
      : differs('B05', coded('pages-not-as-recorded', { found: report.pages, recorded: issue.pages }));
  if (report.sha256 === issue.sha256) {
    return [
      agrees('', coded('bytes-as-built')),
      agrees('', coded('size-as-recorded', { bytes: issue.byteSize })),
      pages,
      ...agreeing(report),
    ];
  }
  const elsewhere = report.findings.filter((one) => one.added !== true);
  const fits = pages.passed && elsewhere.length === 0;
  return [
    differs('', fits ? whatWasAdded(issue, report) : coded('record-differs')),
    differs('', bytesOf(issue, report, begins)),
    pages,
    ...(fits ? [MAP_AGREES] : agreeing(report)),
  ];
}

const PAGES_SAID = 12;

function whatWasAdded({ map }: BundleIssue, { findings }: VerifyReport): Coded {
  const marked = [...new Set(findings.flatMap((one) => one.pages))].toSorted((a, b) => a - b);
  if (marked.length === 0) return coded('changed-in-place');
  const numbers = marked.slice(0, PAGES_SAID).map((page) => printedNumber(map, page));
  return coded('added-to-pages', { numbers, more: marked.length - numbers.length });
}

function bytesOf(issue: BundleIssue, report: VerifyReport, begins: boolean): Coded {
  const both = {
    sha256: report.sha256,
    bytes: report.byteSize,
    recordedSha256: issue.sha256,
    recordedBytes: issue.byteSize,
  };
  return begins
    ? coded('bytes-follow', { ...both, added: report.byteSize - issue.byteSize })
    : coded('bytes-differ', both);
}

const compared =
  (passed: boolean) =>
  (rule: string, found: Coded, pages: readonly number[] = []): Finding => ({
    ...found,
    rule,
    level: 'must',
    source: '',
    passed,
    pages,
  });
const agrees = compared(true);
const differs = compared(false);

const MAP_AGREES = agrees('B09', coded('map-agrees'));

const agreeing = ({ findings }: VerifyReport): Finding[] =>
  findings.length === 0
    ? [MAP_AGREES]
    : findings.map(({ added: _added, rule, pages, ...found }) => differs(rule, found, pages));

// The hash of a file and of its beginnings, in one reading. Readers that add a comment often leave what was there and
// write behind it: such a file still begins with the bundle that was built, whatever it is called now.

interface FileHashes {
  /** SHA-256 in hex, as are the others. */
  readonly whole: string;
  /** Of the first `size` bytes for each size that is shorter than the file, the longest first. */
  readonly beginnings: readonly string[];
}

/** `sizes` in bytes. Throws file-unreadable, cancelled. */
async function hashFileAndBeginnings(
  path: string,
  sizes: readonly number[],
  signal: AbortSignal,
): Promise<FileHashes> {
  const hash = createHash('sha256');
  const ahead = sizes.toSorted((a, b) => a - b);
  const beginnings: string[] = [];
  let position = 0;
  try {
    for await (const piece of createReadStream(path, { signal })) {
      let rest = piece as Uint8Array;
      for (let size = ahead[0]; size !== undefined && size < position + rest.length; size = ahead[0]) {
        hash.update(rest.subarray(0, size - position));
        rest = rest.subarray(size - position);
        position = size;
        beginnings.unshift(hash.copy().digest('hex'));
        ahead.shift();
      }
      hash.update(rest);
      position += rest.length;
    }
  } catch (thrown) {
    if (signal.aborted) throw new TestimonyError('cancelled');
    throw asTestimonyError(thrown, basename(path));
  }
  return { whole: hash.digest('hex'), beginnings };
}
