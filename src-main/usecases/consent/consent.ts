/** @file The consent ledger: recording what a person agreed to, refused or took back, and reading it. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { isAboutTheSame, noticeNamed, standingConsents } from '../../core/consent/consent.ts';
import { type ConsentView, isNo } from '../../core/consent/consent-line.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ConsentId } from '../../core/ids.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertConsent, listConsents, listPersonConsents } from '../../vault/queries/consent.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn, transact } from '../engine/transact.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { settledBy } from './condition-met.ts';
import { checkAgainstCase, checkCondition, checkDay, checkInTheirPlace } from './consent-fields.ts';
import { unnamedConsents } from './unnamed.ts';

/**
 * Adds a line to the ledger; earlier lines stay. Whatever day it was decided on, the line recorded last counts. Who
 * explained it is left open where nobody said.
 * `everyPurpose`: the no, or that it is not decided yet, is written down for each purpose, a line and an entry of the log each.
 * Throws `not-found`; `bad-input`, naming the field, for a purpose that is not in resources/consent/purposes.json, for
 * "not needed, under 18" where the person is asked, for an item, paper or interview that is not of this case, for a day
 * still to come, for a yes from before a no that stands, and for a decision in somebody's place that does not say who
 * decided and why they cannot, or that would undo what they said themselves.
 */
export function consentRecord(engine: Engine, input: CheckedInput<'consentRecord'>): ConsentView {
  const { personId, purpose, status, screeningId } = input;
  const known = loadPurposes(engine.resources);
  if (!known.some((one) => one.id === purpose)) {
    throw new TestimonyError('bad-input', {
      subject: 'purpose',
      findings: [`purpose: one of ${known.map((one) => one.id).join(', ')}`],
    });
  }
  if (input.everyPurpose && ((!isNo(status) && status !== 'not-yet') || input.recipient === '')) {
    const found = [{ ...coded('consent-never-names'), field: 'everyPurpose' }];
    throw new TestimonyError('bad-input', { subject: 'everyPurpose', found });
  }
  const line = {
    id: engine.random.id() as ConsentId,
    personId,
    purpose,
    recipient: input.recipient,
    item: input.item,
    status,
    language: input.language,
    interpreter: input.interpreter,
    explainedBy: input.explainedBy,
    privacyNotice: input.privacyNotice,
    decidedBy: input.decidedBy,
    cannotDecide: input.cannotDecide,
    expiresOn: input.expiresOn,
    evidenceId: input.evidenceId,
    note: input.note,
    decidedOn: input.decidedOn,
    at: engine.clock.now(),
    recordedBy: engine.session.actor,
  };
  const noteOf = (subject: string, of: string) => ({
    action: 'consent.recorded',
    subject,
    facts: {
      purpose: of,
      status,
      expiresOn: line.expiresOn,
      decidedOn: line.decidedOn,
      ...(line.privacyNotice === '' ? {} : { notice: line.privacyNotice }),
      ...(line.decidedBy === '' ? {} : { inBestInterestsBy: line.decidedBy }),
    },
  });
  const others = input.everyPurpose ? known.filter((one) => one.id !== purpose) : [];
  const note = () => noteOf(line.id, purpose);
  return transact(engine, note, (tx) => {
    const person = requirePerson(tx, personId);
    checkAgainstCase(engine, tx, person, input);
    const ledger = listPersonConsents(tx, personId);
    checkDay(engine, tx, ledger, input);
    checkInTheirPlace(ledger, input);
    checkCondition(engine, tx, input);
    const { caseId } = person;
    const settled = settledBy(ledger, input);
    const stands = standingConsents(ledger).find((one) => isAboutTheSame(one, line));
    line.privacyNotice = noticeNamed(line, stands);
    for (const other of others) {
      const id = engine.random.id() as ConsentId;
      insertConsent(tx, { ...line, settled, id, purpose: other.id, caseId, screeningId });
      noteIn(engine, tx, noteOf(id, other.id));
    }
    const seq = insertConsent(tx, { ...line, settled, caseId, screeningId });
    touchCase(tx, caseId, line.at);
    return settled === null ? { ...line, seq } : { ...line, settled, seq };
  });
}

/** The whole ledger, oldest line first: the newest for the same person, purpose, recipient and item stands. */
export function consentList(engine: Engine, input: CheckedInput<'consentList'>): CallOutput<'consentList'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    const open = unnamedConsents(engine, db, input.caseId);
    return { consents: listConsents(db, input.caseId), today: today(engine, db), open };
  });
}

/** What already left the vault, newest first: shown beside a withdrawal, so that its holders can be told. */
export function consentReleases(
  engine: Engine,
  input: CheckedInput<'consentReleases'>,
): CallOutput<'consentReleases'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    return { releases: listReleases(db, input.caseId) };
  });
}
