/** @file The baseline, and every migration after it, oldest first. */

import { baseline0690 } from './0690-baseline.ts';
import { redaction } from './0700-redaction.ts';
import { statements } from './0710-statements.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [baseline0690, redaction, statements];
