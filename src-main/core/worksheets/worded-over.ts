/**
 * @file What was told and stands nowhere on a sheet, because the field it would have gone into is worded by hand. Own words
 * are there or they are not; of what a worker wrote down, so much may be said in other words that only what has none of its
 * longer words on the whole sheet is pointed at. Our own rule (certainty L): whether it belongs there a reader decides.
 */
import type { AnswerView } from '../answers/answer.ts';
import type { FactStatement, KnownAnswer } from '../answers/fact.ts';
import { isWithheld } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';
import { fold, wordsOf } from '../search/fold.ts';
import { placedWords } from '../told/words-of-place.ts';
import { besideSilent } from '../withholding/copy.ts';

export interface LeftOut {
  readonly said: FactStatement;
  /** As it was told: own words where it is those that are missing. */
  readonly words: string;
  readonly isOwn: boolean;
}

/** Shorter words are in every text. */
const LONG_WORD = 4;
const FEWEST = 3;

const wordsIn = (text: string): string[] => wordsOf(text).map(({ folded }) => fold(folded));
const inRow = (text: string): string => ` ${wordsIn(text).join(' ')} `;

/** What all answers of a sheet say, ready to be looked through. */
export interface SheetText {
  readonly row: string;
  readonly words: ReadonlySet<string>;
}
export const sheetText = (texts: readonly string[]): SheetText => ({
  row: texts.map(inRow).join('|'),
  words: new Set(texts.flatMap(wordsIn)),
});

/**
 * `entry`: of the log, which recorded `answer`; what was told since is for somebody to take, and is said elsewhere. `all`: what
 * is known for the whole sheet, to see what is kept back.
 */
export function wordedOver(
  { element }: Pick<Question, 'element'>,
  answer: Pick<AnswerView, 'state' | 'value' | 'relation'> | undefined,
  known: KnownAnswer | undefined,
  entry: number,
  sheet: SheetText,
  all: readonly KnownAnswer[] = [],
): LeftOut[] {
  const isByHand =
    element.testimony.narrative === true &&
    answer?.state === 'answered' &&
    typeof answer.value === 'string' &&
    answer.relation !== 'confirms';
  if (!isByHand || known === undefined || known.beside === true || known.toBeAsked === true) return [];
  return known.facts
    .filter(({ key }) => !besideSilent(key, all))
    .flatMap(standingStatements)
    .filter((said) => said.seq <= entry && !isWithheld(said))
    .flatMap((said): LeftOut[] => {
      const own = placedWords(said.ownWords).map(({ words }) => words);
      const gone = own.filter((words) => wordsIn(words).length > 0 && !sheet.row.includes(inRow(words)));
      if (gone.length > 0) return [{ said, words: gone.join('\n'), isOwn: true }];
      const long = [...new Set(wordsIn(said.text).filter((word) => word.length >= LONG_WORD))];
      const isGone = long.length >= FEWEST && !long.some((word) => sheet.words.has(word));
      return isGone ? [{ said, words: said.text, isOwn: false }] : [];
    });
}
