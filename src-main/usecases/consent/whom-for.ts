/**
 * @file For whom a form is, in a vault: the rule of core/forms/offered.ts with what is recorded of the person. Every use
 * case that begins a record or goes on with one asks here.
 */
import type { FormOffers } from '../../contract/age.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { type FuzzyDate, onDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { formText } from '../../core/forms/form-format.ts';
import { type Whom, type WhyNotFor, whyNotFor, whyNotOnWith } from '../../core/forms/offered.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { factsAsked } from '../disclosure/disclosure.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { listOwnForms } from '../forms/own-forms.ts';
import { readListedAhead } from '../forms/read-ahead.ts';
import { readAge } from './age-decision.ts';
import { ageOf, factsOnce, wasChildOn } from './consent-age.ts';
import { isChildHere } from './treated-as-child.ts';

/** What a rule about whom something is for goes by. Throws `not-found`. */
export function whomOf(engine: Engine, db: ReadDb, personId: PersonId): Whom {
  const person = requirePerson(db, personId);
  const facts = factsOnce(engine, db, personId);
  const treatedAsChild = isChildHere(engine, db, person, facts);
  return {
    role: person.role,
    treatedAsChild,
    adult: !treatedAsChild && ageOf(engine, db, person, facts) === 'no',
    nation: requireCase(db, person.caseId).nation,
  };
}

/**
 * Throws `for-adults`, `for-children`, `for-other-roles` or `for-other-nations`, naming the form, where it may not be begun
 * with them. `heldOn`: a day before today.
 */
export function requireFor(
  engine: Engine,
  db: ReadDb,
  form: CompiledForm,
  personId: PersonId,
  heldOn: FuzzyDate | null,
): void {
  const whom = whomOf(engine, db, personId);
  const why = whyNotFor(form.file.testimony, whom);
  // Of a talk that was held while they were a child, the form is that of a child: the age on that day decides.
  const then = { ...whom, treatedAsChild: true, adult: false };
  const fitted =
    why === 'for-children' &&
    wasChildOn(engine, db, personId)(heldOn) &&
    whyNotFor(form.file.testimony, then) === null;
  refuse(form, fitted ? null : why);
}

/** Throws `for-adults` or `for-other-roles`, naming the form, where a record is not gone on with; what it says stands. */
export function requireOnWith(engine: Engine, db: ReadDb, form: CompiledForm, personId: PersonId): void {
  refuse(form, whyNotOnWith(form.file.testimony, whomOf(engine, db, personId)));
}

function refuse(form: CompiledForm, why: WhyNotFor | null): void {
  if (why !== null) throw new TestimonyError(why, { subject: formText(form.file.title) });
}

function wantsInterpreter(engine: Engine, db: ReadDb, personId: PersonId): boolean {
  const [said] = factsAsked(engine, db, personId, [INTERPRETER]).get(INTERPRETER)?.statements ?? [];
  return said?.value === 'yes';
}
const INTERPRETER = 'person.interpreter';

/** A talk of longer ago is seldom taken down now. Our own rule (certainty L). */
const GREW_UP_WITHIN = 7;
const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}-${day.slice(5, 7)}-${day.slice(5) === '02-29' ? '28' : day.slice(8)}`;

/** Throws `not-found`. */
export async function formOffers(
  engine: Engine,
  { personId }: CheckedInput<'formOffers'>,
): Promise<FormOffers> {
  const library = await loadFormLibrary(engine.resources);
  await readListedAhead(engine);
  return engine.session.read((db) => {
    const whom = whomOf(engine, db, personId);
    const held = [...library.forms.values(), ...listOwnForms(db)].map(({ file: { testimony } }) => ({
      formId: testimony.id,
      why: whyNotFor(testimony, whom),
    }));
    const then = wasChildOn(engine, db, personId)(onDay(yearsBefore(today(engine, db), GREW_UP_WITHIN)));
    return {
      ...readAge(engine, db, personId),
      offeredForThen: held.flatMap(({ formId, why }) => (then && why === 'for-children' ? [formId] : [])),
      wantsInterpreter: wantsInterpreter(engine, db, personId),
      offered: held.flatMap(({ formId, why }) => (why === null ? [formId] : [])),
      refused: held.flatMap(({ formId, why }) => (why === null ? [] : [{ formId, why }])),
    };
  });
}
