/** @file On a sheet, what was told and stands nowhere on it since somebody worded its field by hand: for the page to look at. */

import type { AnswerView } from '../../core/answers/answer.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { heldInWords } from '../../core/dates/held.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { inMarks } from '../../core/told/spoken-by.ts';
import { sheetText, wordedOver } from '../../core/worksheets/worded-over.ts';
import type { ReadDb } from '../../vault/db.ts';
import { answerEntries, type ScreeningRow } from '../../vault/queries/screening.ts';

export interface WordedOver {
  readonly on: Question;
  /** The entry of the log in which the field was worded. */
  readonly entry: number;
  readonly found: readonly Coded[];
}

/** In the order of `asked`. */
export function wordedOverOn(
  db: ReadDb,
  sheet: Pick<ScreeningRow, 'id'>,
  {
    asked,
    standing,
    known,
  }: {
    readonly asked: readonly Question[];
    readonly standing: ReadonlyMap<string, AnswerView>;
    readonly known: readonly KnownAnswer[];
  },
): WordedOver[] {
  const entries = new Map(
    answerEntries(db, sheet.id).map((one) => [`${one.layer} ${one.question}`, one.seq]),
  );
  const byQuestion = new Map(known.map((one) => [one.question, one]));
  const text = sheetText(
    [...standing.values()].flatMap(({ value, ownWords }) => [...textsIn(value), ownWords]),
  );
  return asked.flatMap((on) => {
    const answer = standing.get(on.name);
    const entry = entries.get(`${answer?.layer} ${on.name}`) ?? 0;
    const found = wordedOver(on, answer, byQuestion.get(on.name), entry, text, known).map(
      ({ said: { heldOn, at }, words, isOwn }) =>
        coded('worded-leaves-out', {
          title: on.title,
          said: isOwn ? inMarks(words) : words,
          held: heldInWords(heldOn, at),
        }),
    );
    return found.length === 0 ? [] : [{ on, entry, found }];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
