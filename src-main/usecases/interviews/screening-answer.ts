/** @file Saving answers, each at once and for good: nothing is overwritten, taking back is a line of its own. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answerFinding } from '../../core/answers/answers.ts';
import { type ConstraintWork, constraintFinding } from '../../core/answers/constraints.ts';
import { exhibitFinding, namesExhibits } from '../../core/answers/exhibit-limits.ts';
import { asLogged, markFor } from '../../core/answers/how-said.ts';
import { relationOfList, slipsMarked } from '../../core/answers/row-slips.ts';
import { answeredValues, isRecorded, standingAnswers, stateWith } from '../../core/answers/said.ts';
import { isOfTheDay, relationKept } from '../../core/answers/since-then.ts';
import { type Found, TestimonyError } from '../../core/errors/errors.ts';
import type { AnswerCode } from '../../core/findings/answer-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { isWritingMended } from '../../core/interviews/opening.ts';
import { putsRight } from '../../core/interviews/put-right-in-place.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { sessionInForce } from '../../vault/queries/interview-sessions.ts';
import { insertAnswer, newestAnswers, type ScreeningRow, setPlace } from '../../vault/queries/screening.ts';
import { missingOpening } from '../answers/read-screening.ts';
import { recordAnsweredConsent } from '../consent/answer-consent.ts';
import { requireOnWith } from '../consent/whom-for.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { canonicalText, fingerprint } from '../engine/fingerprint.ts';
import { type AuditNote, transact } from '../engine/transact.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { keepPosition, movesTo, placeOf } from './position.ts';

type Input = CheckedInput<'screeningAnswer'>;

/**
 * Saves one or several answers, all or none. Throws `not-found`; `signed-off` when the record is locked and no
 * layer is open; `not-ready`, naming what is missing, for a question past the opening pages before the safety check
 * of this account and consent are recorded; `for-adults` or `for-other-roles` where the record is not gone on with,
 * except by an answer that puts the age or a consent right; `answer-not-allowed`, naming the question, for a value that does not fit.
 * An answer that says the same again is not written twice.
 */
export async function screeningAnswer(engine: Engine, input: Input): Promise<CallOutput<'screeningAnswer'>> {
  const expressions = await loadExpressions();
  const at = engine.clock.now();
  const saved = { saved: input.answers.length, at };
  if (input.answers.length === 0) {
    keepPosition(engine, input);
    return saved;
  }
  const before = engine.session.read((db) => readPlan(engine, db, input, at, expressions));
  if (before.fresh.length === 0) {
    if (before.moves) keepPosition(engine, input);
    return saved;
  }

  const nonce = engine.random.id();
  transact(
    engine,
    (written: Written) => answeredNote(input.screeningId, nonce, written),
    (tx) => answerIn(engine, tx, input, at, nonce, expressions),
  );
  return saved;
}

interface Written {
  readonly fresh: readonly AnswerView[];
  readonly consents: readonly string[];
}

export const answeredNote = (subject: string, nonce: string, { fresh, consents }: Written): AuditNote => ({
  action: 'screening.answered',
  subject,
  facts: {
    answers: fresh.length,
    sha256: fingerprint({ nonce, answers: fresh.map(asLogged) }),
    ...(consents.length === 0 ? {} : { consents: consents.join(', ') }),
  },
});

/** The answers, as part of a change that may go on. Throws as `screeningAnswer` does. */
export function answerIn(
  engine: Engine,
  tx: WriteTx,
  input: Input,
  at: string,
  nonce: string,
  expressions: ConstraintWork,
  options: Writing = {},
): Written {
  const { row, form, fresh } = readPlan(engine, tx, input, at, expressions, options);
  const goesOn = fresh.some((answer) => !maySetRight(form.byName.get(answer.question)));
  if (goesOn) requireOnWith(engine, tx, form, row.personId);
  const consents = fresh.flatMap((answer) => {
    insertAnswer(tx, row.id, answer, nonce);
    return recordAnsweredConsent(engine, tx, row, form.byName.get(answer.question)?.consent ?? null, answer);
  });
  const told = fresh.filter((answer) => form.byName.get(answer.question)?.part === 'interview');
  if (told.length > 0) {
    const account = told.every(isWritingMended) ? 'desk' : (told[0]?.layer ?? 0);
    const ledger = listPersonConsents(tx, row.personId);
    const answers = newestAnswers(tx, row.id);
    const missing = missingOpening(
      form,
      row,
      answers,
      ledger,
      today(engine, tx),
      expressions.evaluate,
      account,
      isPast(tx, row, told[0]?.layer ?? 0),
    );
    if (missing.length > 0) {
      throw new TestimonyError('not-ready', { subject: row.formTitle, found: missing });
    }
  }
  const place = placeOf(input);
  if (place !== null) setPlace(tx, row.id, place);
  touchCase(tx, row.caseId, at);
  return { fresh, consents };
}

/** Those that are not recorded yet as they are given. Throws as `screeningAnswer` does for one that may not be. */
export const freshIn = (...given: Parameters<typeof readPlan>): readonly AnswerView[] =>
  readPlan(...given).fresh;

/** Whether the account is of a day that was given, and is entered from paper. */
const isPast = (db: ReadDb, row: ScreeningRow, layer: number): boolean =>
  (layer === 0 ? row : listLayers(db, row.id).find((one) => one.layer === layer))?.heldOn != null;

/** What may have stopped the record by mistake can still be put right in it: how old the person is, what they agree to. */
const maySetRight = (question: Question | undefined): boolean =>
  question !== undefined && (AGE_FACTS.includes(question.fact ?? '') || question.consent !== null);
const AGE_FACTS = ['person.under-18', 'person.birth-date'];

interface Plan {
  readonly row: ScreeningRow;
  readonly form: CompiledForm;
  /** What is not yet recorded as it stands. */
  readonly fresh: readonly AnswerView[];
  /** The session is at another place than was kept. */
  readonly moves: boolean;
}

/** `again`: an answer that says the same is written once more. */
interface Writing {
  readonly again?: boolean;
}

function readPlan(
  engine: Engine,
  db: ReadDb,
  input: Input,
  at: string,
  work: ConstraintWork,
  { again = false }: Writing = {},
): Plan {
  const row = requireScreening(db, input.screeningId);
  const form = pinnedForm(db, row);
  const layer = writableLayer(engine, db, row);
  const { language, interpreter } = sessionInForce(db, row);
  const past = isPast(db, row, layer);
  const target = putsRight(listLayers(db, row.id).find((one) => one.layer === layer)?.reason ?? '');
  const recorded = newestAnswers(db, row.id);
  const standing = new Map(recorded.filter((one) => one.layer === layer).map((one) => [one.question, one]));
  const told = standingAnswers(recorded);
  const ofTarget = (name: string) =>
    target === undefined ? undefined : recorded.find((one) => one.question === name && one.layer === target);
  const values = answeredValues(told.values());
  for (const one of input.answers) values[one.question] = one.state === 'answered' ? one.value : undefined;
  const exhibits = () => listEvidence(db, row.caseId, { removed: false });
  const refused: Found[] = [];
  const fresh = input.answers.flatMap(
    ({ question, state, value, ownWords, howSaid, ...gave }): AnswerView[] => {
      const asked = form.byName.get(question);
      const { relation, cause } =
        target === undefined
          ? relationOn(asked, { ...gave, layer, state, value }, told.get(question))
          : PUT_RIGHT;
      const finding =
        asked === undefined
          ? coded('answer-no-such-question', { nearest: [] })
          : (findingFor(asked, state, value, values, work) ??
            addsFinding(asked, { layer, state, value, relation }, told.get(question)) ??
            rightFinding(target, recorded, question) ??
            (namesExhibits(asked.element) ? exhibitFinding(asked.element, value, exhibits()) : null));
      if (finding !== null) {
        refused.push({ ...finding, field: question });
        return [];
      }
      const before = standing.get(question);
      const given = { state, value, relation, cause, ownWords: ownWords.toWellFormed() };
      const words = layer === 0 ? given.ownWords : slipsMarked(given, before);
      // Nobody was asked again: what was written down wrongly came to be said as it did.
      const mended = isWritingMended({ layer, relation, cause })
        ? (ofTarget(question) ?? told.get(question))?.howSaid
        : undefined;
      const of = layer === 0 ? { relation, cause } : relationOfList({ value, relation, cause }, before);
      const said = { state: stateWith(state, words), ownWords: words, relation: of.relation };
      const answer = {
        question,
        layer,
        ...said,
        value,
        cause: of.cause,
        howSaid: markFor(said, { asked: asked?.asked ?? '', isPast: past }, howSaid ?? mended, before),
        language,
        interpreter,
        at,
        author: engine.session.actor,
      };
      if (!again && saysTheSame(before, answer)) return [];
      standing.set(question, answer);
      return [answer];
    },
  );
  if (refused.length > 0)
    throw new TestimonyError('answer-not-allowed', { subject: refused[0]?.field ?? '', found: refused });
  return {
    row,
    form,
    fresh,
    moves: movesTo(row, placeOf(input)),
  };
}

/** Whether the value fits the question, and then what the form itself asks of it. */
function findingFor(
  asked: Question,
  state: AnswerView['state'],
  value: unknown,
  values: Readonly<Record<string, unknown>>,
  work: ConstraintWork,
): Coded<AnswerCode> | null {
  const finding = answerFinding(asked, state, value);
  return finding === null && state === 'answered' ? constraintFinding(asked, value, values, work) : finding;
}

/** Of a later account that only puts another right: nobody told anything. */
const PUT_RIGHT = { relation: 'differs', cause: 'recording' } as const;

/** Where that account has nothing on it, there is nothing of it to put right. */
const rightFinding = (
  target: number | undefined,
  recorded: readonly AnswerView[],
  question: string,
): Coded<AnswerCode> | null =>
  target === undefined || recorded.some((one) => one.question === question && one.layer === target)
    ? null
    : coded('answer-nothing-to-put-right', { number: target });

type Gave = Pick<AnswerView, 'layer' | 'state' | 'value' | 'relation' | 'cause'>;

/**
 * What is added to one choice of something that is of a day is what it is on another: it has changed since. Not where somebody gave a
 * reason why it was told only then, which would be lost: that is refused, and asked for as a difference.
 */
function relationOn(
  asked: Question | undefined,
  given: Gave,
  before: AnswerView | undefined,
): Pick<AnswerView, 'relation' | 'cause'> {
  const isOtherDay =
    asked !== undefined &&
    (given.cause === '' || given.cause === 'other') &&
    isOfTheDay(asked.fact) &&
    addsFinding(asked, given, before) !== null;
  return relationKept(isOtherDay ? { ...given, relation: 'since' } : given);
}

/** A question that takes one choice cannot hold another beside it: said in a later account, that one differs. */
function addsFinding(
  { element }: Question,
  given: Pick<Gave, 'layer' | 'state' | 'value' | 'relation'>,
  before: AnswerView | undefined,
): Coded<AnswerCode> | null {
  const takesOne = element.type === 'radiogroup' || element.type === 'dropdown';
  if (!takesOne || given.relation !== 'adds' || given.state !== 'answered') return null;
  const another = before?.state === 'answered' && before.layer < given.layer && before.value !== given.value;
  return another ? coded('answer-adds-to-one') : null;
}

/** The layer that answers go into now. One named author per record, and per layer. */
export function writableLayer(engine: Engine, db: ReadDb, row: ScreeningRow): number {
  const layer = row.status === 'draft' ? { layer: 0, author: row.author } : listLayers(db, row.id).at(-1);
  if (layer === undefined) throw new TestimonyError('signed-off', { subject: row.formTitle });
  if (layer.author !== engine.session.actor) {
    throw new TestimonyError('answer-not-allowed', {
      subject: layer.author,
      detail: `this account is written by ${layer.author}; others add notes`,
    });
  }
  return layer.layer;
}

function saysTheSame(a: AnswerView | undefined, b: AnswerView): boolean {
  if (a === undefined) return !isRecorded(b);
  const said = (one: AnswerView) =>
    canonicalText([one.state, one.value, one.ownWords, one.relation, one.cause, one.howSaid]);
  return said(a) === said(b);
}
