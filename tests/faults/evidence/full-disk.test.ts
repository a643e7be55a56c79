/** The disk fills up while evidence is exported or taken in. Nothing half-written stays behind. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';

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
