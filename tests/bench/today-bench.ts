/** @file Today over two thousand cases, each with what a year of casework leaves: days, what was seen to, contacts, a plan, an account. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import { ContactFields } from '../../src-main/core/contact/contact-note.ts';
import { ContactPlan } from '../../src-main/core/contact/contact-plan.ts';
import { addDays } from '../../src-main/core/dates/calendar-day.ts';
import type { CaseId, ContactId, EventId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import { SupportLine, subjectOf } from '../../src-main/core/support/support-line.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { VaultSession, WriteTx } from '../../src-main/vault/db.ts';
import { appendAudit } from '../../src-main/vault/queries/audit.ts';
import { insertCase } from '../../src-main/vault/queries/cases.ts';
import { insertContact, insertPlan } from '../../src-main/vault/queries/contacts.ts';
import { insertClockMark, insertEvent, insertEventLine } from '../../src-main/vault/queries/events.ts';
import { insertPerson } from '../../src-main/vault/queries/people.ts';
import { findScreening, insertAnswer, insertScreening } from '../../src-main/vault/queries/screening.ts';
import { insertSupport } from '../../src-main/vault/queries/support.ts';
import { countingRandom, quietJob, steadyClock } from '../support/ports.ts';
import { engineOn } from '../support/workers.ts';
import { benchVault } from './bench-vault.ts';
import { type Measured, medianMs, verdict } from './table.ts';

const CASES = 2000;
const TARGET_MS = 200;
const RUNS = 15;
const CONTACTS = 12;
const TODAY = '2026-11-24';
const AT = '2026-06-01T09:00:00.000+00:00';
/** Of every case: kind, result, days before today (after it where negative), whether it was seen to. */
const EVENTS = [
  ['first-contact', '', 200, false],
  ['nrm-referral', '', 190, false],
  ['reasonable-grounds', 'positive', 180, false],
  ['police-report', '', 170, false],
  ['charge', '', 90, true],
  ['plea-crown', '', 40, true],
  ['plan-agreed', '', 20, false],
  ['subject-access-request', '', 25, false],
  ['hearing', '', -20, false],
  ['appointment', '', -3, false],
] as const;

export async function benchToday(): Promise<readonly Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const session = await benchVault(parent, { clock: steadyClock(), random: countingRandom() });
  const engine = { ...engineOn(session), clock: steadyClock() };
  const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    perform(engine, name, input, quietJob());
  try {
    const { id: caseId } = await call('caseCreate', { reference: 'FIRST', title: 'The first' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Bench' });
    const { id } = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    fill(session, id);
    const view = await call('todayShow', {});
    const ms = await medianMs(RUNS, () => call('todayShow', {}));
    const { hearings, needs, due, waiting } = view;
    const rows = hearings.total + needs.total + due.total + waiting.total;
    return [
      {
        what: `Today over ${CASES} cases, ${CASES * EVENTS.length} days and ${CASES * CONTACTS} contacts written down, ${rows} of them due or waited for`,
        ours: `${ms.toFixed(0)} ms`,
        beside: verdict(ms, TARGET_MS),
      },
    ];
  } finally {
    await engine.close();
    rmSync(parent, { recursive: true, force: true });
  }
}

function fill(session: VaultSession, like: ScreeningId): void {
  const random = countingRandom('b');
  const people: (readonly [CaseId, PersonId])[] = [];
  session.write((tx) => {
    const form = findScreening(tx, like);
    if (form === undefined) throw new Error('the first interview is there');
    for (let n = 0; n < CASES; n += 1) {
      const caseId = random.id() as CaseId;
      const personId = random.id() as PersonId;
      const stamps = { createdAt: AT, createdBy: 'Bench', updatedAt: AT };
      const row = { id: caseId, reference: `TST/${n}`, title: `Case ${n}`, profile: 'general' };
      insertCase(tx, { ...row, status: 'active', nation: 'england-wales', ...stamps }, '');
      const rest = { birthDate: null, language: '', interpreterNeeded: null, safeContact: '', note: '' };
      const name = { name: `Person ${n}`, alsoKnownAs: '', role: 'survivor' as const };
      insertPerson(tx, { id: personId, caseId, ...name, ...rest }, AT, 'Bench');
      const account = random.id() as ScreeningId;
      insertScreening(tx, { ...form, id: account, caseId, personId, startedAt: AT }, random.id());
      answer(tx, account, 'safety-urgent', n % 50 === 0 ? ['emergency'] : ['nothing'], random.id());
      for (let q = 0; q < 20; q += 1) answer(tx, account, `told-${q}`, 'What was told', random.id());
      events(tx, caseId, personId, random);
      people.push([caseId, personId]);
    }
  });
  for (let month = 0; month < CONTACTS; month += 1)
    session.write((tx) => {
      for (const [n, [caseId, personId]] of people.entries()) support(tx, month, n, caseId, personId, random);
      appendAudit(tx, { at: AT, actor: 'Bench', action: 'contact.recorded', subject: 'bench', facts: {} });
    });
}

/** A contact a month; the first time a plan, a worker and a need. Every tenth was not reached since. */
function support(
  tx: WriteTx,
  month: number,
  n: number,
  caseId: CaseId,
  personId: PersonId,
  random: { readonly id: () => string },
): void {
  const by = { at: AT, by: 'Bench' };
  const day = addDays(TODAY, -30 * (CONTACTS - month - 1) - (n % 10 === 0 ? 20 : 1));
  const fields = {
    ...ContactFields.parse({ nextOn: addDays(day, 14), note: 'What was said, in a few lines. '.repeat(10) }),
    heldOn: { value: day, qualifier: 'exact' as const },
  };
  insertContact(tx, { id: random.id() as ContactId, caseId, personId, fields, breach: '', ...by });
  if (month > 0) return;
  insertPlan(tx, caseId, personId, ContactPlan.parse({ everyDays: 14 }), { reason: '', ...by });
  const lines = [
    { kind: 'worker', name: `Worker ${n % 7}` },
    { kind: 'need', which: random.id(), heading: 'housing', need: 'A room', state: 'in-hand' },
    { kind: 'decision', about: 'police', answer: 'yes' },
  ];
  for (const one of lines) {
    const line = SupportLine.parse(one);
    insertSupport(tx, caseId, personId, { subject: subjectOf(line), line, ...by });
  }
}

function answer(tx: WriteTx, id: ScreeningId, question: string, value: unknown, nonce: string): void {
  const how = { ownWords: '', relation: 'new' as const, cause: '' as const, howSaid: '' as const };
  const by = { language: '', interpreter: '', at: AT, author: 'Bench' };
  insertAnswer(tx, id, { question, layer: 0, state: 'answered', value, ...how, ...by }, nonce);
}

function events(
  tx: WriteTx,
  caseId: CaseId,
  personId: PersonId,
  random: { readonly id: () => string },
): void {
  for (const [kind, result, ago, seenTo] of EVENTS) {
    const id = random.id() as EventId;
    insertEvent(tx, { id, caseId, personId, kind, title: kind });
    insertEventLine(tx, id, {
      on: { value: addDays(TODAY, -ago), qualifier: 'exact' },
      time: '',
      sentOn: null,
      servedOn: null,
      result,
      nation: 'england-wales',
      title: kind,
      place: '',
      note: '',
      owner: 'Bench',
      enhanced: 'yes',
      evidenceId: null,
      reason: '',
      withdrawn: false,
      at: AT,
      by: 'Bench',
    });
    if (!seenTo) continue;
    const mark = { settled: true, on: TODAY, reason: 'Seen to', at: AT, by: 'Bench' };
    for (const rule of ['victims-code-update-enhanced', 'special-measures-crown'])
      insertClockMark(tx, caseId, { subject: id, rule, ...mark });
  }
}
