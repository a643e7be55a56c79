/** @file What came of a pack, and that whoever holds something was told of a withdrawal. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { PackListed } from '../../contract/packs.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  findPackCase,
  insertOutcome,
  insertTold,
  listPacks,
  packPeople,
  toldOf,
} from '../../vault/queries/packs.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { requireCase } from '../cases/case-view.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { toldSincePacks } from './told-since.ts';

function listed(engine: Engine, db: ReadDb, caseId: CaseId): PackListed[] {
  const since = toldSincePacks(engine, db, caseId);
  const people = packPeople(db, caseId);
  return listPacks(db, caseId).flatMap((one) => {
    const personId = people.get(one.id)?.personId;
    const found = since.get(one.id);
    return personId === undefined ? [] : [{ ...one, personId, since: found === undefined ? [] : [found] }];
  });
}

export function packList(engine: Engine, { caseId }: CheckedInput<'packList'>): CallOutput<'packList'> {
  return engine.session.read((db) => {
    requireCase(db, caseId);
    return { packs: listed(engine, db, caseId) };
  });
}

/** Throws `not-found`. */
export function packOutcome(engine: Engine, input: CheckedInput<'packOutcome'>): CallOutput<'packOutcome'> {
  const { packId, outcome, note } = input;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  return transact(engine, { action: 'pack.outcome', subject: packId, facts: { outcome, note } }, (tx) => {
    const caseId = findPackCase(tx, packId);
    if (caseId === undefined) throw new TestimonyError('not-found', { subject: packId });
    insertOutcome(tx, packId, { outcome, on: input.on ?? today(engine, tx), note, at, by });
    return { packs: listed(engine, tx, caseId) };
  });
}

/** Throws `not-found` for what is not in the list of what is out. */
export function releaseTold(engine: Engine, input: CheckedInput<'releaseTold'>): CallOutput<'releaseTold'> {
  const { caseId, release, how } = input;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  return transact(engine, { action: 'release.told', subject: caseId, facts: { release, how } }, (tx) => {
    requireCase(tx, caseId);
    if (!listReleases(tx, caseId).some((one) => one.id === release))
      throw new TestimonyError('not-found', { subject: release });
    insertTold(tx, caseId, release, { on: input.on ?? today(engine, tx), how, at, by });
    return { told: toldOf(tx, caseId).get(release) ?? [] };
  });
}
