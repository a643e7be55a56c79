/** @file A copy of the log: as a table, with every detail, or as pages. */
import type { AuditEntryView, LogFormat } from '../../contract/vault.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { mergeRepeated } from '../../core/log/merged.ts';
import { csv } from '../../core/text/delimited.ts';
import { type LogPages, typesetLog } from '../../documents/log-pages.ts';
import type { ReadDb } from '../../vault/db.ts';
import { type AuditFilter, auditHead, listAudit } from '../../vault/queries/audit.ts';
import { exhibitsOfEntries } from '../../vault/queries/log-copies.ts';
import type { Engine } from '../engine/engine.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { logWords, sayEntries } from '../resources/log-words.ts';
import { paperWords } from '../resources/paper-words.ts';
import { entriesForOthers, type LogReader } from './log-for-others.ts';

/** Some sixty pages: more is a table. */
const MOST_LINES = 3000;
const EVERY_ENTRY = Number.MAX_SAFE_INTEGER;

export interface LogCopy {
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
export type LogFacts = readonly (readonly [string, string])[];

/** Throws `not-ready` for more lines than fit on pages, `missing-letters`. */
export function writtenAs(
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
