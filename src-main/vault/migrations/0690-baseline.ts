/**
 * @file What a new vault is made of. Where a line says more than its neighbours in one breath, a column was added later: the words
 * are those that stand in every vault, and the check for a strange schema compares them to the letter. Frozen once released.
 */

import { cases } from './0690-cases.ts';
import { days } from './0690-days.ts';
import { evidence } from './0690-evidence.ts';
import { handover } from './0690-handover.ts';
import { interviews } from './0690-interviews.ts';
import { leaving } from './0690-leaving.ts';
import { search } from './0690-search.ts';
import { vault } from './0690-vault.ts';
import type { Migration } from './migration.ts';

export const baseline0690: Migration = {
  version: 690,
  name: 'baseline',
  sql: vault + cases + evidence + interviews + leaving + handover + days + search,
};
