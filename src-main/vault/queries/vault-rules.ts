/** @file The rules of a vault: which steps take a second person, how long closed cases are kept, when it locks by itself. */
import { SECOND_KINDS, type SecondKind } from '../../core/vault/roles.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface VaultRules {
  /** Steps that take a second person. */
  readonly second: readonly SecondKind[];
  /** Years that a closed case is kept after it was last written in; null where nobody set any. */
  readonly retentionYears: number | null;
  /** Minutes after which the window locks by itself; null where nobody chose any. */
  readonly lockMinutes: number | null;
  /** Whether the window hides when it loses the focus. */
  readonly curtain: boolean;
}

const RETENTION = 'retention-years';
const LOCK = 'lock-minutes';
const CURTAIN = 'curtain';
const nameOf = (kind: SecondKind): string => `second-${kind}`;

export function readRules(db: ReadDb): VaultRules {
  const rows = db.all<{ name: string; value: string }>(
    'SELECT name, value FROM vault_rule AS r WHERE id = (SELECT max(id) FROM vault_rule WHERE name = r.name)',
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    second: SECOND_KINDS.filter((kind) => values.get(nameOf(kind)) === 'yes'),
    retentionYears: countIn(values.get(RETENTION)),
    lockMinutes: countIn(values.get(LOCK)),
    curtain: values.get(CURTAIN) === 'yes',
  };
}

function countIn(value: string | undefined): number | null {
  const count = Number(value ?? '');
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

interface Stamp {
  readonly at: string;
  readonly actor: string;
}

export function writeSecondRule(tx: WriteTx, kind: SecondKind, on: boolean, stamp: Stamp): void {
  writeRule(tx, nameOf(kind), on ? 'yes' : 'no', stamp);
}

export function writeRetention(tx: WriteTx, years: number | null, stamp: Stamp): void {
  writeRule(tx, RETENTION, years === null ? '' : String(years), stamp);
}

export function writeLocking(
  tx: WriteTx,
  { minutes, curtain }: { readonly minutes: number | null; readonly curtain: boolean },
  stamp: Stamp,
): void {
  writeRule(tx, LOCK, minutes === null ? '' : String(minutes), stamp);
  writeRule(tx, CURTAIN, curtain ? 'yes' : 'no', stamp);
}

const READING = 'read-pictures';

/** Whether pages without text may be read by machine: so long as nobody turned it off. */
export const mayReadPictures = (db: ReadDb): boolean =>
  db.get<{ value: string }>('SELECT value FROM vault_rule WHERE name = ? ORDER BY id DESC LIMIT 1', [READING])
    ?.value !== 'no';

export function writePictureReading(tx: WriteTx, on: boolean, stamp: Stamp): void {
  writeRule(tx, READING, on ? 'yes' : 'no', stamp);
}

const READING_FOLDER = 'reading-folder';
const READING_USUAL = 'reading-languages';

export interface ReadingRules {
  /** Where files of languages lie on this computer; '' where none was named. */
  readonly folder: string;
  /** Languages beside English that pages are read in where nobody chose others for their exhibit. */
  readonly usual: readonly string[];
}

export function readReadingRules(db: ReadDb): ReadingRules {
  const value = (name: string) =>
    db.get<{ value: string }>('SELECT value FROM vault_rule WHERE name = ? ORDER BY id DESC LIMIT 1', [name])
      ?.value ?? '';
  return { folder: value(READING_FOLDER), usual: value(READING_USUAL).split(' ').filter(Boolean) };
}

export function writeReadingRules(tx: WriteTx, { folder, usual }: Partial<ReadingRules>, stamp: Stamp): void {
  if (folder !== undefined) writeRule(tx, READING_FOLDER, folder, stamp);
  if (usual !== undefined) writeRule(tx, READING_USUAL, usual.join(' '), stamp);
}

/** What stands at the head of the privacy notice, field by field; '' where nobody filled it in. */
export const readNotice = (db: ReadDb, field: string): string =>
  db.get<{ value: string }>('SELECT value FROM vault_rule WHERE name = ? ORDER BY id DESC LIMIT 1', [
    `notice-${field}`,
  ])?.value ?? '';

export function writeNotice(tx: WriteTx, field: string, value: string, stamp: Stamp): void {
  writeRule(tx, `notice-${field}`, value, stamp);
}

function writeRule(tx: WriteTx, name: string, value: string, { at, actor }: Stamp): void {
  tx.run('INSERT INTO vault_rule (name, value, at, actor, log_seq) VALUES (?, ?, ?, ?, ?)', [
    name,
    value,
    at,
    actor,
    nextEntry(tx),
  ]);
}
