/**
 * @file Why something was told otherwise, or only now, in the person's own words, kept apart from the words of the answer. One
 * field holds both: a paragraph that begins with "[why]" is the reason, in the brackets that mark what nobody said everywhere.
 * Without that mark, the words beside an answer whose cause is another one are the reason, as the form asks for it there.
 */
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
}

const MARK = /^\s*\[why\]\s*/iu;

/** `ownWords` as they are stored, apart. Words that stand instead of an answer are the answer, unless they are marked. */
export function apartFromReason({ state, relation, cause, ownWords }: Stored): Apart {
  const parts = ownWords.split(/\n(?=\s*(?:\n|\[why\]))/iu);
  const marked = parts.filter((part) => MARK.test(part)).map((part) => part.replace(MARK, '').trim());
  const reason = marked.filter((part) => part !== '').join('\n');
  const rest = marked.length === 0 ? ownWords : parts.filter((part) => !MARK.test(part)).join('\n');
  const own = marked.length === 0 ? rest : rest.trim();
  const isAnswer = state !== 'answered' && state !== 'not-known' && state !== 'prefers-not-to-say';
  // There is no other answer: it is that too.
  if (isAnswer && own === '') return { own: reason, reason };
  const isOther = cause === 'other' && (relation === 'adds' || relation === 'differs');
  return marked.length === 0 && isOther && !isAnswer ? { own: '', reason: own } : { own, reason };
}

/** Both in one, as `apartFromReason` reads it. */
export const withReason = (ownWords: string, reason: string): string =>
  reason.trim() === ''
    ? ownWords
    : [ownWords, `[why] ${reason.trim().replace(/\n\s*\n/gu, '\n')}`]
        .filter((part) => part !== '')
        .join('\n\n');
