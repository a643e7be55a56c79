/**
 * @file What was left for a later talk was true on its day: the day is said with it, and that something with one of its
 * words was told since, for whoever prepares the form to see whether it still holds. Our own rule (certainty L).
 */
import type { FactStatement, KnownAnswer } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../dates/held.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { plainWords } from '../text/plain-words.ts';

const LEFT: ReadonlySet<string> = new Set(['account.left-for-later', 'child.left-for-later']);

/** A line for each day on which something was left; none for another question. `all`: what is known for the whole form. */
export function leftOn(
  question: { readonly fact: string | null; readonly name: string },
  all: readonly Pick<KnownAnswer, 'question' | 'facts'>[],
): Coded[] {
  if (question.fact === null || !LEFT.has(question.fact)) return [];
  const known = all.find((one) => one.question === question.name);
  const facts = (known?.facts ?? []).filter(({ key }) => key === question.fact);
  const told = all.flatMap((one) => one.facts.flatMap(({ statements }) => statements)).filter(isToldInTalk);
  const own: ReadonlySet<FactStatement> = new Set(facts.flatMap(({ statements }) => statements));
  const lines = facts.flatMap(standingStatements).flatMap((left): Coded[] => {
    const day = heldDay(left);
    if (day === null || !isToldInTalk(left)) return [];
    const isSince = told.some((one) => {
      const held = heldDay(one);
      const isLater = held !== null && held.value !== day.value && surelyHeldAfter(held, day);
      return isLater && !own.has(one) && sharesWord(left, one);
    });
    return [coded('account-left-on', { on: formatFuzzyDate(day), since: isSince ? 'yes' : 'no' })];
  });
  return [...new Map(lines.map((one) => [JSON.stringify(one), one])).values()];
}

const isToldInTalk = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet !== true;

/** Shorter ones stand in any sentence: "what", "that", "then". */
const TELLS_FROM = 5;
const telling = ({ text, ownWords }: FactStatement): string[] =>
  plainWords(`${text} ${ownWords}`)
    .split(' ')
    .filter((word) => word.length >= TELLS_FROM)
    .map((word) => word.replace(/s$/u, ''));

function sharesWord(left: FactStatement, one: FactStatement): boolean {
  const words = new Set(telling(left));
  return words.size === 0 || telling(one).some((word) => words.has(word));
}
