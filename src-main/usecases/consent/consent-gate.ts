/**
 * @file The consent gate in a vault: it asks the ledger before something leaves. Where consent does not stand, somebody
 * can decide on another ground, with a reason; for an adult's referral nobody can. Asking writes nothing; the log entry
 * of a decision is written in the transaction that records the release.
 */

import type { ConsentStateView } from '../../contract/consent.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { decidedDay, neverTo } from '../../core/consent/consent.ts';
import {
  consentGate,
  type GateRequest,
  isSameMissing,
  type MissingConsent,
  restsOn,
} from '../../core/consent/consent-gate.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import type { LawfulGround } from '../../core/consent/override.ts';
import {
  NO_DECISION,
  type OverrideDecision,
  overrideDecision,
  type TypedDecision,
} from '../../core/consent/override.ts';
import type { ConsentPurpose } from '../../core/consent/purposes.ts';
import { isAboutRecipient, maybeNever, maybeSuspect } from '../../core/consent/recipient-asked.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { isAPerson, survivorsOf } from '../../core/people/roles.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { listConsents } from '../../vault/queries/consent.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { lostDecisions } from '../../vault/queries/salvage.ts';
import { requireCase } from '../cases/case-view.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { undecidedNotes } from '../cases/undecided-in.ts';
import { heldExhibitsOf } from '../disclosure/held-exhibits.ts';
import { alteredTables } from '../engine/as-written.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn } from '../engine/transact.ts';
import { recipientGround, requireGround } from '../resources/grounds.ts';
import { paperWords } from '../resources/paper-words.ts';
import {
  exportKinds,
  leavesUnder,
  loadPurposes,
  officePurposes,
  rolesAsked,
  whyNoConsent,
  whyOnlyConsent,
} from '../resources/vocabulary.ts';
import { ageKnown, ageSaidSince } from './consent-age.ts';
import { forAnybody, isLimited, notesBeside } from './notes-beside.ts';

/** What leaves, and the decision to go on where consent does not stand. */
export interface Leaving extends TypedDecision {
  /** A word from `exports` in resources/consent/purposes.json: `bundle-build`, `evidence-export`, … */
  readonly kind: string;
  /** For which of the purposes that name it; the first of them when left out. */
  readonly forPurpose?: string;
  readonly caseId: CaseId;
  /** Whom alone it is about; everybody in the case when left out. */
  readonly personId?: PersonId;
  /** Those alone whom it is about; everybody in the case when left out. */
  readonly people?: readonly PersonId[];
  /** Who will hold it; empty when nobody in particular is named. */
  readonly recipient: string;
  /** Ids and titles of what leaves; empty for "all of it". */
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Whether the items are only named: none of their pages are in it. */
  readonly namedOnly?: boolean;
  /** The grounds, by id, that count for this reader where consent does not stand; any where it is left out. */
  readonly grounds?: readonly string[];
  /** What the papers themselves say against it, where somebody is asked. */
  readonly alsoMissing?: readonly MissingConsent[];
  /** What they say that whoever would get it is not to be told: it holds whether or not anybody is asked. */
  readonly recipientHeld?: readonly MissingConsent[];
}

/** A decision to let something out without recorded consent: for the log and the office's record. */
export interface ConsentOverride extends OverrideDecision {
  readonly ground: LawfulGround;
  readonly reason: string;
  /** ISO date-time. */
  readonly at: string;
  /** What was passed over. Names people: for the log's reader. */
  readonly missing: readonly MissingConsent[];
}

/** How the ledger stands to what would leave. Reads only. Throws `not-found`, `bad-input` for another purpose. */
export function consentState(engine: Engine, db: ReadDb, leaving: Leaving): ConsentStateView {
  requireCase(db, leaving.caseId);
  const { recipient, items, personId, people: some, kind, forPurpose = '' } = leaving;
  const ledger = listConsents(db, leaving.caseId);
  const roles = rolesAsked(engine.resources);
  const purposes = leavesUnder(engine.resources, kind, forPurpose);
  const all = listPeople(db, leaving.caseId);
  const inCase = all.filter(
    (one) => (personId === undefined || one.id === personId) && (some?.includes(one.id) ?? true),
  );
  const agesMatter = purposes.some((one) => one.childNeedsNone !== undefined);
  const people = inCase.map((person) => {
    const known = agesMatter ? ageKnown(engine, db, person) : null;
    return {
      id: person.id,
      name: person.name,
      under18: known?.age ?? ('unknown' as const),
      ageSaidOn: known?.ageSaidOn ?? null,
      asked: isAPerson(person) && (personId !== undefined || roles.includes(person.role)),
    };
  });
  const requestFor = ({ id: purpose, title: purposeTitle, childNeedsNone }: ConsentPurpose): GateRequest => ({
    purpose,
    purposeTitle,
    recipient,
    people,
    items,
    childNeedsNone: childNeedsNone !== undefined,
    ageSaidSince: ageSaidSince(engine, db),
    writtenOn: ({ seq, at }: ConsentView) => dayOfEntry(db, seq) ?? at.slice(0, 10),
  });
  const requests = purposes.map(requestFor);
  const asked = new Set(requests.flatMap((one) => restsOn(one, ledger)).map((one) => one.name));
  const excused = people.some((one) => one.asked) ? purposes[0]?.childNeedsNone : undefined;
  const lost = lostDecisions(db, leaving.caseId);
  const inLedger = requests.flatMap((one) => [
    ...consentGate(one, ledger, today(engine, db)),
    ...lostConsents(one, lost),
  ]);
  // Whoever said no, or not yet, to the police said it of whatever goes to them: a referral to a force as first responder too.
  const offices = officePurposes(engine.resources, { kind, recipient }, purposes);
  const toOffice = offices
    .flatMap((one) => consentGate(requestFor(one), ledger, today(engine, db)))
    .filter(({ code }) => OF_THE_OFFICE.has(code));
  const every = loadPurposes(engine.resources).map((one) => one.id);
  const never = inCase.flatMap(({ id, name }): MissingConsent[] => {
    const no = neverTo(ledger, id, recipient, every);
    if (no === undefined || [...inLedger, ...toOffice].some((one) => one.personId === id)) return [];
    const about = { person: name, purpose: '', recipient, item: '', on: decidedDay(no) };
    return [{ ...coded('consent-never', about), personId: id, purpose: '', item: '' }];
  });
  const held = [...inLedger, ...toOffice, ...never];
  const lacking = asked.size === 0 ? held : [...held, ...(leaving.alsoMissing ?? [])];
  const about = { recipient, people: inCase, purposes: [...purposes, ...offices].map(({ id }) => id), every };
  const suspects = peopleEitherWay(db, leaving.caseId).filter(({ role }) => role === 'suspect');
  const missing = [
    ...lacking,
    ...maybeNever(ledger, about),
    ...maybeSuspect(suspects, { recipient, people: survivorsOf(personId === undefined ? all : inCase) }),
    ...(leaving.recipientHeld ?? []),
    ...heldExhibitsOf(engine, db, leaving),
    ...alteredStore(engine, recipient),
  ];
  // Who may be under 18 may be referred for their safety; of everybody else the age is known, or has to be asked.
  const mayBeChild = new Set(people.filter((one) => one.under18 === 'not-sure').map((one) => one.id));
  const only = purposes.find(
    ({ id, onlyConsent }) =>
      onlyConsent !== undefined &&
      missing.some((one) => one.purpose === id && !mayBeChild.has(one.personId as PersonId)),
  );
  const onlyWay = lacking.length > 0 ? whyOnlyConsent(engine.resources, kind) : undefined;
  return {
    missing,
    onlyConsent: onlyWay ?? only?.onlyConsent ?? null,
    asked: [...asked],
    limited: isLimited(
      ledger,
      { people, requests: [...requests, ...offices.map(requestFor)] },
      today(engine, db),
    ),
    anybody: forAnybody(
      ledger,
      { people, requests, purposes: loadPurposes(engine.resources) },
      today(engine, db),
    ),
    notes: [
      ...notesBeside(
        ledger,
        { people, requests, purposes: loadPurposes(engine.resources) },
        today(engine, db),
        paperWords(engine.resources),
      ),
      ...undecidedNotes(engine, db, leaving.caseId),
    ],
    notAsked: asked.size > 0 ? null : whyNotAsked(whyNoConsent(engine.resources, kind) || excused, roles),
  };
}

/** What was said of a kind of office, and holds whatever would go to one of them; that nothing was said holds nothing. */
const OF_THE_OFFICE: ReadonlySet<string> = new Set([
  'consent-refused',
  'consent-withdrawn',
  'consent-undecided',
  'consent-not-yet',
  'consent-conditional',
  'consent-condition-open',
  'consent-condition-for-all',
]);

/** An older yes does not stand for a decision that was lost after it: it may have been a no. */
const lostConsents = (
  { purpose, purposeTitle, recipient, people }: GateRequest,
  lost: ReturnType<typeof lostDecisions>,
): MissingConsent[] =>
  people
    .filter(({ id }) => lost.some((one) => one.personId === id && ['', purpose].includes(one.purpose)))
    .map(({ id: personId, name: person }) => ({
      ...coded('consent-lost', { person, purpose: purposeTitle, recipient, item: '' }),
      personId,
      purpose,
      item: '',
    }));

/** Nobody can tell from the store alone what was written over: it is asked, whatever else stands. */
function alteredStore(engine: Engine, recipient: string): MissingConsent[] {
  const tables = alteredTables(engine);
  if (tables.length === 0) return [];
  const about = { person: '', purpose: '', recipient, item: '', tables };
  return [{ ...coded('store-altered', about), personId: '', purpose: '', item: '' }];
}

const whyNotAsked = (why: string | undefined, roles: readonly string[]): Coded =>
  why === undefined ? coded('not-asked-nobody-there', { roles }) : coded('not-asked-as-said', { why });

/** What hands over evidence, so that a word about one exhibit may stop it. */
const HANDS_OVER_EVIDENCE = new Set(['bundle-build', 'evidence-export', 'case-handover']);

/** Lets nothing out. Throws `not-found`, `bad-input` for a kind that no purpose names or another's purpose. */
export function consentCheck(
  engine: Engine,
  { caseId, kind, forPurpose, recipient, items: chosen }: CheckedInput<'consentCheck'>,
): CallOutput<'consentCheck'> {
  const kinds = exportKinds(engine.resources);
  if (!kinds.includes(kind)) {
    throw new TestimonyError('bad-input', {
      subject: 'kind',
      findings: [`kind: one of ${kinds.join(', ')}`],
    });
  }
  return engine.session.read((db) => {
    const evidence = HANDS_OVER_EVIDENCE.has(kind) ? listEvidence(db, caseId, { removed: false }) : [];
    const items = evidence
      .filter((one) => chosen === undefined || chosen.includes(one.id))
      .map(({ id, exhibitRef, title }) => ({ id, title: [exhibitRef, title].filter(Boolean).join(' ') }));
    const leaving = { caseId, kind, forPurpose, recipient, items, ...NO_DECISION };
    return consentState(engine, db, leaving);
  });
}

/**
 * Call before the first byte is made ready. Throws `consent-missing` with what is missing; `consent-only` where no other
 * ground counts, whatever was decided. With a reason and a ground the decision comes back instead, for the office's
 * record; `passConsent` writes it down. Null when all stand. Throws `bad-input` for a ground that is not there.
 */
export function requireConsent(engine: Engine, leaving: Leaving): ConsentOverride | null {
  const state = engine.session.read((db) => consentState(engine, db, leaving));
  const { missing } = state;
  if (missing.length === 0) return null;
  const reason = leaving.overrideReason.trim();
  if (reason === '' || state.onlyConsent !== null) throw heldBack(leaving, state);
  const ground = groundOf(engine, leaving, missing);
  const decision = overrideDecision(leaving.overrideBy, engine.session.actor);
  return { ...decision, ground, reason, at: engine.clock.now(), missing };
}

/** Throws `bad-input`. */
function groundOf(
  { resources }: Engine,
  { overrideGround: id, grounds }: Leaving,
  missing: readonly MissingConsent[],
): LawfulGround {
  const own = recipientGround(resources);
  return missing.every(isAboutRecipient) && ['', own.id].includes(id)
    ? own
    : requireGround(resources, id, grounds);
}

/**
 * Call inside the transaction that records the release. A consent taken back while the export was being made stops
 * it: throws `consent-missing` for what is missing and was not part of the supervisor's decision. An override goes into
 * the log here, with the release.
 */
export function passConsent(
  engine: Engine,
  tx: WriteTx,
  leaving: Leaving,
  override: ConsentOverride | null,
): void {
  const decided = override?.missing ?? [];
  const state = consentState(engine, tx, leaving);
  const undecided = state.missing.filter(
    (one) => !decided.some((passedOver) => isSameMissing(one, passedOver)),
  );
  if (undecided.length > 0) throw heldBack(leaving, { ...state, missing: undecided });
  // Whoever might have been a child when it was decided may be known to be an adult by now.
  if (state.onlyConsent !== null) throw heldBack(leaving, state);
  if (override === null) return;
  const { by, capacity, samePerson, ground, reason } = override;
  const { kind, forPurpose = '' } = leaving;
  const purposes = leavesUnder(engine.resources, kind, forPurpose).map((one) => one.id);
  noteIn(engine, tx, {
    action: 'consent.overridden',
    subject: leaving.caseId,
    facts: {
      export: kind,
      for: purposes.join(', '),
      missing: override.missing.length,
      ground: ground.id,
      reason,
      by,
      capacity,
      samePerson,
    },
  });
}

const heldBack = ({ kind }: Leaving, { missing, onlyConsent }: ConsentStateView) =>
  new TestimonyError(onlyConsent === null ? 'consent-missing' : 'consent-only', {
    detail: kind,
    found: missing,
  });
