/**
 * @file Why something was told otherwise, or only now, in the person's own words, kept apart from the words of the answer. One
 * field holds both: a paragraph that begins with "[why]" is the reason, in the brackets that mark what nobody said everywhere.
 * A row of a list may have a reason of its own: "[why of row 2: memory] …". Without such a mark, the words beside an answer whose cause is another one are the reason, as the form asks for it there.
 */
import { DIFFERENCE_CAUSES } from './answer.ts';

interface Stored {
  readonly state: string;
  readonly relation: string;
  readonly cause: string;
  readonly ownWords: string;
}

interface Apart {
  /** Of the answer; '' for none. */
  readonly own: string;
  /** '' for none. */
  readonly reason: string;
  /** Of single rows of an answer that is a list. */
  readonly ofRows: readonly RowReason[];
}

/** Why one row of a list was told otherwise, or only now. */
export interface RowReason {
  /** Counted from 1, as the list has them. */
  readonly row: number;
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  /** In the person's own words; '' for none. */
  readonly words: string;
}

const MARK = /^\s*\[why\]\s*/iu;
/** "[why of row 2: memory] they were all the same room"; without a cause, nobody gave one for that row. */
const ROW_MARK = /^\s*\[why of row (\d{1,4})(?:: ([a-z-]+))?\]\s*(.*)$/isu;

/** `ownWords` as they are stored, apart. Words that stand instead of an answer are the answer, unless they are marked. */
export function apartFromReason({ state, relation, cause, ownWords }: Stored): Apart {
  const all = ownWords.split(/\n(?=\s*(?:\n|\[why(?: of row \d+[^\]\n]*)?\]))/iu);
  const ofRows = all.flatMap((part) => rowReason(part) ?? []);
  if (ofRows.length > 0) {
    const rest = all.filter((part) => rowReason(part) === null).join('\n');
    return { ...apartFromReason({ state, relation, cause, ownWords: rest.trim() }), ofRows };
  }
  const parts = all;
  const marked = parts.filter((part) => MARK.test(part)).map((part) => part.replace(MARK, '').trim());
  const reason = marked.filter((part) => part !== '').join('\n');
  const rest = marked.length === 0 ? ownWords : parts.filter((part) => !MARK.test(part)).join('\n');
  const own = marked.length === 0 ? rest : rest.trim();
  const isAnswer = state !== 'answered' && state !== 'not-known' && state !== 'prefers-not-to-say';
  // There is no other answer: it is that too. Of a question that was passed over it says why, and answers nothing.
  const isPassedOver = state === 'not-asked' || state === 'deferred';
  if (isAnswer && !isPassedOver && own === '') return { own: reason, reason, ofRows };
  const isOther = cause === 'other' && (relation === 'adds' || relation === 'differs');
  return marked.length === 0 && isOther && !isAnswer
    ? { own: '', reason: own, ofRows }
    : { own, reason, ofRows };
}

function rowReason(part: string): RowReason | null {
  const [found, row = '', named = '', words = ''] = ROW_MARK.exec(part) ?? [];
  if (found === undefined) return null;
  return {
    row: Number(row),
    cause: DIFFERENCE_CAUSES.find((one) => one === named) ?? 'other',
    words: words.trim(),
  };
}

/** `ownWords` with why single rows of the answer were told otherwise, as `apartFromReason` reads it. */
export const withRowReasons = (ownWords: string, reasons: readonly RowReason[]): string =>
  [
    ownWords,
    ...reasons.map(({ row, cause, words }) => {
      const mark = ['why', 'of', 'row', row].join(' ');
      const said = words.trim().replace(/\n\s*\n/gu, '\n');
      return `[${cause === '' ? mark : `${mark}: ${cause}`}] ${said}`.trim();
    }),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

/** Both in one, as `apartFromReason` reads it. */
export const withReason = (ownWords: string, reason: string): string =>
  reason.trim() === ''
    ? ownWords
    : [ownWords, `[why] ${reason.trim().replace(/\n\s*\n/gu, '\n')}`]
        .filter((part) => part !== '')
        .join('\n\n');
