/** @file Gathers what does not agree: one finding per thing that is wrong, with all the pages it is wrong on. */
import type { Coded } from '../../core/findings/finding.ts';
import type { VerifyFinding } from '../writer.ts';

/** Beyond this many, the pages of a finding say enough. */
const MOST_PAGES = 200;

interface Where {
  rule: string;
  pages: number[];
  added?: true;
}
type Gathered = Coded & Where;

export class Findings {
  readonly #gathered = new Map<string, Gathered>();

  /** Notes what was found, on `page` (counting from 1) or for the whole file. */
  add(rule: string, found: Coded, page?: number): Gathered {
    const key = JSON.stringify([rule, found]);
    const where: Where = { rule, pages: [] };
    const gathered: Gathered = this.#gathered.get(key) ?? Object.assign(where, found);
    if (page !== undefined && gathered.pages.length < MOST_PAGES) gathered.pages.push(page);
    this.#gathered.set(key, gathered);
    return gathered;
  }

  /** Notes that something lies on `page` beside what was put there; the page itself may be as it was. */
  addMark(rule: string, found: Coded, page: number): void {
    this.add(rule, found, page).added = true;
  }

  list(): VerifyFinding[] {
    return [...this.#gathered.values()];
  }
}
