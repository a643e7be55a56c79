/** @file The rules of a vault: which steps take a second person, and how long closed cases are kept. */
import { SECOND_KINDS, type SecondKind } from '../../core/vault/second-person.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface VaultRules {
  /** Steps that take a second person. */
  readonly second: readonly SecondKind[];
  /** Years that a closed case is kept after it was last written in; null where nobody set any. */
  readonly retentionYears: number | null;
}

const RETENTION = 'retention-years';
const nameOf = (kind: SecondKind): string => `second-${kind}`;

export function readRules(db: ReadDb): VaultRules {
  const rows = db.all<{ name: string; value: string }>(
    'SELECT name, value FROM vault_rule AS r WHERE id = (SELECT max(id) FROM vault_rule WHERE name = r.name)',
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const years = Number(values.get(RETENTION) ?? '');
  return {
    second: SECOND_KINDS.filter((kind) => values.get(nameOf(kind)) === 'yes'),
    retentionYears: Number.isSafeInteger(years) && years > 0 ? years : null,
  };
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

function writeRule(tx: WriteTx, name: string, value: string, { at, actor }: Stamp): void {
  tx.run('INSERT INTO vault_rule (name, value, at, actor, log_seq) VALUES (?, ?, ?, ?, ?)', [
    ...[name, value, at, actor, nextEntry(tx)],
  ]);
}
