/** @file The consent ledger: recording what a person agreed to, refused or took back, and reading it. */

import type { PersonView } from '../../contract/cases.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { conditionOf, conditionsOf, holdsPart } from '../../core/consent/condition.ts';
import {
  decidedDay,
  isAboutTheSame,
  laterNo,
  noThatStands,
  noticeNamed,
  standingConsents,
} from '../../core/consent/consent.ts';
import { type ConsentView, isNo, type Settled } from '../../core/consent/consent-line.ts';
import { conditionForAll, openCondition } from '../../core/consent/open-condition.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ConsentId, EvidenceId } from '../../core/ids.ts';
import { plainName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertConsent, listConsents, listPersonConsents } from '../../vault/queries/consent.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn, transact } from '../engine/transact.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { ageOf, whyAsked } from './consent-age.ts';
import { unnamedConsents } from './unnamed.ts';

/** What a new line of the ledger names, checked against the case: item, signed paper, interview, age and day. */
type Line = CheckedInput<'consentRecord'>;

/** Throws `bad-input` for a day that is still to come, and for a yes from before a no that stands. */
function checkDay(engine: Engine, db: ReadDb, ledger: readonly ConsentView[], line: Line): void {
  const { decidedOn } = line;
  if (decidedOn === null) return;
  if (decidedOn > today(engine, db))
    throw wrong('decidedOn', coded('consent-day-to-come', { on: decidedOn }));
  const writtenOn = ({ seq, at }: ConsentView) => dayOfEntry(db, seq) ?? at.slice(0, 10);
  const no = line.status === 'given' ? laterNo(ledger, { ...line, decidedOn }, writtenOn) : undefined;
  if (no === undefined) return;
  throw wrong('decidedOn', coded('consent-no-since', { status: no.status, on: decidedDay(no) }));
}

/**
 * A decision in the best interests of somebody who cannot make it (Mental Capacity Act 2005 ss 1-4, H): who decided, and
 * why the person cannot, are written down with it. It never undoes a no that they gave themselves: our own rule. Throws
 * `bad-input` naming the field.
 */
function checkInTheirPlace(ledger: readonly ConsentView[], line: Line): void {
  const inPlace = line.status === 'best-interests';
  for (const field of ['decidedBy', 'cannotDecide'] as const)
    if ((line[field] !== '') !== inPlace)
      throw wrong(field, coded(inPlace ? 'consent-in-place-unsaid' : 'consent-in-place-only'));
  const no = inPlace ? noThatStands(ledger, line) : undefined;
  if (no !== undefined) throw wrong('status', coded('consent-in-place-of-no', { on: decidedDay(no) }));
}

/**
 * That a condition is met, or was given up, is said of a yes, and on no day that is to come; it is one of the two. Throws
 * `bad-input` naming the field.
 */
function checkCondition(engine: Engine, db: ReadDb, { status, ...line }: Line): void {
  if (line.conditionMet !== null && line.conditionDropped !== null)
    throw wrong('conditionDropped', coded('consent-condition-either'));
  // A yes without either would be a plain one, and do away with every condition.
  if (line.conditionWords !== '' && line.conditionMet === null && line.conditionDropped === null)
    throw wrong('conditionWords', coded('consent-condition-words-alone'));
  for (const field of ['conditionMet', 'conditionDropped'] as const) {
    const said = line[field];
    if (said === null) continue;
    if (status !== 'given') throw wrong(field, coded('consent-condition-met-only-yes'));
    if (said.on > today(engine, db)) throw wrong(field, coded('consent-day-to-come', { on: said.on }));
  }
}

/** Throws `bad-input` naming the field. */
function checkAgainstCase(engine: Engine, db: ReadDb, person: PersonView, line: Line): void {
  const { item, evidenceId, screeningId, status, purpose, note } = line;
  // Taken out of the case since, it may still be out somewhere: what was agreed about it can be taken back.
  if (item !== '' && findEvidence(db, item as EvidenceId)?.caseId !== person.caseId)
    throw wrong('item', coded('consent-item-elsewhere'));
  if (evidenceId !== null) {
    const paper = findEvidence(db, evidenceId);
    if (paper?.caseId !== person.caseId || paper.removedAt !== null)
      throw wrong('evidenceId', coded('consent-paper-elsewhere'));
  }
  if (screeningId !== null && findScreening(db, screeningId)?.personId !== person.id)
    throw wrong('screeningId', coded('consent-interview-elsewhere'));
  if (status !== 'not-needed-child') return;
  const finding = whyAsked(engine, db, person, purpose);
  if (finding !== null) throw wrong('status', finding);
  if (note.trim() === '' && ageOf(engine, db, person) !== 'yes')
    throw wrong('note', coded('consent-child-reason-missing'));
}

const wrong = (subject: string, finding: Coded) =>
  new TestimonyError('bad-input', { subject, found: [{ ...finding, field: subject }] });

// That the condition of a yes is met, or was given up, as the ledger keeps it: with the words of the condition.

/**
 * What a new line settles; null for a decision of its own. The condition stands with it as it was written: in the note of the new
 * line, or beside the yes that stood for this reader, or else for everybody. Of several in one note `conditionWords` says which
 * is settled: the one that has those words, or with "all" each. Throws `bad-input` with the conditions where it does not say it.
 */
export function settledBy(
  ledger: readonly ConsentView[],
  {
    conditionMet,
    conditionDropped,
    conditionWords = '',
    ...line
  }: Omit<CheckedInput<'consentRecord'>, 'conditionWords'> & { readonly conditionWords?: string },
): Settled | null {
  if (conditionMet === null && conditionDropped === null) return null;
  const { note, purpose, recipient, item } = line;
  const own = standingConsents(ledger).filter((one) => one.purpose === purpose && one.item === item);
  const to = plainName(recipient);
  const standing = (name: string) => own.filter((one) => plainName(one.recipient) === name);
  const forOne = standing(to);
  const forReader = [
    ...forOne.flatMap((one) => openCondition(ledger, one) ?? []),
    // What was met for this reader already is not what is met now.
    ...forOne.flatMap((one) => conditionForAll(ledger, own, one) ?? []),
  ];
  const hangs =
    forReader.length > 0
      ? forReader
      : standing('').flatMap(
          (one) => openCondition(ledger, one, recipient) ?? openCondition(ledger, one) ?? [],
        );
  // Where nothing stood before, what is written beside the yes itself is the condition.
  const itself = { status: 'given', settled: null, note, recipient } as const;
  const condition = settledOf(hangs.length > 0 ? hangs : [itself], conditionWords.trim(), itself);
  return conditionMet !== null
    ? { kind: 'condition-met', by: conditionMet.by, on: conditionMet.on, condition }
    : { kind: 'condition-dropped', by: '', on: conditionDropped?.on ?? null, condition };
}

type Sets = Parameters<typeof conditionOf>[0];

/** "All", "all of them": said of whoever recorded it, where each of several conditions is settled by the one line. */
const ALL = /^(?:all|all of them)[.!]?$/iu;

/** The words that are settled; '' where they stand in the note of the line `itself` and nothing else that waits does. */
function settledOf(hangs: readonly Sets[], named: string, itself: Sets): string {
  if (ALL.test(named)) return [...new Set(hangs.map(conditionOf))].join('\n');
  if (named !== '') return whichOf(hangs, named);
  const first = hangs.find((one) => conditionOf(one) !== '');
  if (first === undefined) return '';
  if (conditionsOf(first).length > 1) throw notSaidWhich(hangs);
  const said = conditionOf(first);
  return itself.note.includes(said) && conditionsOf(itself).length <= 1 ? '' : said;
}

/** The one condition that `named` is of; that it is settled says nothing of the others. */
function whichOf(hangs: readonly Sets[], named: string): string {
  const [which, ...others] = openOf(hangs).filter((one) => holdsPart(one, named));
  if (which !== undefined && others.length === 0) return which;
  throw notSaidWhich(hangs);
}

const openOf = (hangs: readonly Sets[]): string[] => [...new Set(hangs.flatMap(conditionsOf))];

function notSaidWhich(hangs: readonly Sets[]): TestimonyError {
  const open = openOf(hangs);
  const found =
    open.length === 0
      ? coded('consent-no-condition')
      : coded('consent-which-condition', { conditions: open });
  return new TestimonyError('bad-input', {
    subject: 'conditionWords',
    found: [{ ...found, field: 'conditionWords' }],
  });
}

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
