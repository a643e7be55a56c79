/**
 * @file The restore drill: a backup is put back into a folder of its own, opened with a passphrase, read through to the
 * last page and the last entry of its log, and thrown away. The backup and the vault stay as they are.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AuditHead } from '../../audit/entry.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Clock, Job, Random } from '../../contract/ports.ts';
import type { BackupBeside, BackupChecked, BackupDrill } from '../../contract/vault.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { restoreBackup } from '../../vault/backup/restore.ts';
import type { VaultSession } from '../../vault/db.ts';
import { withKeyFile } from '../../vault/key-file.ts';
import { openVault } from '../../vault/open-vault.ts';
import { damagedStore } from '../../vault/pages.ts';
import { auditContains, auditHead } from '../../vault/queries/audit.ts';
import { entryTime } from '../../vault/queries/backups.ts';
import { allRecords } from '../../vault/queries/screening-proof.ts';
import type { Engine } from '../engine/engine.ts';
import { inSlices } from '../engine/slices.ts';
import { transact } from '../engine/transact.ts';
import { checkRecords, recordsChecked } from '../interviews/record-check.ts';
import { checkDetails } from './detail-check.ts';
import { followLog, START } from './follow-log.ts';
import { checkStructure } from './structure-check.ts';

/** Tries a backup, and says how it stands beside the vault that is open. Throws as `drillBackup` does. */
export async function backupCheck(
  engine: Engine,
  { file, passphrase, keyFile }: CheckedInput<'backupCheck'>,
  job: Job,
): Promise<BackupChecked> {
  const path = engine.files.resolve(file);
  const checked = await withSecrets(
    async ({ hold }) =>
      await withKeyFile(keyFile === undefined ? undefined : engine.files.resolve(keyFile), (held) =>
        drillBackup(
          {
            file: path,
            passphrase: hold(passphrase),
            keyFile: held,
            clock: engine.clock,
            random: engine.random,
            beside: engine.session.folder,
          },
          job,
          (copy, head) => besideVault(engine.session, copy, head),
        ),
      ),
  );
  const { beside } = checked;
  const facts = { intact: checked.intact, entries: checked.entries, beside: beside.how };
  transact(engine, { action: 'backup.tried', subject: engine.session.vaultId, facts }, () => undefined);
  return checked;
}

interface DrillRequest {
  readonly file: string;
  /** The caller holds it. */
  readonly passphrase: Uint8Array;
  /** Of the day of the backup, where the key had one then; the caller holds it. */
  readonly keyFile: Uint8Array | undefined;
  readonly clock: Clock;
  /** Folder in which the copy is unpacked: what is in it is as encrypted as the backup. */
  readonly beside: string;
  readonly random: Random;
}

/**
 * Throws `damaged-file` for what is no whole backup, `wrong-passphrase`, `vault-damaged` with the pages as findings,
 * `disk-full` where there is no room to unpack it, `cancelled`. Nothing of the copy is left either way.
 */
export async function drillBackup<T>(
  { file, passphrase, keyFile, clock, beside, random }: DrillRequest,
  job: Job,
  look: (copy: VaultSession, head: AuditHead) => T,
): Promise<BackupDrill & { readonly beside: T }> {
  clearLeft(beside);
  const workshop = makeWorkshop(beside, random);
  const folder = join(workshop, 'vault');
  let copy: VaultSession | undefined;
  try {
    const { head } = await restoreBackup({
      file,
      folder,
      clock,
      signal: job.signal,
      copied: (done, of) => job.report({ step: 'reading', bytes: { done, of } }),
    });
    job.report({ step: 'checking' });
    copy = await openVault({ folder, passphrase, keyFile, clock });
    const pages = await copy.findDamagedPages(job.signal);
    if (pages.length > 0) throw damagedStore(pages);
    const { signal } = job;
    const whole = copy;
    await inSlices(copy, (db) => checkStructure(whole, db), signal);
    const { intact } = await inSlices(
      copy,
      (db) => followLog(db, { from: START, heads: [head], followed: () => undefined }),
      signal,
    );
    const { alteredRecords } = recordsChecked(0, await inSlices(copy, checkRecords, signal));
    const records = copy.read(allRecords).length;
    const altered = alteredRecords.length + (await inSlices(copy, checkDetails, signal)).length;
    const at = copy.read((db) => entryTime(db, head.seq)) ?? '';
    const found = look(copy, head);
    job.report({ step: 'finished' });
    return {
      name: basename(file),
      opensAs: copy.actor,
      at,
      entries: head.seq,
      head: head.hash,
      intact,
      records,
      altered,
      beside: found,
    };
  } catch (thrown) {
    if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: basename(file) });
    throw thrown;
  } finally {
    copy?.lock();
    rmSync(workshop, { recursive: true, force: true });
  }
}

const WORKSHOP = '.testimony-drill-';

function makeWorkshop(beside: string, random: Random): string {
  const workshop = join(beside, WORKSHOP + random.id());
  try {
    mkdirSync(workshop, { mode: 0o700 });
    return workshop;
  } catch (thrown) {
    throw asTestimonyError(thrown, basename(beside));
  }
}

/** What drills that were killed have left. Never throws: the drill itself says what is wrong with the folder. */
function clearLeft(beside: string): void {
  try {
    for (const name of readdirSync(beside).filter((one) => one.startsWith(WORKSHOP)))
      rmSync(join(beside, name), { recursive: true, force: true });
  } catch {
    // As said.
  }
}

/** How old a backup is beside the vault, by the heads of both logs. `head`: the newest entry when the backup was made. */
function besideVault(session: VaultSession, copy: VaultSession, head: AuditHead): BackupBeside {
  if (session.vaultId !== copy.vaultId) return { how: 'another-vault', entries: 0 };
  if (session.read((db) => auditContains(db, head)))
    return { how: 'older', entries: session.read(auditHead).seq - head.seq };
  return { how: 'other-history', entries: 0 };
}
