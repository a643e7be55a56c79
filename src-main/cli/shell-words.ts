/**
 * @file A line of a batch in words, as a shell would part them: by spaces, with 'single' or "double" quotation marks
 * around what belongs together. Nothing else is special, so that a Windows path stands as it is; inside double marks
 * \" is a mark. Throws `usage` where a mark is not closed.
 */
import { TestimonyError } from '../core/errors/errors.ts';

const PIECE = /"((?:\\"|[^"])*)"|'([^']*)'|([^\s"']+)|(\s+)|(["'])/gy;

export function shellWords(line: string, subject: string): string[] {
  const words: string[] = [];
  let begun: string | null = null;
  for (const [, double, single, bare, space, open] of line.matchAll(PIECE)) {
    if (open !== undefined)
      throw new TestimonyError('usage', { subject, detail: `a quotation mark (${open}) is not closed` });
    if (space !== undefined) {
      if (begun !== null) words.push(begun);
      begun = null;
    } else begun = (begun ?? '') + (double?.replaceAll('\\"', '"') ?? single ?? bare ?? '');
  }
  return begun === null ? words : [...words, begun];
}
