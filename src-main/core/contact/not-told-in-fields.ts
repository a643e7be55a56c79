/**
 * @file Fields of a form that say what somebody asked one of its readers not to be told: the police read what the Home Office is
 * sent. It is pointed at and never taken out: some fields ask for just that, and it is decided with the person. Our own rule
 * (certainty L).
 */
import offices from '../../../resources/codes/office-kinds.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { isKeptFromReader, rowHeld, sentencesHeld } from './not-for-recipient.ts';
import { exceptedIn, notToldRows } from './not-told-rows.ts';

/** Who reads the referral form, as the sentence says it. */
const READERS = offices['reads-referrals'];

export interface TypedField {
  readonly question: string;
  readonly title: string;
  readonly text: string;
}

export interface ToldAgainst {
  readonly question: string;
  readonly title: string;
  readonly found: Coded;
  /** The wish as it was recorded: shown nowhere, it tells one line from another. */
  readonly asked: string;
}

/** In the order of `fields`, a line for each wish that a field goes against, with all its readers. */
export function notToldInFields(
  facts: ReadonlyMap<string, FactView>,
  fields: readonly TypedField[],
): ToldAgainst[] {
  const rows = notToldRows(facts);
  return fields.flatMap(({ question, title, text }) => {
    const held = READERS.flatMap((reader) =>
      [
        ...rows
          .filter(({ whom }) => isKeptFromReader(whom, reader))
          .flatMap((row) => rowHeld(row, reader, text)),
        ...sentencesHeld(facts, reader, text),
      ]
        // Where there is nothing to look for, every field would be named.
        .filter(({ words }) => words.length > 0)
        .map((one) => ({ ...one, reader })),
    );
    const wishes = Map.groupBy(held, ({ wish, asked, words }) => JSON.stringify([wish, asked, words]));
    return [...wishes.values()].flatMap(([one, ...others]) => {
      if (one === undefined) return [];
      const readers = [one, ...others].map(({ reader }) => ({ reader }));
      const found = coded('not-told-in-field', { readers, words: one.words, said: one.wish });
      return [{ question, title, asked: one.asked, found }];
    });
  });
}

/**
 * A line for each wish that keeps something from somebody who is no reader of the form, such as another worker of the same employer,
 * with the fields that say it: what was told in confidence goes further than the desk that it is sent to. None where the wish has
 * no word to look for.
 */
export function notToldToOthers(
  facts: ReadonlyMap<string, FactView>,
  fields: readonly TypedField[],
): Coded[] {
  const ofOthers = notToldRows(facts).filter(
    ({ whom }) =>
      whom.trim() !== '' &&
      exceptedIn(whom) === null &&
      !READERS.some((reader) => isKeptFromReader(whom, reader)),
  );
  return ofOthers.flatMap((row) => {
    const told = fields.flatMap(({ title, text }) =>
      rowHeld(row, row.whom, text)
        .filter(({ words }) => words.length > 0)
        .map((one) => ({ ...one, title })),
    );
    const [first] = told;
    if (first === undefined) return [];
    const words = [...new Set(told.flatMap((one) => one.words))];
    return [coded('not-told-to-other', { said: first.wish, words, fields: told.map(({ title }) => title) })];
  });
}
