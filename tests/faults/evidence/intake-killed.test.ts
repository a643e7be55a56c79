/** The plug is pulled while files are taken in. What was said to be in is in, whole; of the rest, nothing. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { quietJob } from '../../support/ports.ts';
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/intake-process.ts', import.meta.url));
const FILES = 4;

/** One vault and one case, which each of the killed processes adds to. */
const desk = temporaryFolder();
let vault: TemporaryVault;
let caseId: CaseId;
/** What the vault held after the kill before. */
let there: readonly string[] = [];

beforeAll(async () => {
  // Real PDFs of some megabytes, so that storing one takes a while.
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
  vault = await temporaryVault();
  const engine = composeEngine(vault.session, systemClock);
  const input = { reference: 'K', title: 'K', profile: 'general' } as const;
  caseId = (await perform(engine, 'caseCreate', input, quietJob())).id;
  await engine.close();
});

// Moments, none of which has to hit anything: the process works until it is killed.
it.each([0, 15, 40, 80, 160])(
  'killed some %i ms into a file, the vault holds whole files only',
  async (delay) => {
    const child = spawn(process.execPath, [PROCESS, vault.folder, vault.passphrase, caseId, desk], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const saidIn = [...there];
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
    expect(saidIn.length).toBeGreaterThanOrEqual(there.length + 2);

    const session = await vault.reopen();
    const engine = composeEngine(session, systemClock);
    try {
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, quietJob());
      const names = evidence.map((one) => one.originalName);
      expect(names.slice(0, saidIn.length)).toEqual(saidIn);
      expect(names.length - saidIn.length).toBeLessThanOrEqual(1);
      there = names;
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
  },
);
