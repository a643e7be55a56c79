/** @file An answer quoted: whose it is, the question in words, and what was said. */

import type { QuotedAnswer } from '../../contract/links.ts';
import { rowKey, rowsOf } from '../../core/answers/fact-values.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { RecordedAnswer } from '../../vault/queries/screening-links.ts';
import { requirePerson } from '../cases/write-person.ts';
import { accountsHeld } from '../disclosure/collect.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/**
 * `beside`: earlier tellings of the same list quoted with it, whose rows nobody told again. Throws `form-damaged` when the
 * vault lost the form it was asked on.
 */
export function quoted(
  db: ReadDb,
  answer: RecordedAnswer,
  beside: readonly RecordedAnswer[] = [],
): QuotedAnswer {
  const { screeningId, formTitle, status, personId, question, layer, state, howSaid, at, author } = answer;
  const { own: ownWords } = apartFromReason(answer);
  const held = accountsHeld(db, requireScreening(db, screeningId));
  const form = pinnedForm(db, answer);
  const asked = form.byName.get(question);
  const rows =
    state === 'answered' && asked !== undefined
      ? rowsToldIn(answer, beside).map((row) => ({ row, text: readableValue(asked.element, [row]) }))
      : [];
  const told = rows.length === 0 ? answer.value : rows.map(({ row }) => row);
  return {
    screeningId,
    formTitle,
    status,
    personId,
    person: requirePerson(db, personId).name,
    question,
    title: asked?.title ?? question,
    ...(asked?.fact == null ? {} : { fact: asked.fact }),
    ...(form.file.testimony.use === 'worksheet' ? { sheet: true as const } : {}),
    layer,
    state,
    text: state === 'answered' && asked !== undefined ? readableValue(asked.element, told) : '',
    ownWords,
    ...(rows.length === 0 ? {} : { rows }),
    howSaid,
    toldOn: heldOrRecorded(held.get(layer)?.heldOn, at),
    at,
    author,
  };
}

/** All of them where none is new. */
function rowsToldIn(answer: RecordedAnswer, beside: readonly RecordedAnswer[]) {
  const known = new Set(beside.flatMap(({ value }) => rowsOf(value)).map(rowKey));
  const rows = rowsOf(answer.value);
  const news = rows.filter((row) => !known.has(rowKey(row)));
  return news.length === 0 ? rows : news;
}
