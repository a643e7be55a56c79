/**
 * @file Answers, accounts and notes of records as one reader gets them, for whoever lists, prints or counts them one by one: what goes is
 * finished, and what is withheld is not there.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { Evaluate, Question } from '../../core/forms/questions.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { accountLines } from '../../core/told/telling-line.ts';
import { isContactPlan, isKeptBack } from '../../core/withholding/off-paper.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import type { Copy } from './on-copy.ts';
import { onSheetNow, openAccounts, sheetAccounts } from './sheet.ts';
import { readWithheld } from './withhold.ts';

/**
 * Of `answers` of a record, with their questions, those that a paper may have: of each what goes. `states`: answers that have a value
 * alone, unless somebody asks for words without one too.
 */
export function discloseAnswers<A extends AnswerView>(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  form: CompiledForm,
  answers: readonly A[],
  states: readonly AnswerView['state'][] = ['answered'],
): { readonly answer: A; readonly question: Question }[] {
  if (isContactPlan(form.questions)) return [];
  const withheld = readWithheld(engine, db, [row.personId]);
  const isSheet = form.file.testimony.use === 'worksheet';
  return answers.flatMap((recorded) => {
    const question = form.byName.get(recorded.question);
    if (question === undefined || !states.includes(recorded.state) || isKeptBack(question)) return [];
    const read = (value: unknown) =>
      recorded.state === 'answered' ? readableValue(question.element, value) : '';
    const going = withheld.going({ screeningId: row.id, ...recorded }, isSheet, read);
    const [value, { ownWords }] = [going.value as AnswerView['value'], going];
    return going.why !== undefined ? [] : [{ answer: { ...recorded, value, ownWords }, question }];
  });
}

/** Of a record, by question, why words of it are withheld from its reader. */
export function withheldIn(
  engine: Engine,
  db: ReadDb,
  people: Iterable<PersonId>,
): (row: ScreeningRow) => { readonly title: string; readonly why: Withheld }[] {
  const withheld = readWithheld(engine, db, people);
  return (row) => {
    const form = pinnedForm(db, row);
    const isSheet = form.file.testimony.use === 'worksheet';
    return newestAnswers(db, row.id).flatMap((answer) => {
      const question = form.byName.get(answer.question);
      const read = (value: unknown) =>
        answer.state === 'answered' ? readableValue(question?.element, value) : '';
      const going = withheld.going({ screeningId: row.id, ...answer }, isSheet, read);
      const why = going.why ?? going.partly;
      return why === undefined ? [] : [{ title: question?.title ?? answer.question, why }];
    });
  };
}

export interface AccountsDisclosed {
  /** Not every word of it is withheld. */
  goes(record: ScreeningId, layer: number): boolean;
  /** Counted among later ones that go: a number left out would say that there is another. */
  number(record: ScreeningId, layer: number): number;
}

export function discloseAccounts(engine: Engine, db: ReadDb, people: Iterable<PersonId>): AccountsDisclosed {
  const withheld = readWithheld(engine, db, people);
  return {
    goes: (record, layer) => withheld.account(record, layer) === undefined,
    number: (record, layer) => layer - withheld.before(record, layer),
  };
}

/** Whether words that somebody wrote beside what was told have none in them that this reader does not get. */
export function mayRead(
  engine: Engine,
  db: ReadDb,
  people: Iterable<PersonId>,
): (...words: readonly string[]) => boolean {
  const withheld = readWithheld(engine, db, people);
  return (...words) => withheld.within(...words) === undefined;
}

/** A field of a worksheet that is printed as it was recorded. */
export interface FieldDisclosed {
  readonly title: string;
  /** What was recorded, as it goes; null where only what stands beside it is there. */
  readonly answer: {
    readonly state: Exclude<AnswerView['state'], 'cleared'>;
    readonly said: string;
    readonly ownWords: string;
    /** Nothing of it goes. */
    readonly isLeft: boolean;
    /** What stands where words are withheld; null where nothing does. */
    readonly inPlace: Coded | null;
  } | null;
  /** What was told since or differently. */
  readonly beside: readonly Coded[];
}

/**
 * What is recorded on a worksheet, in the order of its form: of each question that is asked now and has an answer of some kind, or was
 * told elsewhere and differently. `open`: accounts that differ, and nobody has decided.
 */
export function discloseWorksheet(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  { copy, evaluate }: { readonly copy: Copy; readonly evaluate: Evaluate },
): { readonly fields: readonly FieldDisclosed[]; readonly open: readonly Coded[] } {
  const form = pinnedForm(db, row);
  const accounts = sheetAccounts(engine, db, row, form);
  const withheld = readWithheld(engine, db, [row.personId]);
  const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
  const asked = onSheetNow(form, standing, answeredValues(standing.values()), evaluate);
  const fields = asked.flatMap(({ name, title, element }): FieldDisclosed[] => {
    const answer = standing.get(name);
    const told = accounts.get(name);
    const beside = told === undefined ? [] : accountLines(copy.beside(told));
    if (answer === undefined || answer.state === 'cleared')
      return beside.length === 0 ? [] : [{ title, answer: null, beside }];
    const { state } = answer;
    const read = (value: unknown) => (state === 'answered' ? readableValue(element, value) : '');
    const going = withheld.going({ screeningId: row.id, ...answer }, true, read);
    const kept = going.why ?? going.partly;
    const inPlace = kept === undefined ? null : copy.inPlace(kept);
    const isLeft = going.why !== undefined;
    const { said, ownWords } = going;
    const isNothing = isLeft || (said === '' && ownWords === '');
    // A heading with nothing under it would ask what is not there.
    if (kept !== undefined && isNothing && inPlace === null && beside.length === 0) return [];
    return [{ title, answer: { state, said, ownWords, isLeft, inPlace }, beside }];
  });
  return { fields, open: openAccounts(asked, accounts) };
}
