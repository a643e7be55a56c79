/**
 * @file Patterns that came with a form, run in time linear in the text (RE2), so that none of them can stop the program: a
 * choice of one letter or two, thirty-two times over, held the language's own engine up for more than a minute.
 */
import { RE2JS } from 're2js';

const known = new Map<string, RE2JS | null>();
const KEPT = 200;

/** Null for a pattern that RE2 does not run: repeats of repeats without measure, looking around, looking back. */
export function compiled(pattern: string): RE2JS | null {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const made = compile(pattern);
  known.set(pattern, made);
  return made;
}

function compile(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch {
    return null;
  }
}

/** Whether the text has it somewhere. A pattern that cannot be run asks for nothing. */
export const hasPattern = (pattern: string, text: string): boolean =>
  compiled(pattern)?.matcher(text).find() ?? true;
