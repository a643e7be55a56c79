/** @file Why a condition, a constraint or a calculation of a workbook is not worked out: codes and their parameters. */
import type { Kinds } from './kinds.ts';

/** Each is worded as the end of a sentence: "… always shown, because …". */
export const EXPRESSION_CODES = {
  // How it is written.
  'expression-too-long': {},
  'expression-too-long-written-out': {},
  'expression-too-deep': {},
  'expression-sign-missing': { sign: 'text' },
  'expression-ends-early': {},
  'expression-no-value': { sign: 'text' },
  'expression-goes-on': { text: 'text' },
  'expression-unread': { text: 'text' },
  'expression-no-such-function': { name: 'text' },
  'expression-parts-miscounted': {},
  // What it asks for.
  'expression-name-unknown': { name: 'text' },
  'expression-name-left-out': { name: 'text' },
  'expression-name-not-in-form': { name: 'text' },
  'expression-asks-group': { name: 'text' },
  'expression-asks-rows-within-rows': { name: 'text' },
  'expression-asks-note': { name: 'text' },
  'expression-asks-of-each-row': { name: 'text' },
  'expression-from-itself': { name: 'text' },
  'expression-rows-uncounted': {},
  'expression-row-by-itself': {},
  'expression-not-in-repeat': {},
  // What it compares and reckons with.
  'expression-blank-compared': {},
  'expression-several-compared': {},
  'expression-several-as-text': {},
  'expression-day-reckoned': {},
  'expression-day-compared': {},
  'expression-measures-no-answer': {},
  'expression-odd-character': {},
  'expression-number-too-large': {},
  'expression-no-choice-named': {},
  // Patterns.
  'expression-pattern-elsewhere': {},
  'expression-pattern-too-long': {},
  'expression-pattern-unread': {},
  'expression-pattern-looks-around': {},
  'expression-pattern-slow': {},
} as const satisfies Readonly<Record<string, Kinds>>;

export type ExpressionCode = keyof typeof EXPRESSION_CODES;
