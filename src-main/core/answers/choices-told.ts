/**
 * @file Answers of several choices, as they were told: an account that goes on with them holds the choices of the account
 * before it too, and nobody told those again. Each choice belongs to the account in which it was first told.
 */
import type { FactStatement, FactView } from './fact.ts';
import { isWithheld } from './fact.ts';

/** What stands between the words of two choices (`readableValue`). */
const BETWEEN = '; ';

/**
 * `statements` newest first, those that hold all that stood before them with what they add alone: what they take nothing
 * from is added to, whatever was said of it, and a cause that was given stays with what came to it. An account that leaves
 * a choice out is another one, and stays whole; so is a correction of what had been written down wrongly.
 */
export function choicesAsTold<S extends FactStatement>(statements: readonly S[]): S[] {
  let stood: readonly Choice[] = [];
  return statements
    .toReversed()
    .map((one) => {
      if (one.state === 'prefers-not-to-say') stood = [];
      if (one.state !== 'answered' || one.relation === 'confirms') return one;
      const now = choicesOf(one);
      if (now === null) {
        stood = [];
        return one;
      }
      const before = new Set(stood.map(({ value }) => value));
      const isWhole = [...before].every((value) => now.some((choice) => choice.value === value));
      const added = now.filter(({ value }) => !before.has(value));
      stood = isWhole || one.relation !== 'adds' ? now : [...stood, ...added];
      const goesOn = isWhole || one.relation === 'adds';
      if (added.length === now.length || added.length === 0 || !goesOn || isCorrection(one)) return one;
      return { ...one, ...inWords(added), relation: 'adds' as const };
    })
    .toReversed();
}

/**
 * `said`, which stands, in as many parts as accounts told of its choices: those of the account before it that it leaves as
 * they are, with the day and the source of that account, and what is its own. Oldest first.
 */
export function choicesApart(
  { statements }: Pick<FactView, 'statements'>,
  said: FactStatement,
): FactStatement[] {
  const now = said.state === 'answered' && said.relation !== 'confirms' ? choicesOf(said) : null;
  const earlier = statements.slice(statements.indexOf(said) + 1);
  const end = earlier.findIndex(({ state }) => state === 'prefers-not-to-say');
  const before = earlier
    .slice(0, end === -1 ? earlier.length : end)
    .filter((one) => one.state === 'answered' && one.relation !== 'confirms' && !isWithheld(one));
  // What it adds is its own, told once before and taken back or not.
  if (now === null || said.relation === 'adds' || isCorrection(said)) return [said];
  const first = (value: string) =>
    before.findLast((one) => choicesOf(one)?.some((choice) => choice.value === value)) ?? said;
  const each = [...Map.groupBy(now, ({ value }) => first(value))].toSorted(([a], [b]) => a.seq - b.seq);
  return each.map(([by, choices]) =>
    by === said ? { ...said, ...inWords(choices) } : { ...by, ...inWords(choices), ownWords: '' },
  );
}

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** Null where it is no list of choices, or its words are not one for each. */
export function choicesOf({ value, text }: Pick<FactStatement, 'value' | 'text'>): Choice[] | null {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return null;
  const words = text.split(BETWEEN);
  return words.length === value.length
    ? value.map((one, at): Choice => ({ value: one, words: words[at] ?? one }))
    : null;
}

const inWords = (choices: readonly Choice[]) => ({
  value: choices.map(({ value }) => value),
  text: choices.map(({ words }) => words).join(BETWEEN),
});

const isCorrection = ({ cause, origin }: FactStatement): boolean =>
  cause === 'recording' || (origin.kind === 'interview' && origin.putRight !== undefined);
