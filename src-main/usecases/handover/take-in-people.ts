/** @file The case, its people and the consent ledger, taken in from another organisation. */
import { withValues } from '../../core/details/field-lines.ts';
import type { Known } from '../../core/effective.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ConsentData, PersonData } from '../../core/handover/case-data.ts';
import { itemOf } from '../../core/handover/compared.ts';
import { consentUnion, ledgersOf } from '../../core/handover/consent-lines.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertAgeDecision } from '../../vault/queries/age-decisions.ts';
import { nextEntry } from '../../vault/queries/audit.ts';
import { findCaseByReference, insertCase, setSituation, updateCase } from '../../vault/queries/cases.ts';
import { insertConsent, listPersonConsents } from '../../vault/queries/consent.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { findPerson, insertPerson, PARTICULARS, stamp, updatePerson } from '../../vault/queries/people.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { noteDetailsIn } from '../engine/detail-facts.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Step } from './steps.ts';
import { keepKnown, type Merge, noteTakenIn } from './take-in.ts';
import { type ComingFields, comesIn, takeInFields, takeInLines } from './take-in-fields.ts';

/** `reference`: for a case that is new here; as the sender's where it is empty. Throws `already-exists`. */
export function takeInCase(merge: Merge, tx: WriteTx, reference: string): void {
  const { engine, sides, id, at } = merge;
  const { createdAt, createdBy, situation, fields = {}, ...details } = sides.there.case;
  const coming: ComingFields = { kind: 'case', id: details.id, item: itemOf('case'), fields };
  const facts = { handover: id };
  const lines = 'written-by-change';
  if (sides.here !== null) {
    if (!comesIn(merge, coming)) return;
    const mine = requireCase(tx, details.id);
    const change = () => {
      const now = withValues(mine, takeInFields(merge, tx, coming));
      updateCase(tx, { ...now, updatedAt: at });
      setSituation(tx, details.id, now.situation);
    };
    const note = { action: 'case.updated', subject: details.id, facts };
    noteDetailsIn(engine, tx, 'case', note, change, { lines });
    return;
  }
  if (!merge.takes(coming.item)) return;
  const called = reference === '' ? details.reference : reference;
  const taken = findCaseByReference(tx, called);
  if (taken !== undefined) throw new TestimonyError('already-exists', { subject: taken.reference });
  const change = () => {
    insertCase(tx, { ...details, reference: called, createdAt, createdBy, updatedAt: at }, '');
    if (Object.keys(situation).length > 0) setSituation(tx, details.id, situation);
    takeInLines(tx, coming);
  };
  noteDetailsIn(engine, tx, 'case', { action: 'case.created', subject: details.id, facts }, change, {
    lines,
  });
}

/** Steps for what was written about a person there, after the person is here. */
export function takeInPerson(merge: Merge, tx: WriteTx, there: PersonData): Step[] {
  const { engine, sides, id, at } = merge;
  const { particulars, ages, fields = {}, ...said } = there;
  const coming: ComingFields = { kind: 'person', id: there.id, item: itemOf('person', there.id), fields };
  const here = findPerson(tx, there.id);
  if (here === undefined ? !merge.takes(coming.item) : !comesIn(merge, coming)) return [];
  const change = () => {
    if (here === undefined) {
      insertPerson(tx, { ...said, caseId: sides.there.case.id }, at, engine.session.actor);
      takeInLines(tx, coming);
      return;
    }
    updatePerson(tx, withValues(here, takeInFields(merge, tx, coming)), at, engine.session.actor);
  };
  const action = here === undefined ? 'person.added' : 'person.updated';
  const facts = { handover: id, role: there.role };
  const note = { action, subject: there.id, facts };
  noteDetailsIn(engine, tx, 'person', note, change, { lines: 'written-by-change' });
  if (!merge.takes(coming.item)) return [];
  const known = new Set(
    sides.here?.people.find((one) => one.id === there.id)?.ages.map(({ nonce }) => nonce),
  );
  const decided = ages.filter(({ nonce }) => !known.has(nonce)).map((line) => ageStep(merge, there, line));
  // Who wrote a particular, and when, goes along with a person who is new here; of another it was decided here today.
  return here === undefined ? [...particularSteps(merge, there, particulars), ...decided] : decided;
}

function ageStep(
  merge: Merge,
  { id }: PersonData,
  { nonce, seq, ...line }: PersonData['ages'][number],
): Step {
  return {
    seq,
    run(tx) {
      insertAgeDecision(tx, id, line, nonce);
      const facts = { under18: line.under18, sha256: fingerprint({ nonce, line }) };
      noteTakenIn(merge, tx, { action: 'person.age-decided', subject: id, facts });
    },
  };
}

function particularSteps(merge: Merge, { id }: PersonData, particulars: PersonData['particulars']): Step[] {
  const known = particulars.flatMap((one) => {
    const field = PARTICULARS.find((name) => name === one.field);
    return field === undefined ? [] : [{ ...one, field }];
  });
  return [...Map.groupBy(known, ({ seq }) => seq)].map(([seq, together]) => ({
    seq,
    run(tx) {
      for (const { field, at, author } of together) stamp(tx, id, field, at, author);
      const fields = together.map(({ field }) => field).join(' ');
      noteTakenIn(merge, tx, { action: 'person.particulars-taken-in', subject: id, facts: { fields } });
    },
  }));
}

/** Lines of the ledger as they were written there, each in view of what its writer knew; what one points at is named where that is here. */
export function consentSteps(merge: Merge): Step[] {
  const { here, there, saysWhat } = merge.sides;
  const { comes } = consentUnion(ledgersOf(here, there, saysWhat));
  const taken = comes.filter(({ line }) => merge.takes(itemOf('consent', line.id)));
  return taken.map(
    (one): Step => ({
      seq: one.line.seq,
      run(tx) {
        const { seq: _seq, view: _view, ...line } = one.line;
        const { evidenceId, screeningId, purpose, status, expiresOn, decidedOn } = line;
        const paper = evidenceId !== null && findEvidence(tx, evidenceId) !== undefined ? evidenceId : null;
        const record =
          screeningId !== null && findScreening(tx, screeningId) !== undefined ? screeningId : null;
        keepWhatWasKnown(merge, tx, one, nextEntry(tx));
        insertConsent(tx, { ...line, caseId: there.case.id, evidenceId: paper, screeningId: record });
        const facts = { purpose, status, expiresOn, decidedOn };
        noteTakenIn(merge, tx, { action: 'consent.taken-in', subject: line.id, facts });
      },
    }),
  );
}

/** Where the two vaults differ on what the writer of a line knew, what both say stands from now on. */
export function narrowViews(merge: Merge, tx: WriteTx): void {
  const { here, there, saysWhat } = merge.sides;
  const { disputed } = consentUnion(ledgersOf(here, there, saysWhat));
  for (const one of disputed) keepWhatWasKnown(merge, tx, one, one.line.seq);
}

function keepWhatWasKnown(merge: Merge, tx: WriteTx, { line, knew }: Known<ConsentData>, seq: number) {
  const { personId, purpose } = line;
  const lines = listPersonConsents(tx, personId).filter((one) => one.purpose === purpose);
  keepKnown(merge, tx, { seq, personId }, { knew, lines });
}
