/** @file Findings and notes in words, for the terminal and beside their codes in --json. */
import { type Coded, FINDING_CODES } from '../core/findings/finding.ts';
import { type FindingWords, inWords, type PutIn, pagesInWords, withPages } from '../core/words/words.ts';
import { type FindingPlace, findingWords } from '../usecases/resources/finding-words.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { printable } from './columns.ts';

let loaded: FindingWords | undefined;

/** Loaded when the first finding is said. */
export function words(): FindingWords {
  loaded ??= findingWords(findResources());
  return loaded;
}

export const sayFinding = (found: Coded): string => inWords(words(), found, printable);
/** The same, with the next step as it is taken in that place. */
export const sayFindingIn =
  (place: FindingPlace, putIn: PutIn = printable) =>
  (found: Coded): string =>
    inWords(findingWords(findResources(), place), found, putIn);
export const sayNote = (note: Coded & { readonly pages?: readonly number[] }): string =>
  withPages(words(), note, printable);
export const sayPages = (pages: readonly number[]): string => pagesInWords(words(), pages);

/** For JSON.stringify: whatever is a code with parameters gets its sentence beside them, unless it has one of a place. */
export function withSentence(_key: string, value: unknown): unknown {
  return isCoded(value) && !('message' in value)
    ? { ...value, message: inWords(words(), value, (text) => text) }
    : value;
}

function isCoded(value: unknown): value is Coded {
  if (typeof value !== 'object' || value === null) return false;
  const { code, params } = value as { code?: unknown; params?: unknown };
  return typeof code === 'string' && code in FINDING_CODES && typeof params === 'object' && params !== null;
}
