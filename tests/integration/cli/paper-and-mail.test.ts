/** A paper that lies in the folder as well as in the e-mail it came with: it goes in where it was put, under its own name. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BundleBuilt } from '../../../src-main/contract/bundles.ts';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { asJson, temporaryFolder, vaultForCli } from '../../support/cli.ts';
import { paper } from '../../support/papers.ts';
import { flowOf } from '../../support/pdf-tools.ts';

const parent = temporaryFolder();

it('is one document with its title, date and section, after the e-mail, and stops nothing', async () => {
  const report = await paper('REPORT', 2);
  const mail = [
    'From: a@example.org\r\nTo: b@example.org\r\nSubject: Papers\r\nDate: Mon, 02 Feb 2026 10:00:00 +0000',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n',
    '--x\r\nContent-Type: text/plain\r\n\r\nThe papers are attached.',
    '--x\r\nContent-Type: application/pdf; name="scan.pdf"\r\nContent-Disposition: attachment; filename="scan.pdf"',
    `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(report).toString('base64')}\r\n--x--\r\n`,
  ].join('\r\n');
  for (const [folder, name, bytes] of [
    ['01 Letters', '2026-02-02 Mail.eml', mail],
    ['02 Reports', '2025-12-01 Expert report.pdf', report],
  ] as const) {
    mkdirSync(join(parent, 'papers', folder), { recursive: true });
    writeFileSync(join(parent, 'papers', folder, name), bytes);
  }
  const out = join(parent, 'out');
  const { code, json } = await asJson<BundleBuilt>([
    'bundle',
    'from-folder',
    join(parent, 'papers'),
    '--out',
    out,
  ]);
  expect([code, json.documents], JSON.stringify(json)).toEqual([0, 2]);
  // Of a case too the list, and the sections of a bundle, are in the order of the folder.
  const { open } = await vaultForCli(parent);
  const inCase = [...open, '--case', 'M1'];
  await asJson(['case', 'create', ...open, '--reference', 'M1', '--title', 'Mail']);
  await asJson(['evidence', 'add', ...inCase, join(parent, 'papers')]);
  const { json: listed } = await asJson<{ evidence: EvidenceView[] }>(['evidence', 'list', ...inCase]);
  expect(listed.evidence.map(({ title }) => title)).toEqual(['Mail', 'Expert report']);

  const index = flowOf(readFileSync(join(out, json.fileName)), 2);
  expect(index).toMatch(/A Letters Mail B .*2 Feb 2026 Reports Expert report .*1 Dec 2025/);
});
