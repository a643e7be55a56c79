/**
 * @file What somebody was made to do against the law, and whether it may go where the police read it. It is no case against
 * them. A form for the Home Office is read by the police: it goes onto one where the person agreed, without a condition, that
 * the police are told, and stays in the record otherwise. Our own rule, from Modern Slavery Act 2015 s 45: a solicitor first.
 */
import * as z from 'zod';
import types from '../../../resources/codes/exploitation-types.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { saysOnlyHow } from '../consent/limit.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { madeInWords, rowWord } from './rows-in-words.ts';
import { quotedWords } from './words-of-place.ts';

type Facts = ReadonlyMap<string, FactView>;

/** The fact whose rows these are, and the one that says it was asked. */
export const MADE_TO = 'exploitation.made-to';
/** What of it a form that the police read takes. */
export const MADE_TO_AGREED = `${MADE_TO}-agreed`;
const ASKED = 'exploitation.asked-crime';
/** Facts that are kept from the police where nobody agreed that they are told of them. */
export const KEPT_FROM_POLICE: readonly string[] = [MADE_TO, ASKED];

const AGREED = 'consent.police';
const CONDITION = 'police.consent-words';

/** Whether the person agreed that the police are told, and nothing was said beside it that might leave this out: how, or why now, does not. */
export function policeMayKnow(facts: Facts): boolean {
  const standing = (key: string) => {
    const fact = facts.get(key);
    return fact === undefined ? [] : standingStatements(fact);
  };
  const agreed = standing(AGREED);
  return (
    agreed.length > 0 &&
    agreed.every(({ value, ownWords }) => value === 'yes' && saysOnlyHow(ownWords)) &&
    standing(CONDITION).every(({ text, ownWords }) => saysOnlyHow(text) && saysOnlyHow(ownWords))
  );
}

/** Something of it was told, and goes onto no form that the police read. */
export const isMadeToKept = (facts: Facts): boolean =>
  !policeMayKnow(facts) &&
  (madeToTold(facts).told.length > answersTold(facts).length ||
    answersTold(facts).some((one) => !isPlainNo(one.said)));

/** Asked, and the answer was no: nothing was admitted, and nothing is kept from anybody. */
const isPlainNo = ({ state, value, ownWords }: FactStatement): boolean =>
  state === 'answered' && value === 'no' && ownWords === '';

/** The kind of exploitation by which a form says that somebody was made to do something against the law. */
export const MADE_TO_KIND = 'forced-to-commit-crime';

/** `text`, in the words of the form or in ours, says by that kind what is kept out as words. */
export const namesMadeToKind = (text: string): boolean =>
  types.choices.some(
    (one) => one.value === MADE_TO_KIND && [one.text, one.official].some((words) => text.includes(words)),
  );

/** A line for each, and what was answered where it was asked; nothing where the police are not to know. */
export const madeToAgreed = (facts: Facts): LinesTold =>
  policeMayKnow(facts) ? madeToTold(facts) : { told: [], differs: false };

function madeToTold(facts: Facts): LinesTold {
  const made = linesTold(rowsTold(facts.get(MADE_TO)), { line: madeInWords });
  const told = [...made.told, ...wordsBeside(facts.get(MADE_TO)), ...answersTold(facts)];
  return { told, differs: made.differs };
}

function answersTold(facts: Facts): LinesTold['told'] {
  const asked = facts.get(ASKED);
  return (asked === undefined ? [] : standingStatements(asked)).flatMap((said) => {
    const answer = answerOf(said);
    if (isPlainNo(said)) return [{ value: rowWord('asked-no'), said: asAdded(said) }];
    return answer === '' ? [] : [{ value: `${rowWord('asked')}: ${answer}`, said: asAdded(said) }];
  });
}

/** What it was, of each row, without when, where and by whom. */
export const madeToWhat = (fact: FactView | undefined): string[] =>
  rowsTold(fact).stands.flatMap(({ value }) => {
    const what = z.object({ what: z.string() }).safeParse(value).data?.what ?? '';
    return what === '' ? [] : [what];
  });

const answerOf = ({ state, text, ownWords }: FactStatement): string => {
  const answer = state === 'prefers-not-to-say' ? rowWord('unsaid') : text;
  return [answer, quotedWords(ownWords)].filter((part) => part !== '').join(' ');
};

const asAdded = (said: FactStatement): FactStatement => ({ ...said, relation: 'adds', cause: '' });
