/** @file Evidence coming in, from the file to the committed transaction, beside sha256sum on the same files. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { composeEngine } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { benchVault } from './bench-vault.ts';
import { type Measured, medianMs } from './table.ts';

const FILES = 10;
const PAGES = 60;
const MEGABYTE = 1e6;
const job = { signal: new AbortController().signal, report: () => undefined };

/** Scans of `PAGES` pages, about 170 KB a page, each file different. */
export async function benchIntake(): Promise<Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const papers = join(parent, 'papers');
  mkdirSync(papers);
  const paths = await makeScans(papers);
  const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / MEGABYTE;
  const session = await benchVault(parent);
  const engine = composeEngine(session, systemClock);
  try {
    const { id: caseId } = await perform(engine, 'caseCreate', { reference: 'BENCH', title: 'Bench' }, job);
    const ours = await medianMs(1, async () => {
      for (const path of paths)
        await perform(engine, 'evidenceAdd', { caseId, file: engine.files.register(path) }, job);
    });
    const theirs = await medianMs(1, () => execFileSync('sha256sum', paths));
    const verify = await medianMs(1, () => perform(engine, 'evidenceVerify', { caseId }, job));
    const rate = (ms: number) => `${(megabytes / (ms / 1000)).toFixed(0)} MB/s`;
    const size = `${FILES} scans, ${megabytes.toFixed(0)} MB`;
    return [
      { what: `evidence: take in ${size}`, ours: rate(ours), beside: `${rate(theirs)} (sha256sum)` },
      { what: 'evidence: prove unchanged', ours: rate(verify), beside: `${rate(theirs)} (sha256sum)` },
    ];
  } finally {
    await engine.close();
    rmSync(parent, { recursive: true, force: true });
  }
}

async function makeScans(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (let file = 0; file < FILES; file++) {
    const noise = await sharp(randomBytes(620 * 877), { raw: { width: 620, height: 877, channels: 1 } })
      .resize(827, 1169)
      .jpeg({ quality: 16 })
      .toBuffer();
    const pdf = await PDFDocument.create();
    for (let page = 0; page < PAGES; page++) {
      const picture = await pdf.embedJpg(
        Buffer.concat([noise.subarray(0, -2), Buffer.from([0xff, 0xd9, file, page])]),
      );
      pdf.addPage([595.28, 841.89]).drawImage(picture, { x: 0, y: 0, width: 595.28, height: 841.89 });
    }
    const path = join(folder, `scan-${file}.pdf`);
    writeFileSync(path, await pdf.save());
    paths.push(path);
  }
  return paths;
}
