/**
 * @file What somebody asked to be kept out of forms about their family, and what would say it all the same: it stays in the
 * record and goes into no pack, unless it is added there by itself, with a reason. Whether other words say it is for
 * whoever makes the pack to read: they are pointed at. Our own rule.
 */
import type { FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { NOT_TO_BE_TOLD } from '../contact/not-told-rows.ts';
import type { Question } from '../forms/questions.ts';
import { isOfOffice } from '../people/office-kind.ts';
import { KEPT_FROM_POLICE, policeMayKnow } from '../told/made-to.ts';

/** What a lawyer asked not to go into: said anywhere, it would tell that there is more. */
export const LIMITS = 'accused.limits';

/** Who must not be told, as the first response to a child has it. */
const WHO_NOT_TO_TELL = 'child.not-to-be-told';

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

interface Apart {
  /** Something about the family is to stay out. */
  readonly isSaid: boolean;
  /** What somebody was made to do against the law may be read there. */
  readonly mayKnowMade: boolean;
}

export const staysApart = ({ fact }: Pick<Question, 'fact'>, { isSaid, mayKnowMade }: Apart): boolean =>
  fact !== null &&
  (fact === KEPT_APART ||
    fact === NOT_TO_BE_TOLD ||
    fact === LIMITS ||
    fact === WHO_NOT_TO_TELL ||
    (isSaid && WITH_IT.includes(fact)) ||
    (!mayKnowMade && KEPT_FROM_POLICE.includes(fact)));

/**
 * Whether a paper may say what somebody was made to do against the law: one for the court or a solicitor, and any where they
 * agreed without a condition that the police are told. One to the police is for the police, whatever it is made for.
 */
export const mayKnowMade = (
  facts: ReadonlyMap<string, FactView>,
  { purpose, recipient }: { readonly purpose: string; readonly recipient: string },
): boolean => policeMayKnow(facts) || (purpose === 'court-papers' && !isOfOffice('police', recipient));

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
