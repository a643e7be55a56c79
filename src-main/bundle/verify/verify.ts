/**
 * @file Reads a finished bundle again and holds it against the page map: every page, number, label, link and
 * bookmark. Nothing the writer remembers is believed; only what is in the file counts.
 */
import { createHash } from 'node:crypto';
import type { Progress } from '../../contract/ports.ts';
import { type Expected, expectedOf } from '../../core/bundles/map-pages.ts';
import type { OutlineEntry } from '../../core/bundles/page-map.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PageProof } from '../assemble/assemble.ts';
import type { DataDigest } from '../pdf/graph-digest.ts';
import type { VerifyFinding, VerifyPlan, VerifyReport } from '../writer.ts';
import { verifyContents, withoutProvedDrawings } from './proved-drawings.ts';
import { type BookmarkFacts, ReadBack } from './read-back.ts';
import { Findings, PageVerifier } from './verify-pages.ts';
import { openWritten, type WrittenBytes } from './written-bytes.ts';
import { WrittenObjects } from './written-objects.ts';

const PAUSE_EVERY = 50;
const CHUNK = 1024 * 1024;

interface VerifyParts {
  /** Called every few pages: lets messages in, and throws `cancelled` when that was one. */
  readonly pause: () => Promise<void>;
  readonly report: (progress: Progress) => void;
  /** Pages PDFium is asked about, counting from 1; all when left out. */
  readonly seen?: ReadonlySet<number>;
  /** What the assembler says it placed, page by page. Left out for a file it did not just write. */
  readonly proofs?: readonly PageProof[];
  /** How those know a stream's bytes again; left out, by their SHA-256. */
  readonly ofData?: DataDigest;
}

/** A part of the reading back; all shares together are all of it. */
export interface Share {
  /** PDFium is asked about these pages, counting from 1, both included. */
  readonly first: number;
  readonly last: number;
  /** Also what is about the whole file: title, bookmarks, number of pages. */
  readonly whole: boolean;
  /** Also what the pages draw, held against what was read from the sources, and the hash of all bytes. */
  readonly bytes: boolean;
}

const EVERYTHING: Share = { first: 1, last: Number.POSITIVE_INFINITY, whole: true, bytes: true };

/**
 * Throws file-unreadable, damaged-file when the file cannot be opened as a PDF, cancelled. The hash is empty where the
 * bytes are in another's share.
 */
export async function verifyAgainstMap(
  path: string,
  plan: VerifyPlan,
  parts: VerifyParts,
  share: Share = EVERYTHING,
): Promise<VerifyReport> {
  const written = openWritten(path);
  try {
    const { pages, findings } = await verifyWritten(written, plan, parts, share);
    const sha256 = share.bytes ? await hashOf(written, parts.pause) : '';
    return { pages, byteSize: written.size, sha256, findings };
  } finally {
    written.close();
  }
}

/** The same but for the hash. */
export async function verifyWritten(
  written: WrittenBytes,
  plan: VerifyPlan,
  parts: VerifyParts,
  share: Share = EVERYTHING,
): Promise<Pick<VerifyReport, 'pages' | 'findings'>> {
  const findings = new Findings();
  const expected = expectedOf(plan);
  const { proofs, seen } = parts;
  const objects = proofs === undefined ? null : WrittenObjects.open(written);
  const wanted = (page: number) => page >= share.first && page <= share.last && seen?.has(page) !== false;
  const toSee =
    objects === null || proofs === undefined
      ? written
      : withoutProvedDrawings(written, objects, {
          map: plan.map,
          turned: expected.turnedByText,
          proofs,
          wanted,
        });
  const readBack = await ReadBack.open(toSee);
  const pages = readBack.pageCount;
  try {
    if (share.whole) verifyWhole(plan, expected, readBack, findings);
    const verifier = new PageVerifier({ plan, proofs, expected }, findings);
    const last = Math.min(pages, share.last);
    for (let number = share.first; number <= last; number++) {
      if (!wanted(number)) continue;
      verifier.verify(number, readBack);
      if (number % PAUSE_EVERY !== 0) continue;
      parts.report({ step: 'verifying', page: { number, of: pages } });
      await parts.pause();
    }
  } finally {
    readBack.close();
  }
  if (objects !== null && proofs !== undefined && share.bytes)
    await verifyContents(objects, plan.map, proofs, findings, parts);
  return { pages, findings: findings.list() };
}

function verifyWhole(plan: VerifyPlan, expected: Expected, readBack: ReadBack, findings: Findings): void {
  const { totalPages, indexPages } = plan.map;
  counted(findings, 'B05', 'page-count-differs', { found: readBack.pageCount, expected: totalPages });
  if (readBack.title !== expected.title) findings.add('B26', coded('title-differs'));
  const placed = new Set(plan.indexRows?.map((row) => row.key));
  const missing =
    plan.indexRows === undefined || indexPages === 0
      ? []
      : expected.rows.filter((row) => !placed.has(row.key));
  for (const row of missing) findings.add('B09', coded('missing-from-index'), row.firstPage);
  verifyOutline(expected.outline, readBack.bookmarks(), findings);
}

/** SHA-256 of the whole file, in hex. */
async function hashOf(written: WrittenBytes, pause: () => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  for (let position = 0; ; ) {
    const read = written.read(chunk, position);
    if (read === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, read));
    position += read;
    if (position % (64 * CHUNK) === 0) await pause();
  }
}

/** Rules B11, B12 and B16. */
function verifyOutline(
  outline: readonly OutlineEntry[],
  found: readonly BookmarkFacts[],
  findings: Findings,
): void {
  const expected = [...flat(outline, 0)];
  counted(findings, 'B11', 'bookmark-count-differs', { found: found.length, expected: expected.length });
  for (const [i, { title, page, level }] of expected.entries()) {
    const bookmark = found[i];
    if (bookmark === undefined) break;
    if (bookmark.title !== title || bookmark.level !== level) {
      findings.add('B11', coded('bookmark-differs'), page);
    } else if (bookmark.page !== page) findings.add('B12', coded('bookmark-astray'), page);
    else if (!bookmark.keepsZoom) findings.add('B16', coded('bookmark-changes-zoom'), page);
  }
}

/** Says both counts where they differ. */
function counted(
  findings: Findings,
  rule: string,
  code: 'page-count-differs' | 'bookmark-count-differs',
  counts: { readonly found: number; readonly expected: number },
): void {
  if (counts.found !== counts.expected) findings.add(rule, coded(code, counts));
}

function* flat(entries: readonly OutlineEntry[], level: number): Generator<OutlineEntry & { level: number }> {
  for (const entry of entries) {
    yield { ...entry, level };
    yield* flat(entry.children, level + 1);
  }
}

// Reading a finished bundle back in two halves, each by somebody of its own: PDFium takes longest, and shares nothing.

/** Of the time that asking PDFium about all pages takes, what holding their bytes against the sources does. */
const BYTES = 0.3;
/** A shorter file is read before somebody else has begun. */
const WORTH_SHARING = 100;

/** Two shares of about the same length; null where one is enough. The last page and all after it are the second's. */
export function inTwo(pages: number): readonly [Share, Share] | null {
  if (pages < WORTH_SHARING) return null;
  const middle = Math.round((pages * (1 + BYTES)) / 2);
  return [
    { first: 1, last: middle, whole: true, bytes: false },
    { first: middle + 1, last: Number.POSITIVE_INFINITY, whole: false, bytes: true },
  ];
}

/** As one would have found it. */
export function together(own: VerifyReport, other: VerifyReport): VerifyReport {
  const all = new Findings();
  for (const found of [...own.findings, ...other.findings]) addAgain(all, found);
  return { ...own, sha256: other.sha256, findings: all.list() };
}

function addAgain(all: Findings, { rule, pages, added, ...found }: VerifyFinding): void {
  const again = (page?: number) =>
    added === true && page !== undefined ? all.addMark(rule, found, page) : all.add(rule, found, page);
  if (pages.length === 0) again();
  for (const page of pages) again(page);
}
