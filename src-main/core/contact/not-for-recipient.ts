/**
 * @file What whoever would get something is not to be told, where it says just that: a recorded wish names them, and its words
 * stand in what would go. Accounts that only mention such a wish are pointed at elsewhere. Our own rule (certainty L).
 */
import wish from '../../../resources/codes/wish-words.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { officeWords, speaksOfOffice } from '../people/office-kind.ts';
import { distinctWords } from '../people/plain-name.ts';
import { saysWord } from './forbidden.ts';
import { isKeptFromReader } from './kept-from-reader.ts';
import { notToldInWords, notToldRows } from './not-told-rows.ts';

/** The fact in which a wish for a child is written in sentences. */
const IN_SENTENCES = 'child.not-to-be-told';
/** Shorter words are in every text. */
const SHORTEST = 4;
const SAYS_NOTHING = new Set(wish.words);

export interface HeldWish {
  /** In words, as it was recorded. */
  readonly wish: string;
  /** Those that stand in what would go; none where the wish has no word to look for, and holds whatever there is. */
  readonly words: readonly string[];
}

/** The wishes that hold it back, each once. `text`: all that would go. */
export function notForRecipient(
  facts: ReadonlyMap<string, FactView>,
  recipient: string,
  text: string,
): HeldWish[] {
  if (recipient.trim() === '') return [];
  const rows = notToldRows(facts)
    .filter(({ whom }) => whom.trim() !== '' && isKeptFromReader(whom, recipient))
    .flatMap((row) => {
      const telling = tellingIn(row.what, recipient);
      // One word alone names the thing itself: "the pregnancy" is told by it too, whatever else was listed.
      const sought =
        row.words === '' ? telling : [...listed(row.words), ...(telling.length === 1 ? telling : [])];
      return held(text, notToldInWords(row), sought);
    });
  const fact = facts.get(IN_SENTENCES);
  const sentences = (fact === undefined ? [] : standingStatements(fact))
    .flatMap((one) => [one.text, one.ownWords])
    .flatMap((one) => one.split(/(?<=[.!?;])\s+|\n+/u))
    .filter(
      (one) =>
        speaksOfOffice(one, recipient) ||
        distinctWords(recipient).some((word) => word.length >= SHORTEST && saysWord(one, word)),
    )
    .flatMap((one) => held(text, one, tellingIn(one, recipient)));
  return [...new Map([...rows, ...sentences].map((one) => [one.wish, one])).values()];
}

/** Whether a wish, whomever it names, speaks of what stands in `text`. */
export function isNotToBeTold(facts: ReadonlyMap<string, FactView>, text: string): boolean {
  const fact = facts.get(IN_SENTENCES);
  const wishes = [
    ...notToldRows(facts).map(({ what, words }) => (words === '' ? tellingIn(what, '') : listed(words))),
    ...(fact === undefined ? [] : standingStatements(fact)).map((one) => tellingIn(one.text, '')),
  ];
  return wishes.some((words) => words.some((word) => saysWord(text, word)));
}

/** The words of a row that were written down for it. */
export const listed = (words: string): string[] =>
  words
    .split(/[,;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A wish without a word to look for holds whatever there is. */
function held(text: string, wish: string, sought: readonly string[]): HeldWish[] {
  const words = sought.filter((word) => saysWord(text, word));
  return sought.length > 0 && words.length === 0 ? [] : [{ wish, words }];
}

/** The words of a wish that say what it is about, without those that say only who gets it. */
export const tellingIn = (wish: string, recipient: string): string[] => {
  const theirs = new Set([...distinctWords(recipient), ...officeWords(recipient)]);
  return distinctWords(wish).filter(
    (word) => word.length >= SHORTEST && !theirs.has(word) && !SAYS_NOTHING.has(word),
  );
};
