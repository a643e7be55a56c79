/**
 * @file What one reader gets, worked out once for each output, which lays it out and decides nothing: of a person the facts, of a
 * sheet every field that goes, with what somebody has to see or decide first. `engine.reader` says whose it is.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { UnreadField } from '../../contract/readiness.ts';
import { accountsOn, isTakenOver } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { answeredValues } from '../../core/answers/said.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReaderScope } from '../../core/withholding/readers.ts';
import { askedAsAgreed, isLeftOpen } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import { type EvidenceRecord, findEvidence } from '../../vault/queries/evidence.ts';
import { originEntry } from '../../vault/queries/exhibit-origin.ts';
import { findScreening, type ScreeningRow } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';
import { datesHeld, typedKeptOpen, type WishAgainst, wishesOfOthers, wishesOpen } from './check.ts';
import { readFacts, readToldOf } from './collect.ts';
import {
  answeredThen,
  fieldsAside,
  leftIn,
  openIn,
  type SentElsewhere,
  sentElsewhere,
  whatGoes,
} from './fields.ts';
import { type NamesTold, namesTold } from './people-named.ts';
import { loadReadiness, noticeUnrecorded, referralYes } from './referral-yes.ts';
import { knownFor } from './resolve.ts';
import { agedIn, askedWrongly, carriedInto, onSheetNow, type SheetNow, sheetNow } from './sheet.ts';
import { carriedFields, unreadIn } from './to-read.ts';

/**
 * By fact. Each statement has its words, whose they are, when they were said and recorded, the account, how they were said, where
 * from, and why they are withheld where they are. Nothing of privileged records is among them.
 */
export const discloseFacts = (
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
): ReadonlyMap<string, FactView> => readFacts(engine, db, personId, null, { forForms: true, withhold: true });

/** Of these facts alone what was told or is among the particulars, withheld or not: for gates, before each thing done with a person. */
export const factsAsked = readToldOf;

/** The values that are effective of each of these facts, to be counted and not read; of privileged records nothing. As `readToldOf`. */
export function valuesTold(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  keys: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const told = [...readToldOf(engine, db, personId, keys)].map(([key, fact]) => {
    const statements = fact.statements.filter(
      ({ origin }) => !(origin.kind === 'interview' && origin.privileged),
    );
    const values = standingStatements({ statements })
      .filter(({ state }) => state === 'answered')
      .flatMap(({ value }) => [value].flat().map(String));
    return [key, values] as const;
  });
  return new Map(told);
}

/** All that was told, withheld or not: for gates and checks, never for a page. `whole`: of privileged records too. */
export const factsForGates = (engine: Engine, db: ReadDb, personId: PersonId, whole = false) =>
  readFacts(engine, db, personId, null, { forForms: !whole });

/** `row`: null where nobody has begun a sheet; then it is what carrying over would write into one, and is not stored. */
export type SheetAsked =
  | { readonly row: ScreeningRow }
  | {
      readonly row: null;
      readonly caseId: ScreeningRow['caseId'];
      readonly personId: PersonId;
      readonly form: CompiledForm;
    };

export interface SheetDisclosed extends SheetNow {
  readonly row: ScreeningRow | null;
  /** Shown now, in the order of the form. */
  readonly asked: readonly Question[];
  /** Those of them that are typed into the other form, as they go. */
  readonly fields: readonly CopiedField[];
  /** Recorded, and asked by no field of the form on this route. */
  readonly also: readonly CopiedField[];
  /** That answers are withheld whose names alone would tell: how many, and nothing else; empty for none. */
  readonly silent: readonly Coded[];
  /** By question, who left it empty and why. */
  readonly aside: ReadonlyMap<string, Coded>;
  /** A referral that somebody else sent before; null for none. */
  readonly sent: SentElsewhere | null;
  /** Accounts that differ, or have aged, and nobody has decided. */
  readonly open: readonly Coded[];
  /** Told, and in no field yet. */
  readonly notTaken: readonly Coded[];
  readonly unread: readonly UnreadField[];
  /** People of the case who are named in a telling beside a field. */
  readonly names: readonly NamesTold[];
  /** Wishes of the person that a field goes against. */
  readonly wishes: readonly WishAgainst[];
  /** The same, of somebody who is no reader of it. */
  readonly wishesOfOthers: readonly Coded[];
  /** What holds it until somebody decides, by name. */
  readonly held: readonly Coded[];
  /** Where its yes says that the notice was explained and nothing on record does: the field, and what is not there. */
  readonly notice: {
    readonly question: string;
    readonly title: string;
    readonly titles: readonly string[];
  } | null;
}

/** Throws `form-damaged`. */
export function discloseSheet(
  engine: Engine,
  db: ReadDb,
  of: SheetAsked,
  expressions: Expressions,
): SheetDisclosed {
  const { evaluate } = expressions;
  const { row } = of;
  const now = row === null ? asCarried(engine, db, of, expressions) : sheetNow(engine, db, row);
  const { caseId, personId } = row ?? of;
  const formId = now.form.file.testimony.id;
  const data = loadReadiness(engine.resources);
  const asked = onSheetNow(now.form, now.standing, now.values, evaluate);
  const onSheet = { ...now, asked };
  const sent = row === null ? null : sentElsewhere(db, row, data);
  const { fields, also, silent } = whatGoes(now, evaluate);
  const all = [...fields, ...also];
  return {
    ...onSheet,
    row,
    fields: answeredThen(sent, fields, data),
    also,
    silent,
    aside: row === null ? new Map() : fieldsAside(db, row.id),
    sent,
    open: openIn(now, evaluate),
    notTaken: leftIn(now, evaluate),
    unread: unreadIn(carriedFields(engine, db, formId, row, onSheet)),
    names: namesTold(engine, db, { caseId, personId }, all),
    wishes: wishesOpen(engine, db, { id: row?.id ?? null, formId, personId }, now.form, all),
    wishesOfOthers: wishesOfOthers(engine, db, { formId, personId }, now.form, all),
    held:
      row === null
        ? []
        : [...typedKeptOpen(engine, db, row, onSheet), ...datesHeld(engine, db, row, onSheet)],
    notice: row === null ? null : noticeOpen(engine, db, row, { ...now, fields }),
  };
}

function noticeOpen(
  { resources }: Engine,
  db: ReadDb,
  row: ScreeningRow,
  { values, fields }: Pick<SheetDisclosed, 'values' | 'fields'>,
): SheetDisclosed['notice'] {
  const { notice } = loadReadiness(resources);
  const field = fields.find(({ question }) => question === notice.says);
  if (field === undefined || values[notice.says] !== 'yes') return null;
  const gap = noticeUnrecorded(db, row, notice, field.title);
  return gap === null ? null : { question: notice.says, title: field.title, titles: gap.titles };
}

const NOBODYS = { cause: '', language: '', interpreter: '', at: '', author: '' } as const;

function asCarried(
  engine: Engine,
  db: ReadDb,
  { personId, form }: Extract<SheetAsked, { row: null }>,
  expressions: Expressions,
): SheetNow {
  const known = knownFor(engine, db, { personId, id: null }, form);
  const yes = referralYes(engine, db, { personId, formId: form.file.testimony.id, id: null }, form);
  const carried = carriedInto(form, [], known, expressions).filter((one) => !isLeftOpen(yes, one));
  const standing = new Map(
    carried.map((one): [string, AnswerView] => [
      one.question,
      { ...one, ...NOBODYS, layer: 0, relation: 'confirms' },
    ]),
  );
  const byQuestion = new Map(known.map((one) => [one.question, one]));
  const accounts = new Map(
    form.questions.flatMap((question) => {
      const on = accountsOn(question, standing.get(question.name), undefined, byQuestion.get(question.name));
      return on.stands === 'agrees' ? [] : [[question.name, on] as const];
    }),
  );
  return {
    form,
    known,
    standing,
    kept: new Map(),
    values: askedAsAgreed(answeredValues(standing.values()), yes),
    wrongly: askedWrongly(engine, form),
    accounts,
    aged: agedIn(engine, db, { personId, id: null }, form, standing),
    yes,
  };
}

/** What it was made of. */
export function recordsOf(db: ReadDb, { id, madeFrom }: EvidenceRecord): ScreeningId[] {
  return [...(madeFrom === null ? [] : [madeFrom.screeningId]), ...(chronologyOrigin(db, id)?.records ?? [])];
}

/** Of these exhibits, each that has words on its pages which were kept back from `recipient` since. */
export function keptSinceMade(db: ReadDb, ids: readonly string[], recipient: string): Coded[] {
  const peopleOf = (records: readonly ScreeningId[]): Set<PersonId> =>
    new Set(records.flatMap((id) => findScreening(db, id)?.personId ?? []));
  return ids.flatMap((id) => {
    const exhibit = findEvidence(db, id as EvidenceId);
    const made = exhibit === undefined ? undefined : originEntry(db, exhibit.id);
    if (exhibit === undefined || made === undefined) return [];
    const people = peopleOf(recordsOf(db, exhibit));
    const isKept = [...people].some((one) => listWithheld(db, one, recipient).some(({ seq }) => seq > made));
    return isKept ? [coded('exhibit-made-before-kept', { title: exhibit.title })] : [];
  });
}

/** By the entry of the log that withheld words of these people, from whom: null for everybody. */
export const withheldFrom = (
  db: ReadDb,
  people: Iterable<PersonId>,
): ReadonlyMap<number, ReaderScope | null> =>
  new Map([...people].flatMap((id) => listWithheld(db, id)).map((one) => [one.seq, one.readers]));

/** Throws `not-found`. */
export function factList(engine: Engine, input: CheckedInput<'factList'>): CallOutput<'factList'> {
  return engine.session.read((db) => {
    const facts = [...readFacts(engine, db, input.personId, null).values()];
    return { facts: facts.filter((fact) => fact.derived !== true).map(withoutCopies) };
  });
}

/** What a sheet was filled in with stands once, under where it was told; alone it is what there is. */
function withoutCopies(fact: FactView): FactView {
  const told = fact.statements.filter((one) => !isTakenOver(one));
  return told.length === 0 ? fact : { ...fact, statements: told };
}
