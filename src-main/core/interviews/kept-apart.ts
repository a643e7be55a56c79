/**
 * @file What somebody asked to be kept out of forms about their family, and what would say it all the same: it stays in the
 * record and goes into no pack, unless it is added there by itself, with a reason. Whether other words say it is for
 * whoever makes the pack to read: they are pointed at. Our own rule.
 */
import type { FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import type { Question } from '../forms/questions.ts';

export const KEPT_APART = 'person.family-kept-apart';

/** Held out as well where something is kept apart: a yes and a number already say that they are there. */
const WITH_IT = ['person.children', 'person.children-number'];

/** What is to stay out, as it was said, each once; empty where nobody said. */
export function saidApart(facts: ReadonlyMap<string, FactView>): string[] {
  const fact = facts.get(KEPT_APART);
  const all = fact === undefined ? [] : standingStatements(fact);
  const said = all.map(({ text, ownWords }) => [text, ownWords].filter((one) => one !== '').join(' '));
  return [...new Set(said.filter((one) => one !== ''))];
}

/** `isSaid`: whether something is to stay out. */
export const staysApart = ({ fact }: Pick<Question, 'fact'>, isSaid: boolean): boolean =>
  fact === KEPT_APART || (isSaid && fact !== null && WITH_IT.includes(fact));

/**
 * Shapes of the words in `said` by which it can be told: of `close`, which are expressions for whole words, those that
 * occur in it, and words with a capital within a sentence that `notNames` does not have.
 */
export function wordsApart(
  said: readonly string[],
  close: readonly string[],
  notNames: ReadonlySet<string>,
): RegExp | null {
  const shapes = close.filter((one) => said.some((text) => whole([one]).test(text)));
  const names = said.flatMap((text) =>
    [...text.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}’'-]+/gu)].map(([word]) => word),
  );
  const all = [...new Set([...shapes, ...names.filter((one) => !notNames.has(one))])];
  return all.length === 0 ? null : whole(all);
}

const whole = (shapes: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${shapes.join('|')})(?!\\p{L})`, 'giu');
