/** A bundle of five hundred good papers among which lie twenty that cannot go in, each for a reason of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { BundleBuilt } from '../../src-main/contract/bundles.ts';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { asJson, temporaryFolder } from '../support/cli.ts';
import { lockedPaper, paper } from '../support/papers.ts';
import { checkWithQpdf, infoOf } from '../support/pdf-tools.ts';
import { HELVETICA, RawPdf, rawDocument, words } from '../support/raw-pdf.ts';

const GOOD = 500;
const parent = temporaryFolder();
const papers = join(parent, 'papers');

interface Built extends BundleBuilt {
  readonly refused: readonly { readonly file: string; readonly error: FailureData }[];
}

const onePage = (contents: string) =>
  rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents }],
  });

/** Without any page; with a form that only one program shows; with contents that are not there. */
function oddPdf(catalog: string, page: string): Uint8Array {
  const pdf = new RawPdf();
  const [root, pages, first] = [pdf.reserve(), pdf.reserve(), pdf.reserve()];
  pdf.set(root, `<</Type /Catalog /Pages ${pages} 0 R ${catalog}>>`);
  pdf.set(
    pages,
    page === '' ? '<</Type /Pages /Kids [] /Count 0>>' : `<</Type /Pages /Kids [${first} 0 R] /Count 1>>`,
  );
  pdf.set(
    first,
    page === '' ? 'null' : `<</Type /Page /Parent ${pages} 0 R /MediaBox [0 0 595 842] ${page}>>`,
  );
  return pdf.bytes();
}

async function bad(): Promise<Readonly<Record<string, Uint8Array | string>>> {
  const sound = await paper('SOUND', 2);
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const huge = Buffer.from(png);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  const zipped = (name: string) => zipOf(name);
  return {
    'locked.pdf': await lockedPaper('LOCKED', 'a password'),
    'cut in half.pdf': sound.subarray(0, 400),
    'empty.pdf': '',
    'blank.txt': ' \n\n ',
    'no pages.pdf': oddPdf('', ''),
    'contents gone.pdf': oddPdf('', '/Contents 99 0 R'),
    'please wait.pdf': oddPdf('/NeedsRendering true', '/Contents 99 0 R'),
    'letters without a font.txt': 'Linear B: \u{10000}\u{10001}\n',
    'letter.docx': zipped('word/document.xml'),
    'table.xlsx': zipped('xl/workbook.xml'),
    'archive.rar': Buffer.from('Rar!\u001a\u0007\u0000 packed'),
    'pages.ps': Buffer.from('%!PS-Adobe-3.0\n'),
    'database.db': Buffer.from('SQLite format 3\u0000'),
    'film.wmv': Buffer.from('3026b2758e66cf11'.padEnd(400, '0'), 'hex'),
    'film.avi': Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI '), Buffer.alloc(200)]),
    'moving.gif': Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(60)]),
    'program.exe': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 7)]),
    'cut.png': png.subarray(0, 60),
    'too large.png': huge,
    'the same again.pdf': readFileSync(join(papers, 'good 001.pdf')),
  };
}

/** One entry, enough to be told by. */
function zipOf(name: string): Buffer {
  const data = deflateRawSync(Buffer.from('x'));
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt32LE(1, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), data]);
}

beforeAll(async () => {
  mkdirSync(papers);
  for (let n = 1; n <= GOOD; n += 1)
    writeFileSync(
      join(papers, `good ${String(n).padStart(3, '0')}.pdf`),
      onePage(words(`Paper number ${n}`, 72, 700)),
    );
  for (const [name, bytes] of Object.entries(await bad())) writeFileSync(join(papers, name), bytes);
});

it('is built from the five hundred, and the twenty are listed with their reasons', async () => {
  const out = join(parent, 'out');
  const { code, json } = await asJson<Built>([
    'bundle',
    'from-folder',
    papers,
    '--out',
    out,
    '--without-refused',
  ]);
  const refused = Object.fromEntries(json.refused.map(({ file, error }) => [file, error.code]));
  expect(refused).toEqual({
    'locked.pdf': 'password-needed',
    'cut in half.pdf': 'damaged-file',
    'empty.pdf': 'empty-file',
    'blank.txt': 'empty-file',
    'no pages.pdf': 'damaged-file',
    'contents gone.pdf': 'damaged-file',
    'please wait.pdf': expect.stringMatching(/^(unsupported-type|damaged-file)$/),
    'letters without a font.txt': 'missing-letters',
    'letter.docx': 'damaged-file',
    'table.xlsx': 'damaged-file',
    'archive.rar': 'unsupported-type',
    'pages.ps': 'unsupported-type',
    'database.db': 'unsupported-type',
    'film.wmv': 'unsupported-type',
    'film.avi': 'unsupported-type',
    'moving.gif': 'damaged-file',
    'program.exe': 'unsupported-type',
    'cut.png': 'damaged-file',
    'too large.png': 'too-large',
    'the same again.pdf': 'duplicate',
  });
  expect([code, json.documents, json.refused.length]).toEqual([5, GOOD, 20]);
  const path = join(out, json.fileName);
  const pdf = readFileSync(path);
  checkWithQpdf(pdf);
  expect(Number(infoOf(pdf).Pages)).toBe(json.pages);
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 1e8 }).toString();
  const found = new Set([...text.matchAll(/Paper number (\d+)\b/g)].map(([, n]) => Number(n)));
  expect(found.size).toBe(GOOD);
});
