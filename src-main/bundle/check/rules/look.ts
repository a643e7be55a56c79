/** @file What one rule found. */
import { type Coded, coded } from '../../../core/findings/finding.ts';
import type { BundleFacts } from '../facts.ts';
import type { CourtProfile } from '../profile.ts';

export interface Result {
  readonly passed: boolean;
  readonly found: Coded;
  /** 1-based, in order; those the rule is about when it is broken. */
  readonly pages: readonly number[];
}

export type Check = (facts: BundleFacts, profile: CourtProfile) => Result;

export const passed = (found: Coded): Result => ({ passed: true, found, pages: [] });
export const broken = (found: Coded, pages: readonly number[] = []): Result => ({
  passed: false,
  found,
  pages: [...new Set(pages)].sort((a, b) => a - b),
});

/** For rules about the file's structure, where it is too damaged to read. */
export const UNREADABLE = broken(coded('structure-unreadable'));

/** Page numbers, 1-based, of the pages that are so. */
export function pagesWhere(
  facts: BundleFacts,
  so: (page: BundleFacts['pages'][number], number: number) => boolean,
) {
  return facts.pages.flatMap((page, index) => (so(page, index + 1) ? [index + 1] : []));
}
