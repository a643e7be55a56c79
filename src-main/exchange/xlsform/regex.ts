/** @file Which patterns of a constraint can be run: a form from elsewhere must not be able to stop the program. */

import type { ExpressionCode } from '../../core/findings/expression-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { compiled } from '../../core/text/linear-pattern.ts';

const LONGEST = 500;

/** Null when the pattern can be run; otherwise why not. Looking around and looking back take more than linear time. */
export function patternProblem(pattern: string): Coded<ExpressionCode> | null {
  if (pattern.length > LONGEST) return coded('expression-pattern-too-long');
  try {
    new RegExp(pattern, 'u');
  } catch {
    return coded('expression-pattern-unread');
  }
  if (/\(\?(?!:)|\\[1-9k]/.test(pattern)) return coded('expression-pattern-looks-around');
  return compiled(pattern) === null ? coded('expression-pattern-slow') : null;
}
