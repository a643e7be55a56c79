/** @file Gathers what does not agree: one finding per thing that is wrong, with all the pages it is wrong on. */
import type { VerifyFinding } from '../writer.ts';

/** Beyond this many, the pages of a finding say enough. */
const MOST_PAGES = 200;

export class Findings {
  readonly #pages = new Map<string, { rule: string; message: string; pages: number[]; added?: true }>();

  /** Notes that `message` holds, on `page` (counting from 1) or for the whole file. */
  add(rule: string, message: string, page?: number): void {
    const key = `${rule} ${message}`;
    const found = this.#pages.get(key) ?? { rule, message, pages: [] };
    if (page !== undefined && found.pages.length < MOST_PAGES) found.pages.push(page);
    this.#pages.set(key, found);
  }

  /** Notes that something lies on `page` beside what was put there; the page itself may be as it was. */
  addMark(rule: string, message: string, page: number): void {
    this.add(rule, message, page);
    const found = this.#pages.get(`${rule} ${message}`);
    if (found !== undefined) found.added = true;
  }

  list(): VerifyFinding[] {
    return [...this.#pages.values()];
  }
}

/** A finding in one line: "B03: The printed number is not the page's number (pages 3, 4)". */
export function findingLine({ rule, message, pages }: VerifyFinding): string {
  const where = pages.length === 0 ? '' : ` (${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')})`;
  return `${rule === '' ? '' : `${rule}: `}${message}${where}`;
}
