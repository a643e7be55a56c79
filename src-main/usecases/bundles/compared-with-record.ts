/** @file What a file that was read again says beside the record of it. */
import type { VerifyReport } from '../../bundle/writer.ts';
import { printedNumber } from '../../core/bundles/map-pages.ts';
import { type Coded, coded, type Finding } from '../../core/findings/finding.ts';
import type { BundleIssue } from '../../vault/queries/bundles.ts';

/** `begins`: the file begins with all the bytes that were built. */
export function comparedWithRecord(issue: BundleIssue, report: VerifyReport, begins: boolean): Finding[] {
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
