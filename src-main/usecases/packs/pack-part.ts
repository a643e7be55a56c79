/** @file One part of a pack: what its pages say, what a preview lists, and which records it was made from. */
import type { PackLine } from '../../contract/packs.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';

export interface PartMade {
  readonly printed: readonly PrintedPart[];
  readonly warnings: readonly Coded[];
  /** What somebody has to decide about: until then it does not go. */
  readonly undecided: readonly Coded[];
  /** Fields that hold accounts that differ, and no answer, by title: it goes, and says so on its cover. */
  readonly unsettled: readonly string[];
  readonly records: readonly ScreeningId[];
  /** Facts it shows beside those that its form or its profile names. */
  readonly facts: readonly string[];
}

/** A part of answers alone. */
export const partOf = (
  title: string,
  about: string,
  answers: readonly PrintedAnswer[],
  more: Partial<PrintedPart> = {},
): PrintedPart => ({
  title,
  about,
  lines: [],
  blanks: [],
  pages: answers.length === 0 ? [] : [{ title: '', answers }],
  ...more,
});

export const made = (
  printed: readonly PrintedPart[],
  { warnings = [], undecided = [], unsettled = [], records = [], facts = [] }: Partial<PartMade> = {},
): PartMade => ({ printed, warnings, undecided, unsettled, records, facts });

/** At the end of a part, one sentence of its own. */
export const sentenceOf = (sentence: string): PrintedAnswer => ({
  number: 0,
  question: `${sentence}.`,
  said: '',
  ownWords: '',
  about: [],
  language: '',
});

/** The same, for a screen: an answer without a question is another account of the one before it. */
export function linesOf({ pages, lines, blanks }: PrintedPart): PackLine[] {
  const found: { field: string; title: string; said: string[] }[] = [];
  for (const { question, mark = '', said, ownWords, why = [] } of pages.flatMap((page) => page.answers)) {
    const words = [mark, said, quotedWords(ownWords), ...why].filter((one) => one !== '').join('\n');
    const last = found.at(-1);
    if (question === '' && last !== undefined) last.said.push(words);
    else found.push({ field: '', title: question, said: words === '' ? [] : [words] });
  }
  const alone = [...lines, ...blanks].map((title) => ({ field: '', title, said: [] }));
  return [...found, ...alone];
}
