/** @file Filling a worksheet with what was already told, each answer marked as confirming where it came from. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { canBeTaken, stillSays } from '../../core/answers/carried.ts';
import { isUndecided } from '../../core/answers/differing.ts';
import { answeredValues, emptiedQuestions, hasContent, standingAnswers } from '../../core/answers/said.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { isAsked, isKept, isOffRoute } from '../../core/forms/questions.ts';
import { isMadeToKept, MADE_TO_AGREED } from '../../core/told/made-to.ts';
import { isLeftOpen } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { discloseSheet, type SheetDisclosed } from '../disclosure/disclosure.ts';
import { loadReadiness, referralYes } from '../disclosure/referral-yes.ts';
import { knownFor } from '../disclosure/resolve.ts';
import {
  type Carried,
  carriedInto,
  notTakenIn,
  openAccounts,
  sheetAccounts,
  sheetFacts,
} from '../disclosure/sheet.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { screeningAnswer } from '../interviews/screening-answer.ts';
import { keptApart } from './other-people.ts';
import { requireWorksheet } from './require-worksheet.ts';
import { noLeftOpen } from './told-behind.ts';
import { townsLeftOpen } from './town-before-move.ts';

/**
 * Only for worksheets: in an interview the person confirms each thing themselves. What two accounts say differently is
 * left open: which of them goes into a form is for somebody to decide, with both in view. Throws `not-found`,
 * `signed-off`, `not-ready` for an interview form.
 */
export async function screeningCarryOver(
  engine: Engine,
  input: CheckedInput<'screeningCarryOver'>,
): Promise<CallOutput<'screeningCarryOver'>> {
  const expressions = await loadExpressions();
  const { carried, form, asked, ...counts } = engine.session.read((db) =>
    plan(engine, db, input, expressions),
  );
  if (carried.length > 0) {
    const answers = carried.map(({ question, state, value, ownWords, howSaid }) => ({
      question,
      value: value as never,
      state,
      ownWords,
      relation: 'confirms' as const,
      cause: '' as const,
      howSaid,
    }));
    await screeningAnswer(engine, { screeningId: input.screeningId, answers });
  }
  const familyApart =
    carried.some((one) => hasContent(one) && form.byName.get(one.question)?.fact === 'person.family') &&
    engine.session.read((db) => keptApart(engine, db, requireScreening(db, input.screeningId)));
  return {
    carried: carried.filter((one) => hasContent(one) && asked.has(one.question)).length,
    ...counts,
    familyApart,
    ...engine.session.read((db) => {
      const row = requireScreening(db, input.screeningId);
      const sheet = discloseSheet(engine, db, { row }, expressions);
      return {
        unread: [...sheet.unread],
        madeToKept: madeToKeptOut(engine, db, row, sheet.form),
        wishes: wishesOn(sheet, carried),
      };
    }),
  };
}

/** What the person asked a reader of the form not to be told, and was filled in just now; and what somebody else is not to be. */
function wishesOn({ wishes, wishesOfOthers }: SheetDisclosed, carried: readonly Carried[]): Coded[] {
  const filled = new Set(carried.filter(hasContent).map(({ question }) => question));
  if (filled.size === 0) return [];
  const ofReaders = wishes
    .filter(({ question }) => filled.has(question))
    .map(({ title, found }) => coded('look-at', { about: title, found: [found] }));
  // What is told differently is in no field yet, and will be in one once it is settled.
  return [...ofReaders, ...wishesOfOthers];
}

/** Of a form that asks for it where the police may know, and of no other. */
const madeToKeptOut = (engine: Engine, db: ReadDb, row: ScreeningRow, form: CompiledForm): boolean =>
  form.questions.some(({ fact }) => fact === MADE_TO_AGREED) && isMadeToKept(sheetFacts(engine, db, row));

function plan(
  engine: Engine,
  db: ReadDb,
  input: CheckedInput<'screeningCarryOver'>,
  expressions: Expressions,
) {
  const { row, form } = requireWorksheet(db, input.screeningId);
  const known = knownFor(engine, db, row, form);
  const differing = new Set(
    known.filter((one) => canBeTaken(one) && isUndecided(one)).map(({ question }) => question),
  );
  const answers = newestAnswers(db, row.id);
  const standing =
    standingAnswers<Pick<AnswerView, 'question' | 'state' | 'value' | 'layer' | 'ownWords' | 'relation'>>(
      answers,
    );
  // What was carried here and is withheld since is made anew; what somebody wrote is theirs to change.
  const { standing: shown, kept } = standingOnSheet(engine, db, row, form, known);
  const before = new Map(standing);
  for (const name of kept.keys()) if (standing.get(name)?.relation === 'confirms') standing.delete(name);
  const told = sheetAccounts(engine, db, row, form, { known, standing: shown });
  const made = carriedInto(form, standing, known, expressions, emptiedQuestions(answers));
  for (const one of made) standing.set(one.question, { ...one, layer: 0, relation: 'confirms' });
  // What its words say is not all so: whoever prepares the form answers it. What hangs on the answer is taken over all the same.
  const yes = referralYes(engine, db, row, form);
  const no = noLeftOpen(engine, db, row, form, made);
  const towns =
    row.formId === loadReadiness(engine.resources).form
      ? townsLeftOpen(sheetFacts(engine, db, row), form.questions, made)
      : new Set<string>();
  const isOpen = (one: Carried) => isLeftOpen(yes, one) || one.question === no || towns.has(one.question);
  const open = new Set(made.filter(isOpen).map(({ question }) => question));
  // Made anew it may be what stands there already, with words in it that go nowhere: that is written once.
  const carried = made.filter((one) => !isOpen(one) && !isWritten(one, before.get(one.question)));
  const values = answeredValues(standing.values());
  const applicable = form.questions.filter(
    (one) => isAsked(one, values, expressions.evaluate) && !isOffRoute(one.element),
  );
  const filled = applicable.filter(({ name }) => hasContent(standing.get(name)) && !open.has(name));
  const left = applicable.filter(({ name }) => differing.has(name) && !standing.has(name));
  const older = applicable.filter(({ name }) => told.get(name)?.stands === 'older');
  // What no field asks counts where there is something of it.
  const fields = applicable.filter((one) => !isKept(one.element) || filled.includes(one));
  const counts = { filled: filled.length, applicable: fields.length, differing: left.length };
  const asked = new Set(applicable.map(({ name }) => name));
  const leftOut = applicable.filter(({ name }) => told.get(name)?.emptied === true && !standing.has(name));
  return {
    ...{ carried, form, asked, ...counts, older: older.length },
    accounts: openAccounts(applicable, told),
    emptied: notTakenIn(leftOut, told, known),
  };
}

const isWritten = (
  one: Carried,
  there: Pick<AnswerView, 'state' | 'value' | 'ownWords'> | undefined,
): boolean => there !== undefined && stillSays(there, one) && there.ownWords === one.ownWords;
