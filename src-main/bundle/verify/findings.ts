/** @file Gathers what does not agree: one finding per thing that is wrong, with all the pages it is wrong on. */
import type { Coded } from '../../core/findings/finding.ts';
import type { VerifyFinding } from '../writer.ts';

/** Beyond this many, the pages of a finding say enough. */
const MOST_PAGES = 200;

type Gathered = Coded & { rule: string; pages: number[]; added?: true };

const begun = (rule: string, found: Coded): Gathered => ({ ...found, rule, pages: [] });

export class Findings {
  readonly #gathered = new Map<string, Gathered>();

  /** Notes what was found, on `page` (counting from 1) or for the whole file. */
  add(rule: string, found: Coded, page?: number): Gathered {
    const key = JSON.stringify([rule, found]);
    const gathered = this.#gathered.get(key) ?? begun(rule, found);
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
