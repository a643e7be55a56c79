/** @file What a question of a worksheet takes of what was told about it: what stands, one telling, or all of them. */
import { accountOf } from '../answers/account-of.ts';
import { toldOn } from '../answers/accounts.ts';
import type { StoredAnswer } from '../answers/answer.ts';
import { answerFinding } from '../answers/answers.ts';
import { valueToTake } from '../answers/carried.ts';
import { type FactStatement, type FactView, isWithheld, type KnownAnswer } from '../answers/fact.ts';
import { fromFactValue } from '../answers/fact-values.ts';
import { heldDay } from '../answers/held-order.ts';
import { hasContent } from '../answers/said.ts';
import { hasChanged } from '../answers/since-then.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { dateRange } from '../dates/fuzzy-date.ts';
import { type Question, takesOfficialValue, takesWords } from '../forms/questions.ts';
import { CHILD_SAID } from '../told/child-said.ts';
import { isMarked, narrativeOf } from '../told/narrative.ts';
import { toldAnew } from '../told/told-anew.ts';
import { quotedOf } from '../told/words-of-place.ts';
import { openOf } from '../withholding/withheld.ts';

export type Taken = Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> & Pick<FactStatement, 'howSaid'>;

/** What stands of all that was told; null where it does not fit the question. */
export function takeNewest(question: Question, told: KnownAnswer): Taken | null {
  const known = openOf(told);
  if (known === null || known.beside === true || known.toBeAsked === true) return null;
  // An older account is not what stands because the words of the newer are withheld.
  if (told.facts.some((fact) => fact.differs && standingStatements(fact).some(isWithheld))) return null;
  const unknown = knownNoMore(question, known);
  if (unknown !== null) return unknown;
  const { state, ownWords, howSaid } = known;
  const value = valueToTake(question.element, withoutReplaced(question, known));
  // What may not be true any more goes nowhere by itself: it is worked out for today, or taken by its number.
  if (state === 'answered' && value === null) return null;
  return { state, value: state === 'answered' ? value : null, ownWords, howSaid };
}

/**
 * Told once, and in the newest account not known any more: the older value stands in the record, and whoever takes the
 * newest takes that it is not known. A text keeps what was told, with its day. Our own rule.
 */
function knownNoMore(question: Question, { facts }: KnownAnswer): Taken | null {
  const own = facts.find(({ key }) => key === question.fact);
  const [newest] = own === undefined ? [] : own.statements;
  if (own?.differs !== true || newest?.state !== 'not-known' || isWithheld(newest)) return null;
  if (question.element.testimony.narrative === true) return null;
  const { state, ownWords, howSaid } = newest;
  return { state, value: null, ownWords, howSaid };
}

/**
 * The account of the very thing that was told differently is replaced, and the child's words of it in the same account go
 * with it: alone they would say in the field what is not so any more.
 */
function withoutReplaced(question: Question, known: KnownAnswer): KnownAnswer {
  const own = known.facts.find(({ key }) => key === question.fact);
  if (own?.differs !== true || question.element.testimony.narrative !== true) return known;
  const stands = standingStatements(own);
  const [kept, replaced] = [stands, toldOn(own).filter((one) => !stands.includes(one))].map(
    (some) => new Set(some.map(accountOf)),
  );
  const goes = (one: FactStatement) =>
    replaced?.has(accountOf(one)) === true && kept?.has(accountOf(one)) !== true;
  const isQuoted = ({ key }: FactView) => key.startsWith(`${CHILD_SAID}-`);
  if (!known.facts.some((fact) => isQuoted(fact) && fact.statements.some(goes))) return known;
  const facts = known.facts
    .map((fact) =>
      isQuoted(fact) ? { ...fact, statements: fact.statements.filter((one) => !goes(one)) } : fact,
    )
    .filter(({ statements }) => statements.length > 0);
  const text = narrativeOf(facts);
  return { ...known, facts, text, value: answerFinding(question, 'answered', text) === null ? text : null };
}

/** One telling, as its value or where the question takes text its words; null where neither fits. */
export function takeOne(question: Question, told: FactStatement): Taken | null {
  const { state, ownWords, howSaid } = told;
  if (isWithheld(told)) return null;
  if (state === 'own-words' && takesOfficialValue(question.element)) return null;
  if (state !== 'answered') return { state, value: null, ownWords, howSaid };
  const own = fromFactValue(question, told.value);
  const isChoice = typeof told.value === 'string' && told.value !== told.text;
  const words = takesWords(question.element) ? [told.text] : [];
  const value = [...(isChoice ? words : []), own, ...words].find(
    (one) => answerFinding(question, 'answered', one) === null,
  );
  return value === undefined ? null : { state, value, ownWords, howSaid };
}

/**
 * One telling in a text: its day, whose words it is, and `title` of what it is about where that has to be said; `asked`: what it is
 * about in any case, for words that belong to all of it.
 */
export type SayTelling = (told: FactStatement, title: string, asked?: string) => string;

/**
 * All of them in one answer: choices together; in a long text each telling of what was told differently, or more than
 * once, as `line` says it, and the rest as it stands; in a short one the values without days. A question that takes one
 * value has it with the words of the others beside it, and is null where two values were told.
 */
export function takeBoth(question: Question, all: KnownAnswer, line: SayTelling): Taken | null {
  const known = openOf(all);
  return known === null || known.beside === true || known.toBeAsked === true
    ? null
    : bothOf(question, known, line);
}

function bothOf(question: Question, known: KnownAnswer, line: SayTelling): Taken | null {
  const told = known.facts.map((fact) => ({ fact, said: oldestFirst(fact) }));
  const all = told.flatMap(({ said }) => said);
  const { type } = question.element;
  if (type === 'checkbox') {
    const choices = all.filter(({ state }) => state === 'answered');
    const value = [...new Set(choices.flatMap((one) => fromFactValue(question, one.value)))];
    return withWords(question, value, wordsOfEach(all, line));
  }
  if (!takesWords(question.element)) return oneValue(question, all, line);
  const several = told.length > 1;
  if (type !== 'comment') {
    const parts = told.map(({ fact, said }) => {
      const value = shortTexts(said.map(({ text }) => text));
      return several && value !== '' ? `${fact.title}: ${value}` : value;
    });
    return withWords(question, distinct(parts).join('; '), wordsOfEach(all, line));
  }
  const isNarrative = question.element.testimony.narrative === true;
  const lead = known.facts[0];
  // Of several things told differently each day says what it is about; of one, the field says it.
  const differing = told.filter(({ fact }) => isOfSeveral(fact) && !isMarked(fact));
  const isOne =
    isNarrative && differing.length < 2 && differing.every(({ fact }) => isItsSubject(question, fact));
  const paragraphs = told.map(({ fact, said }) => {
    if ((!isOfSeveral(fact) || isMarked(fact)) && isNarrative) return narrativeOf([fact], lead);
    if (!isOfSeveral(fact) && said.length < 2) return plainly(fact, several);
    const title = needsTitle(fact, several && !isOne) ? fact.title : '';
    const anew = fact.derived === true ? said : toldAnew(said);
    return distinct(anew.map((one) => line(one, title, fact.title))).join('\n');
  });
  // The words are quoted in the text, each with its own telling; of one account alone, what another part says is not said again.
  const once = paragraphs.filter((one, at) => {
    const bare = sameWords(partOf(one));
    const isAlone = told[at]?.fact.differs === false && (told[at]?.said.length ?? 0) < 2;
    return !(
      isAlone &&
      bare !== '' &&
      paragraphs.some((other, index) => index !== at && sameWords(other).includes(bare))
    );
  });
  return textOf(question, distinct(once.length === 0 ? paragraphs : once).join('\n\n'));
}

/** What the field asks, or lines that have heads of their own: of anything else a text has to say what it is about. */
const isItsSubject = ({ fact }: Question, { key, derived }: FactView): boolean =>
  key === fact || derived === true || key.startsWith('child.said');

/** Without the name of what it is about, and where it was told. */
const partOf = (paragraph: string): string =>
  paragraph.replace(/\n\[[^\]\n]*\]$/u, '').replace(/^[^\n:]{1,80}: /u, '');

const textOf = (question: Question, value: string): Taken | null => withWords(question, value, '');

/** Without a value, what was said instead of one. */
function withWords(question: Question, value: string | readonly unknown[], ownWords: string): Taken | null {
  if (value.length === 0)
    return ownWords === '' || takesOfficialValue(question.element)
      ? null
      : { state: 'own-words', value: null, ownWords, howSaid: '' };
  return answerFinding(question, 'answered', value) === null
    ? { state: 'answered', value, ownWords, howSaid: '' }
    : null;
}

/** The words of each telling; with their days where there are several. */
function wordsOfEach(all: readonly FactStatement[], line: SayTelling): string {
  const spoken = all.filter(({ ownWords }) => ownWords !== '');
  if (distinct(spoken.map(({ ownWords }) => ownWords)).length < 2) return spoken[0]?.ownWords ?? '';
  return distinct(spoken.map((one) => line({ ...one, text: '' }, ''))).join('\n\n');
}

/** A question with one value: the one that was told, if it was one, and below it what was told in words. */
function oneValue(question: Question, all: readonly FactStatement[], line: SayTelling): Taken | null {
  const ownValue = (one: FactStatement) => {
    const own = one.state === 'answered' ? fromFactValue(question, one.value) : null;
    return own !== null && answerFinding(question, 'answered', own) === null ? own : null;
  };
  const values = new Map(all.map((one) => [JSON.stringify(ownValue(one)), ownValue(one)]));
  values.delete('null');
  if (values.size > 1) return null;
  const [value = null] = values.values();
  const words = all
    .map((one) => (ownValue(one) === null ? one : { ...one, text: '' }))
    .filter(({ text, ownWords }) => text !== '' || ownWords !== '');
  const ownWords = distinct(words.map((one) => line(one, ''))).join('\n\n');
  return value === null
    ? withWords(question, '', ownWords)
    : { state: 'answered', value, ownWords, howSaid: '' };
}

/**
 * What is taken, with what somebody wrote in the field by hand kept below it: nothing that a person worded is replaced.
 * Null where the field cannot hold both.
 */
export function keepingWritten(
  question: Question,
  taken: Taken,
  written: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
): Taken | null {
  if (written.state !== 'answered' || typeof written.value !== 'string') return taken;
  // One name out of a list: another would push out the one that somebody put there.
  if (question.element.testimony.list !== undefined && taken.value !== written.value) return null;
  if (!takesWords(question.element)) return taken;
  const value = typeof taken.value === 'string' ? taken.value : '';
  const isLong = question.element.type === 'comment';
  const both = isLong
    ? sameWords(value).includes(sameWords(written.value))
      ? value
      : distinct([...notIn(value, written.value), written.value]).join('\n\n')
    : shortTexts([value, written.value]);
  const ownWords = distinct([taken.ownWords, written.ownWords]).join('\n\n');
  return answerFinding(question, 'answered', both) === null
    ? { ...taken, state: 'answered', value: both, ownWords }
    : null;
}

/** Paragraphs of `value` that say something `written` does not say already, letter by letter. */
const notIn = (value: string, written: string): string[] => {
  const held = sameWords(written);
  return value.split('\n\n').filter((one) => {
    const said = one
      .replace(/\n?\[[^\]\n]*\]$/u, '')
      .split(/[.;]\s+|[.;]?\n|[.;]$/u)
      .map(sameWords)
      .filter((part) => part !== '');
    return said.length === 0 || !said.every((part) => held.includes(part));
  });
};

/** Told differently, or changed since: each telling is of its own day. */
const isOfSeveral = (fact: FactView): boolean => fact.differs || hasChanged(fact);

const oldestFirst = (fact: FactView): FactStatement[] => {
  const said = (isOfSeveral(fact) ? toldOn(fact).toReversed() : standingStatements(fact)).filter(hasContent);
  const byDay = said.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
  // Whoever calls takes the first number: it is the newest.
  return fact.key === SAFE_ROUTE ? byDay.toReversed() : byDay;
};

const SAFE_ROUTE = 'contact.safe-route';
/** ISO; of a month or a year its first day. */
const dayOf = (said: FactStatement): string => {
  const day = heldDay(said);
  return (day === null ? null : dateRange(day)[0]) ?? '';
};

const inWords = ({ text, ...told }: FactStatement): string =>
  distinct([text, ...quotedOf(told).map(({ words }) => words)]).join('\n');

/** A choice or a row says nothing without what was asked; words told to the very question stand for themselves. */
const needsTitle = ({ statements }: FactView, several: boolean): boolean =>
  several || statements.some(({ state, value, text }) => state === 'answered' && value !== text);

function plainly(fact: FactView, titled: boolean): string {
  const said = standingStatements(fact).filter(hasContent).map(inWords);
  const text = distinct(said).join('\n\n');
  return titled && text !== '' ? `${fact.title}: ${text}` : text;
}

/** Values of a one-line field side by side; a part that was said before is not said again. */
function shortTexts(texts: readonly string[]): string {
  const parts = texts.flatMap((text) => text.split(/;\s+|\n+/)).map((part) => part.trim());
  const once = new Map<string, string>();
  for (const part of parts) if (part !== '' && !once.has(sameWords(part))) once.set(sameWords(part), part);
  return [...once.values()].join('; ');
}

const sameWords = (text: string): string =>
  text.replace(/["“”]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

const distinct = (words: readonly string[]): string[] => [...new Set(words.filter((one) => one !== ''))];
