/** @file What a file that was read again says beside the record of it, in sentences a court's reader can use. */
import type { VerifyFinding, VerifyReport } from '../../bundle/writer.ts';
import type { Finding } from '../../contract/bundles.ts';
import { printedNumber } from '../../core/bundles/map-pages.ts';
import type { BundleIssue } from '../../vault/queries/bundles.ts';

/** `begins`: the file begins with all the bytes that were built. */
export function comparedWithRecord(issue: BundleIssue, report: VerifyReport, begins: boolean): Finding[] {
  const pages = look(
    'B05',
    report.pages === issue.pages,
    `${issue.pages} pages, as recorded.`,
    `${report.pages} pages; ${issue.pages} are on record.`,
  );
  if (report.sha256 === issue.sha256) {
    return [
      look('', true, 'Not one byte has changed since it was built.', ''),
      look('', true, `${issue.byteSize} bytes, as recorded.`, ''),
      ...[pages, ...agreeing(report.findings)],
    ];
  }
  const elsewhere = report.findings.filter((one) => one.added !== true);
  const fits = pages.passed && elsewhere.length === 0;
  return [
    look('', false, '', fits ? whatWasAdded(issue, report) : MOVED),
    look('', false, '', bytesOf(issue, report, begins)),
    pages,
    ...agreeing(fits ? [] : report.findings),
  ];
}

const MOVED =
  'The file is not the one that was built, and it is not where the record says page for page: what differs is listed here. The copy in its -bag folder was written apart from it and can be compared in the same way.';

function whatWasAdded({ map }: BundleIssue, { findings }: VerifyReport): string {
  const fits = 'The pages are where the record says: each carries its number, and bookmarks and links agree.';
  const copy =
    'What a page itself shows is not on record; the copy in the -bag folder was written apart from this file and can be compared in the same way.';
  const marked = [...new Set(findings.flatMap((one) => one.pages))].toSorted((a, b) => a - b);
  if (marked.length === 0)
    return `${fits} Something in the file was changed since: a program may have saved it anew. ${copy}`;
  const numbers = marked.slice(0, 12).map((page) => printedNumber(map, page));
  const where = `${marked.length === 1 ? 'page' : 'pages'} ${numbers.join(', ')}${marked.length > 12 ? ' and more' : ''}`;
  return `${fits} Something was added on ${where} since, such as a comment. ${copy}`;
}

function bytesOf(issue: BundleIssue, report: VerifyReport, begins: boolean): string {
  const both = `SHA-256 ${report.sha256}, ${report.byteSize} bytes; on record ${issue.sha256}, ${issue.byteSize} bytes.`;
  return begins
    ? `All ${issue.byteSize} bytes that were built are still at the beginning of the file; ${report.byteSize - issue.byteSize} bytes were written after them, as PDF readers do. ${both}`
    : both;
}

const agreeing = (findings: readonly VerifyFinding[]): Finding[] =>
  findings.length === 0
    ? [look('B09', true, 'Numbers, labels, bookmarks and links agree with the recorded page map.', '')]
    : findings.map(({ rule, message, pages }) => ({ ...look(rule, false, '', message), pages }));

const look = (rule: string, passed: boolean, right: string, wrong: string): Finding => ({
  ...{ rule, level: 'must', passed, message: passed ? right : wrong, pages: [] },
});
