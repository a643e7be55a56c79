/** @file Gathers what does not agree: one finding per thing that is wrong, with all the pages it is wrong on. */
import type { VerifyFinding } from '../writer.ts';
import { type Counts, sayFinding, VERIFY_FINDINGS, type VerifyCode } from './finding-codes.ts';

/** Beyond this many, the pages of a finding say enough. */
const MOST_PAGES = 200;

/** What lies beside what was put on a page; the page itself may be as it was. */
const ADDED: ReadonlySet<VerifyCode> = new Set<VerifyCode>(['mark-added', 'comment-added']);

export class Findings {
  readonly #found = new Map<VerifyCode, { counts: Counts | undefined; pages: number[] }>();

  /** Notes that it is so, on `page` (counting from 1) or for the whole file. */
  add(code: VerifyCode, page?: number, counts?: Counts): void {
    const found = this.#found.get(code) ?? { counts, pages: [] };
    if (page !== undefined && found.pages.length < MOST_PAGES) found.pages.push(page);
    this.#found.set(code, found);
  }

  list(): VerifyFinding[] {
    return [...this.#found].map(([code, { counts, pages }]) => ({
      code,
      rule: VERIFY_FINDINGS[code].rule,
      message: sayFinding(code, counts),
      pages,
      ...(ADDED.has(code) ? { added: true } : {}),
    }));
  }
}

/** A finding in one line: "B03: The printed number is not the page's number (pages 3, 4)". */
export function findingLine({ rule, message, pages }: VerifyFinding): string {
  const where = pages.length === 0 ? '' : ` (${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')})`;
  return `${rule === '' ? '' : `${rule}: `}${message}${where}`;
}
