/**
 * @file Sentences of an account that ask for something not to be told, or for somebody not to know: whoever makes a pack is
 * pointed at them, for nobody may have put them into the safe contact plan. English only, and our own rule (certainty L).
 */
import type { FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { speaksOfOffice } from '../people/office-kind.ts';
import { isWorkersView } from '../told/workers-view.ts';
import { saysWord } from './forbidden.ts';
import { notToldInWords, notToldRows, NOT_TO_BE_TOLD as ROWS } from './not-told-rows.ts';

const ASKS =
  /\b(?:(?:never|do not|don['’]t|must not|not to) (?:tell|let|say to|be told)|(?:nobody|no one) is to (?:know|hear|be told)|(?:is|are) not to (?:know|hear|find out|learn)|(?:do|does) ?(?:not|n['’]t) want [^.;]{1,60}(?:know|find out|hear|told|learn)|without [^.;]{1,40} (?:knowing|finding out)|(?:must|should|may|can) (?:not|never) (?:know|find out|hear|be told|learn)|(?:nobody|no one) (?:must|should|may) (?:know|find out|hear|be told))\b/iu;
/** "I do not know" is no wish. */
const KNOWS_NOT = /\b(?:i|we|he|she|they) (?:do not|don['’]t|does not|did not) (?:know|hear|find out)\b/iu;

/** The sentences of `texts` that ask it, once each, in their order. */
export function askedNotToTell(texts: readonly string[]): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n+/u)).map((one) => one.trim());
  return [...new Set(sentences.filter((one) => ASKS.test(one) && !KNOWS_NOT.test(one)))];
}

/** What is not to be told to somebody, as it was recorded and as sentences of the accounts ask it; each once. */
export function wishesNotToTell(facts: ReadonlyMap<string, FactView>): Coded[] {
  const fact = facts.get(NOT_TO_BE_TOLD);
  const rows = notToldRows(facts).map(notToldInWords);
  const said = (fact === undefined ? [] : standingStatements(fact))
    .map(({ text, ownWords }) => text || ownWords)
    .concat(rows)
    .filter((one) => one !== '');
  const sentencesOf = (some: readonly FactView[]) =>
    askedNotToTell(
      some.flatMap(({ statements }) =>
        statements.flatMap(({ text, ownWords, origin }) =>
          origin.kind === 'interview' ? [text, ownWords] : [],
        ),
      ),
    );
  const all = [...facts.values()].filter(({ key }) => key !== ROWS);
  const asked = sentencesOf(all.filter(({ key }) => !isWorkersView(key)));
  const written = sentencesOf(all.filter(({ key }) => isWorkersView(key)));
  return [
    ...said.map((one) => coded('pack-not-to-be-told', { said: one })),
    ...asked
      .filter((one) => !said.includes(one))
      .map((one) => coded('pack-asks-not-to-tell', { said: one, by: 'account' })),
    // It is looked at just as well; but nobody told it.
    ...written
      .filter((one) => !said.includes(one) && !asked.includes(one))
      .map((one) => coded('pack-asks-not-to-tell', { said: one, by: 'worker' })),
  ];
}

const NOT_TO_BE_TOLD = 'child.not-to-be-told';

/** Of `wishes`, those that speak of whoever gets it: by a name, or as the kind of office it is; more nobody can tell. */
export const wishesAbout = (wishes: readonly Coded[], recipient: string): Coded[] => {
  const names = (recipient.match(/\p{Lu}[\p{L}’'-]{2,}/gu) ?? []).filter((one) => !NO_NAME.test(one));
  const says = ({ params }: Coded) => Object.values(params ?? {}).join('\n');
  return wishes.filter(
    (wish) => speaksOfOffice(says(wish), recipient) || names.some((name) => saysWord(says(wish), name)),
  );
};

const NO_NAME = /^(?:The|And|For|Her|His|Their|Our|Mrs|Miss|Mr|Home|Office|Court|Council|Police)$/u;
