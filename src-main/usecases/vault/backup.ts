/**
 * @file Backups: making one, and when the last was made. A backup is the vault as it is, encrypted; so it needs nobody's
 * consent. It is recorded before it stands outside, as everything that leaves is; where the vault's folder cannot be written, it is
 * the way out, and the vault does not know of it.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { BackupStatus } from '../../contract/vault.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { backupReminder } from '../../core/vault/backup-reminder.ts';
import { type Written, writeBackup } from '../../vault/backup/write-backup.ts';
import { doneSinceBackup, lastBackup } from '../../vault/queries/backups.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { numberedName } from '../leaving/safe-name.ts';

export function backupStatus({ session, clock }: Engine): BackupStatus {
  return session.read((db) => {
    const last = lastBackup(db);
    const done = doneSinceBackup(db);
    return {
      last: last === null ? null : { ...last, folder: basename(last.folder) || last.folder },
      doneSince: done,
      reminder: backupReminder(last?.at ?? null, done, clock.now()),
    };
  });
}

/** Throws `damaged-file` when it does not read back, `cancelled`, `read-only`, `disk-full`; nothing is outside then. */
export async function backupMake(
  engine: Engine,
  input: CheckedInput<'backupMake'>,
  job: Job,
): Promise<CallOutput<'backupMake'>> {
  const folder = engine.files.resolve(input.folder);
  const { session, clock, resources } = engine;
  const at = clock.now();
  const wanted = `vault-backup-${at.slice(0, 10)}.tar`;
  const permit = permitToLeave(engine, {
    ground: 'encrypted',
    kind: 'backup',
    mode: 'locked',
    subject: session.vaultId,
    title: wanted,
  });
  let made: (Written & { fileName: string }) | undefined;
  const whole = () => {
    if (made === undefined) throw new Error('a backup is recorded once it is made');
    job.report({ step: 'finished' });
    return made;
  };
  const result = ({ fileName, sumsSha256, bytes }: ReturnType<typeof whole>) => ({
    fileName,
    sumsSha256,
    bytes,
    besideVault: isOneDisk(folder, session.folder),
  });
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      const [fileName] = staging.freeNames(wanted, (number) => [numberedName(wanted, number)] as const);
      const written = await writeBackup({
        session,
        path: staging.at(fileName),
        at,
        signal: job.signal,
        ...instructionsFor(resources.folder, at),
        beside: engine.readingBack(),
        copied: (done, of) => job.report({ step: 'writing', bytes: { done, of } }),
        checked: (done, of) => job.report({ step: 'verifying', bytes: { done, of } }),
      });
      staging.include(fileName, written.sumsSha256);
      made = { ...written, fileName };
    },
    record() {
      const written = whole();
      const { sumsSha256, bytes, head } = written;
      return {
        note: {
          action: 'backup.made',
          subject: session.vaultId,
          facts: { sumsSha256, bytes, logEntries: head.seq, logHead: head.hash },
        },
        line: session.vaultId,
        result: result(written),
      };
    },
    unrecorded: () => result(whole()),
  });
}

/** A stick that was pulled out leaves its folder's name, and a backup made there lies on the computer after all. */
const isOneDisk = (one: string, other: string): boolean => statSync(one).dev === statSync(other).dev;

function instructionsFor(
  resources: string,
  at: string,
): { readonly readme: string; readonly checker: string } {
  const text = (name: string) => readFileSync(join(resources, 'backup', name), 'utf8');
  const readme = text('READ-ME-FIRST.txt').replace('{at}', `${formatDay(at)}, ${at.slice(11, 16)} UTC`);
  return { readme, checker: text('check-backup.py') };
}
