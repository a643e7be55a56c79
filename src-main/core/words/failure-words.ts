/**
 * @file From a failure's code to the three things a person needs: what happened, what is safe, what to
 * do next. The words are data (resources/locales/<language>/errors.json); this only fills them in, so
 * that the command line and the window say the same.
 */
import * as z from 'zod';
import { ERROR_CODES, type ErrorCode, type FailureData, type Found } from '../errors/errors.ts';
import { NAMED_TYPES } from '../evidence/media-types.ts';
import { type FindingWords, inWords, type PutIn, withPages } from './words.ts';

const Sentence = z.string().trim().min(1).max(400);

/**
 * One entry. `{subject}`, `{detail}` and `{kinds}`, the kinds of file that can go in, are filled in; a part in square brackets is left out when what it
 * names is not known; `subject` is what is said when the failure names none.
 */
const FailureEntry = z.strictObject({ subject: Sentence, what: Sentence, safe: Sentence, next: Sentence });

/** A catalogue with an entry for every code and no entry for anything else. */
export const FailureCatalogue = z.record(
  z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  FailureEntry,
);
export type FailureCatalogue = z.infer<typeof FailureCatalogue>;

/** Words for one place where other things can be done: what it leaves out is said as everywhere. */
export const FailureAdvice = z.partialRecord(
  z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  FailureEntry.partial(),
);
export type FailureAdvice = z.infer<typeof FailureAdvice>;

/** The catalogue with the words of one place put over those for everywhere. */
export function withAdvice(catalogue: FailureCatalogue, advice: FailureAdvice): FailureCatalogue {
  const merged = { ...catalogue };
  for (const [code, words] of Object.entries(advice)) {
    const entry = catalogue[code as ErrorCode];
    merged[code as ErrorCode] = {
      subject: words.subject ?? entry.subject,
      what: words.what ?? entry.what,
      safe: words.safe ?? entry.safe,
      next: words.next ?? entry.next,
    };
  }
  return merged;
}

export interface FailureWords {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
  /** What was found, one line each; empty when there was one thing and `what` says it. */
  readonly findings: readonly string[];
}

/** "B03: The printed number is not the number of the page (pages 3 and 4)", "age: This question takes a whole number." */
export function foundInWords(words: FindingWords, { rule, field, ...found }: Found, putIn?: PutIn): string {
  const about = rule ?? field ?? '';
  const said = withPages(words, found, putIn);
  return about === '' ? said : `${about}: ${said}`;
}

/**
 * Fills the catalogue's sentences for one failure. `words` are asked for where something was found that has a code;
 * `quote` wraps a name that came from the person.
 */
export function describeFailure(
  failure: FailureData,
  catalogue: FailureCatalogue,
  words: () => FindingWords,
  quote: (name: string) => string = (name) => `"${name}"`,
  putIn?: PutIn,
): FailureWords {
  const entry = catalogue[failure.code];
  const subject = isReadable(failure.subject) ? quote(failure.subject) : entry.subject;
  // A reason may be a sentence of its own; the entry's sentence goes on after it.
  const values = { subject, detail: reason(failure, words, putIn)?.replace(/\.$/, ''), kinds: NAMED_TYPES };
  return {
    what: sentence(entry.what, values),
    safe: sentence(entry.safe, values),
    next: sentence(entry.next, values),
    findings: [
      ...(failure.findings ?? []),
      ...(failure.found ?? []).map((one) => foundInWords(words(), one, putIn)),
    ],
  };
}

/** Why, in a few words: given so, or the first thing found about the field that the failure names. */
function reason(failure: FailureData, words: () => FindingWords, putIn?: PutIn): string | undefined {
  const about = failure.found?.find(({ field }) => field !== undefined && field === failure.subject);
  return failure.detail ?? (about && inWords(words(), about, putIn));
}

/** An identifier, or the name of the field that held one, says nothing to anybody: the entry's own words do. */
function isReadable(subject: string | undefined): subject is string {
  return subject !== undefined && subject !== '' && !/^((pick-)?[0-9a-z]{26}|[a-z]+Id)$/.test(subject);
}

interface Values {
  readonly subject: string;
  readonly detail: string | undefined;
  readonly kinds: string;
}

function sentence(template: string, values: Values): string {
  const known = (part: string) => !part.includes('{detail}') || (values.detail ?? '') !== '';
  const text = template
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (known(part) ? part : ''))
    .replace(/\{(subject|detail|kinds)\}/g, (_, name: keyof Values) => values[name] ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
