/** @file What a question of a worksheet takes of what was told about it: what stands, one telling, or all of them. */
import { toldOn } from '../answers/accounts.ts';
import type { StoredAnswer } from '../answers/answer.ts';
import { answerFinding } from '../answers/answers.ts';
import { valueToTake } from '../answers/carried.ts';
import type { FactStatement, FactView, KnownAnswer } from '../answers/fact.ts';
import { fromFactValue } from '../answers/fact-values.ts';
import { hasContent } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';
import { narrativeOf } from '../told/narrative.ts';

export type Taken = Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> & Pick<FactStatement, 'howSaid'>;

/** What stands of all that was told; null where it does not fit the question. */
export function takeNewest(question: Question, known: KnownAnswer): Taken | null {
  if (known.beside === true || known.toBeAsked === true) return null;
  const { state, ownWords, howSaid } = known;
  const value = valueToTake(question.element, known);
  return state === 'answered' && value === null
    ? null
    : { state, value: state === 'answered' ? value : null, ownWords, howSaid };
}

/** One telling, as its value or where the question takes text its words; null where neither fits. */
export function takeOne(question: Question, told: FactStatement): Taken | null {
  const { state, ownWords, howSaid } = told;
  if (state !== 'answered') return { state, value: null, ownWords, howSaid };
  const own = fromFactValue(question, told.value);
  const value = [own, ...(takesText(question) ? [told.text] : [])].find(
    (one) => answerFinding(question, 'answered', one) === null,
  );
  return value === undefined ? null : { state, value, ownWords, howSaid };
}

/** One telling in a text: its day, whose words it is, and `title` of what it is about where that has to be said. */
export type SayTelling = (told: FactStatement, title: string) => string;

/**
 * All of them in one answer: choices together; in a long text each telling of what was told differently as `line` says
 * it, and the rest as it stands; in a short one the values without days. Null where the question takes one value only.
 */
export function takeBoth(question: Question, known: KnownAnswer, line: SayTelling): Taken | null {
  if (known.beside === true || known.toBeAsked === true) return null;
  const told = known.facts.map((fact) => ({ fact, said: oldestFirst(fact) }));
  const all = told.flatMap(({ said }) => said);
  const words = distinct(all.map((one) => one.ownWords)).join('\n\n');
  const taken = (value: unknown, ownWords: string): Taken | null =>
    answerFinding(question, 'answered', value) === null
      ? { state: 'answered', value, ownWords, howSaid: '' }
      : null;
  if (question.element.type === 'checkbox')
    return taken([...new Set(all.flatMap((one) => fromFactValue(question, one.value)))], words);
  if (!takesText(question)) return null;
  const several = told.length > 1;
  if (question.element.type !== 'comment') {
    const parts = told.map(({ fact, said }) => {
      const value = shortTexts(said.map(({ text }) => text));
      return several && value !== '' ? `${fact.title}: ${value}` : value;
    });
    return taken(distinct(parts).join('; '), words);
  }
  const isNarrative = question.element.testimony.narrative === true;
  const paragraphs = told.map(({ fact, said }) => {
    if (!fact.differs) return isNarrative ? narrativeOf([fact]) : plainly(fact, several);
    return distinct(
      said.map((one) => line(one, needsTitle(fact, several && !isNarrative) ? fact.title : '')),
    ).join('\n');
  });
  // The words are quoted in the text, each with its own telling.
  return taken(distinct(paragraphs).join('\n\n'), '');
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
  if (!takesText(question) || written.state !== 'answered' || typeof written.value !== 'string') return taken;
  const value = typeof taken.value === 'string' ? taken.value : '';
  const isLong = question.element.type === 'comment';
  const both = isLong
    ? sameWords(value).includes(sameWords(written.value))
      ? value
      : distinct([value, written.value]).join('\n\n')
    : shortTexts([value, written.value]);
  const ownWords = distinct([taken.ownWords, written.ownWords]).join('\n\n');
  return answerFinding(question, 'answered', both) === null
    ? { ...taken, state: 'answered', value: both, ownWords }
    : null;
}

const oldestFirst = (fact: FactView): FactStatement[] =>
  (fact.differs ? toldOn(fact).toReversed() : standingStatements(fact)).filter(hasContent);

/** A choice or a row says nothing without what was asked; words told to the very question stand for themselves. */
const needsTitle = ({ statements }: FactView, several: boolean): boolean =>
  several || statements.some(({ state, value, text }) => state === 'answered' && value !== text);

function plainly(fact: FactView, titled: boolean): string {
  const said = standingStatements(fact)
    .filter(hasContent)
    .map(({ text, ownWords }) => distinct([text, ownWords === '' ? '' : `“${ownWords}”`]).join('\n'));
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

/** A field that takes any words: no date, no number, no name out of a list. */
const takesText = ({ element }: Question): boolean =>
  element.type === 'comment' ||
  (element.type === 'text' &&
    element.inputType === 'text' &&
    element.testimony.kind === undefined &&
    element.testimony.list === undefined);
