/** @file Opening a case and changing its particulars. */
import type { CaseView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  findCaseByReference,
  insertCase,
  setSituation,
  touchCase,
  updateCase,
} from '../../vault/queries/cases.ts';
import { transactDetails } from '../engine/detail-facts.ts';
import type { Engine } from '../engine/engine.ts';
import { readCaseView, refreshSearchText, requireCase } from './case-view.ts';

/** Throws `already-exists`, naming the reference, when another case has it. */
export function caseCreate(engine: Engine, input: CheckedInput<'caseCreate'>): CaseView {
  const id = engine.random.id() as CaseId;
  const at = engine.clock.now();
  return transactDetails(
    engine,
    'case',
    { action: 'case.created', subject: id, facts: { profile: input.profile, ...nationFact(input) } },
    (tx) => {
      refuseTakenReference(tx, input.reference, null);
      const author = { createdAt: at, createdBy: engine.session.actor, updatedAt: at };
      insertCase(
        tx,
        { id, ...input, nation: input.nation ?? 'england-wales', status: 'active', ...author },
        '',
      );
      refreshSearchText(tx, id);
      return readCaseView(tx, id);
    },
  );
}

/** Throws `not-found`, and `already-exists` when another case has the new reference. */
export function caseUpdate(engine: Engine, input: CheckedInput<'caseUpdate'>): CaseView {
  const { caseId, ...fields } = input;
  const note = {
    action: 'case.updated',
    subject: caseId,
    facts: { status: input.status, profile: input.profile, ...nationFact(input) },
  };
  return transactDetails(engine, 'case', note, (tx) => {
    const nation = input.nation ?? requireCase(tx, caseId).nation;
    refuseTakenReference(tx, input.reference, caseId);
    updateCase(tx, { id: caseId, ...fields, nation, updatedAt: engine.clock.now() });
    refreshSearchText(tx, caseId);
    return readCaseView(tx, caseId);
  });
}

/** Throws `not-found`. */
export function caseSituation(engine: Engine, input: CheckedInput<'caseSituation'>): CaseView {
  const { caseId, situation } = input;
  return transactDetails(engine, 'case', { action: 'case.updated', subject: caseId }, (tx) => {
    requireCase(tx, caseId);
    setSituation(tx, caseId, situation);
    touchCase(tx, caseId, engine.clock.now());
    return readCaseView(tx, caseId);
  });
}

/** Said where it was chosen. */
const nationFact = ({ nation }: Pick<CheckedInput<'caseCreate'>, 'nation'>) =>
  nation === undefined ? {} : { nation };

function refuseTakenReference(db: ReadDb, reference: string, own: CaseId | null): void {
  const taken = findCaseByReference(db, reference);
  if (taken !== undefined && taken.id !== own) {
    throw new TestimonyError('already-exists', {
      subject: taken.reference,
      detail: 'a case has this reference',
    });
  }
}
