/** The disk fills up while evidence is exported or taken in. Nothing half-written stays behind. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { countingRandom, quietJob, steadyClock } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const MIB = 1024 * 1024;

async function heavy(megabytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf
    .addPage()
    .node.addContentStream(pdf.context.register(pdf.context.stream(`%${'x'.repeat(megabytes * MIB)}`)));
  return pdf.save();
}

it('an export to a full disk leaves no file and no custody event, and works once there is room', async () => {
  const at = await engineAtWork();
  try {
    const view = await at.do('evidenceAdd', { caseId: at.caseId, file: at.pick('big.pdf', await heavy(4)) });
    await onSmallDisk(2 * MIB, async (disk) => {
      const folder = join(disk.folder, 'out');
      mkdirSync(folder);
      const failure = await failureOf(() =>
        at.do('evidenceExport', { evidenceId: view.id, folder: at.pickFolder(folder), purpose: '' }),
      );
      expect([failure.code, failure.subject]).toEqual(['disk-full', 'big.pdf']);
      expect(readdirSync(folder)).toEqual([]);
    });
    expect(
      (await at.do('evidenceCustody', { evidenceId: view.id })).events.map((event) => event.action),
    ).toEqual(['received']);
    const out = join(at.desk, 'out');
    mkdirSync(out);
    await at.do('evidenceExport', { evidenceId: view.id, folder: at.pickFolder(out), purpose: '' });
    expect(readdirSync(out)).toEqual(['big.pdf']);
  } finally {
    await at.engine.close();
  }
});

it('a file that the vault has no room for is refused by its own name, and goes in once there is room', async () => {
  await onSmallDisk(8 * MIB, async (disk) => {
    const session = await createVault({
      folder: join(disk.folder, 'vault'),
      owner: OWNER,
      passphrase: passphraseBytes(PASSPHRASE),
      clock: steadyClock(),
      random: countingRandom(),
      kdf: FLOOR_KDF,
    });
    const engine = composeEngine(session, systemClock);
    const desk = temporaryFolder();
    writeFileSync(join(desk, 'lease.pdf'), await heavy(1));
    const add = (caseId: CaseId) =>
      perform(
        engine,
        'evidenceAdd',
        { caseId, file: engine.files.register(join(desk, 'lease.pdf')) },
        quietJob(),
      );
    try {
      const { id } = await perform(engine, 'caseCreate', { reference: 'A', title: 'B' }, quietJob());
      disk.fill();
      const failure = await failureOf(() => add(id));
      expect([failure.code, failure.subject]).toEqual(['disk-full', 'lease.pdf']);
      disk.makeRoom();
      expect((await add(id)).title).toBe('lease');
    } finally {
      await engine.close();
    }
  });
});
