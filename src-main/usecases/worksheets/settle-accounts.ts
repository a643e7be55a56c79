/** @file Deciding what goes into a question of a worksheet that was told differently, or told more of since. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { accountsOn } from '../../core/answers/accounts.ts';
import type { FactStatement, KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { isRecorded, standingAnswers } from '../../core/answers/said.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { reasonNoted } from '../../core/told/cause-words.ts';
import { sentencesIn } from '../../core/told/told-anew.ts';
import { quotedOf, wordsApart } from '../../core/told/words-of-place.ts';
import { openOf } from '../../core/withholding/withheld.ts';
import { numberedTelling, numbersToTake } from '../../core/worksheets/one-telling.ts';
import { keepingWritten, type Taken, takeBoth, takeNewest, takeOne } from '../../core/worksheets/settle.ts';
import { goesOut, onlyAdds } from '../../core/worksheets/settle-step.ts';
import { addedSince, belowWritten, withDayTold } from '../../core/worksheets/settled-day.ts';
import type { ReadDb } from '../../vault/db.ts';
import { answerEntries, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { readScreening } from '../answers/read-screening.ts';
import { knownAnswers } from '../disclosure/collect.ts';
import { agreedStatements } from '../disclosure/from-ledger.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { sheetFacts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { answeredNote, answerIn } from '../interviews/screening-answer.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { requireWorksheet } from './require-worksheet.ts';
import { movedSince } from './town-before-move.ts';

type Input = CheckedInput<'accountsSettle'>;

/**
 * Throws `not-found`; `not-ready` for an interview; `answer-not-allowed` naming the question where nothing was told that
 * fits, where nothing is to be decided about an answer somebody wrote by hand, or where the field cannot hold what they
 * wrote beside what was told; and what `screeningAnswer` throws.
 */
export async function accountsSettle(engine: Engine, input: Input): Promise<CallOutput<'accountsSettle'>> {
  const { screeningId, question } = input;
  const expressions = await loadExpressions();
  const taken = engine.session.read((db) => {
    const made = decided(engine, db, input);
    if (input.take === 'newest' && !input.goesOutSeen) requireNothingOut(engine, db, input, made);
    return made;
  });
  const answers = [{ question, cause: '' as const, ...taken, value: taken.value as never }];
  const [at, nonce] = [engine.clock.now(), engine.random.id()];
  transact(
    engine,
    (written: ReturnType<typeof answerIn>) => answeredNote(screeningId, nonce, written),
    // Said again, it is written again: that it was decided with the newer telling in view is what is new.
    (tx) => answerIn(engine, tx, { screeningId, answers }, at, nonce, expressions, { again: true }),
  );
  return engine.session.read((db) => readScreening(engine, db, screeningId));
}

/** Throws `not-ready` with the lines that would stand in the field no more. */
function requireNothingOut(engine: Engine, db: ReadDb, input: Input, taken: Taken): void {
  const row = requireScreening(db, input.screeningId);
  const form = pinnedForm(db, row);
  const question = form.byName.get(input.question);
  if (question === undefined) return;
  const known = knownFor(engine, db, row, form).find((one) => one.question === input.question);
  const standing = standingAnswers(newestAnswers(db, row.id)).get(input.question);
  const lines = goesOut(question, known, standing, taken);
  if (lines.length > 0)
    throw new TestimonyError('not-ready', {
      subject: question.title,
      found: [coded('settle-goes-out', { lines })],
    });
}

type Decided = Taken & { readonly relation: 'new' | 'confirms' | 'adds' | 'differs' };

/** What would be written for it. Throws `answer-not-allowed` and the rest as `accountsSettle` does. */
export function decided(
  engine: Engine,
  db: ReadDb,
  { screeningId, question: name, take, telling }: Omit<Input, 'goesOutSeen'>,
): Decided {
  const { row, form } = requireWorksheet(db, screeningId);
  const question = form.byName.get(name);
  const refuse = (found: Coded) =>
    new TestimonyError('answer-not-allowed', { subject: name, found: [found] });
  if (question === undefined) throw refuse(coded('answer-no-such-question', { nearest: [] }));
  const { title } = question;
  const standing = standingAnswers(newestAnswers(db, row.id)).get(name);
  const facts = sheetFacts(engine, db, row);
  const known = knownAnswers(form, facts).find((one) => one.question === name);
  // Each of the ways would point to the others: nothing that was told may go here.
  const isShut = known !== undefined && openOf(known) === null;
  const nothing = coded(isShut ? 'settle-all-withheld' : 'settle-nothing-told', { title });
  if (take === 'keep') {
    if (standing === undefined || !isRecorded(standing))
      throw refuse(isShut ? nothing : coded('settle-nothing-kept', { title }));
    const { state, value, ownWords, howSaid, relation } = standing;
    return { state, value, ownWords, howSaid, relation };
  }
  if (known === undefined || isShut) throw refuse(nothing);
  const written = standing !== undefined && isRecorded(standing) ? standing : undefined;
  // Carried over, it is what was told; anything else somebody put there.
  const byHand = written !== undefined && written.relation !== 'confirms' ? written : undefined;
  const recordedIn = answerEntries(db, row.id).find(
    (one) => one.question === name && one.layer === written?.layer,
  )?.seq;
  const on = byHand === undefined ? undefined : accountsOn(question, byHand, recordedIn, known);
  if (on?.stands === 'agrees') throw refuse(coded('settle-nothing-pending', { title }));
  // What was there when somebody worded the field is in their words, or was left out of them.
  const added =
    take === 'newest' && on !== undefined && onlyAdds(on, known)
      ? addedSince(question, known, recordedIn ?? 0, stoodInLedger(engine, db, row, recordedIn ?? 0))
      : null;
  const below = byHand === undefined || added === null ? null : belowWritten(question, added, byHand);
  if (below !== null) return { ...below, relation: byHand?.relation ?? 'new' };
  const moved = take === 'newest' ? movedSince(facts, question) : null;
  if (moved !== null) throw refuse(moved.found);
  const taken = takenOf(engine, question, known, { take, telling });
  const numbers = take === 'one' ? numbersToTake(question, known) : [];
  if (taken === null && numbers.length > 0) throw refuse(coded('settle-no-such-telling', { title, numbers }));
  const isTooOld = known.facts.some(({ key, aged }) => key === question.fact && aged === true);
  if (taken === null && take === 'newest' && isTooOld) throw refuse(coded('account-aged', { title }));
  if (taken === null) throw refuse(take === 'both' ? coded('settle-takes-no-words', { title }) : nothing);
  const kept = byHand === undefined ? taken : keepingWritten(question, taken, byHand);
  if (kept === null) throw refuse(coded('settle-own-text', { title }));
  // With somebody's own words in it, the next decision keeps them too.
  return { ...kept, relation: kept === taken ? 'confirms' : (byHand?.relation ?? 'new') };
}

function stoodInLedger(
  engine: Engine,
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  entry: number,
): ReadonlySet<string> {
  const then = agreedStatements(engine, db, personId, paperWords(engine.resources), entry);
  return new Set(then.flatMap(({ text }) => text.split('\n')));
}

function takenOf(
  engine: Engine,
  question: Question,
  known: KnownAnswer,
  { take, telling = '' }: Pick<Input, 'take' | 'telling'>,
): Taken | null {
  if (take === 'newest' || take === 'one') {
    const one = take === 'one' ? numberedTelling(question, known, telling)?.said : undefined;
    const alone = one === undefined ? null : takeOne(question, one);
    const taken = take === 'newest' ? takeNewest(question, known) : alone;
    return taken && withDayTold(question, known, taken, one);
  }
  const say = paperWords(engine.resources);
  return takeBoth(question, known, (told, title, asked) => tellingSaid(say, told, title, asked));
}

/**
 * One telling in a text: the day it was held, what it is about where `title` is not empty, and what was said. Words beside several
 * sentences stand apart, under what was `asked`: behind the last of them they would read as said of it.
 */
export function tellingSaid(say: Say, told: FactStatement, about: string, asked = ''): string {
  // Lines that begin with what they are about have said it.
  const title = told.text.startsWith(`${about}: `) || told.text.startsWith(`${about} (`) ? '' : about;
  const day = heldDay(told);
  const { state, withheld } = told;
  const isInstead = state === 'not-known' || state === 'prefers-not-to-say';
  const instead = isInstead && withheld === undefined ? [state] : [];
  const byLine = saidByLine(told);
  const text = state === 'answered' ? (byLine ?? told.text) : '';
  const isApart = asked !== '' && told.ownWords !== '' && sentencesIn(text).length > 1;
  const apart = isApart ? `\n${wordsApart(told, asked)}` : '';
  const said = [
    text,
    ...instead.map((one) => say(coded('paper-no-value', { state: one }))),
    ...(isApart ? [] : quotedOf(told).map(({ words }) => words)),
    withheld === undefined ? '' : say(coded('words-withheld', { reason: withheld.reason })),
  ];
  const on = day === null ? '' : `${formatFuzzyDate(day)}${byLine === null ? reasonNoted(told) : ''}`;
  const line = { on, title, said: `${said.filter((part) => part !== '').join(' ')}${apart}` };
  // What a worker typed among the particulars, nobody told on that day.
  const isTold = told.origin.kind === 'interview';
  return say(isTold ? coded('settle-both', line) : coded('settle-both-recorded', line));
}

/** Of several rows, the reason stands at those that were told otherwise alone: of the others nobody gave one. */
function saidByLine({ lines = [], text }: FactStatement): string | null {
  if (!lines.some(({ changed }) => changed) || lines.map(({ line }) => line).join('\n') !== text) return null;
  return lines.map((one) => (one.changed ? `${one.line}${reasonNoted(one)}` : one.line)).join('\n');
}
