/** @file Reading a finished bundle back in two halves, each by somebody of its own: PDFium takes longest, and shares nothing. */
import type { VerifyFinding, VerifyReport } from '../writer.ts';
import { Findings } from './findings.ts';
import type { Share } from './verify.ts';

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
