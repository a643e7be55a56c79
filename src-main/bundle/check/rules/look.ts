/** @file What one rule found. */
import type { BundleFacts } from '../facts.ts';
import type { CourtProfile } from '../profile.ts';

export interface Settings {
  readonly passed: boolean;
  /** Plain words; says what to look at, not who is to blame. */
  readonly message: string;
  /** 1-based, in order; those the rule is about when it is broken. */
  readonly pages?: readonly number[];
}

export type Check = (facts: BundleFacts, profile: CourtProfile) => Settings;

export const passed = (message: string): Settings => ({ passed: true, message });
export const broken = (message: string, pages: readonly number[] = []): Settings => ({
  passed: false,
  message,
  pages: [...new Set(pages)].sort((a, b) => a - b),
});

/** For rules about the file's structure, where it is too damaged to read. */
export const UNREADABLE = broken('The file is damaged, so this could not be looked at.');

/** Page numbers, 1-based, of the pages that are so. */
export function pagesWhere(
  facts: BundleFacts,
  so: (page: BundleFacts['pages'][number], number: number) => boolean,
) {
  return facts.pages.flatMap((page, index) => (so(page, index + 1) ? [index + 1] : []));
}

/** "1 page", "12 pages". */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
