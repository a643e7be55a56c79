/** @file An answer quoted: whose it is, the question in words, and what was said. */

import type { QuotedAnswer } from '../../contract/links.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { rowsOf } from '../../core/answers/withheld-rows.ts';
import { onDay } from '../../core/dates/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { RecordedAnswer } from '../../vault/queries/screening-links.ts';
import { requirePerson } from '../cases/write-person.ts';
import { accountsHeld } from './facts.ts';
import { pinnedForm, requireScreening } from './read-screening.ts';

/** Throws `form-damaged` when the vault lost the form it was asked on. */
export function quoted(db: ReadDb, answer: RecordedAnswer): QuotedAnswer {
  const { screeningId, formTitle, status, personId, question, layer, state, ownWords, howSaid, at, author } =
    answer;
  const held = accountsHeld(db, requireScreening(db, screeningId));
  const asked = pinnedForm(db, answer).byName.get(question);
  const rows =
    state === 'answered' && asked !== undefined
      ? rowsOf(answer.value).map((row) => ({ row, text: readableValue(asked.element, [row]) }))
      : [];
  return {
    screeningId,
    formTitle,
    status,
    personId,
    person: requirePerson(db, personId).name,
    question,
    title: asked?.title ?? question,
    ...(asked?.fact == null ? {} : { fact: asked.fact }),
    layer,
    state,
    text: state === 'answered' && asked !== undefined ? readableValue(asked.element, answer.value) : '',
    ownWords,
    ...(rows.length === 0 ? {} : { rows }),
    howSaid,
    toldOn: held.get(layer)?.heldOn ?? onDay(at.slice(0, 10)),
    at,
    author,
  };
}
