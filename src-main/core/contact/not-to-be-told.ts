/**
 * @file Sentences of an account that ask for something not to be told, or for somebody not to know: whoever makes a pack is
 * pointed at them, for nobody may have put them into the safe contact plan. English only, and our own rule (certainty L).
 */
import type { FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { isWorkersView } from '../told/facts-told.ts';
import { sentencePointed, speaksOfReader } from './not-for-recipient.ts';
import {
  exceptedIn,
  notToldPointed,
  notToldRows,
  NOT_TO_BE_TOLD as ROWS,
  writtenUnder,
} from './not-told-rows.ts';
import { asksNotToTell } from './ways-of-asking.ts';

/** The sentences of `texts` that ask it, once each, in their order. */
export function askedNotToTell(texts: readonly string[]): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n+/u)).map((one) => one.trim());
  // What is said again, and it is in long accounts, is looked at once.
  return [...new Set(sentences)].filter(asksNotToTell);
}

export interface Wish {
  readonly found: Coded;
  /** In which whoever is not to be told may be named: shown nowhere. */
  readonly names: string;
}

/**
 * What is not to be told to somebody, as it was recorded and as sentences of the accounts ask it; each once. Of what was recorded
 * it is said who is not to be told and where it is looked up: it is the thing itself, and this is read by whoever makes a pack.
 */
export function wishesNotToTell(facts: ReadonlyMap<string, FactView>): Wish[] {
  const fact = facts.get(NOT_TO_BE_TOLD);
  const sentences = (fact === undefined ? [] : standingStatements(fact))
    .map((one) => ({ said: sentencePointed(fact?.title ?? '', one), names: one.text || one.ownWords }))
    .filter(({ names }) => names !== '');
  const rows = notToldRows(facts).map((row) => ({
    said: notToldPointed(row),
    // Who is excepted may know it.
    names: `${row.what} ${exceptedIn(row.whom) === null ? row.whom : ''}`,
  }));
  const recorded = new Set(sentences.map(({ names }) => names));
  const sentencesOf = (some: readonly FactView[]) =>
    askedNotToTell(
      some.flatMap(({ statements }) =>
        statements.flatMap(({ text, ownWords, origin }) =>
          origin.kind === 'interview' ? [text, ownWords] : [],
        ),
      ),
    );
  const all = [...facts.values()].filter(({ key }) => key !== ROWS && key !== NOT_TO_BE_TOLD);
  const asked = sentencesOf(all.filter(({ key }) => !isWorkersView(key)));
  const written = sentencesOf(all.filter(({ key }) => isWorkersView(key)));
  return [
    ...[...sentences, ...rows].map(({ said, names }) => ({
      found: coded('pack-not-to-be-told', { said }),
      names,
    })),
    ...asked
      .filter((one) => !recorded.has(one))
      .map((one) => ({ found: coded('pack-asks-not-to-tell', { said: one, by: 'account' }), names: one })),
    // It is looked at just as well; but nobody told it.
    ...written
      .filter((one) => !recorded.has(one) && !asked.includes(one))
      .map((one) => ({ found: coded('pack-asks-not-to-tell', { said: one, by: 'worker' }), names: one })),
  ];
}

/**
 * Where an account asks it, each sentence once, at the last place that has it: what it is stands there, and not in what this is
 * said in, which may be handed on. A wish that was recorded as one is looked up where it was recorded (not-told-rows.ts).
 */
export function whereAskedNotToTell(facts: ReadonlyMap<string, FactView>): string[] {
  const places = [...facts.values()]
    .filter(({ key }) => key !== ROWS && key !== NOT_TO_BE_TOLD)
    .flatMap(({ title, statements }) =>
      statements
        .filter(({ origin }) => origin.kind === 'interview')
        .flatMap((one) =>
          askedNotToTell([one.text, one.ownWords]).map(
            (sentence) => [one.seq, sentence, writtenUnder(title, one)] as const,
          ),
        ),
    )
    .toSorted(([one], [other]) => one - other);
  const last = new Map(places.map(([, sentence, place]) => [sentence, place]));
  return [...new Set(last.values())];
}

const NOT_TO_BE_TOLD = 'child.not-to-be-told';

/** Of `wishes`, those that speak of whoever gets it: by a name, or as the kind of office it is; more nobody can tell. */
export const wishesAbout = (wishes: readonly Wish[], recipient: string): Wish[] =>
  wishes.filter((wish) => speaksOfReader(wish.names, recipient));
