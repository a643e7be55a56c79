/** @file Which patterns of a constraint are safe to run: a form from elsewhere must not be able to stop the program. */

import type { ExpressionCode } from '../../core/findings/expression-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';

const LONGEST = 500;
/** An open-ended repeat may stop at any letter of an answer about so long. */
const ANSWER_LETTERS = 200;
/** Ways to share the letters out among the repeats of a pattern; more than a second's work. */
const MOST_WAYS = 1e8;

/**
 * Null when the pattern can be run on a short text in no time; otherwise why not. Repeats
 * inside repeats, choices inside repeats, looking around and looking back are what makes patterns slow.
 */
export function patternProblem(pattern: string): Coded<ExpressionCode> | null {
  if (pattern.length > LONGEST) return coded('expression-pattern-too-long');
  try {
    new RegExp(pattern, 'u');
  } catch {
    return coded('expression-pattern-unread');
  }
  if (/\(\?(?!:)|\\[1-9k]/.test(pattern)) return coded('expression-pattern-looks-around');
  return isSlow(pattern) ? coded('expression-pattern-slow') : null;
}

function isSlow(pattern: string): boolean {
  const groups: { risky: boolean }[] = [{ risky: false }];
  let ways = 1;
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === '[') at = endOfClass(pattern, at);
    else if (letter === '(') groups.push({ risky: false });
    else if (letter === '|') mark(groups);
    else if (letter === ')') {
      const group = groups.pop();
      if (group?.risky !== true) continue;
      if (/^[*+{]/.test(pattern.slice(at + 1))) return true;
      mark(groups);
    } else if (/[*+{]/.test(letter) || isOptional(pattern, at)) {
      mark(groups);
      ways *= lengthsOf(pattern.slice(at));
    }
  }
  return ways > MOST_WAYS;
}

/** A question mark that is neither the start of a group nor the "as few as may be" of a repeat. */
const isOptional = (pattern: string, at: number): boolean =>
  pattern.charAt(at) === '?' && !/[(*+?}]/.test(pattern.charAt(at - 1));

/** How many lengths a repeat may have. */
function lengthsOf(repeat: string): number {
  if (repeat.startsWith('?')) return 2;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(repeat) ?? [];
  if (least === undefined || (comma === ',' && most === '')) return ANSWER_LETTERS;
  return comma === '' ? 1 : Math.min(Number(most) - Number(least) + 1, ANSWER_LETTERS);
}

function mark(groups: readonly { risky: boolean }[]): void {
  const last = groups.at(-1);
  if (last !== undefined) last.risky = true;
}

function endOfClass(pattern: string, from: number): number {
  for (let at = from + 1; at < pattern.length; at += 1) {
    if (pattern.charAt(at) === '\\') at += 1;
    else if (pattern.charAt(at) === ']') return at;
  }
  return pattern.length;
}
