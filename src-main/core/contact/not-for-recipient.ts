/**
 * @file What whoever would get something is not to be told, where it says just that: a recorded wish names them, and what would
 * go tells it. Accounts that only mention such a wish are pointed at elsewhere. Our own rule (certainty L).
 */
import wish from '../../../resources/codes/wish-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isOfficialPlace, mayBeSameHolder, speaksOfOffice } from '../people/office-kind.ts';
import { distinctWords } from '../people/plain-name.ts';
import { fold } from '../search/fold.ts';
import { rowWord } from '../told/rows-in-words.ts';
import { saysWord } from './forbidden.ts';
import {
  exceptedIn,
  type NotTold,
  notToldPointed,
  notToldRows,
  notToldTo,
  writtenUnder,
} from './not-told-rows.ts';
import { canBeFound, toldBy, type WishSought, wishSought } from './wish-told.ts';

// Whether a sentence names whoever would get something: by the whole name, a part of it that tells, or the kind of
// office. "It would send her home" does not speak of the Home Office. Our own rule (certainty L).

/** Shorter words are in every text; a name as short as "Bev" counts where both have it with a capital. */
const SHORTEST = 4;
/** In the names of many offices, and in many sentences. */
const IN_MANY_NAMES = new Set([...wish.inManyNames, ...wish.ordinary]);

export function speaksOfReader(said: string, reader: string): boolean {
  if (reader.trim() === '') return false;
  if (speaksOfOffice(said, reader) || saysWord(said, reader) || saysWord(said, withoutPlace(reader)))
    return true;
  return distinctWords(reader)
    .filter((word) => !IN_MANY_NAMES.has(word))
    .some((word) =>
      word.length >= SHORTEST
        ? saysWord(withoutWhereabouts(said, word), word)
        : word.length === SHORTEST - 1 && capitalised(said, word) && capitalised(reader, word),
    );
}

const capitalised = (text: string, word: string): boolean =>
  (text.match(/\p{Lu}\p{L}+/gu) ?? []).some((one) => fold(one) === word);

/** "The women’s aid in Leeds" is Leeds Women’s Aid; '' where one word, that many have, is all that is left. */
function withoutPlace(reader: string): string {
  const words = reader.split(/\s+/u).filter((one) => !isOfficialPlace(one) && !/^the$/iu.test(one));
  return words.length < 2 ? '' : words.join(' ');
}

/** A sentence without the places where a part of a reader's name says where somebody is: "she lives in Leeds". */
function withoutWhereabouts(said: string, word: string): string {
  const plain = fold(said)
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const anywhere = new RegExp(`${BEFORE_ANY} ${word}\\b`, 'gu');
  if (!isOfficialPlace(word)) return plain.replace(anywhere, ' | ');
  return plain
    .replace(anywhere, ' | ')
    .replace(new RegExp(`${BEFORE_PLACE} ${word}\\b|\\b${word} ${AFTER_PLACE}`, 'gu'), ' | ');
}

const BEFORE_ANY =
  '\\b(?:(?<!(?:confide|confides|confided|confiding|trust) )in|near|around|outside|into|towards|leaves?|left|leaving|(?:moves?|moved|moving|went|came|come|coming|taken|brought|driven|fled|travelled|returned|back) to)';
const BEFORE_PLACE =
  '\\b(?:about|mention|mentions|name|say|write|word|(?:is|was|comes?|came|moved|ran|fled|escaped|away) from)';
const AFTER_PLACE =
  '(?:address|flat|road|street|(?:must|may|is|are|should|can|shall) (?:not |never )*(?:to )?be (?:named|mentioned|said|written|printed))\\b';

// Whether what somebody asked not to be told is kept from one reader by it: they are named, or it is for nobody but
// others. Our own rule (certainty L).

/** "The police, except through Miss Noon" names the police; "everybody except Bev" keeps it from whoever is not Bev. */
export function isKeptFromReader(whom: string, reader: string): boolean {
  const excepted = whom.trim() === '' ? '' : exceptedIn(whom);
  if (excepted === null) return whom.split(BETWEEN).some((one) => mayBeSameHolder(one, reader));
  return !exceptedOnly(excepted)
    .flatMap((one) => one.replace(EXCEPT, '').split(BETWEEN))
    .some((one) => one.trim() !== '' && mayBeSameHolder(one, reader));
}

/**
 * "Colm; Mrs. Stokes" are two; "Colm; his brother is not to know" is Colm, and the brother is excepted no more. Of "a doctor: police;
 * Home Office" the doctor alone is: who follows the colon is whom it is kept from.
 */
function exceptedOnly(excepted: string): string[] {
  const [before = ''] = excepted.replace(EXCEPT_COLON, '$1').split(':');
  const [first = '', ...more] = (before.split(NEXT_SENTENCE, 1)[0] ?? '').split(';');
  const end = more.findIndex((one) => NO.test(one));
  return [first.split(NEXT_WISH, 1)[0] ?? '', ...(end === -1 ? more : more.slice(0, end))];
}

/** Between those whom one wish names: "Anybody at church, Grace included" names the church and Grace. */
const BETWEEN =
  /[,;/\n]|\b(?:and|or|also|even|too|includ(?:ed|ing|es)|especially|particularly|above all|any(?:body|one)|every(?:body|one)|people)\b/iu;

/** A stop after a title ends no sentence. */
const NEXT_SENTENCE = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev))\.(?=\s)/iu;
/** "Anybody but Colm, not his brother": who follows is excepted no more. */
const NEXT_WISH = /,?\s+(?:and |but )?\b(?:not|nobody|no ?one|never)\b/iu;
const NO = /\b(?:not|nobody|no ?one|never)\b/iu;

/** "Nobody except: Colm; Mrs Stokes" lists those who are excepted. */
const EXCEPT_COLON = /^(but|except(?: for| through)?|other than|apart from|besides)\s*:/iu;

const EXCEPT = /^(?:but|except(?: for| through)?|other than|apart from|besides)\b/iu;

/** The fact in which a wish for a child is written in sentences. */
const IN_SENTENCES = 'child.not-to-be-told';

export interface HeldWish {
  /** Where it is written and, if it says so apart from what it is, who is not to be told: what it is stands there alone. */
  readonly wish: string;
  /** As it was recorded, to tell one from another: shown nowhere. */
  readonly asked: string;
  /** Those that tell it in what would go; none where the wish has no word to look for, and holds whatever there is. */
  readonly words: readonly string[];
  /** Those that tell it in one part of that. */
  readonly wordsIn: (part: string) => readonly string[];
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
    .flatMap((row) => rowHeld(row, recipient, text));
  return onceEach([...rows, ...sentencesHeld(facts, recipient, text)]);
}

/** One row, for whom it keeps it from. A wish that has no word to look for holds whatever there is from whom it names. */
export function rowHeld(row: NotTold, reader: string, text: string): HeldWish[] {
  const sought = wishSought(row.what, listed(row.words), reader);
  const isNamed = exceptedIn(row.whom) === null && row.whom.trim() !== '';
  const asked = `${row.what || row.words}: ${notToldTo(row)}${row.why === '' ? '' : ` (${row.why})`}`;
  return held(text, { wish: notToldPointed(row), asked }, sought, sought.all || isNamed);
}

/** Those of a child's wishes, written in sentences, that speak of whoever would get it. */
export function sentencesHeld(
  facts: ReadonlyMap<string, FactView>,
  reader: string,
  text: string,
): HeldWish[] {
  const fact = facts.get(IN_SENTENCES);
  return (fact === undefined ? [] : standingStatements(fact)).flatMap((said) =>
    [said.text, said.ownWords].flatMap((one) =>
      one.split(/(?<=[.!?;])\s+|\n+/u).flatMap((asked, at, all) => {
        if (!speaksOfReader(asked, reader)) return [];
        const wish = { wish: sentencePointed(fact?.title ?? '', said), asked };
        return held(text, wish, wishSought(asked, [], reader, all.slice(0, at)), true);
      }),
    ),
  );
}

/** Who is not to be told stands in the same sentence as what. */
export const sentencePointed = (title: string, said: FactStatement): string =>
  `${rowWord('looked-up-whom')} ${writtenUnder(title, said)}`;

/** Whether a wish, whomever it names, is told by `text`. */
export function isNotToBeTold(facts: ReadonlyMap<string, FactView>, text: string): boolean {
  const fact = facts.get(IN_SENTENCES);
  const wishes = [
    ...notToldRows(facts).map(({ what, words }) => wishSought(what, listed(words), '')),
    ...(fact === undefined ? [] : standingStatements(fact)).map((one) => wishSought(one.text, [], '')),
  ];
  return wishes.some((sought) => toldBy(sought, text).length > 0);
}

/** The words of a row that were written down for it. */
const listed = (words: string): string[] =>
  words
    .split(/[,;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `holdsAll`: where it has nothing to look for. */
function held(
  text: string,
  wish: Pick<HeldWish, 'wish' | 'asked'>,
  sought: WishSought,
  holdsAll: boolean,
): HeldWish[] {
  const wordsIn = (part: string) => toldBy(sought, part);
  const words = wordsIn(text);
  const holds = words.length > 0 || (!canBeFound(sought) && holdsAll);
  return holds ? [{ ...wish, words, wordsIn }] : [];
}

const onceEach = (wishes: readonly HeldWish[]): HeldWish[] => [
  ...new Map(wishes.map((one) => [one.asked, one])).values(),
];
