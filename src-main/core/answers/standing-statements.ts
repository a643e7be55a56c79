/** @file Which of the statements about one thing stand. Pure; the engine and the window take the same. */
import type { FactStatement, FactView } from './fact.ts';

/**
 * What a fact stands on, oldest first: the newest account of it, and whatever was added to that since. Somebody who
 * once told it and now does not know leaves the account standing (and differing); somebody who would rather not say
 * does not. Own words alone stand beside what was told, unless they say that it was otherwise. Empty only for a fact
 * without statements.
 */
export function standingStatements({ statements }: Pick<FactView, 'statements'>): FactStatement[] {
  const said = statements.filter((one) => one.relation !== 'confirms');
  const newestFirst = said.length === 0 ? statements : said;
  const base = newestFirst.findIndex(
    (one) =>
      one.state === 'prefers-not-to-say' ||
      (one.state === 'answered' && one.relation !== 'adds') ||
      (one.state === 'own-words' && one.relation === 'differs'),
  );
  const added = newestFirst
    .slice(0, base === -1 ? newestFirst.length : base)
    .filter((one) => one.state === 'answered' || one.state === 'own-words');
  const found = [...added, ...newestFirst.slice(Math.max(base, 0), base + 1)].toReversed();
  return found.length === 0 ? newestFirst.slice(0, 1) : found;
}
