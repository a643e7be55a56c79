/** @file After a fault: whether all that was said to be saved is there, and whether the program itself would have said so. */

import type { AuditVerification } from '../../../src-main/contract/vault.ts';
import { asTestimonyError } from '../../../src-main/core/errors/errors.ts';
import { openEngine, type RunningEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { auditContains } from '../../../src-main/vault/queries/audit.ts';
import { quietJob } from '../ports.ts';
import { PASSPHRASE } from '../vault.ts';
import type { Saved } from './day-vault.ts';

/** What is typed over by the next of its kind: words of a later deed stand in their place. */
const REPLACED = ['a case changed', 'situation', 'particulars', 'an exhibit described', 'a bundle arranged'];

export interface Tally {
  runs: number;
  /** Deeds that were said to be saved. */
  saved: number;
  losses: string[];
  /** Losses of which the check of the vault said nothing. */
  undetected: string[];
}
export const noTally = (): Tally => ({ runs: 0, saved: 0, losses: [], undetected: [] });

/** As the suite prints it. */
export const tallied = (what: string, { runs, saved, losses, undetected }: Tally): string =>
  `${what}: ${runs} runs, ${saved} savings, losses ${losses.length}, undetected ${undetected.length}\n`;

/** Opens the vault as the program does, has it checked whole, and adds what it finds to `tally`. Locks it again. */
export async function lookAfter(
  vault: string,
  saved: readonly Saved[],
  { where, tally }: { where: string; tally: Tally },
): Promise<void> {
  tally.runs += 1;
  tally.saved += saved.length;
  const lost = (what: string) => tally.losses.push(`${where}: ${what}`);
  const engine = await openEngine({
    folder: vault,
    passphrase: passphraseBytes(PASSPHRASE),
    clock: systemClock,
  }).catch((thrown: unknown) => lost(`does not open: ${asTestimonyError(thrown).code}`));
  if (typeof engine === 'number') return;
  try {
    const found = await perform(engine, 'auditVerify', {}, quietJob()).catch((thrown: unknown) =>
      asTestimonyError(thrown),
    );
    const faults = found instanceof Error ? [found.code] : faultsIn(found);
    for (const fault of faults) lost(`the check says: ${fault}`);
    for (const one of missing(engine, saved)) {
      lost(one);
      if (faults.length === 0) tally.undetected.push(`${where}: ${one}`);
    }
  } finally {
    await engine.close();
  }
}

/** What the check of the log names; empty for a sound vault. */
export const faultsIn = (found: AuditVerification): string[] => [
  ...(found.intact ? [] : [`entry ${found.firstBroken} is broken`]),
  ...found.alteredTables.map((name) => `table ${name}`),
  ...found.alteredRecords.map(({ screeningId }) => `record ${screeningId}`),
  ...found.alteredDetails.map(({ kind, how }) => `${kind} ${how}`),
  ...found.strangeCheckpoints.map((entries) => `signed at ${entries}`),
  ...found.gaps.map(({ from, to }) => `entries ${from} to ${to}`),
  ...found.notAsLeft.map(({ seq }) => `not as it was left at ${seq}`),
];

function missing({ session }: RunningEngine, saved: readonly Saved[]): string[] {
  const text = session.read(everything);
  const later = (words: string, deed: string): boolean => {
    const [, process, number] = /^heron(\d+)x(\d+)wades$/.exec(words) ?? [];
    const others = text.matchAll(new RegExp(`heron${process}x(\\d+)wades`, 'g'));
    return REPLACED.includes(deed) && [...others].some(([, other]) => Number(other) > Number(number));
  };
  return saved.flatMap(({ deed, seq, hash, words }) => {
    if (!session.read((db) => auditContains(db, { seq, hash })))
      return [`${deed} (${seq}) is not in the log`];
    const there = words === '' || text.includes(words) || later(words, deed);
    return there ? [] : [`words of ${deed} (${seq}) are gone`];
  });
}

/** The text of every row of every table, but for the bytes of files. */
function everything(db: Parameters<Parameters<RunningEngine['session']['read']>[0]>[0]): string {
  const tables = db.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('blob_chunk', 'audit_entry')",
  );
  return tables
    .flatMap(({ name }) => db.all<Record<string, unknown>>(`SELECT * FROM "${name}"`))
    .map((row) => JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? '' : value)))
    .join('\n');
}
