/** @file What keeps a statement for a court from being drafted, changed, written out or signed: codes and their parameters. */
import type { Kinds } from './kinds.ts';

/** `number`: of the paragraph as it is printed. */
const AT = { number: 'number' } as const;

export const STATEMENT_CODES = {
  'statement-of-draft': {},
  'statement-of-altered': {},
  'statement-of-sheet': {},
  'statement-nothing-told': {},
  'statement-no-kind': { kinds: 'names' },
  /** `why`: out of resources/statements/kinds.json. */
  'statement-not-offered': { why: 'text' },
  'statement-no-paragraph': { paragraph: 'text' },
  'statement-no-sentence': { sentence: 'text' },
  'statement-no-otherwise': {},
  'statement-out-without-why': {},
  'statement-signed-already': { on: 'text' },
  // What has to be looked at before it is signed.
  'statement-open': AT,
  'statement-otherwise': AT,
  'statement-withheld': AT,
  'statement-not-read-back': AT,
  'statement-to-change': AT,
  'statement-too-long': { pages: 'number', most: 'number', source: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
