/** @file The log written out: of a case, or of the whole vault for the office's own file. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AuditEntryView, LogFormat } from '../../contract/vault.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import { LOG_KINDS } from '../../core/log/kinds.ts';
import { mergeRepeated } from '../../core/log/merged.ts';
import { csv } from '../../core/text/delimited.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { type LogPages, typesetLog } from '../../documents/log-pages.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { type AuditFilter, auditHead, listAudit } from '../../vault/queries/audit.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import {
  exhibitsOfEntries,
  insertLogCopy,
  type OpenedAccount,
  openedAccounts,
} from '../../vault/queries/log-copies.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { discloseAccounts } from '../disclosure/answers.ts';
import { keptSinceMade } from '../disclosure/disclosure.ts';
import { type Copy, copyFor } from '../disclosure/on-copy.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { printOut } from '../leaving/print-out.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import type { WhatLeaves } from '../leaving/what-leaves.ts';
import { logWords, sayEntries } from '../resources/log-words.ts';
import { paperWords } from '../resources/paper-words.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { proved, VERIFIER, verifierText } from './proof-of-log.ts';

// A copy of the log: as a table, with every detail, or as pages.

/**
 * A copy of the log for somebody else, without what would tell of words that are kept back from them: that words were kept
 * back or given back, a later account of which every word is, and the name of an exhibit that counts one. What was taken out of
 * the case is not named either. All of it stands in the office's own copy, and in the log.
 */
interface LogReader {
  readonly caseId: CaseId;
  /** Empty where nobody is named: words that are kept from anybody stay out then. */
  readonly recipient: string;
  readonly copy: Copy;
}

const KEEPING = new Set(['screening.words-withheld', 'screening.words-given-back']);
/** What is done in an account. That something of its record was written out tells of none. */
const IN_ACCOUNT = new Set([
  'screening.layer-opened',
  'screening.account-taken-in',
  'screening.answered',
  'screening.noted',
  'screening.sitting-changed',
  'screening.paused',
  'screening.resumed',
  'screening.break-taken-back',
  'screening.place-kept',
]);

/** `exhibits`: which exhibit an entry's subject is about. */
function entriesForOthers(
  engine: Engine,
  db: ReadDb,
  entries: readonly AuditEntryView[],
  exhibits: ReadonlyMap<string, string>,
  { caseId, recipient, copy }: LogReader,
): AuditEntryView[] {
  const people = listPeople(db, caseId).map(({ id }) => id);
  const accounts = discloseAccounts(forReader(engine, recipient), db, people);
  const opened = Map.groupBy(openedAccounts(db), ({ record }) => record);
  const isKept = ({ record, layer }: OpenedAccount) => !accounts.goes(record as ScreeningId, layer);
  const isOfKept = ({ action, subject, seq, heldOn }: AuditEntryView): boolean => {
    if (!IN_ACCOUNT.has(action)) return false;
    const all = opened.get(subject) ?? [];
    const own = all.findLast((one) => one.seq <= seq);
    // Something noted later that says of which day it is.
    const ofDay = heldOn === null ? undefined : all.find((one) => one.heldOn === heldOn.value && isKept(one));
    return (own !== undefined && isKept(own)) || ofDay !== undefined;
  };
  const goes = entries.filter((one) => !KEEPING.has(one.action) && !isOfKept(one));
  if (goes.length < entries.length) copy.left();
  const about = new Set(goes.flatMap(({ subject }) => exhibits.get(subject) ?? []));
  const nameless = new Set([...about].filter((id) => keptSinceMade(db, [id], recipient).length > 0));
  const there = new Set<string>(listEvidence(db, caseId, { removed: false }).map(({ id }) => id));
  const isNamed = ({ subject }: AuditEntryView) => {
    const exhibit = exhibits.get(subject);
    return exhibit === undefined || (there.has(exhibit) && !nameless.has(exhibit));
  };
  return goes.map((one) => (isNamed(one) ? one : { ...one, about: '' }));
}

/** Some sixty pages: more is a table. */
const MOST_LINES = 3000;
const EVERY_ENTRY = Number.MAX_SAFE_INTEGER;

interface LogCopy {
  /** Numbers of those whose exhibits are marked privileged. */
  readonly held: ReadonlySet<number>;
  readonly entries: readonly AuditEntryView[];
  /** Of the vault's log as a whole. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly withheld: number;
  /** What it says of itself: that it is not complete. */
  readonly says: readonly string[];
}

/** Newest first. Exhibits that are marked privileged keep their entries and lose their names. `reader`: null for the office's own. */
export function copyOfLog(
  engine: Engine,
  db: ReadDb,
  filter: AuditFilter,
  reader: LogReader | null,
): LogCopy {
  const listed = listAudit(db, { ...filter, limit: EVERY_ENTRY }).entries;
  const exhibits = exhibitsOfEntries(db);
  const entries = reader === null ? listed : entriesForOthers(engine, db, listed, exhibits, reader);
  const about = new Set(entries.flatMap(({ subject }) => exhibits.get(subject) ?? []));
  const held = new Set(heldExhibits(engine, db, [...about]).map(({ id }) => id));
  const isHeld = ({ subject }: AuditEntryView) => held.has(exhibits.get(subject) ?? '');
  const { privileged } = logWords(engine.resources).paper;
  return {
    entries: entries.map((one) => (isHeld(one) ? { ...one, about: privileged } : one)),
    head: auditHead(db),
    withheld: entries.filter(isHeld).length,
    says: (reader?.copy.atHead() ?? []).map(paperWords(engine.resources)),
    held: new Set(entries.filter(isHeld).map(({ seq }) => seq)),
  };
}

/** Name and value: what it is of, and how it was narrowed down. */
type LogFacts = readonly (readonly [string, string])[];

/** Throws `not-ready` for more lines than fit on pages, `missing-letters`. */
function writtenAs(
  engine: Engine,
  format: Exclude<LogFormat, 'proof'>,
  copy: LogCopy,
  head: Omit<LogPages, 'lines' | 'columns' | 'createdAt' | 'about'>,
): Uint8Array {
  const { resources } = engine;
  const words = logWords(resources);
  const say = sayEntries(resources);
  const { entries } = copy;
  if (format === 'json') {
    const said = entries.map((one) => ({ ...one, what: say(one) }));
    const says = copy.says.length === 0 ? {} : { says: copy.says };
    const all = { title: head.title, facts: head.facts, ...says, head: copy.head, entries: said };
    return Buffer.from(`${JSON.stringify(all, null, 2)}\n`);
  }
  const { column } = words;
  if (format === 'csv') {
    const heads = [
      column.number,
      column.when,
      column.who,
      column.what,
      column.about,
      column.held,
      column.code,
    ];
    const rows = entries.map((one) => [
      String(one.seq),
      one.at,
      one.actor,
      say(one),
      aboutOf(one),
      one.heldOn === null ? '' : formatFuzzyDate(one.heldOn),
      one.action,
      one.subject,
    ]);
    // Last, the state of the log: the table too is something that shows later whether it was written anew.
    const end = [String(copy.head.seq), '', '', words.paper.newest, copy.head.hash, '', 'log.head', ''];
    const says = copy.says.map((line) => ['', '', '', line, '', '', '', '']);
    return Buffer.from(csv([...heads, column.on], [...says, ...rows, end]));
  }
  const lines = mergeRepeated(entries);
  if (lines.length > MOST_LINES)
    throw new TestimonyError('not-ready', {
      subject: head.title,
      found: [coded('log-too-long', { count: lines.length, most: MOST_LINES })],
    });
  return typesetLog(resources.folder, {
    ...head,
    columns: [column.number, column.when, column.who, column.what, column.about],
    about: [...copy.says, words.paper.about, copy.withheld === 0 ? '' : words.paper.withheld]
      .filter(Boolean)
      .join(' '),
    lines: lines.map((one) => [
      one.times === 1 ? String(one.seq) : `${one.firstSeq}–${one.seq}`,
      one.at.slice(0, 16).replace('T', ' '),
      one.actor,
      one.times === 1 ? say(one) : `${say(one)}, ${words.times.replace('{count}', String(one.times))}`,
      aboutOf(one),
    ]),
    createdAt: engine.clock.now(),
  });
}

const aboutOf = ({ about, worksheet }: AuditEntryView): string =>
  [about, worksheet].filter((part) => part !== '').join(' · ');

type Asked = CheckedInput<'auditExport'>;

/** Throws what the contract says, missing-letters, read-only, disk-full, cancelled. */
export async function auditExport(
  engine: Engine,
  input: Asked,
  job: Job,
): Promise<CallOutput<'auditExport'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const { caseId, who, kind, from, to, recipient } = input;
  const format = folder === null ? 'pdf' : input.format;
  const { paper } = logWords(engine.resources);
  const id = engine.random.id();
  const caseName = caseId === undefined ? '' : engine.session.read((db) => nameOf(requireCase(db, caseId)));
  const title = caseName === '' ? paper.title : paper.titleOf.replace('{case}', caseName);
  const leaves = whatLeaves(input, id, title);
  const permit = permitToLeave(engine, leaves);
  job.report({ step: 'typesetting' });
  const copy = engine.session.read((db) =>
    copyOfLog(
      engine,
      db,
      { caseId, who, from, to, subjects: kind === undefined ? undefined : LOG_KINDS[kind] },
      readerOf(engine, input, leaves),
    ),
  );
  const proof =
    format === 'proof' ? await proved(engine, { shown: shownIn(copy), earlier: input.earlier }, job) : null;
  const bytes =
    format === 'proof'
      ? Buffer.from(`${JSON.stringify(proof, null, 1)}\n`)
      : writtenAs(engine, format, copy, {
          title,
          facts: factsOf(engine, input, caseName, copy.entries.length, copy.head.hash),
        });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  job.report({ step: 'writing' });
  // By what it is of: nobody's name is in the name of a file.
  const ending = format === 'proof' ? 'proof.json' : format;
  const wanted = safeFileName(`${paper.title}.${ending}`, `log.${ending}`);
  const sha256 = toHex(digest(bytes));
  let fileName = wanted;
  const entries = copy.entries.length;
  const narrowed = { who: who ?? '', kind: kind ?? '', from: from ?? '', until: to ?? '' };
  const facts = {
    format,
    entries,
    withheld: copy.withheld,
    to: recipient,
    own: input.own,
    ...narrowed,
    sha256,
    ...(proof === null ? {} : { size: proof.log.entries, root: proof.log.root }),
  };
  const subject = caseId ?? engine.session.vaultId;
  const insert = (tx: WriteTx, name: string) => {
    const [at, by] = [engine.clock.now(), engine.session.actor];
    const override = permit.withoutConsent;
    const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
    const given =
      leaves.ground === 'case' && !input.own
        ? leavesUnder(engine.resources, leaves.leaving.kind, input.forPurpose)[0]?.title
        : undefined;
    const purpose = [given ?? '', decision].filter((part) => part !== '').join('; ');
    const called = name === '' ? paperWords(engine.resources)(coded('paper-printed', { title })) : title;
    insertLogCopy(tx, {
      id,
      caseId: caseId ?? null,
      title: called,
      recipient,
      purpose,
      entries,
      fileName: name,
      sha256,
      at,
      by,
    });
  };
  if (folder === null) {
    const note = { action: 'log.printed', subject, facts };
    const out = await printOut(engine, permit, { bytes, note, record: (tx) => insert(tx, '') }, job);
    return { ...out, fileName: '', entries };
  }
  const result = () => ({ fileName, sha256, entries, printed: [] });
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
      if (proof !== null) await staging.add(VERIFIER, verifierText(engine.resources));
    },
    record(tx) {
      insert(tx, fileName);
      return { note: { action: 'log.exported', subject, facts }, line: id, result: result() };
    },
    // What the vault's own log says can be looked at and verified elsewhere too; for a reader outside, a line has to stand in it.
    ...(input.own ? { unrecorded: result } : {}),
  });
}

function readerOf(engine: Engine, { caseId, own, recipient, forPurpose }: Asked, what: WhatLeaves) {
  if (own || caseId === undefined || what.ground !== 'case') return null;
  const [given] = leavesUnder(engine.resources, what.leaving.kind, forPurpose);
  return { caseId, recipient, copy: copyFor({ purpose: given?.id ?? '' }) };
}

/** Throws `bad-input` where the whole vault's log is for somebody else: it is about people of every case. */
function whatLeaves(input: Asked, subject: string, title: string): WhatLeaves {
  const { caseId, own, recipient, forPurpose, format } = input;
  // Its entries are word for word what was recorded: nothing in them can be left out for somebody.
  if (format === 'proof' && !own)
    throw new TestimonyError('bad-input', { subject: 'format', found: [coded('log-proof-is-own')] });
  const { overrideReason, overrideBy, overrideGround } = input;
  const what = { kind: 'log', subject, title, mode: 'locked' } as const;
  if (own && recipient !== '')
    throw new TestimonyError('bad-input', { subject: 'recipient', found: [coded('log-own-has-no-holder')] });
  if (caseId !== undefined)
    return {
      ...what,
      ground: 'case',
      leaving: {
        kind: own ? 'office-record' : 'evidence-export',
        caseId,
        recipient,
        items: [],
        forPurpose: own ? '' : forPurpose,
        overrideReason,
        overrideBy,
        overrideGround,
      },
      released: { items: [], by: '', reason: '' },
    };
  if (own) return { ...what, ground: 'office' };
  throw new TestimonyError('bad-input', { subject: 'own', found: [coded('log-of-one-case')] });
}

const shownIn = ({ entries, held }: LogCopy): ReadonlySet<number> =>
  new Set(entries.map(({ seq }) => seq).filter((seq) => !held.has(seq)));

const nameOf = ({ reference, title }: { readonly reference: string; readonly title: string }) =>
  [reference, title].filter((part) => part !== '').join(', ');

function factsOf(engine: Engine, asked: Asked, caseName: string, entries: number, hash: string): LogFacts {
  const { paper, column, kind: kinds } = logWords(engine.resources);
  const { who, kind, from, to } = asked;
  const narrowed = [
    who === undefined ? '' : `${column.who}: ${who}`,
    kind === undefined ? '' : kinds[kind],
    from === undefined ? '' : `${paper.from}: ${formatDay(from)}`,
    to === undefined ? '' : `${paper.to}: ${formatDay(to)}`,
  ].filter((part) => part !== '');
  return [
    [paper.case, caseName === '' ? paper.vault : caseName],
    [paper.narrowed, narrowed.join('; ') || paper.everything],
    [paper.entries, String(entries)],
    [paper.newest, hash],
    [paper.written, `${formatDay(engine.clock.now())}, ${engine.session.actor}`],
  ];
}
