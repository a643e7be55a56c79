/**
 * @file A text without the sentences that may not go: the others stand as they were, line by line. A heading, a number and the
 * line that says where it was told go with the last that stood between them.
 */

interface Line {
  readonly line: string;
  /** Something of it was taken out. */
  readonly cut: boolean;
  /** It says nothing by itself, or not any more. */
  readonly bare: boolean;
}

/** `isHeld`: of one sentence or line, as it is written. The same text where it is true of none. */
export function withoutSentences(text: string, isHeld: (sentence: string) => boolean): string {
  const lines = text.split('\n').map((line): Line => {
    const parts = line.split(SENTENCE);
    const left = parts.filter((part) => part.trim() === '' || !isHeld(part));
    const rest = left.length === parts.length ? line : left.join(' ');
    return { line: rest, cut: rest !== line, bare: SAYS_NOTHING.test(rest) };
  });
  if (!lines.some(({ cut }) => cut)) return text;
  return inParts(lines)
    .flatMap((part) => (part.some(({ cut }) => cut) && part.every(({ bare }) => bare) ? [] : part))
    .filter(({ cut, bare }) => !(cut && bare))
    .map(({ line }) => line)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Between two sentences of a line. */
export const SENTENCE = /(?<=[.!?…][”"’]?)\s+/u;
/** Nothing, "2." before a line that is gone, a heading, or "[Screening interview, 27 Nov 2026]". */
const SAYS_NOTHING = /^\s*(?:\d{1,3}\.|\[[^\]\n]*\]|[^\n]*:)?\s*$/u;
const ENDS = /^\s*(?:\[[^\]\n]*\])?\s*$/u;

/** Up to an empty line or one that says where it was told, and from each heading on. */
function inParts(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [];
  let open: Line[] | undefined;
  for (const one of lines) {
    const isHeading = one.line.trimEnd().endsWith(':');
    if (open === undefined || isHeading) {
      open = [one];
      parts.push(open);
    } else open.push(one);
    if (!one.cut && ENDS.test(one.line)) open = undefined;
  }
  return parts;
}

/**
 * What somebody typed on a sheet and is left out of what goes, as it says the same as something that is kept back: sentence
 * by sentence, so that it can be named. Our own rule: what a person wrote is never cut in silence.
 */

/** The sentences and lines of `typed` that are not in `left` any more, in their order, each once. */
export function cutFrom(typed: string, left: string): string[] {
  const stays = new Set(sentencesOf(left).map(plain));
  return [...new Set(sentencesOf(typed))].filter((one) => !stays.has(plain(one)));
}

/** A number or a heading by itself says nothing that could be missed. */
const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(SENTENCE))
    .map((one) => one.trim())
    .filter((one) => /\p{L}/u.test(one));

const plain = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();
