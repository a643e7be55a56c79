/**
 * @file Words in quotation marks, held against what is recorded as told: found as they stand, in no account, or put together
 * from different places. Case, punctuation and accents are nothing; “…” stands for words left out. It says where to look:
 * whether a quotation is right only a reader knows. Our own rule, certainty L.
 */
import { fold, wordsOf } from '../search/fold.ts';

/** One thing recorded as told: an answer, its own words, a cell of a row, a note. */
export interface Recorded {
  readonly text: string;
  /** The account it is in, and its day, in words. */
  readonly account: string;
  /** The question it stands under, in words; empty for none. */
  readonly under: string;
}

/** Where words of one quotation are from. */
export interface QuotedPart {
  readonly words: string;
  readonly in: Recorded;
}
/**
 * `nowhere`: `words` of it are in no account. `accounts`, `places`: parts are told in different accounts, or under different
 * questions of one. `order`: told in another order.
 */
export type QuoteDoubt =
  | { readonly kind: 'nowhere'; readonly words: string }
  | { readonly kind: 'accounts' | 'places'; readonly first: QuotedPart; readonly second: QuotedPart }
  | { readonly kind: 'order'; readonly in: Recorded };

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['«', '»'],
  ['»', '«'],
  ['"', '"'],
];

/** What stands in quotation marks, in order. Single marks are apostrophes too often, and are left alone. */
export function quotationsIn(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const closing = PAIRS.filter(([opens]) => opens === text[from]).map(([, closes]) => closes);
    const ends = closing.map((mark) => text.indexOf(mark, from + 1)).filter((at) => at > from);
    const end = ends.length === 0 ? from : Math.min(...ends);
    const words = text.slice(from + 1, end);
    if (end > from && wordsOf(words).length > 0) found.push(words.trim());
    from = end + 1;
  }
  return found;
}

/** Of own words, what is quoted: what stands in quotation marks, or else each line of it. */
export function quotedIn(ownWords: string): string[] {
  const marked = quotationsIn(ownWords);
  return marked.length > 0 ? marked : ownWords.split('\n').filter((line) => wordsOf(line).length > 0);
}

const GAP = /\[?(?:…|\.{3,})\]?/u;
const APOSTROPHE = /(?<=\p{L})['’ʼ](?=\p{L})/gu;

/** Words with a space before and after each, so that only whole ones are found. */
const plain = (text: string): string =>
  ` ${wordsOf(text.replace(APOSTROPHE, ''))
    .map(({ folded }) => fold(folded))
    .join(' ')} `;
const READ = new WeakMap<Recorded, string>();
function plainOf(one: Recorded): string {
  const known = READ.get(one) ?? plain(one.text);
  READ.set(one, known);
  return known;
}

const partsOf = (quote: string): string[] =>
  quote
    .split(GAP)
    .map((part) => part.trim())
    .filter((part) => wordsOf(part).length > 0);

/** Null where there is nothing to look at. `recorded`: oldest first. */
export function doubtIn(quote: string, recorded: readonly Recorded[]): QuoteDoubt | null {
  const parts = partsOf(quote);
  const [first] = parts;
  if (first === undefined || recorded.some((one) => holdsInOrder(one, parts) && !isSameGap(one, quote)))
    return null;
  if (parts.length === 1) return joined(first, recorded);
  const elsewhere = recorded.filter((one) => !isSameGap(one, quote));
  const missing = parts.find((part) => !elsewhere.some((one) => holds(one, part)));
  // Written down with the gap in it, and told nowhere else: then that is the account.
  if (missing !== undefined)
    return elsewhere.length < recorded.length ? null : { kind: 'nowhere', words: missing };
  const turned = elsewhere.find((one) => parts.every((part) => holds(one, part)));
  return turned === undefined ? apart(parts, elsewhere) : { kind: 'order', in: turned };
}

const holds = (one: Recorded, part: string): boolean => plainOf(one).includes(plain(part));

function holdsInOrder(one: Recorded, parts: readonly string[]): boolean {
  const text = plainOf(one);
  let from = 0;
  for (const part of parts) {
    const words = plain(part);
    const at = text.indexOf(words, from);
    if (at < 0) return false;
    // The space after it may be the one before the next.
    from = at + words.length - 1;
  }
  return true;
}

/** It has the same words with the same gap, and cannot say whether they were told in one go. */
const isSameGap = (one: Recorded, quote: string): boolean => {
  const withGap = (text: string) => plain(text.split(GAP).join(` ${MARK} `));
  return GAP.test(quote) && withGap(one.text).includes(withGap(quote));
};
/** Of the private use area, which counts as a word and stands in no text. */
const MARK = '\uf8ff';

/** All parts are told, none of the texts has them all: of one account where there is one, else of two. */
function apart(parts: readonly string[], recorded: readonly Recorded[]): QuoteDoubt | null {
  const accounts = [...Map.groupBy(recorded, ({ account }) => account).values()];
  const one = accounts.find((said) => parts.every((part) => said.some((text) => holds(text, part))));
  return twoOf(parts, one ?? recorded, one === undefined ? 'accounts' : 'places');
}

function twoOf(
  parts: readonly string[],
  among: readonly Recorded[],
  kind: 'accounts' | 'places',
): QuoteDoubt | null {
  const first = partIn(parts[0], among);
  if (first === null) return null;
  const other = (one: Recorded) =>
    kind === 'accounts' ? one.account !== first.in.account : one !== first.in;
  for (const part of parts.slice(1)) {
    if (holds(first.in, part)) continue;
    const second = partIn(part, among.filter(other));
    if (second !== null) return { kind, first, second };
  }
  return null;
}

function partIn(words: string | undefined, among: readonly Recorded[]): QuotedPart | null {
  const found = words === undefined ? undefined : among.find((one) => holds(one, words));
  return words === undefined || found === undefined ? null : { words, in: found };
}

/** So many words in a row are nobody's chance. */
const ENOUGH = 3;

/** One sentence, told nowhere as it stands: of two pieces that were told, or of words that were not. */
function joined(quote: string, recorded: readonly Recorded[]): QuoteDoubt {
  const words = wordsOf(quote);
  for (let at = words.length - ENOUGH; at >= ENOUGH; at -= 1) {
    const [before, after] = [words[at - 1], words[at]];
    if (before === undefined || after === undefined) continue;
    const parts = [quote.slice(0, before.to), quote.slice(after.from)];
    if (!parts.every((part) => recorded.some((one) => holds(one, part)))) continue;
    const turned = recorded.find((one) => parts.every((part) => holds(one, part)));
    const found = turned === undefined ? apart(parts, recorded) : null;
    if (found !== null) return found;
  }
  return { kind: 'nowhere', words: quote };
}
