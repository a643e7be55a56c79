/** A page with hidden words goes into bundles as a picture when a person says so: what is seen goes in, and nothing else. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { picturedCopy } from '../../../src-main/evidence/pdf/pictured-copy.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { brokenRules } from '../../support/bundle-rules.ts';
import { codeOf } from '../../support/failures.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';
import { withStickyNote } from '../../support/sticky-note.ts';
import { tryAssembly } from '../../support/try-assembly.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SECRET = 'Safehouse 12 Elm Road';
const COVERED = `${words('Seen by everybody', 72, 700)} ${words(SECRET, 72, 400)} 0 g 60 390 300 40 re f`;

const ASIDE = 'She sleeps at Harrow Lodge';
const NOTE = `/Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (${ASIDE}) /T (Clinic)>>]`;

const letter = () =>
  rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [
      { contents: words('The first page', 72, 700) },
      { contents: COVERED, entries: `/Rotate 90 ${NOTE}` },
      { contents: `1 g ${words('In white', 72, 400)} 0 g ${words('The third page', 72, 700)}` },
    ],
  });

async function caseWith(pdf: Uint8Array) {
  const made = await BundleCase.open([{ title: 'Letter', exhibitRef: 'AB/1', date: '2021-06-01', pdf }]);
  const bundle = await made.bundle({ court: 'Crown Court at Wexmouth', hearingDate: '2027-02-03' });
  const evidenceId = bundle.map.sections[0]?.documents[0]?.key as EvidenceId;
  const put = (pages: number[]) => made.call('evidencePicturePages', { evidenceId, pages });
  const hiddenFinding = async () => {
    const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
    return findings.find(({ code }) => code === 'hidden-words' || code === 'hidden-words-none');
  };
  return { made, bundle, evidenceId, put, hiddenFinding };
}

const unused = (): never => {
  throw new Error('nothing is typeset here');
};

const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-']).toString();

it('is listed as what must be seen to, with the remedy, until its page is a picture', async () => {
  const { put, hiddenFinding } = await caseWith(letter());
  const before = await hiddenFinding();
  expect(before).toMatchObject({ passed: false, level: 'must', pages: [3] });
  expect(said(before)).toContain('“Letter” under something laid over them (page 2)');
  expect(said(before)).toContain('put the pages in as pictures');
  await put([2]);
  expect(said(await hiddenFinding())).not.toContain('(page 2)');
  expect(await hiddenFinding()).toMatchObject({ passed: false });
  await put([2, 3]);
  expect(await hiddenFinding()).toMatchObject({ passed: true });
});

it('is in the bundle as it was seen, without its words; the other pages keep theirs', async () => {
  const { made, bundle, put } = await caseWith(letter());
  const view = await put([3, 2, 3]);
  expect(view.pictured).toEqual([2, 3]);
  const built = await made.build(bundle.id);
  const path = join(made.out, built.fileName);
  checkWithQpdf(readFileSync(path));
  expect(textOf(path)).toContain('The first page');
  expect(textOf(path)).not.toMatch(/Safehouse|Elm|Seen by everybody|third page|In white/);
  const plain = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1e8 });
  expect(plain.includes('Safehouse')).toBe(false);
  const images = execFileSync('pdfimages', ['-list', path]).toString().trim().split('\n').slice(2);
  expect(images).toHaveLength(2);
  for (const image of images) expect(Number(image.trim().split(/\s+/)[12])).toBeLessThanOrEqual(300);
  const broken = await brokenRules(path);
  expect(broken.filter(({ rule }) => ['B06', 'B21', 'B22'].includes(rule))).toEqual([]);
  expect(broken.map(({ code }) => code)).not.toContain('words-out-of-sight');
  // The second page came lying on its side, and is turned to be read as it would have been with its words.
  const seen = execFileSync('pdftoppm', ['-r', '20', '-gray', '-f', '4', '-l', '4', path]);
  expect(seen.subarray(0, 40).toString('latin1')).toMatch(/^P5\n16\d 23\d\n/);
});

it('takes no comment along from such a page, and says of none that it goes in', async () => {
  const { made, bundle, put } = await caseWith(letter());
  const goIn = async () => {
    const { findings } = await made.call('bundlePreflight', { bundleId: bundle.id });
    return findings.filter(({ code }) => code === 'comments-go-in').length;
  };
  const asWritten = Buffer.from(ASIDE, 'utf16le').swap16().toString('hex');
  const inFile = ({ fileName }: { readonly fileName: string }) =>
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', join(made.out, fileName), '-'], {
      encoding: 'latin1',
      maxBuffer: 1e8,
    })
      .toLowerCase()
      .includes(asWritten);
  expect([await goIn(), inFile(await made.build(bundle.id))]).toEqual([1, true]);
  await put([2]);
  const built = await made.build(bundle.id);
  expect([await goIn(), inFile(built)]).toEqual([0, false]);
  // What somebody writes into it later is told by the notes that it went out with, whatever was decided since.
  await put([]);
  const marked = join(temporaryFolder(), built.fileName);
  withStickyNote(join(made.out, built.fileName), marked, 3);
  const { findings } = await made.call('bundleVerify', { file: made.pick(marked) });
  expect(findings.filter(({ passed }) => !passed).map(({ code }) => code)).not.toContain('comments-missing');
});

it('says on its record how the copy was made, and in the log who decided it', async () => {
  const { made, bundle, put } = await caseWith(letter());
  await put([2]);
  const built = await made.build(bundle.id);
  const index = readFileSync(join(made.out, built.bagName, 'data', 'index.csv'), 'utf8');
  expect(index).toContain('picture-at-290-dpi-on-page-4');
  const { entries } = await made.call('auditList', {});
  expect(entries.filter(({ action }) => action === 'evidence.pages-pictured')).toHaveLength(1);
  const { intact } = await made.call('evidenceVerify', { caseId: made.caseId });
  expect(intact).toBe(true);
});

it('is as it came when that is taken back, and its words are listed again', async () => {
  const { made, bundle, put, hiddenFinding } = await caseWith(letter());
  await put([2, 3]);
  expect((await put([2])).pictured).toEqual([2]);
  const partly = await made.build(bundle.id);
  expect(textOf(join(made.out, partly.fileName))).toContain('The third page');
  expect((await put([])).pictured).toEqual([]);
  expect(await hiddenFinding()).toMatchObject({ passed: false, pages: [3] });
  const built = await made.build(bundle.id);
  expect(textOf(join(made.out, built.fileName))).toContain('Seen by everybody');
});

it('leaves nothing of the page in the copy that is kept', async () => {
  const tools = {
    tryAssembly,
    formAnswers: unused,
    plainText: unused,
    rendered: unused,
    laidOut: unused,
    sha256: unused,
  };
  const copy = await picturedCopy(letter(), [2], tools);
  const path = join(temporaryFolder(), 'copy.pdf');
  writeFileSync(path, copy);
  const plain = execFileSync(
    'qpdf',
    ['--qdf', '--object-streams=disable', '--preserve-unreferenced', path, '-'],
    { maxBuffer: 1e8 },
  );
  expect([plain.includes('The first page'), plain.includes('Safehouse')]).toEqual([true, false]);
});

it('is no page that a document does not have', async () => {
  const { put } = await caseWith(letter());
  expect(await codeOf(() => put([4]))).toBe('bad-input');
});
