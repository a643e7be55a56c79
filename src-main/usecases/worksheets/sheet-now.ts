/** @file A sheet as it stands, read once for whatever is made of it: what is on it, what was told beside it, what has aged. */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KeptBack, KnownAnswer } from '../../core/answers/fact.ts';
import { answeredValues } from '../../core/answers/said.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { askedAsAgreed, type ReferralYes } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { isAgedAnswer } from '../answers/aged-answer.ts';
import { referralYes } from '../answers/referral-yes.ts';
import { type SheetAccounts, sheetAccounts } from '../answers/sheet-accounts.ts';
import { askedWrongly, readFacts } from '../disclosure/collect.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { pinnedForm } from '../forms/pinned-form.ts';

export interface SheetNow {
  readonly form: CompiledForm;
  /** The newest answer to each question, without the words of those that are kept back since. */
  readonly standing: ReadonlyMap<string, AnswerView>;
  /** By question, why words of its answer are not there. */
  readonly kept: ReadonlyMap<string, KeptBack>;
  /** Of those, what is answered; and the yes to the referral while it is open, so that what hangs on it is asked. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Questions that asked the wrong thing. */
  readonly wrongly: ReadonlySet<string>;
  readonly accounts: SheetAccounts;
  readonly known: readonly KnownAnswer[];
  /** Questions whose answer says how long ago something was, too long ago to hold. */
  readonly aged: ReadonlySet<string>;
  /** What the official form's yes to the referral needs; null where there is none to fill in. */
  readonly yes: ReferralYes | null;
}

export function sheetNow(engine: Engine, db: ReadDb, row: ScreeningRow): SheetNow {
  const form = pinnedForm(db, row);
  const known = knownFor(engine, db, row, form);
  const { standing, kept } = standingOnSheet(engine, db, row, form, known);
  const yes = referralYes(engine, db, row, form);
  return {
    ...{ form, known, standing, kept, yes },
    values: askedAsAgreed(answeredValues(standing.values()), yes),
    wrongly: askedWrongly(engine, form),
    accounts: sheetAccounts(engine, db, row, form, known),
    aged: agedIn(engine, db, row, form, standing),
  };
}

/** `record`: whose it is, and which record is not heard beside itself. */
export function agedIn(
  engine: Engine,
  db: ReadDb,
  record: { readonly personId: PersonId; readonly id: ScreeningId | null },
  form: Pick<CompiledForm, 'questions'>,
  standing: SheetNow['standing'],
): ReadonlySet<string> {
  const facts = readFacts(engine, db, record.personId, record.id, { forForms: true });
  const day = today(engine, db);
  const aged = form.questions.filter((one) => isAgedAnswer(one.fact, standing.get(one.name), facts, day));
  return new Set(aged.map(({ name }) => name));
}
