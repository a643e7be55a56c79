/** @file The real ways out, tried under a line of the ledger: one vault, a new case or person wherever the ledger changed. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  contract,
} from '../../../src-main/contract/index.ts';
import type { Job } from '../../../src-main/contract/ports.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { consentRecord } from '../../../src-main/usecases/consent/consent.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { findEvidence, insertEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { keepView } from '../../../src-main/vault/queries/line-views.ts';
import { settableClock } from '../clock-scenarios.ts';
import { temporaryFolder, temporaryVault } from '../vault.ts';
import { engineOn } from '../workers.ts';
import {
  EVERY_NO,
  type Line,
  MIDWAY,
  type Midway,
  OVERRIDES,
  type Override,
  outcome,
  RECIPIENTS,
  type Recipient,
  WHY,
} from './every-no.ts';

const LONG_AGO = '2025-01-10T10:00:00.000+00:00';
const NOW = '2026-11-24T10:00:00.000+00:00';
export const NAMED = 'Northshire Police';
export const HOME_OFFICE = 'Home Office';
export const TO: Readonly<Record<Recipient, string>> = {
  named: NAMED,
  'other spelling': '  northshire   POLICE ',
  nobody: '',
  another: 'Example Chambers',
};

export const HOME_OFFICE_AS: Readonly<Record<Recipient, string>> = {
  named: HOME_OFFICE,
  'other spelling': ' home   OFFICE',
  nobody: '',
  another: 'Kent Police',
};
const clock = settableClock(LONG_AGO);
let engine: RunningEngine;
let sample: EvidenceId;
export let shared: Trial;
/** Who said long ago that they are under 18: a person and the sheet, for each time the ledger is changed. */
export const minors: { personId: PersonId; screeningId: ScreeningId }[] = [];
/** Before the tests: one vault for all of them. */
export async function beginTrials(): Promise<void> {
  // Nothing here is about a power cut, and waiting for the disk would take most of the time.
  if (existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm');
  const vault = await temporaryVault({ clock });
  engine = { ...engineOn(vault.session), clock };
  const { id: caseId } = await call('caseCreate', { reference: 'S/0', title: 'R v Example' });
  for (let n = 0; n < MIDWAY.length * OVERRIDES.length; n += 1) {
    const personId = await person(caseId);
    const screeningId = await sheet({ caseId, personId }, 'nrm-preparation');
    await answerSheet(screeningId, { 'pv-under-age': 'yes' });
    minors.push({ personId, screeningId });
  }
  clock.set(NOW);
  const file = join(temporaryFolder(), 'ticket.txt');
  writeFileSync(file, 'A ticket to Leeds');
  sample = (await call('evidenceAdd', { caseId, file: engine.files.register(file), title: 'Ticket' })).id;
  shared = { caseId, personId: await person(caseId), items: { this: sample, other: exhibit(caseId) } };
}
export async function endTrials(): Promise<void> {
  await engine.close();
  vi.unstubAllEnvs();
}

/** At the first step that says "writing", and right before the first thing is written where nothing is said. */
export function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  midway?: () => void,
): Promise<CallOutput<N>> {
  let act = midway;
  const once = () => {
    const acting = act;
    act = undefined;
    acting?.();
  };
  const { signal } = new AbortController();
  const job: Job = { signal, report: ({ step }) => (step === 'writing' ? once() : undefined) };
  const write: VaultSession['write'] = (change) => {
    once();
    return engine.session.write(change);
  };
  const { session } = engine;
  const get = (of: VaultSession, key: string | symbol) => {
    const value: unknown = Reflect.get(of, key, of);
    return key === 'write' ? write : typeof value === 'function' ? value.bind(of) : value;
  };
  const told = new Proxy(session, { get });
  return perform(name === 'copyOutRecord' ? { ...engine, session: told } : engine, name, input, job);
}
let count = 0;
const person = async (caseId: CaseId) =>
  (await call('personAdd', { caseId, role: 'survivor', name: `Ana ${++count}` })).id;
const sheet = async (of: { caseId: CaseId; personId: PersonId }, formId: string) =>
  (await call('screeningStart', { ...of, formId })).id;
export const answerSheet = (screeningId: ScreeningId, values: Readonly<Record<string, string>>) =>
  call('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value })),
  });
/** The same bytes again, of another case: taking them in anew takes longest. */
function exhibit(caseId: CaseId): EvidenceId {
  const id = engine.random.id() as EvidenceId;
  engine.session.write((tx) => {
    const record = findEvidence(tx, sample);
    if (record === undefined) throw new Error('no sample');
    insertEvidence(tx, { ...record, id, caseId }, null);
  });
  return id;
}

export interface Trial {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly items: Readonly<Record<'this' | 'other', EvidenceId>>;
}
/** In a case of its own: an exhibit and a bundle ask everybody in theirs. */
async function newCase(): Promise<Trial> {
  const { id: caseId } = await call('caseCreate', { reference: `S/${++count}`, title: 'R v Example' });
  return { caseId, personId: await person(caseId), items: { this: exhibit(caseId), other: exhibit(caseId) } };
}
/** Beside so many others in one case: what is typed or copied out is looked through for the name of each of them. */
const IN_ONE_CASE = 8;
let room: { readonly of: Trial; beside: number } | undefined;
/** A sheet asks only whom it is about, whatever others in the case have said. */
export async function newPerson(): Promise<Trial> {
  if (room === undefined || room.beside === IN_ONE_CASE) room = { of: await newCase(), beside: 0 };
  room.beside += 1;
  return { ...room.of, personId: await person(room.of.caseId) };
}
export const sheetOf = ({ caseId, personId }: Trial, formId: string) => sheet({ caseId, personId }, formId);
const outTo = (folder: string) => engine.files.register(folder);

type Said = Line & { readonly decidedOn?: string };
export const record = (of: Trial, purpose: string, one: string, line: Said) =>
  call('consentRecord', lineOf(of, purpose, one, line));
/** In the middle of another call nothing can be waited for. */
const recordAtOnce = (of: Trial, purpose: string, one: string, line: Said) =>
  consentRecord(engine, contract.consentRecord.input.parse(lineOf(of, purpose, one, line)));
function lineOf(of: Trial, purpose: string, one: string, line: Said): CallInput<'consentRecord'> {
  return {
    personId: of.personId,
    purpose,
    status: line.status,
    decidedOn: line.decidedOn ?? null,
    recipient: line.one ? one : '',
    item: line.item === undefined ? '' : of.items[line.item],
    expiresOn: line.ended ? '2026-11-01' : null,
    note: line.status === 'not-needed-child' ? 'She looks fifteen.' : '',
    ...(line.status === 'best-interests' && { decidedBy: 'Dr Okafor', cannotDecide: 'Delirious today' }),
  };
}
const CHANGE: Readonly<Record<Midway, Line | null>> = {
  unchanged: null,
  withdrawn: { status: 'withdrawn' },
  given: { status: 'given' },
  'withdrawn for the one named': { status: 'withdrawn', one: true },
};
const DECIDED: Readonly<Record<Override, object>> = {
  none: {},
  'a supervisor': {
    overrideGround: 'court-order',
    overrideReason: 'Order of the court',
    overrideBy: 'Ruth Clarke',
  },
  'the same person': { overrideGround: 'court-order', overrideReason: 'Order of the court' },
};

const entries = (after: number) =>
  engine.session.read((db) =>
    db.all<{ action: string; canonical: Uint8Array }>(
      'SELECT action, canonical FROM audit_entry WHERE seq > ? ORDER BY seq',
      [after],
    ),
  );
const lastEntry = () =>
  engine.session.read((db) => db.get<{ seq: number }>('SELECT max(seq) AS seq FROM audit_entry'))?.seq ?? 0;

/** What came of it, as the folder and the log have it. */
async function seen(released: string, leave: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = temporaryFolder();
  const start = lastEntry();
  const failure: unknown = await leave(folder).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const log = entries(start).filter(({ action }) => action === released || action === 'consent.overridden');
  const isTyped = released === 'screening.copied-out';
  const out = isTyped ? log.filter((one) => one.action === released).length : readdirSync(folder).length;
  if (failure !== null) {
    if (log.length > 0 || out > 0) return 'held, and still something is outside or in the log';
    if (!(failure instanceof TestimonyError)) throw failure;
    const held = { 'consent-missing': 'held', 'consent-only': 'only with consent' }[failure.code as string];
    if (held === undefined) return failure.code;
    return `${held}: ${(failure.found ?? []).map((one) => WHY[one.code as keyof typeof WHY]).join('')}`;
  }
  if (out === 0 || log.at(-1)?.action !== released) return 'said to be outside, and is not';
  if (log.length === 1) return 'goes';
  const decision = Buffer.from(log[0]?.canonical ?? []).toString('utf8');
  const by = decision.includes('"samePerson":true') ? 'the same person' : 'a supervisor';
  return log.length === 2 ? `goes, decided by ${by}` : 'decided more than once';
}

export interface Way {
  /** The log's word for it. */
  readonly released: string;
  readonly purpose: string;
  readonly begin: () => Promise<Trial>;
  leave(of: Trial, to: string, decided: object, midway: () => void, folder: string): Promise<unknown>;
}
export const EVIDENCE: Way = {
  released: 'evidence.exported',
  purpose: 'court-papers',
  begin: newCase,
  leave: ({ items }, recipient, decided, midway, folder) =>
    call('evidenceExport', { evidenceId: items.this, folder: outTo(folder), recipient, ...decided }, midway),
};
/** With a key that is anybody's: nothing here opens the file. */
export const HANDOVER: Way = {
  released: 'handover.made',
  purpose: 'court-papers',
  begin: newCase,
  async leave({ caseId, items }, recipient, decided, midway, folder) {
    const { recipient: key } = await call('handoverKey', {});
    const input = { caseId, exhibits: [items.this], recipient, to: { key }, folder: outTo(folder) };
    return call('handoverMake', { ...input, ...decided }, midway);
  },
};
export const BUNDLE: Way = {
  released: 'bundle.built',
  purpose: 'court-papers',
  begin: newCase,
  async leave({ caseId, items }, court, decided, midway, folder) {
    await call('evidenceRemove', { evidenceId: items.other }).catch(() => undefined);
    const { id: bundleId } = await call('bundleCreate', {
      caseId,
      title: 'Trial',
      court,
      include: 'all-evidence',
    });
    return call('bundleBuild', { bundleId, folder: outTo(folder), ...decided }, midway);
  },
};
export const SHEET: Way = {
  released: 'sheet.exported',
  purpose: 'court-papers',
  begin: newPerson,
  async leave(of, recipient, decided, midway, folder) {
    const screeningId = await sheetOf(of, 'special-measures');
    return call('worksheetExport', { screeningId, folder: outTo(folder), recipient, ...decided }, midway);
  },
};
export const PACK: Way = {
  released: 'pack.built',
  purpose: 'court-papers',
  begin: newPerson,
  async leave(of, to, decided, midway, folder) {
    await sheetOf(of, 'special-measures');
    const chosen = { personId: of.personId, profileId: 'special-measures', recipient: to };
    const { sha256: seen } = await call('packPreview', chosen);
    return call('packBuild', { ...chosen, seen, folder: outTo(folder), ...decided }, midway);
  },
};
/** Of a case of its own: everybody in it is asked. */
export const CHRONOLOGY: Way = {
  released: 'chronology.exported',
  purpose: 'court-papers',
  begin: newCase,
  async leave({ caseId }, recipient, decided, midway, folder) {
    await call('dateRecord', { caseId, kind: 'first-contact', on: { value: '2026-10', qualifier: 'exact' } });
    return call('chronologyExport', { caseId, folder: outTo(folder), recipient, ...decided }, midway);
  },
};
/** Any record as pages: one that is nobody's referral goes as originals do. */
export const RECORD: Way = {
  released: 'record.exported',
  purpose: 'court-papers',
  begin: newPerson,
  async leave(of, recipient, decided, midway, folder) {
    const screeningId = await sheetOf(of, 'needs-and-risk');
    return call('recordExport', { screeningId, folder: outTo(folder), recipient, ...decided }, midway);
  },
};
/** Of one case, and about everybody in it. */
export const LOG: Way = {
  released: 'log.exported',
  purpose: 'court-papers',
  begin: newCase,
  leave: ({ caseId }, recipient, decided, midway, folder) => {
    const input = { caseId, format: 'csv', own: false, recipient, folder: outTo(folder) } as const;
    return call('auditExport', { ...input, ...decided }, midway);
  },
};
/** A referral sheet as pages: under the referral's purpose, and with consent alone. */
export const REFERRAL: Way = {
  released: 'record.exported',
  purpose: 'nrm-referral',
  begin: newPerson,
  async leave(of, recipient, decided, midway, folder) {
    const screeningId = await sheetOf(of, 'nrm-preparation');
    return call('recordExport', { screeningId, folder: outTo(folder), recipient, ...decided }, midway);
  },
};
/** Always for the Home Office. */
export const TYPED: Way = {
  released: 'screening.copied-out',
  purpose: 'nrm-referral',
  begin: newPerson,
  async leave(of, _to, decided, midway) {
    const screeningId = await sheetOf(of, 'nrm-preparation');
    return call('copyOutRecord', { screeningId, ...decided }, midway);
  },
};
export const NOTIFICATION: Way = {
  released: 'notification.exported',
  purpose: 'nrm-referral',
  begin: newPerson,
  async leave(of, recipient, _decided, midway, folder) {
    const screeningId = await sheetOf(of, 'nrm-preparation');
    await answerSheet(screeningId, { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' });
    const body = 'police';
    const { sha256 } = await call('notificationShow', { screeningId, body });
    const input = { screeningId, body, leaveOut: [], read: [], sha256, recipient, folder: outTo(folder) };
    return call('notificationExport', input, midway);
  },
};

interface Run {
  /** Who is to hold it. */
  readonly to: string;
  /** Whom the ledger names, where it names somebody. */
  readonly one: string;
  readonly override: Override;
  readonly midway: Midway;
}
/** Runs one after the other. A trial is taken again until its ledger has changed: nothing is taken out of one. */
export function runner(way: Way, prepare: (of: Trial, one: string) => Promise<void>) {
  const untouched = new Map<string, Trial>();
  return async ({ to, one, override, midway }: Run): Promise<string> => {
    let of = untouched.get(one);
    if (of === undefined) {
      of = await way.begin();
      await prepare(of, one);
      untouched.set(one, of);
    }
    const trial = of;
    const change = CHANGE[midway];
    const act = () => {
      if (change === null) return;
      untouched.delete(one);
      recordAtOnce(trial, way.purpose, one, change);
    };
    return seen(way.released, (folder) => way.leave(trial, to, DECIDED[override], act, folder));
  };
}
export const writeDown = (way: Way, lines: readonly Line[]) => async (of: Trial, one: string) => {
  for (const line of lines) {
    const { seq } = await record(of, way.purpose, one, line);
    const { caseId, personId } = of;
    if (line.apart)
      engine.session.write((tx) => keepView(tx, { seq, caseId, personId }, { within: [], elsewhere: [] }));
  }
};
export const rowOf = (ledger: string) => {
  const row = EVERY_NO[ledger];
  if (row === undefined) throw new Error(ledger);
  return row;
};

/** `takes`: which of the runs, by their number; all of them through one way out, some through those that take long. */
export async function hold(way: Way, ledger: string, takes: (number: number) => boolean): Promise<void> {
  const { lines, exhibit, whole = exhibit } = rowOf(ledger);
  const stands = way === EVIDENCE || way === BUNDLE || way === HANDOVER ? exhibit : whole;
  const run = runner(way, writeDown(way, lines));
  const [found, expected]: [Record<string, string>, Record<string, string>] = [{}, {}];
  let number = 0;
  for (const midway of MIDWAY)
    for (const [column, recipient] of RECIPIENTS.entries())
      for (const override of OVERRIDES) {
        const isTaken = takes(number);
        number += 1;
        // The Home Office it is, whomever the ledger names; without a name there is no such form, no pack and no handover.
        if (!isTaken || ((way === TYPED || way === PACK || way === HANDOVER) && recipient === 'nobody'))
          continue;
        const key = `to ${recipient}, ${midway}, decided by ${override}`;
        expected[key] = outcome(
          stands.unchanged.charAt(column),
          stands[midway].charAt(column),
          override,
          way === TYPED || way === REFERRAL,
        );
        const about =
          way === TYPED ? { to: '', one: HOME_OFFICE_AS[recipient] } : { to: TO[recipient], one: NAMED };
        found[key] = await run({ ...about, override, midway });
      }
  expect(found).toEqual(expected);
}
