/** @file What is recorded of something that left: who was given it, and that whom it was for was written down wrongly. */
import type { ReleaseView } from '../../contract/consent.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { CaseId } from '../../core/ids.ts';
import { isSameName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import { insertReleaseLine, listReleases } from '../../vault/queries/releases.ts';
import { requireCase } from '../cases/case-view.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

/** Throws `not-found` for what is not in the list of what is out, `bad-input` for a day to come. */
export function releaseGiven(engine: Engine, input: CheckedInput<'releaseGiven'>): ReleaseView {
  const { caseId, release, to, how } = input;
  const note = { action: 'release.given', subject: caseId, facts: { release, how } };
  return transact(engine, note, (tx) => {
    requireOut(tx, caseId, release);
    const now = today(engine, tx);
    const on = input.on ?? now;
    if (on > now) throw wrong('on', coded('release-given-to-come', { on: formatDay(on) }));
    const [at, by] = [engine.clock.now(), engine.session.actor];
    insertReleaseLine(tx, { caseId, release, kind: 'given', to, how, on, why: '', at, by });
    return requireOut(tx, caseId, release);
  });
}

/** Throws `not-found` for what is not in the list of what is out, `bad-input` where it says so already. */
export function releasePutRight(engine: Engine, input: CheckedInput<'releasePutRight'>): ReleaseView {
  const { caseId, release, to, why } = input;
  const note = { action: 'release.put-right', subject: caseId, facts: { release, why } };
  return transact(engine, note, (tx) => {
    if (isSameName(requireOut(tx, caseId, release).to, to)) throw wrong('to', coded('release-right-already'));
    const [at, by] = [engine.clock.now(), engine.session.actor];
    insertReleaseLine(tx, { caseId, release, kind: 'put-right', to, how: '', on: null, why, at, by });
    return requireOut(tx, caseId, release);
  });
}

function requireOut(db: ReadDb, caseId: CaseId, release: string): ReleaseView {
  requireCase(db, caseId);
  const found = listReleases(db, caseId).find(({ id }) => id === release);
  if (found === undefined) throw new TestimonyError('not-found', { subject: release });
  return found;
}

const wrong = (field: string, found: Coded): TestimonyError =>
  new TestimonyError('bad-input', { subject: field, found: [{ ...found, field }] });
