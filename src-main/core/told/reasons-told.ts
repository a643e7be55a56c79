/**
 * @file Why accounts differ, as it was told, in one text: what a reader of an account that was changed has to know, for the field that
 * the form asks it in. A reason is no concern by itself, and stands there only where somebody says that there is one.
 */
import type { FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { tellsByName } from '../withholding/copy.ts';
import { causeInWords, rowCauses } from './cause-words.ts';
import { onceFor } from './once-for.ts';

/** Its name alone would tell what kind of thing it was, to whoever reads the form. */
const tellsOfItself = (key: string): boolean =>
  tellsByName(key) || isNoAccount(key) || hasTrait(key, 'reason-apart');

/** What somebody asks for, or how they are on a day: told otherwise later, no account of what happened was changed. */
export const isNoAccount = (key: string): boolean => hasTrait(key, 'request');

/** A line for each reason, with all that it was given for; of the newest statement that has one. Null for none. */
export function reasonsTold(facts: ReadonlyMap<string, FactView>): Told<string> | null {
  const found = [...facts.values()].flatMap((fact) => reasonsOf(fact, undefined));
  const newest = found.toSorted((a, b) => b.said.seq - a.said.seq)[0];
  if (newest === undefined) return null;
  const lines = [...Map.groupBy(found, ({ words }) => words)].map(
    ([words, some]) => `${[...new Set(some.map(({ title }) => title))].join('; ')}: ${words}`,
  );
  return { value: lines.join('\n'), said: newest.said };
}

const reasonsOf = onceFor((fact: FactView, _: undefined) =>
  fact.derived === true || tellsOfItself(fact.key)
    ? []
    : standingStatements(fact).flatMap((said) => {
        const { relation, cause, rowReasons = [] } = said;
        if ((relation !== 'differs' && relation !== 'adds') || cause === 'recording') return [];
        if (said.withheld !== undefined || said.origin.kind !== 'interview' || said.origin.sheet === true)
          return [];
        const ofRows = rowReasons.map((one) => ({ row: 0, cause: one.cause, words: one.reasonWords }));
        const why = [causeInWords(said), ...ofRows.map((one) => rowCauses([one]).replace(/^[^:]*: /u, ''))];
        return [...new Set(why)]
          .filter((words) => words !== '')
          .map((words) => ({ title: fact.title, words, said }));
      }),
);
