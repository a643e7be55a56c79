/**
 * @file What was said beside particulars that the other form takes as a value alone: that a birth date is only what papers
 * say, which name or gender is to be written, which other languages are spoken. Each is a fact of its own, under its name,
 * so that none is lost for want of a field.
 */

import type { FactStatement, FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { goesWith } from '../forms/fact-traits.ts';
import { careIn, INJURIES } from './care-apart.ts';
import { ENGLISH, shaped } from './english.ts';
import { housingNeed } from './housing-need.ts';
import { reasonsTold } from './reasons-told.ts';
import { whyNotSooner } from './why-not-sooner.ts';
import { AHEAD, isOnlyWishes, wishesIn } from './wishes-ahead.ts';
import { quotedWords } from './words-of-place.ts';

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
