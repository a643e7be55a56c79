/** The plug is pulled while files are taken in. What was said to be in is in, whole; of the rest, nothing. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { quietJob } from '../../support/ports.ts';
import { temporaryFolder, temporaryVault } from '../../support/vault.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/intake-process.ts', import.meta.url));
const FILES = 6;

/** Real PDFs of some megabytes, so that storing one takes a while. */
async function fullDesk(): Promise<string> {
  const desk = temporaryFolder();
  for (let n = 0; n < FILES; n += 1) {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.node.addContentStream(
      pdf.context.register(
        pdf.context.stream(`0 0 ${n + 9} 9 re f\n%${randomBytes(1_500_000).toString('hex')}`),
      ),
    );
    writeFileSync(join(desk, `${n}.pdf`), await pdf.save());
  }
  return desk;
}

it.each([0, 15, 40, 80, 160])('killed %i ms into a file, the vault holds whole files only', async (delay) => {
  const vault = await temporaryVault();
  const first = composeEngine(vault.session);
  const { id: caseId } = await perform(
    first,
    'caseCreate',
    { reference: 'K', title: 'K', profile: 'general' },
    quietJob(),
  );
  await first.close();

  const child = spawn(process.execPath, [PROCESS, vault.folder, vault.passphrase, caseId, await fullDesk()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saidIn: string[] = [];
  let killing = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.trim().split('\n')) {
      if (line.startsWith('in ')) saidIn.push(line.slice(3));
      else if (line === 'begun 2.pdf' && !killing) {
        killing = true;
        void wait(delay).then(() => child.kill('SIGKILL'));
      }
    }
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  expect(saidIn.length).toBeGreaterThanOrEqual(2);

  const session = await vault.reopen();
  const engine = composeEngine(session);
  try {
    const { evidence } = await perform(engine, 'evidenceList', { caseId }, quietJob());
    const names = evidence.map((one) => one.originalName);
    expect(names.slice(0, saidIn.length)).toEqual(saidIn);
    expect(names.length - saidIn.length).toBeLessThanOrEqual(1);
    expect((await perform(engine, 'evidenceVerify', { caseId }, quietJob())).intact).toBe(true);
    expect(session.read((db) => verifyAudit(db))).toMatchObject({ intact: true });
    const strays = session.read((db) =>
      db.all(
        'SELECT id FROM blob WHERE id NOT IN (SELECT original_blob FROM evidence UNION SELECT working_blob FROM evidence)',
      ),
    );
    expect(strays).toEqual([]);
  } finally {
    await engine.close();
  }
});
