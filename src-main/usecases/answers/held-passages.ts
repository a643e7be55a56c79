/** @file Of the decisions that keep words back, those about words of one answer. */

import type { HeldPassage } from '../../core/withholding/passages.ts';
import { inLine } from '../../core/withholding/withheld.ts';
import type { WithheldLine } from '../../vault/queries/readiness-aside.ts';

export const heldPassages = (kept: readonly WithheldLine[]): HeldPassage[] =>
  kept.flatMap(({ line, passage, reason, at, by, seq }) =>
    passage === null ? [] : [{ key: inLine(line).key, passage, why: { reason, at, by, seq } }],
  );
