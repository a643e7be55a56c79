/**
 * @file What was said beside particulars that the other form takes as a value alone: that a birth date is only what papers
 * say, which name or gender is to be written, which other languages are spoken. Each is a fact of its own, under its name,
 * so that none is lost for want of a field.
 */

import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { FULL_MONTHS } from '../dates/fuzzy-date.ts';
import { goesWith } from '../forms/fact-traits.ts';
import { AHEAD, careIn, INJURIES, isOnlyWishes, wishesIn } from './apart-in-telling.ts';
import { reasonsTold } from './cause-words.ts';
import { ENGLISH, shaped } from './english.ts';
import { quotedWords } from './words-of-place.ts';

// Of where somebody is staying, what a reader has to know who is not to know where: whether it is safe, for how long,
// and what has to come after. Parts that may name a place, a person or a number are left out, for they lead there. Our
// own rule (certainty L): what is left out by mistake is in the record, what goes by mistake cannot be taken back.

const SAYS_NEED = shaped(ENGLISH['housing-need']['says-need']);
/** Where a sentence may be cut: from there on it says something whole. "Safe" does not, a "not" may stand before it. */
const STANDS_ALONE = shaped(ENGLISH['housing-need']['stands-alone']);
/** Cut off, what follows would say the contrary, or as certain what was not. */
const TURNS = shaped(ENGLISH['housing-need'].turns);
/** "Until ten at night" is no length of a stay, and "with staff until May" none of the person's. */
const OF_THE_DAY = shaped(ENGLISH['housing-need']['of-the-day']);
const OF_ELSE = shaped(ENGLISH['housing-need']['of-else']);

const DATE = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:(?:${FULL_MONTHS.join('|')})(?: \\d{1,2}(?:st|nd|rd|th)?(?!\\d))?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter)(?:,? \\d{4})?\\b|\\b\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?\\b`,
  'giu',
);
const LENGTH = shaped(ENGLISH['housing-need'].length);

/** Words with which such a sentence begins; any other with a capital letter may be a name. */
const BEGINS = shaped(ENGLISH['housing-need'].begins);
const NAMES = /\p{Lu}|\p{N}|@/u;
const PERSONAL = /\bI(?:['’]\p{Ll}+)?(?![\p{L}\p{N}])/gu;
const BESIDE = shaped(ENGLISH['housing-need'].beside);
/** In small letters too: "in leeds", "with amina". */
const IN_SMALL_LETTERS = shaped(ENGLISH['housing-need']['in-small-letters']);
const STREETS = shaped(ENGLISH['housing-need'].streets);

/** The parts of `text` in their order, a sentence each; '' for none. */
export function housingNeed(text: string): string {
  const parts = text.split(/(?<=[.!?])\s+|\n+/u).flatMap((sentence): string[] => {
    if (!SAYS_NEED.test(sentence)) return [];
    const rests = [...sentence.matchAll(STANDS_ALONE)]
      .filter(({ index }) => !TURNS.test(sentence.slice(0, index)))
      .filter(({ index }) => !OF_ELSE.test(sentence.slice(0, index)))
      .map(({ index }) => sentence.slice(index))
      .filter((rest) => !OF_THE_DAY.test(rest));
    return [sentence, ...rests].filter((part) => !leadsThere(part)).slice(0, 1);
  });
  return parts.map((part) => part.trim()).join(' ');
}

function leadsThere(part: string): boolean {
  const bare = part.replace(DATE, 'then').replace(LENGTH, 'then').replace(PERSONAL, 'i');
  return (
    NAMES.test(bare.replace(BEGINS, '')) || [BESIDE, IN_SMALL_LETTERS, STREETS].some((one) => one.test(bare))
  );
}

// Of what passed with the police and other authorities, what may say why nothing was reported sooner: a talk that was no
// report, and what kept the person silent. The official form asks there for "any reasons why they have not reported this
// until now". A list of who knows, a letter, an appointment and what an embassy may be told are none. Our own lists of
// English words (certainty L).

/** '' where nothing of it may be a reason. What is kept goes in whole sentences, with the call that they were an answer to. */
function whyNotSooner(text: string): string {
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/u);
  const kept = sentences.filter((one, at) => !isReport(one) || isAnswered(one, sentences[at + 1])).join(' ');
  return isMeeting(kept) || KEPT_SILENT.test(kept) ? kept : '';
}

/** A report that was made keeps nobody from reporting. */
const isReport = (sentence: string): boolean => MADE_REPORT.test(sentence) && !NONE_MADE.test(sentence);

/** A call that the next sentence tells the end of, which says nothing without it. */
const isAnswered = (call: string, next = ''): boolean =>
  CALLED.test(call) && !isReport(next) && (MET.test(next) || SPOKE_FOR.test(next));

/** Somebody in office and the person met, or somebody spoke for the person. */
const isMeeting = (kept: string): boolean => (OFFICE.test(kept) && MET.test(kept)) || SPOKE_FOR.test(kept);

const MADE_REPORT = shaped(ENGLISH['why-not-sooner']['made-report']);
const NONE_MADE = shaped(ENGLISH['why-not-sooner']['none-made']);
/** By somebody, of whatever they then met with. */
const CALLED = shaped(ENGLISH['why-not-sooner'].called);
const OFFICE = shaped(ENGLISH['why-not-sooner'].office);
const MET = shaped(ENGLISH['why-not-sooner'].met);
const SPOKE_FOR = shaped(ENGLISH['why-not-sooner']['spoke-for']);
const KEPT_SILENT = shaped(ENGLISH['why-not-sooner']['kept-silent']);

const PERIODS = 'exploitation.periods';

interface Beside {
  readonly key: string;
  readonly source: string;
  readonly told: readonly Told<string>[];
}

/** By the fact that holds the words: those whose own words they are. */
const WORDS_OF = goesWith('wordsOf');

export function saidBeside(facts: ReadonlyMap<string, FactView>): Beside[] {
  const words = [...WORDS_OF].map(([key, from]): Beside => {
    const told = from
      .flatMap((one) => facts.get(one)?.statements ?? [])
      .filter(isTold)
      .toSorted((a, b) => a.seq - b.seq)
      .map((said) => ({ value: quotedWords(said.ownWords), said: asAdded(said) }));
    return { key, source: from[0] ?? key, told: once(told) };
  });
  return [
    ...words.flatMap(apartByWhom),
    languages(facts),
    policeSoFar(facts),
    howTheyStay(facts),
    wishesAhead(facts),
    careTold(facts),
    whyTheyDiffer(facts),
  ].filter(({ told }) => told.length > 0);
}

/** Words beside whether it was reported that say whom the person told are no reason why it was not: they stand by themselves. */
function apartByWhom(one: Beside): Beside[] {
  if (one.key !== 'leaving.reported-words') return [one];
  const isWhom = ({ value }: Told<string>) => SAYS_WHOM.test(value) && !SAYS_WHY.test(value);
  return [
    { ...one, told: one.told.filter((told) => !isWhom(told)) },
    { ...one, key: 'leaving.told-whom', told: one.told.filter(isWhom) },
  ];
}

/**
 * Our own lists, certainty L. Whom is only what says so and nothing else: that the person told somebody, or who knows. What others
 * said or did, or anything that may be a reason, stays one: "He told me to keep quiet", "Nobody asked".
 */
const SAYS_WHOM = shaped(ENGLISH['said-beside']['says-whom']);
const SAYS_WHY = shaped(ENGLISH['said-beside']['says-why']);

/** A talk with the police that was no report belongs to why nothing was reported; what they were told has its own field. */
function policeSoFar(facts: ReadonlyMap<string, FactView>): Beside {
  const { told, ...of } = namedElsewhere(facts, 'police.told', 'leaving.police-so-far');
  return {
    ...of,
    told: told
      // What a sheet made of several tellings is none of them.
      .filter(({ said }) => said.origin.kind !== 'interview' || said.origin.sheet !== true)
      .map((one) => ({ ...one, value: whyNotSooner(one.value) }))
      .filter(({ value }) => /\p{L}/u.test(value)),
  };
}

/** Without where it is: who reads a referral has to know of a place that is not safe, or that ends. */
function howTheyStay(facts: ReadonlyMap<string, FactView>): Beside {
  const { told, ...of } = namedElsewhere(facts, 'needs.housing', 'needs.housing-need');
  return {
    ...of,
    told: told.map((one) => ({ ...one, value: housingNeed(one.value) })).filter(({ value }) => value !== ''),
  };
}

function wishesAhead(facts: ReadonlyMap<string, FactView>): Beside {
  const fact = facts.get(AHEAD);
  const told = (fact === undefined ? [] : standingStatements(fact)).flatMap((said) => {
    if (said.state !== 'answered' && said.state !== 'own-words') return [];
    const quoted = quotedWords(said.ownWords);
    // Beside nothing but a wish, what was said in so many words is said of it.
    const value = isOnlyWishes(said.text)
      ? [wishesIn(said.text), quoted].filter(Boolean).join(' ')
      : wishesIn([said.text, quoted].filter(Boolean).join(' '));
    return value === '' ? [] : [{ value, said: asAdded(said) }];
  });
  return { key: 'needs.ahead', source: AHEAD, told: once(told) };
}

/** Who saw to an injury stands with how the person is. */
function careTold(facts: ReadonlyMap<string, FactView>): Beside {
  const fact = facts.get(INJURIES);
  const told = (fact === undefined ? [] : standingStatements(fact)).flatMap((said) => {
    const value = said.state === 'answered' && said.value === said.text ? careIn(said.text) : '';
    return value === '' ? [] : [{ value, said: asAdded(said) }];
  });
  return { key: 'health.care-told', source: INJURIES, told: once(told) };
}

function whyTheyDiffer(facts: ReadonlyMap<string, FactView>): Beside {
  const told = reasonsTold(facts);
  return {
    key: 'account.reasons-told',
    source: PERIODS,
    told: told === null ? [] : [{ ...told, said: asAdded(told.said) }],
  };
}

function namedElsewhere(facts: ReadonlyMap<string, FactView>, source: string, key: string): Beside {
  const fact = facts.get(source);
  const told = (fact === undefined ? [] : standingStatements(fact)).flatMap((said) => {
    const text = [said.text, quotedWords(said.ownWords)].filter(Boolean).join(' ');
    const isSaid = said.state === 'answered' || said.state === 'own-words';
    return text === '' || !isSaid ? [] : [{ value: text, said: asAdded(said) }];
  });
  return { key, source, told: once(told) };
}

/** What the interpreter's language does not say already. */
function languages(facts: ReadonlyMap<string, FactView>): Beside {
  const of = (key: string) => {
    const fact = facts.get(key);
    return fact === undefined ? [] : standingStatements(fact);
  };
  const interpreted = of('person.interpreter-language').map(({ text }) => text.trim().toLowerCase());
  const told = of('person.language').flatMap((said) => {
    const text = [said.text, quotedWords(said.ownWords)].filter(Boolean).join(' ');
    const isAsked = interpreted.length === 0 && !areSeveral(text);
    const isThere = isAsked || interpreted.includes(text.trim().toLowerCase());
    return text === '' || isThere ? [] : [{ value: text, said: asAdded(said) }];
  });
  return { key: 'person.languages-spoken', source: 'person.language', told: once(told) };
}

/** A form that asks for one language has no place for the others. */
const areSeveral = (text: string): boolean => /[;,/&+]|\band\b/iu.test(text);

const isTold = ({ ownWords, origin, state }: FactStatement): boolean =>
  ownWords !== '' &&
  (state === 'answered' || state === 'own-words') &&
  origin.kind === 'interview' &&
  origin.sheet !== true;

/** Words beside a value take nothing from other words beside it. */
const asAdded = (said: FactStatement): FactStatement => ({ ...said, relation: 'adds', cause: '' });

const once = (told: readonly Told<string>[]): Told<string>[] =>
  told.filter(({ value }, at) => told.findIndex((one) => one.value === value) === at);
