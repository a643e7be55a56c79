/**
 * @file Where a text tells what somebody asked not to be told. Words that were listed for it tell it wherever they stand. Without
 * them it is looked for by what the wish speaks of: a name, or one thing by itself; otherwise two of its words in one sentence,
 * for a word alone is in many. What people hide most, and a number or an address, tells it by itself all the same
 * (wish-weighs.ts). Where it is a name that is not to be told, whom it is of tells nothing without a name beside.
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
import { saidBefore } from './said-before.ts';
import { isUnparted, saysInside, saysNumber, weighing } from './wish-weighs.ts';
import { alike, isNumber, sentencesIn, type Word, wordsIn } from './wish-words.ts';

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
    const more =
      bare.length === 1 || names.length === units.length ? units.map(({ written }) => written) : [];
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
