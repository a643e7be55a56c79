/** @file What does not fit about an input, field by field, in words a person understands. */
import type * as z from 'zod';

/** "title is empty", "people.2.name is longer than 500 characters". `whole` names the input itself. */
export function issueInWords(issue: z.core.$ZodIssue, whole: string): string {
  const field = issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  return issue.code === 'custom' ? `${field}: ${issue.message}` : `${field} ${whatIsWrong(issue)}`;
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing, or of a kind that does not belong there'
        : 'is of a kind that does not belong there';
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'holds characters that cannot be kept there';
    case 'invalid_value':
      return `is none of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    default:
      return 'does not fit';
  }
}

const FORMATS: Readonly<Record<string, string>> = { date: 'is not a day, as in 2026-11-24' };

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? 'is empty' : `is shorter than ${minimum} characters`;
  if (origin === 'array') return minimum <= 1 ? 'lists nothing' : `lists fewer than ${minimum}`;
  return `is less than ${minimum}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `is longer than ${maximum} characters`;
  return origin === 'array' ? `lists more than ${maximum}` : `is more than ${maximum}`;
}
