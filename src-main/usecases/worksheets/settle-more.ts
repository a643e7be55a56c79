/** @file Taking over, in one step, everything that only adds to a worksheet; and undoing that. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Telling } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import { onlyAdds } from '../../core/worksheets/settle-step.ts';
import type { ReadDb } from '../../vault/db.ts';
import { answerHistory, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { leftIn } from '../disclosure/fields.ts';
import { onSheetNow, type SheetNow, sheetNow } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { answeredNote, answerIn } from '../interviews/screening-answer.ts';
import { decided } from './settle-accounts.ts';
import { wordedOverOn } from './worded-over.ts';

/** What would be taken over, in the order of the form. An interview has none. Throws `not-found`. */
export async function accountsMore(
  engine: Engine,
  { screeningId }: CheckedInput<'accountsMore'>,
): Promise<CallOutput<'accountsMore'>> {
  const expressions = await loadExpressions();
  return engine.session.read((db) => {
    const row = requireScreening(db, screeningId);
    const now = sheetNow(engine, db, row);
    const asked = onSheetNow(now.form, now.standing, now.values, expressions.evaluate);
    const over = wordedOverOn(db, row, { ...now, asked });
    return {
      fields: addedTo(db, row, expressions, now).map(({ name, title, told }) => ({
        question: name,
        title,
        told,
      })),
      notTaken: [...leftIn(now, expressions.evaluate), ...over.flatMap(({ found }) => found)],
    };
  });
}

/**
 * All of them, or none; with `undo`, the moment of an earlier one, what stood before it is written again where nobody has
 * changed the answer since. Throws `not-found`; `not-ready` where there is nothing to do; what `screeningAnswer` throws.
 */
export async function accountsMoreSettle(
  engine: Engine,
  { screeningId, undo }: CheckedInput<'accountsMoreSettle'>,
): Promise<CallOutput<'accountsMoreSettle'>> {
  const expressions = await loadExpressions();
  const [at, nonce] = [engine.clock.now(), engine.random.id()];
  const answers = engine.session.read((db) =>
    undo === '' ? takenIn(engine, db, screeningId, expressions) : stoodBefore(db, screeningId, undo),
  );
  if (answers.length === 0) {
    const { formTitle } = engine.session.read((db) => requireScreening(db, screeningId));
    throw new TestimonyError('not-ready', { subject: formTitle, found: [coded('settle-nothing-added')] });
  }
  transact(
    engine,
    (written: ReturnType<typeof answerIn>) => answeredNote(screeningId, nonce, written),
    (tx) => answerIn(engine, tx, { screeningId, answers }, at, nonce, expressions, { again: true }),
  );
  return { questions: answers.map((one) => one.question), at };
}

type Of = CheckedInput<'accountsMore'>['screeningId'];
type Answers = CheckedInput<'screeningAnswer'>['answers'];

function addedTo(
  db: ReadDb,
  row: ScreeningRow,
  expressions: Expressions,
  { form, known, accounts, yes }: SheetNow,
) {
  const standing = standingAnswers(newestAnswers(db, row.id));
  const values = askedAsAgreed(answeredValues(standing.values()), yes);
  return onSheetNow(form, standing, values, expressions.evaluate).flatMap(({ name, title }) => {
    const on = accounts.get(name);
    const told = known.find((one) => one.question === name);
    return on !== undefined && onlyAdds(on, told) ? [{ name, title, told: sinceOrLacking(on.tellings) }] : [];
  });
}

/** What was told since; where nothing was, what was told before and the field does not hold. */
const sinceOrLacking = (tellings: readonly Telling[]): readonly Telling[] => {
  const since = tellings.filter((one) => one.since);
  return since.length > 0 ? since : tellings;
};

/** A field that cannot hold both what was written by hand and what was told is left for somebody to decide. */
const takenIn = (engine: Engine, db: ReadDb, ...[screeningId, expressions]: [Of, Expressions]): Answers => {
  const row = requireScreening(db, screeningId);
  return addedTo(db, row, expressions, sheetNow(engine, db, row)).flatMap(({ name: question }) => {
    try {
      const taken = decided(engine, db, { screeningId, question, take: 'newest' });
      return [{ question, cause: '' as const, ...taken, value: taken.value as never }];
    } catch (thrown) {
      if (thrown instanceof TestimonyError && thrown.code === 'answer-not-allowed') return [];
      throw thrown;
    }
  });
};

function stoodBefore(db: ReadDb, screeningId: Of, moment: string): Answers {
  const history = answerHistory(db, screeningId);
  return newestAnswers(db, screeningId)
    .filter((one) => one.at === moment)
    .map(({ question, layer }) => {
      const before = history.findLast(
        (one) => one.question === question && one.layer === layer && one.at !== moment,
      );
      const stood: Stood = before ?? NOTHING;
      const { state, value, ownWords, relation, cause, howSaid } = stood;
      return { question, state, value: value as never, ownWords, relation, cause, howSaid };
    });
}
type Stood = Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation' | 'cause' | 'howSaid'>;
const NOTHING: Stood = {
  state: 'cleared',
  value: null,
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
};
