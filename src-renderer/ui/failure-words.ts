/**
 * @file Turns a failure into the three things a person needs: what happened, what is safe, what to do next.
 * The sentences are data (resources/locales/en/errors.json), shared with the command line.
 */
import sentences from '../../resources/locales/en/errors.json';
import type { ErrorCode, FailureData } from '../../src-main/shared/errors.ts';

export interface FailureWords {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
}

const byCode: Readonly<Record<ErrorCode, FailureWords & { readonly subject: string }>> = sentences;

/**
 * Fills `{subject}` and `{detail}`; a part in square brackets is left out when what it names is missing.
 * A subject that is only an identifier is not for reading, so the entry's own word stands in for it.
 */
export function failureWords(failure: FailureData): FailureWords {
  const entry = byCode[failure.code];
  const named = failure.subject !== undefined && !isIdentifier(failure.subject);
  const subject = named ? `“${failure.subject}”` : entry.subject;
  const fill = (text: string): string =>
    upperFirst(
      text
        .replace(/\[([^\]]*\{detail\}[^\]]*)\]/g, failure.detail === undefined ? '' : '$1')
        .replaceAll('{detail}', failure.detail ?? '')
        .replaceAll('{subject}', subject),
    );
  return { what: fill(entry.what), safe: fill(entry.safe), next: fill(entry.next) };
}

const isIdentifier = (text: string): boolean => /^(pick-)?[0-9a-z]{26}$/.test(text);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
