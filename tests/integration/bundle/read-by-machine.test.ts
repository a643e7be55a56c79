/** A scan that was read by machine can be searched in the bundle, which says how its copy was made and hides nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { brokenRules } from '../../support/bundle-rules.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { scanned } from '../../support/scans.ts';

it('has its words where they stand, and a page that is a picture by choice has none', async () => {
  const pdf = await scanned([
    { text: 'Passport kept by the foreman', whole: true },
    { text: 'Safehouse at Elm Road' },
  ]);
  const made = await BundleCase.open([{ title: 'Letter', exhibitRef: 'AB/1', date: '2021-06-01', pdf }]);
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
  const broken = (await brokenRules(path)).map(({ code }) => code);
  expect(broken).not.toContain('words-out-of-sight');
  const index = readFileSync(join(made.out, built.bagName, 'data', 'index.csv'), 'utf8');
  expect(index).toContain('read-by-machine');
  const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
  expect(findings.filter(({ code, passed }) => code.startsWith('hidden') && !passed)).toEqual([]);
  expect(await made.call('evidenceVerify', { caseId: made.caseId })).toMatchObject({ intact: true });
}, 240_000);
