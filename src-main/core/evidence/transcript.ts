/**
 * @file What is written down of a recording: plain text, in which a place in the recording stands at the head of a line as
 * a mark, "[02:14]" or "[1:02:14]". Nothing of what is typed is read as anything else, and nothing of it is left out.
 */

import { wordsOf } from '../search/fold.ts';

/** A place in a recording at the head of a line. */
const MARK = /^[ \t]*\[(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\][ \t]*/u;
/** Who speaks: one to four words and a colon, right behind a mark. */
const SPEAKER = /^([\p{L}\p{N}][^\s:.,;!?]*(?: [^\s:.,;!?]+){0,3}):(?=\s|$)[ \t]*/u;

/** A line of a transcript, taken apart to be set on a page. */
export interface TranscriptLine {
  /** As it was typed, brackets and all; empty for none. */
  readonly mark: string;
  /** Seconds into the recording; null where there is no mark. */
  readonly seconds: number | null;
  /** Empty where the line does not say. */
  readonly speaker: string;
  readonly words: string;
}

/** One version of it, as it was saved. */
export interface Transcript {
  /** 1 for the first. */
  readonly number: number;
  readonly text: string;
  /** What is spoken; free words. Empty where it was not said. */
  readonly language: string;
  /** Who wrote it down; whoever saved it is `savedBy`. */
  readonly by: string;
  readonly finished: boolean;
  readonly savedBy: string;
  readonly at: string;
}

/** Which version of a transcript there is of a recording. */
export interface TranscriptState {
  /** Of the newest version; 1 for the first. */
  readonly number: number;
  readonly finished: boolean;
  /** Of the version whose words stand in bundles; null where none was ever finished. */
  readonly printed: number | null;
}

/** "[02:14]": what is typed for a place so many seconds into a recording. */
export function markAt(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return `[${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(whole % 60)}]`;
}

/** Every line, in order; put together again they are the text. */
export const linesOf = (text: string): TranscriptLine[] => text.split(/\r\n|\r|\n/).map(lineOf);

function lineOf(line: string): TranscriptLine {
  const found = MARK.exec(line);
  if (found === null) return { mark: '', seconds: null, speaker: '', words: line };
  const behind = line.slice(found[0].length);
  const speaker = SPEAKER.exec(behind);
  return {
    mark: found[0].trim(),
    seconds: secondsOf(found),
    speaker: speaker?.[1] ?? '',
    words: speaker === null ? behind : behind.slice(speaker[0].length),
  };
}

const secondsOf = ([, hours, minutes, seconds]: RegExpExecArray): number =>
  Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);

const ANYWHERE = /\[(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\]/gu;

/**
 * The mark behind which most of the words stand that were looked for, in seconds: of a page, or of what is not printed. Null
 * where they stand before every mark, or nowhere. `isFound` says of a folded word whether it was looked for.
 */
export function markOfWords(text: string, isFound: (folded: string) => boolean): number | null {
  const marks = [...text.matchAll(ANYWHERE)];
  let best: { readonly seconds: number | null; readonly count: number } = { seconds: null, count: 0 };
  for (const [i, mark] of [null, ...marks].entries()) {
    const from = mark === null ? 0 : mark.index + mark[0].length;
    const words = wordsOf(text.slice(from, marks[i]?.index)).map(({ folded }) => folded);
    const count = new Set(words.filter(isFound)).size;
    if (count > best.count)
      best = { seconds: mark === null ? null : secondsOf(mark as RegExpExecArray), count };
  }
  return best.seconds;
}

/** The mark of the line that a place of the text stands in, or of the nearest line before that has one. */
export function markOfLine(text: string, at: number): number | null {
  const end = text.indexOf('\n', at);
  return (
    linesOf(text.slice(0, end < 0 ? text.length : end)).findLast(({ seconds }) => seconds !== null)
      ?.seconds ?? null
  );
}
