/**
 * @file A reason in words: in quotation marks what the person said; what was only reported stands without, since it is nobody's words.
 * In square brackets is what was reported, or what of the answer the words are the reason for, on one line or on several.
 */
import { quotedWords } from './words-of-place.ts';

/**
 * "[the blue book shows it]": the blue book shows it. "[She had counted from the machine.] By hand it was nothing": the first as it is,
 * the second in quotation marks. "[of the pay] I was ashamed": said of the pay, and marked so.
 */
export function reasonQuoted(words: string): string {
  const parts = words.trim().split(/(?:(?<=[.!?…\]”"])\s*|\n\s*)(?=\[[^\][]+\])/u);
  return parts.length === 1 && !parts[0]?.startsWith('[') ? quotedWords(words) : inLines(parts);
}

const inLines = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, inBrackets = '', said = ''] = PART.exec(part) ?? [];
      const quoted = quotedWords(said.trim());
      if (inBrackets === '') return quotedWords(part);
      if (said.trim() === '') return inBrackets.trim();
      return isSentence(inBrackets) ? `${inBrackets.trim()} ${quoted}` : quotedWords(part);
    })
    .join('\n');

const PART = /^\[([^\][]+)\](.*)$/su;
/** What the words are about is short, and ends without a stop. */
const isSentence = (inBrackets: string): boolean =>
  /[.!?…]\s*$/u.test(inBrackets) || inBrackets.trim().split(/\s+/u).length > SHORT;
const SHORT = 5;
