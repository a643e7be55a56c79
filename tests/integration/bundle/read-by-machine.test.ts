/** A scan that was read by machine can be searched in the bundle, which says how its copy was made and hides nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { brokenRules } from '../../support/bundle-rules.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { scanned } from '../../support/scans.ts';

it('has its words where they stand, and a page that is a picture by choice has none', async () => {
  const pdf = await scanned([{ text: 'Passport kept by the foreman' }, { text: 'Safehouse at Elm Road' }]);
  const made = await BundleCase.open([
    { title: 'Letter', exhibitRef: 'AB/1', date: '2021-06-01', pdf },
    { title: 'Card', exhibitRef: 'AB/2', date: '2021-06-02', pdf: await laidByAnother() },
  ]);
  const bundle = await made.bundle({ court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' });
  const evidenceId = bundle.map.sections[0]?.documents[0]?.key as EvidenceId;
  await made.call('evidencePicturePages', { evidenceId, pages: [2] });
  expect(await made.call('pictureRead', { caseId: made.caseId })).toMatchObject({ waiting: [], failed: [] });
  const built = await made.build(bundle.id);
  const path = join(made.out, built.fileName);
  checkWithQpdf(readFileSync(path));
  const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
  expect(text).toContain('Passport kept by the foreman');
  expect(text).not.toMatch(/Safehouse|Elm/);
  // Small sheets, far from filling their page of the bundle: what was read here is known, and nobody else's words are.
  const { totalPages } = (await made.call('bundleShow', { bundleId: bundle.id })).map;
  const broken = await brokenRules(path);
  expect(broken.filter(({ code }) => code === 'words-out-of-sight').map(({ pages }) => pages)).toEqual([
    [totalPages],
  ]);
  const index = readFileSync(join(made.out, built.bagName, 'data', 'index.csv'), 'utf8');
  expect(index).toContain('read-by-machine');
  const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
  expect(findings.filter(({ code, passed }) => code.startsWith('hidden') && !passed)).toEqual([]);
  expect(await made.call('evidenceVerify', { caseId: made.caseId })).toMatchObject({ intact: true });
}, 240_000);

/** A scanned card over which another program, or another hand, laid words without paint. */
async function laidByAnother(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await scanned([{ text: 'Card' }]));
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.getPage(0).drawText('Lodgings', { x: 40, y: 40, size: 12, font, renderMode: 3 } as never);
  return pdf.save();
}
