/** @file Why a file cannot be taken in, as a code: its words are in resources/locales. */
import { type ErrorCode, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import type { NotReadable } from '../core/findings/intake-codes.ts';

export const refusal = (code: ErrorCode, why: NotReadable, cause?: unknown): TestimonyError =>
  new TestimonyError(code, {
    found: [coded('not-readable', { why })],
    ...(cause === undefined ? {} : { cause }),
  });
