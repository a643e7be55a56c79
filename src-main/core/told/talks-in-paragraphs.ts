/**
 * @file How the talks were held, a paragraph for each: where and with whom, how long, what was made sure of, how the person was. The
 * day stands below it, and nothing of one talk stands among another's.
 */
import type { FactView } from '../answers/fact.ts';
import { hasTrait } from '../forms/fact-traits.ts';

/** What says itself that it is of a talk needs no heading in a text that begins with one of them. */
export const isOfTalks = (lead: Pick<FactView, 'key'> | undefined): boolean =>
  lead !== undefined && hasTrait(lead.key, 'of-a-talk');

/** Whether `fact` goes without its name in a text about `lead`. */
export const isNamelessIn = (fact: FactView, lead: FactView | undefined): boolean =>
  isOfTalks(lead) && hasTrait(fact.key, 'of-a-talk');

interface Part {
  readonly words: string;
  readonly source: string;
}

/** `parts` of the same account in one, in the order in which the accounts were first told of. */
export const inParagraphs = (parts: readonly Part[]): Part[] =>
  [...Map.groupBy(parts, ({ source }) => source)].map(([source, some]) => ({
    source,
    words: some.map(({ words }) => words.split('\n').map(asSentence).join(' ')).join(' '),
  }));

const asSentence = (line: string): string => {
  const bare = line.trim();
  if (bare === '') return '';
  const begun = bare.charAt(0).toUpperCase() + bare.slice(1);
  return /[.!?…]["”’)]?$/u.test(begun) || /”$/u.test(begun) ? begun : `${begun}.`;
};
