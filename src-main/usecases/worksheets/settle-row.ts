/** @file Deciding in one step what goes into a row of fields that take one name each. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { rowOf, rowTaken } from '../../core/worksheets/slots.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { knownFor } from '../disclosure/resolve.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { answeredNote, answerIn } from '../interviews/screening-answer.ts';
import { requireWorksheet } from './require-worksheet.ts';

type Input = CheckedInput<'accountsRowSettle'>;

/**
 * All fields of the row, or none; what stood before is put back by `accountsMoreSettle` with the moment this gives. Throws
 * `not-found`; `not-ready` for an interview; `answer-not-allowed` naming the question where it is no field of a row, where
 * nothing was told or is there to be kept, or where it is more than the row takes; and what `screeningAnswer` throws.
 */
export async function accountsRowSettle(
  engine: Engine,
  input: Input,
): Promise<CallOutput<'accountsRowSettle'>> {
  const { screeningId } = input;
  const expressions = await loadExpressions();
  const answers = engine.session.read((db) => decidedRow(engine, db, input));
  const [at, nonce] = [engine.clock.now(), engine.random.id()];
  transact(
    engine,
    (written: ReturnType<typeof answerIn>) => answeredNote(screeningId, nonce, written),
    (tx) => answerIn(engine, tx, { screeningId, answers }, at, nonce, expressions, { again: true }),
  );
  return { questions: answers.map(({ question }) => question), at };
}

function decidedRow(
  engine: Engine,
  db: ReadDb,
  { screeningId, question: name, take }: Input,
): CheckedInput<'screeningAnswer'>['answers'] {
  const { row, form } = requireWorksheet(db, screeningId);
  const question = form.byName.get(name);
  const refuse = (found: Coded) =>
    new TestimonyError('answer-not-allowed', { subject: name, found: [found] });
  if (question === undefined) throw refuse(coded('answer-no-such-question', { nearest: [] }));
  const { title } = question;
  const fields = rowOf(question, form.questions);
  if (fields.length === 0) throw refuse(coded('settle-no-row', { title }));
  const known = new Map(knownFor(engine, db, row, form).map((one) => [one.question, one]));
  const standing = standingAnswers(newestAnswers(db, row.id));
  const taken = rowTaken(
    take,
    fields.map((one) => ({
      question: one,
      known: known.get(one.name),
      standing: standing.get(one.name),
    })),
  );
  if (taken === null) throw refuse(coded('settle-row-full', { title, fields: fields.length }));
  if (taken.size === 0)
    throw refuse(coded(take === 'keep' ? 'settle-nothing-kept' : 'settle-nothing-told', { title }));
  return [...taken].map(([one, { state, value, ownWords, howSaid, relation }]) => ({
    ...{ question: one, state, value: value as never, ownWords, howSaid, relation },
    cause: '' as const,
  }));
}
