/**
 * @file What stands in a telling and belongs to another question: papers that say an age, care that was given, and wishes for
 * what is to come.
 */
import * as z from 'zod';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { ENGLISH, shaped } from './english.ts';
import { linesTold, wordsBeside } from './lines-told.ts';

// Papers about the age, row by row, without the heads of the columns.

/** The fact whose rows say what the papers are, from whom they came, what they say and what is doubted of them. */
const AGE_PAPERS = 'child.age-papers';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim().replace(/[.;]+$/u, '') ?? '');
const Row = z.object({ what: Words, from: Words, says: Words, doubt: Words });

/** "Baptism card (his aunt): born in May 2010; doubt: the year is in another hand". Empty where nothing is in the row. */
function agePaperInWords(row: unknown): string {
  const { data } = Row.safeParse(row);
  if (data === undefined) return '';
  const paper = data.from === '' ? data.what : [data.what, `(${data.from})`].filter(Boolean).join(' ');
  const said = [paper, data.says].filter((part) => part !== '').join(': ');
  const doubt = data.doubt === '' ? '' : `doubt: ${data.doubt}`;
  return [said, doubt].filter((part) => part !== '').join('; ');
}

/** As a text takes it: the papers in lines, each account with those that it told of. Other facts as they are. */
export function papersInLines(fact: FactView): FactView {
  if (fact.key !== AGE_PAPERS) return fact;
  const { told, differs } = linesTold(rowsTold(fact), { line: agePaperInWords });
  const statements = [...told, ...wordsBeside(fact)]
    .map(({ value, said }) => ({ ...said, state: 'answered' as const, value, text: value, ownWords: '' }))
    .toReversed();
  return statements.length === 0 ? fact : { ...fact, statements, differs };
}

// What was told of injuries, taken apart: who saw to them and where is how somebody is and was helped, and nothing of
// how those who exploited them treated them. That care was refused, or that somebody was left at a door, is. By
// sentences; anything else stays where it was told. Our own rule (certainty L).

export const INJURIES = 'health.injuries';

const CARE = shaped(ENGLISH['care-apart'].care);
const CARE_BEGINS = shaped(ENGLISH['care-apart']['care-begins']);
/** Whoever did it to them, or kept them from a doctor: that is how they were treated. */
const DONE_TO_THEM = shaped(ENGLISH['care-apart']['done-to-them']);

const partsOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/u);

const isCare = (part: string): boolean =>
  (CARE.test(part) || CARE_BEGINS.test(part.trim())) && !DONE_TO_THEM.test(part);

/** The sentences in `text` that say who saw to it, in their order; '' for none. */
export const careIn = (text: string): string =>
  partsOf(text)
    .filter(isCare)
    .map((part) => part.trim())
    .join(' ');

/** `fact` without those; null where nothing else was told. */
export function withoutCare(fact: FactView): FactView | null {
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const parts = partsOf(one.text);
    const kept = parts.filter((part) => !isCare(part));
    if (kept.length === parts.length) return [one];
    const text = kept.join(' ').trim();
    return text === '' && one.ownWords === '' ? [] : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}

// What was told of the time ahead, taken apart: a wish is no reason to be concerned, and stands with what the person
// wishes. By sentences that begin with a wish and hold no fear, nobody else and nothing that somebody else may want of
// the person ("He wants me back"); anything else stays where it was told. Our own rule (certainty L).

export const AHEAD = 'risk.future-reasons';

const WISH = shaped(ENGLISH['wishes-ahead'].wish);
const FEAR = shaped(ENGLISH['wishes-ahead'].fear);
/** The same beside a wish, where a "not" or a price makes it no fear yet. */
const FEAR_BESIDE = shaped(ENGLISH['wishes-ahead']['fear-beside']);
/** Whoever says so is in danger. */
const DEATH = shaped(ENGLISH['wishes-ahead'].death);
/** Whom such a wish is of, and by which words somebody else is in it as well. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  '': /\b(?:they|them|their|me|us)\b/iu,
  i: /\b(?:he|him|his|they|them|their)\b/iu,
  we: /\b(?:he|him|his|they|them|their|said)\b/iu,
  she: /\b(?:he|him|his|they|them|their|me|my|us|our|you)\b/iu,
  he: /\b(?:she|her|hers|they|them|their|me|my|us|our|you)\b/iu,
};
const ANYBODY = shaped(ENGLISH['wishes-ahead'].anybody);
/** What somebody wants for themselves; of whom another one spoke, nothing else is taken for the person's own wish. */
const OF_ONES_OWN = shaped(ENGLISH['wishes-ahead']['of-ones-own']);
/** A thing that somebody would like to have, by our own list: a person or a word with somebody is none. */
const OF_A_THING = shaped(ENGLISH['wishes-ahead']['of-a-thing']);

const clausesOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+|\n+/u);

function isWish(part: string): boolean {
  const { who = '', what = '' } = WISH.exec(part)?.groups ?? {};
  if (!WISH.test(part) || FEAR.test(part) || DEATH.test(part)) return false;
  const by = who.toLowerCase();
  if ((OTHERS[by] ?? ANYBODY).test(what)) return false;
  return by === '' || by === 'i' || by === 'we' || OF_ONES_OWN.test(what) || isOfAThing(part, by);
}

/** Of "she" and "he" only: under a name it may be of somebody who wants a thing of the person. */
const isOfAThing = (part: string, by: string): boolean =>
  (by === 'she' || by === 'he') && OF_A_THING.test(part);

/** The wishes in `text`, in their order; '' for none. */
export const wishesIn = (text: string): string => clausesOf(text).filter(isWish).map(tidy).join(' ');

/** Whether `text` is a wish and nothing else. */
export const isOnlyWishes = (text: string): boolean => {
  const parts = clausesOf(text).filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every(isWish);
};

/** A piece of a sentence ends as one. */
const tidy = (part: string): string => part.trim().replace(/;$/u, '.');

/** Words beside a wish that are of it: anything of fear, death or harm in them stays with the concerns as well. */
const isCalm = (words: string): boolean => !FEAR_BESIDE.test(words) && !DEATH.test(words);

/** `fact` with what was told of the time ahead but the wishes; null where nothing else was told. */
export function withoutWishes(fact: FactView): FactView | null {
  if (fact.key !== AHEAD) return fact;
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const kept = clausesOf(one.text).filter((part) => !isWish(part));
    if (kept.length === clausesOf(one.text).length) return [one];
    const text = kept.join(' ').trim().replace(/;$/u, '');
    return text === '' && (one.ownWords === '' || isCalm(one.ownWords))
      ? []
      : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}
