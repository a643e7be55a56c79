/**
 * @file Where a text tells what somebody asked not to be told. Words that were listed for it tell it wherever they stand. Without
 * them it is looked for by what the wish speaks of: a name, or one thing by itself; otherwise two of its words in one sentence,
 * for a word alone is in many. What people hide most, and a number or an address, tells it by itself all the same
 * (`weighing`). Where it is a name that is not to be told, whom it is of tells nothing without a name beside.
 * Our own rule (certainty L).
 */

import nationalities from '../../../resources/codes/nationality-names.json' with { type: 'json' };
import titles from '../../../resources/codes/titles.json' with { type: 'json' };
import wish from '../../../resources/codes/wish-words.json' with { type: 'json' };
import { officeWords } from '../people/office-kind.ts';
import { distinctWords } from '../people/plain-name.ts';
import { fold } from '../search/fold.ts';
import { namesSomebody } from '../told/named-in.ts';
import { saysWord } from './forbidden.ts';
import { asksNotToTell } from './ways-of-asking.ts';

// Words and sentences as a wish that somebody is not to know something is looked for in them. English endings alone.

interface Word {
  /** As it stands, without "’s". */
  readonly written: string;
  /** Small, and without accents. */
  readonly plain: string;
}

const wordsIn = (text: string): Word[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? []).map((one) => {
    const written = one.replace(/['’](?:s)?$/u, '');
    return { written, plain: fold(written).toLowerCase() };
  });

export const sentencesIn = (text: string): string[] => text.split(/(?<=[.!?;])\s+|\n+|(?<=[。！？])/u);

const isNumber = (plain: string): boolean => /^\p{N}/u.test(plain);

/** The same of "tells", "telling" and "tell": short words keep their ends. */
function alike(plain: string): string {
  const bare = plain.length > 5 ? plain.replace(/(?:ing|ied|ies|ed|es)$/u, '') : plain;
  const one = bare.length > 3 ? bare.replace(/s$/u, '') : bare;
  return one.length > 3 ? one.replace(/[ey]$/u, '') : one;
}

// What a wish points back at that says only "that": "There was a baby. I don't want my mother to know that." English
// only, and our own rule (certainty L).

/**
 * What the wish at `at` points back at, empty where it says itself what is not to be told. One sentence before it, and further ones
 * as long as that one points back as well: "It was in Hull."
 */
function saidBefore(sentences: readonly string[], at: number): string {
  const asked = sentences[at] ?? '';
  if (!asksNotToTell(asked) || !pointsBack(asked)) return '';
  const found: string[] = [];
  for (let before = at - 1; before >= 0 && found.length < FURTHEST; before -= 1) {
    const sentence = sentences[before] ?? '';
    // Another wish is about something of its own; what is called a secret stands there.
    if (asksNotToTell(sentence) && !IS_SECRET.test(sentence)) break;
    found.unshift(sentence);
    if (!AT_HEAD.test(sentence)) break;
  }
  return found.join(' ');
}
const FURTHEST = 3;
const IS_SECRET =
  /\b(?:is|are|was|were|stays?|['’]s) (?:\w+ )?(?:secret|private|confidential|off the record)\b/iu;

const pointsBack = (sentence: string): boolean =>
  [AT_END, AT_HEAD, NAMED].some((way) => way.test(sentence.replaceAll('’', "'")));

/** "To know that.", "to hear about it until they are out", "leave that out": "that I was pregnant" says itself what. */
const AT_END =
  /\b(?:that|this|it|those|these|them|those things|these things)\s*(?:$|[.,!?;]|\b(?:to|from|until|unless|but|before|after|at all|either|yet|ever|told|known|out|down|off|over|please|and then|should|must|may|won't|doesn't|does not|will not|would not)\b|(?<!\b(?:know|hear|learn|out|told|aware|read|see) that\s*)\b(?:in|into|on|up|with|between)\b)/iu;
/** "It is not to be told to her." "On no account is her brother to hear of either of them." "Such a thing should never …" */
const AT_HEAD =
  /^(?:(?:and|but|so|please|all|both|either|neither|none),?\s+(?:of\s+)?)*(?:that|this|it|those|these|such an?)\b/iu;
/** "That picture", "this part", "the last paragraph", "what he has just said", "either of them". */
const NAMED =
  /\b(?:(?:that|this|those|these|such an?) (?:\w+ )?(?:parts?|bits?|things?|ones?|pages?|pictures?|photos?|photographs?|stor(?:y|ies)|names?|days?|nights?|messages?|lines?|paragraphs?|matters?|facts?|pieces?|words?|letters?|address|numbers?|years?|sentences?|answers?)|(?:last|previous|first|second) (?:\w+ )?(?:sentences?|paragraph|part|piece|page|line|thing|bit|answer)|(?:either|neither|both|all|none|any) of (?:it|that|this|them|those|these)|what(?:'s above| (?:i|he|she|they|we)(?: (?:have|has)|'ve|'s)? just \w+)|(?:i|he|she|they|we)(?:'ve| have|'s| has) just \w+)\b/iu;

// What of a wish tells it by itself, whatever else the wish says: words for what people hide most, telephone and
// reference numbers, addresses. "The rape in Coventry" is told by "he raped her", with no town beside. Our own rule
// (certainty L).

/** Forms of one word: any of them tells a wish about any other. */
const GRAVE: readonly (readonly string[])[] = wish.grave;

/** Each as it is looked for in a text. */
function weighing(about: string): string[] {
  const plain = new Set(wordsIn(about).map((one) => one.plain));
  return [
    ...new Set([
      ...GRAVE.filter((forms) => forms.some((form) => plain.has(form))).flat(),
      ...(about.match(NUMBERS) ?? []).map((one) => one.trim()),
      ...(about.match(REFERENCES) ?? []),
      ...(about.match(ADDRESS) ?? []),
    ]),
  ];
}

/** Telephone numbers and postcodes, and other long numbers; no years and no dates. */
const NUMBERS = /(?:\+|\b0)[\d\s()-]{8,}\d|\b\d{6,}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gu;
/** "A1234567", "1212-0001-1111/00X": letters and at least four digits. */
const REFERENCES = /\b(?=[\d/-]*\p{L})(?=(?:[\p{L}/-]*\d){4})[\p{L}\d][\p{L}\d/-]{5,}/gu;
const ADDRESS =
  /\b(?:\p{Lu}[\p{L}’'-]+\s+){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Terrace|Gardens|Crescent|Square)\b/gu;

/** The same number, however it is parted. */
function saysNumber(text: string, sought: string): boolean {
  const digits = sought.replace(/\D/gu, '');
  if (digits.length < LEAST || !/^[+\d\s()-]+$/u.test(sought)) return false;
  const theirs = (text.match(/\+?\d[\d\s()-]*\d/gu) ?? []).map((one) => one.replace(/\D/gu, ''));
  return theirs.some((one) => one.includes(digits.replace(/^(?:44|0)/u, '')));
}
const LEAST = 6;

/** Scripts that write no spaces between words: a text of them is one word to us. */
const isUnparted = (word: string): boolean => UNPARTED.test(word) && [...word].length > LONGEST;
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** Longer is a sentence, which stands nowhere else in the same words. */
const LONGEST = 6;

/** A word of such a script inside a longer text of it. */
const saysInside = (text: string, word: string): boolean =>
  UNPARTED.test(word) && fold(text).includes(fold(word));

const SAYS_NOTHING: ReadonlySet<string> = new Set(wish.words);
/** Shorter words are in every text. */
const SHORTEST = 4;
const ORDINARY: ReadonlySet<string> = new Set([...wish.words, ...wish.ordinary]);
const NO_NAME: ReadonlySet<string> = new Set([...wish.dates, ...titles.words]);
/** "Home", "House": parts of names of offices and houses. */
const OFFICES: ReadonlySet<string> = new Set(wish.inManyNames);
const PEOPLES: ReadonlySet<string> = new Set(
  nationalities.choices.flatMap(({ names }) => names.map((name) => fold(name).toLowerCase())),
);

export interface WishSought {
  /** Each of these tells it by itself, wherever it stands. */
  readonly alone: readonly string[];
  /** Two of these in one sentence tell it, as long as one of them is no name. */
  readonly together: readonly Word[];
  /** With a name beside, each of these tells it: it is the name that is not to be told. `places`: of a country or town. */
  readonly beside: { readonly words: readonly Word[]; readonly places: boolean } | null;
  /** Whatever there is tells it: "anything". */
  readonly all: boolean;
  /** What a wish that says only "that" points back at: looked for beside its own words, which hold as they did. */
  readonly back?: WishSought;
}

/**
 * `listed`: the words that were given for it. `reader`: whose name says nothing of what it is. `before`: what was said before it,
 * where that stands apart from it.
 */
export function wishSought(
  what: string,
  listed: readonly string[],
  reader: string,
  before: readonly string[] = [],
): WishSought {
  const sought = soughtIn(what, listed, reader);
  if (listed.length > 0) return sought;
  const sentences = [...before, ...sentencesIn(what).map((one) => one.trim())];
  const back = sentences.map((_, at) => (at < before.length ? '' : saidBefore(sentences, at)));
  const about = [...new Set(back)].filter((one) => one !== '').join(' ');
  return about === '' ? sought : { ...sought, back: soughtIn(about, [], reader) };
}

function soughtIn(what: string, listed: readonly string[], reader: string): WishSought {
  const theirs = new Set([...distinctWords(reader), ...officeWords(reader)]);
  const about = (what.split(ON_CONDITION)[0] ?? what).replace(A_REMARK, '');
  const words = wordsIn(about).filter(
    ({ plain }) => !theirs.has(plain) && tells(plain) && !isUnparted(plain),
  );
  const isNamed = namedIn(about);
  const grave = weighing(what);
  const units = words.map((one) => ({ ...one, isName: isNamed(one.written) }));
  const names = units.filter(({ isName }) => isName).map(({ written }) => written);
  const only = new Set(units.map(({ plain }) => alike(plain))).size === 1;
  const nothing = { alone: listed.length > 0 ? [...listed] : grave, together: [], beside: null, all: false };
  if (listed.length > 0) {
    // One word alone names the thing itself: "the pregnancy" is told by it too, whatever else was listed.
    const bare = distinctWords(about).filter((word) => word.length >= SHORTEST && !SAYS_NOTHING.has(word));
    // Whose name it is, is not the thing: "the name of his cousin", with the name listed, is not told by "cousin".
    const more =
      (bare.length === 1 && !A_NAME.test(about)) || names.length === units.length
        ? units.map(({ written }) => written)
        : [];
    return { ...nothing, alone: [...new Set([...listed, ...more])] };
  }
  if (units.length === 0) return { ...nothing, all: ANYTHING.test(about.trim()) };
  if (names.length === units.length) return { ...nothing, alone: [...new Set([...grave, ...names])] };
  const kind = A_NAME.exec(about)?.groups;
  if (kind !== undefined) {
    if (names.length > 0 && kind['place'] === undefined)
      return { ...nothing, alone: [...new Set([...grave, ...names])] };
    const of = units.filter(({ isName, plain }) => !isName && plain !== kind['asked']?.toLowerCase());
    return { ...nothing, beside: { words: of, places: kind['place'] !== undefined } };
  }
  // "Her number is 0770…": the number tells it, and not the word for it.
  if (only && grave.length > 0) return nothing;
  return only
    ? { ...nothing, alone: units.slice(0, 1).map(({ written }) => written) }
    : { ...nothing, together: units };
}

/** Whether there is anything to look for. */
export const canBeFound = ({ alone, together, beside }: WishSought): boolean =>
  alone.length > 0 || together.length > 0 || (beside !== null && beside.words.length > 0);

/** The words by which `text` tells it, once each as they stand in the wish; none where it does not. */
export function toldBy(sought: WishSought, text: string): string[] {
  const alone = sought.alone.filter(
    (word) =>
      saysWord(text, word) || saysAlike(text, word) || saysNumber(text, word) || saysInside(text, word),
  );
  const rest = sentencesIn(text).flatMap((sentence) => [
    ...togetherIn(sought.together, sentence),
    ...besideIn(sought.beside, sentence),
  ]);
  const back = sought.back === undefined ? [] : toldBy(sought.back, text);
  return [...new Set([...alone, ...rest, ...back])];
}

/** After it nothing more is said of what is not to be told: "until they are out", "but through her solicitor". */
const ON_CONDITION = /[,;]?\s+\b(?:but|except|unless|until|only|other than|apart from)\b/iu;
/** "One word about the house, which may not stand in the notes". */
const A_REMARK = /,\s*(?:which|who)\b[^,]*/giu;
const ANYTHING = /^(?:any|every|no)thing\b|^all\b/iu;
/** What is not to be told is how something is called. */
const A_NAME =
  /\b(?<place>(?:which|what) (?<asked>country|town|city|village|place)|names? of (?:the |her |his |their )?(?:country|town|city|village|street|school|hotel|ship|boat))\b|\b(?:names?|called|nickname|surname)\b/iu;

/** Digits and days are in every account. */
const tells = (plain: string): boolean =>
  !ORDINARY.has(plain) && !NO_NAME.has(plain) && !isNumber(plain) && !SHORTENED.test(plain);
/** "Doesn’t", "they’re". */
const SHORTENED = /['’](?:t|re|ve|ll|d|m)$/u;

/** The first word has a capital in any case: it names somebody where another name stands beside it, or an "and". */
function namedIn(about: string): (written: string) => boolean {
  const [first = '', next = ''] = wordsIn(about).map(({ written }) => written);
  const isName = (written: string): boolean => {
    const plain = fold(written).toLowerCase();
    return written.length > 1 && namesSomebody(written) && !PEOPLES.has(plain) && tells(plain);
  };
  const isFirst =
    /^(?:and|or|['’]s)$/iu.test(next) || isName(next) || new RegExp(`^${first}['’]s\\b`, 'u').test(about);
  return (written) => isName(written) && (written !== first || isFirst);
}

/** "telling" of a wish about "tells": other endings of the same word. Names are as they are. */
const saysAlike = (text: string, word: string): boolean =>
  !word.includes(' ') &&
  !CAPITAL.test(word) &&
  wordsIn(text).some(({ plain }) => alike(plain) === alike(fold(word).toLowerCase()));

type Unit = Word & { readonly isName?: boolean };
function togetherIn(units: readonly Unit[], sentence: string): string[] {
  if (units.length === 0) return [];
  const there = new Set(wordsIn(sentence).flatMap(({ plain }) => [plain, alike(plain)]));
  const found = units.filter(({ plain, isName }) => there.has(isName === true ? plain : alike(plain)));
  const kinds = new Set(found.map(({ plain }) => alike(plain)));
  return kinds.size >= ENOUGH && found.some(({ isName }) => isName !== true)
    ? found.map(({ written }) => written)
    : [];
}
const ENOUGH = 2;

/** Between whom or what it is of and the name: "the women, one of whom was called Hanta", "Bledar, her cousin". */
const LINK =
  /^(?:called|named|names?|known|as|was|is|are|were|and|or|of|the|a|an|one|two|three|other|some|my|her|his|their|our|whose|whom|who|it|said|for)$/iu;
const CAPITAL = /^\p{Lu}/u;
/** So many words further it is of something else. */
const NEAR = 6;

function besideIn(beside: WishSought['beside'], sentence: string): string[] {
  if (beside === null) return [];
  const words = wordsIn(sentence);
  const isOf = ({ written, plain }: Word, at: number) =>
    beside.words.some(
      (one) =>
        alike(one.plain) === alike(plain) &&
        // "Women’s Aid", "Cousin Street": a part of another name.
        (beside.places || at === 0 || !CAPITAL.test(written) || CAPITAL.test(one.written)),
    );
  const isName = ({ written, plain }: Word) =>
    namesSomebody(written) &&
    tells(plain) &&
    !LINK.test(written) &&
    !OFFICES.has(plain) &&
    (beside.places || !PEOPLES.has(plain)) &&
    !beside.words.some((one) => alike(one.plain) === alike(plain));
  const between = (from: number, to: number) =>
    words
      .slice(Math.min(from, to) + 1, Math.max(from, to))
      .every((one, at) => LINK.test(one.written) || isOf(one, Math.min(from, to) + 1 + at) || isName(one));
  return words.flatMap((one, at) => {
    if (!isOf(one, at)) return [];
    const named = words.filter(
      (two, to) => to !== at && Math.abs(to - at) <= NEAR && isName(two) && between(at, to),
    );
    return named.length === 0 ? [] : [one.written, ...named.map(({ written }) => written)];
  });
}
