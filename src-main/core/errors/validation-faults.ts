/** @file What does not fit about an input, field by field, as findings. */
import type * as z from 'zod';
import { type Coded, coded } from '../findings/finding.ts';

/** "title is empty", "people.2.name is longer than 500 characters". `whole` names the input itself. */
export function faultIn(issue: z.core.$ZodIssue, whole: string): Coded {
  const field = issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  switch (issue.code) {
    case 'custom':
      return coded('input-breaks-rule', { field, rule: issue.message });
    case 'invalid_type':
      return coded(issue.input === undefined ? 'input-missing' : 'input-of-other-kind', { field });
    case 'too_small':
      return tooSmall(field, issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(field, issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return coded(issue.format === 'date' ? 'input-no-day' : 'input-odd-characters', { field });
    case 'invalid_value':
      return coded('input-none-of', { field, choices: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return coded('input-not-known', { field, keys: issue.keys });
    default:
      return coded('input-does-not-fit', { field });
  }
}

function tooSmall(field: string, origin: string, least: number): Coded {
  if (origin === 'string')
    return least <= 1 ? coded('input-empty', { field }) : coded('input-too-short', { field, least });
  if (origin === 'array')
    return least <= 1
      ? coded('input-lists-nothing', { field })
      : coded('input-lists-too-few', { field, least });
  return coded('input-too-small', { field, least });
}

function tooBig(field: string, origin: string, most: number): Coded {
  if (origin === 'string') return coded('input-too-long', { field, most });
  return coded(origin === 'array' ? 'input-lists-too-many' : 'input-too-large', { field, most });
}
