/**
 * @file What was told or put right after a pack left: whoever got it does not have it. Of each reader the newest pack of a kind
 * counts, and only what may go to that reader. Our own rule: a later account reaches the file when the papers are long out.
 */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { PackIssue, PackListed } from '../../contract/packs.ts';
import { isWithheld } from '../../core/answers/fact.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { CaseId, PackId, PersonId } from '../../core/ids.ts';
import { factsOf, type RecipientProfile } from '../../core/packs/recipient-profile.ts';
import { plainName } from '../../core/people/plain-name.ts';
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
import { discloseFacts } from '../disclosure/disclosure.ts';
import { maySayToldSince } from '../disclosure/on-copy.ts';
import { today } from '../engine/day.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import type { PackSource } from './pack-source.ts';
import { loadRecipients } from './recipient-library.ts';

/** By pack, of `whom` alone where somebody is given. Those of which nothing was told since are not there. */
export function toldSincePacks(
  engine: Engine,
  db: ReadDb,
  caseId: CaseId,
  whom?: PersonId,
): Map<PackId, Coded> {
  const people = packPeople(db, caseId);
  const profiles = new Map(loadRecipients(engine.resources).map((one) => [one.id, one]));
  const newest = new Map<string, PackIssue>();
  for (const pack of listPacks(db, caseId)) {
    const key = [people.get(pack.id)?.personId, pack.profile, plainName(pack.recipient)].join('/');
    const isOf = whom === undefined || people.get(pack.id)?.personId === whom;
    if (isOf && !newest.has(key)) newest.set(key, pack);
  }
  return new Map(
    [...newest.values()].flatMap((pack) => {
      const [whom, profile] = [people.get(pack.id), profiles.get(pack.profile)];
      const found =
        whom === undefined || profile === undefined
          ? null
          : toldSince(engine, db, { ...pack, ...whom }, profile);
      return found === null ? [] : [[pack.id, found] as const];
    }),
  );
}

type Left = Pick<PackIssue, 'at' | 'recipient' | 'title'> & {
  readonly personId: PersonId;
  readonly seq: number;
};

function toldSince(
  engine: Engine,
  db: ReadDb,
  { at, recipient, title, personId, seq: left }: Left,
  profile: RecipientProfile,
): Coded | null {
  const facts = discloseFacts(forReader(engine, recipient), db, personId);
  const asked = factsOf(profile);
  const isWhole = profile.parts.some(({ kind }) => kind === 'form' || kind === 'record');
  const told = [...facts.values()]
    .filter(({ key, derived }) => asked.has(key) || (isWhole && derived !== true && maySayToldSince(key)))
    .flatMap((fact) => {
      const since = fact.statements.filter(
        (one) =>
          one.seq > left &&
          !isWithheld(one) &&
          one.origin.kind === 'interview' &&
          one.origin.sheet !== true &&
          one.origin.workersOwn !== true,
      );
      return since.map(({ seq }) => ({ seq, title: fact.title }));
    });
  if (told.length === 0) return null;
  const titles = [...new Set(told.map((one) => one.title))];
  return coded('pack-told-since', { title, to: recipient, on: formatDay(at), count: titles.length, titles });
}

/** Of the pack of this kind that this reader has: what is new in the one that is made now. */
export function sinceLeft({ engine, db, person, profile, asked }: PackSource): Coded[] {
  const since = toldSincePacks(engine, db, person.caseId);
  const people = packPeople(db, person.caseId);
  return listPacks(db, person.caseId)
    .filter((one) => people.get(one.id)?.personId === person.id && one.profile === profile.id)
    .filter((one) => plainName(one.recipient) === plainName(asked.recipient))
    .flatMap((one) => since.get(one.id) ?? []);
}

// What came of a pack, and that whoever holds something was told of a withdrawal.

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
