/**
 * @file A narrative field of a sheet, made of what was told in the order of what happened: each account in its own words,
 * and below it where it comes from, when, and what was asked. Nothing is put into other words here.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { exactDay, formatDay, formatFuzzyDate } from '../dates/fuzzy-date.ts';

/** Of each fact what stands, oldest first. What is said again as part of something later is left out. */
export function narrativeOf(facts: readonly FactView[]): string {
  const told = facts.flatMap((fact) => standingStatements(fact).map((said) => ({ fact, said })));
  const withWords = told
    .map(({ fact, said }) => ({ said, words: wordsOf(fact, said) }))
    .filter(({ words }) => words !== '');
  return withWords
    .filter(({ words }, at) => !withWords.slice(at + 1).some((later) => later.words.includes(words)))
    .map(({ said, words }) => [words, inBrackets(sourceOf(said))].filter((part) => part !== '').join('\n'))
    .join('\n\n');
}

/** Choices stand under the name of what they are about; what was told stands for itself. */
function wordsOf(fact: FactView, { state, text, ownWords, value }: FactStatement): string {
  if (state !== 'answered' && state !== 'own-words') return '';
  const isWords = typeof value === 'string' && value === text;
  const said = text === '' ? '' : isWords ? text : `${fact.title}: ${text}`;
  return [said, ownWords === '' ? '' : `“${ownWords}”`].filter((part) => part !== '').join('\n');
}

/** Whoever wrote it down is named beside the field, and not in what is sent. */
function sourceOf({ origin, at, howSaid, heldOn }: FactStatement): string {
  const isOtherDay = heldOn !== undefined && exactDay(heldOn) !== at.slice(0, 10);
  const day = isOtherDay ? `held ${formatFuzzyDate(heldOn)}, recorded ${formatDay(at)}` : formatDay(at);
  if (origin.kind !== 'interview') return day;
  const account = origin.layer === 0 ? origin.formTitle : `${origin.formTitle} (${origin.layer + 1})`;
  const asked =
    origin.asked === undefined || origin.asked === '' || howSaid === 'noted' ? '' : `“${origin.asked}”`;
  return [account, day, asked].filter((part) => part !== '').join(', ');
}

const inBrackets = (source: string): string => (source === '' ? '' : `[${source}]`);
