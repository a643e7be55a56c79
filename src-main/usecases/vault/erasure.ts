/**
 * @file Erasing a case, or a person in one, for good: every row that hangs on it, the bytes of exhibits, what was kept of
 * drafts, and the particulars of every entry of the log about it. One transaction; then the store is written anew, so that
 * no page keeps bytes beside what stayed. What is left says that something was erased, how much, when, by whom and why.
 */

import type { ClockView } from '../../contract/dates.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { StillOpen } from '../../contract/keeping.ts';
import type { Job } from '../../contract/ports.ts';
import { canRunOut, isOver } from '../../core/clocks/running.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ErasedCounts, ErasureCertificate } from '../../core/keeping/erasure.ts';
import { yearsBefore } from '../../core/keeping/erasure.ts';
import { plainName } from '../../core/people/plain-name.ts';
import { withSecrets } from '../../crypto/secret.ts';
import type { ReadDb, VaultSession } from '../../vault/db.ts';
import { dataKeyOf, opened } from '../../vault/people.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { backupsSince, removeRows, withoutGuards } from '../../vault/queries/erase.ts';
import { eraseEntries } from '../../vault/queries/erased-entries.ts';
import { dueCases, insertErasure, listErasures, sumOf } from '../../vault/queries/erasures.ts';
import { standingHolds } from '../../vault/queries/legal-holds.ts';
import { forgetGone } from '../../vault/queries/search-index.ts';
import { stillNamed } from '../../vault/queries/still-named.ts';
import { readRules } from '../../vault/queries/vault-rules.ts';
import { bytesOnlyOf, idsOf, type Root, type Rows, whatHangsOn } from '../../vault/queries/what-hangs-on.ts';
import { refreshSearchText } from '../cases/case-view.ts';
import { readCaseDates } from '../clocks/case-dates.ts';
import { readPrompts } from '../contact/prompts.ts';
import { requireAsWritten } from '../engine/as-written.ts';
import { today } from '../engine/day.ts';
import { freeBytes, inStore } from '../engine/disk-room.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond } from '../engine/second-person.ts';
import { transact } from '../engine/transact.ts';
import { loadErasureGrounds, requireErasureGround } from '../resources/erasure-grounds.ts';
import { loadSupportLists } from '../resources/support-lists.ts';
import { nameOf, requireNoHold } from './legal-hold.ts';

// What is still open in a case, and holds an erasure up until somebody says why it goes all the same: a request for data
// or records that nobody answered, a threat that nobody looked at, a day that is still to come.

const REQUESTS: readonly string[] = ['subject-access-request', 'records-request'];

/** Of a person in the case, what is about them or about the whole case. Soonest first within each kind. */
function stillOpen(
  engine: Engine,
  db: ReadDb,
  { caseId, personId }: { readonly caseId: CaseId; readonly personId?: PersonId | undefined },
): StillOpen[] {
  const { events, clocks } = readCaseDates(engine, db, caseId);
  const eventOf = new Map<string, (typeof events)[number]>(events.map((one) => [one.id, one]));
  const kinds = clocks.flatMap((one): [StillOpen['what'], ClockView][] => {
    const event = eventOf.get(one.subject);
    const isOfOther = personId !== undefined && event?.personId != null && event.personId !== personId;
    if (isOfOther || isOver(one.state)) return [];
    if (event !== undefined && REQUESTS.includes(event.kind)) return [['request', one]];
    if (one.means === 'now') return [['threat', one]];
    return canRunOut(one) || (one.means === 'hearing' && one.state !== 'overdue') ? [['date', one]] : [];
  });
  const dates = kinds.map(([what, { title, on }]): StillOpen => ({ what, title, on }));
  const rules = new Set(
    loadSupportLists(engine.resources)
      .rules.filter(({ looks }) => looks === 'threats')
      .map(({ id }) => id),
  );
  const threats = readPrompts(engine, db, caseId)
    .filter((one) => rules.has(one.rule) && one.dismissed === null)
    .filter((one) => personId === undefined || one.personId === personId)
    .map(({ title }): StillOpen => ({ what: 'threat', title, on: null }));
  const all = [...dates, ...threats];
  return ORDER.flatMap((what) => all.filter((one) => one.what === what));
}

const ORDER = ['request', 'threat', 'date'] as const;

interface Whose {
  readonly caseId: CaseId;
  readonly personId?: PersonId | undefined;
}

const rootOf = ({ caseId, personId }: Whose): Root =>
  personId === undefined ? { table: 'case_file', id: caseId } : { table: 'person', id: personId };

/** What would go, and what stands in its way. Throws `not-found`. Writes nothing. */
export function erasurePreview(
  engine: Engine,
  whose: CheckedInput<'erasurePreview'>,
): CallOutput<'erasurePreview'> {
  const { session, resources } = engine;
  return session.read((db) => {
    nameOf(db, whose.caseId, whose.personId);
    const rows = whatHangsOn(db, rootOf(whose));
    const { caseId, personId } = whose;
    return {
      counts: countsOf(db, rows),
      stillOpen: stillOpen(engine, db, whose),
      holds: standingHolds(db, caseId),
      backups: backupsSince(db, firstEntry(db, idsOf(db, rows))),
      stillNamed: personId === undefined ? [] : stillNamed(db, { caseId, personId, rows }),
      grounds: loadErasureGrounds(resources),
    };
  });
}

/**
 * Throws `not-found`, `bad-input` for a ground that is none or a name that was typed otherwise, `held-by-law`, `still-open`
 * without a reason for it, `wrong-passphrase` where `erasureAllow` did not come before,
 * `second-person-needed`, `disk-full`, `vault-damaged` where another program wrote in the holds: nothing is erased then. `tidied` false: it is erased, and the store could not be
 * written anew yet, which the next opening does.
 */
export async function erasureMake(
  engine: Engine,
  input: CheckedInput<'erasureMake'>,
  job: Job,
): Promise<CallOutput<'erasureMake'>> {
  const { session, resources } = engine;
  refuseHeld(engine, input);
  // Nobody is asked to stand by what a hold stops.
  requireSecond(engine, 'erase');
  // Behind the line above: the call comes once more when somebody has stood by it.
  const isAllowed = takeAllowed(session);
  const ground = requireErasureGround(resources, input.ground);
  session.read((db) => {
    if (plainName(input.typed) !== plainName(nameOf(db, input.caseId, input.personId)))
      throw new TestimonyError('bad-input', { subject: 'typed' });
  });
  const open = refuseStillOpen(engine, input);
  await refuseWithoutRoom(engine, input);
  if (!isAllowed) throw new TestimonyError('wrong-passphrase', { subject: 'own' });
  job.report({ step: 'writing' });
  const certificate = erase(engine, input, ground.id, open === 0 ? {} : { open, despite: input.despite });
  job.report({ step: 'verifying' });
  const tidied = session.tidy(engine.clock.now());
  job.report({ step: 'finished' });
  return { certificate, tidied };
}

/** When whoever is unlocked last gave their passphrase for an erasure, by session. Used once. */
const allowed = new WeakMap<VaultSession, number>();
const ALLOWED_MS = 10 * 60_000;

/** Throws `wrong-passphrase`. */
export async function erasureAllow(
  { session }: Engine,
  input: CheckedInput<'erasureAllow'>,
): Promise<CallOutput<'erasureAllow'>> {
  await withSecrets(async (secrets) => {
    await dataKeyOf(opened(session), secrets.hold(input.own), secrets);
  });
  allowed.set(session, performance.now());
  return { allowed: true };
}

function takeAllowed(session: VaultSession): boolean {
  const since = allowed.get(session);
  allowed.delete(session);
  return since !== undefined && performance.now() - since < ALLOWED_MS;
}

/** How much is still open. Throws `still-open` where something is and nobody says why it goes all the same; the log says so. */
function refuseStillOpen(engine: Engine, whose: CheckedInput<'erasureMake'>): number {
  const { caseId, personId, despite } = whose;
  const open = engine.session.read((db) => stillOpen(engine, db, whose));
  if (open.length === 0 || despite !== '') return open.length;
  const [subject, what] = personId === undefined ? [caseId, 'case'] : [personId, 'person'];
  transact(
    engine,
    { action: 'erasure.refused', subject, facts: { what, open: open.length } },
    () => undefined,
  );
  throw new TestimonyError('still-open', {
    subject: engine.session.read((db) => nameOf(db, caseId, personId)),
    found: open.map(({ title, on }) => coded('erasure-open', { title, on: on ?? '' })),
  });
}

/** Where another program wrote in them, a hold may be what is missing, or somebody may be in a case they were not in. */
const WHOSE_HOLDS = ['legal_hold', 'case_file', 'person'];

/** Throws `held-by-law`; the log then says that somebody asked for it, for whoever ordered the hold. Throws `vault-damaged`. */
function refuseHeld(engine: Engine, { caseId, personId }: Whose): void {
  requireAsWritten(engine, WHOSE_HOLDS);
  try {
    engine.session.read((db) => requireNoHold(db, caseId, personId));
  } catch (thrown) {
    if (thrown instanceof TestimonyError && thrown.code === 'held-by-law') {
      const [subject, what] = personId === undefined ? [caseId, 'case'] : [personId, 'person'];
      transact(engine, { action: 'erasure.refused', subject, facts: { what } }, () => undefined);
    }
    throw thrown;
  }
}

const MEGABYTE = 1_000_000;

/** The journal keeps every page that goes until all of it is gone: a film takes its size in room once more. Said before minutes go by. */
async function refuseWithoutRoom({ session }: Engine, whose: Whose): Promise<void> {
  const needed = inStore(session.read((db) => bytesOnlyOf(db, whatHangsOn(db, rootOf(whose)))));
  const free = await freeBytes(session.folder);
  if (free === null || free >= needed) return;
  const room = { megabytes: Math.ceil(needed / MEGABYTE), free: Math.floor(free / MEGABYTE) };
  throw new TestimonyError('disk-full', { found: [coded('erasure-room', room)] });
}

/** `despite`: how much was still open, and why it goes all the same; no word of what it was. */
function erase(
  engine: Engine,
  whose: Whose,
  ground: string,
  despite: Readonly<Record<string, string | number>>,
): ErasureCertificate {
  const { session, clock, random } = engine;
  const id = random.id();
  const what = whose.personId === undefined ? 'case' : 'person';
  return transact(
    engine,
    ({ counts, log }) => ({
      action: 'erasure.made',
      subject: id,
      facts: { what, ground, ...despite, ...counts, entries: log.entries, list: log.list },
    }),
    (tx) => {
      requireNoHold(tx, whose.caseId, whose.personId);
      const before = auditHead(tx);
      const rows = whatHangsOn(tx, rootOf(whose));
      const ids = idsOf(tx, rows);
      const counts = countsOf(tx, rows);
      const backups = backupsSince(tx, firstEntry(tx, ids));
      return withoutGuards(tx, () => {
        removeRows(tx, rows);
        if (whose.personId !== undefined) refreshSearchText(tx, whose.caseId);
        forgetGone(tx);
        const certificate: ErasureCertificate = {
          format: 'testimony-erasure',
          version: 1,
          vaultId: session.vaultId,
          id,
          what,
          ground,
          at: clock.now(),
          by: session.actor,
          second: engine.approval?.second ?? null,
          counts,
          log: { ...eraseEntries(tx, id, ids), before },
          backups,
        };
        insertErasure(tx, certificate);
        return certificate;
      });
    },
  );
}

/** The first entry of the log about any of these: what was copied before it does not hold them. */
function firstEntry(db: ReadDb, ids: ReadonlySet<string>): number {
  let first = Number.MAX_SAFE_INTEGER;
  for (const id of ids) {
    const row = db.get<{ seq: number | null }>('SELECT min(seq) AS seq FROM audit_entry WHERE subject = ?', [
      id,
    ]);
    first = Math.min(first, row?.seq ?? first);
  }
  return first === Number.MAX_SAFE_INTEGER ? 0 : first;
}

function countsOf(db: ReadDb, rows: Rows): ErasedCounts {
  const count = (table: string): number => rows.get(table)?.size ?? 0;
  return {
    people: count('person'),
    records: count('screening'),
    answers: count('screening_answer'),
    consents: count('consent'),
    contacts: count('contact_note'),
    plans: count('contact_plan'),
    dates: count('case_event'),
    needs: count('support_line'),
    exhibits: count('evidence'),
    exhibitBytes: sumOf(db, 'evidence', 'byte_size', rows.get('evidence')),
    bundles: count('bundle'),
    packs: count('pack'),
    givenOut: count('departure'),
  };
}

export function erasureList(engine: Engine): CallOutput<'erasureList'> {
  return engine.session.read((db) => {
    const { retentionYears } = readRules(db);
    const due = retentionYears === null ? [] : dueCases(db, yearsBefore(today(engine, db), retentionYears));
    return {
      made: listErasures(db),
      due: due.map(({ id, ...one }) => ({ ...one, caseId: id, held: standingHolds(db, id).length > 0 })),
      retentionYears,
    };
  });
}
