/** The writer is not believed: what it put on each page is held against what it read, from the file itself. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { PageProof } from '../../../src-main/bundle/assemble/assemble.ts';
import { verifyAgainstMap } from '../../../src-main/bundle/verify/verify.ts';
import type { BundlePlan } from '../../../src-main/bundle/writer.ts';
import { assembledBundle, planOf, quiet } from '../../support/bundles.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** Two pages that share a drawing and a font; the first also has a picture. */
const source = rawDocument({
  objects: (pdf) => {
    pdf.add({
      dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]',
      data: 'q 0 0 99 99 re f Q % shared drawing',
    });
    pdf.add({
      dict: '/Type /XObject /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
      data: deflateSync(Buffer.alloc(1600, 77)),
    });
  },
  inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</X 3 0 R /I 4 0 R>>>>`,
  pages: [{ contents: `${words('first')} /X Do /I Do` }, { contents: `${words('second')} /X Do` }],
});

let plan: BundlePlan;
let proofs: readonly PageProof[];
let file: Buffer;

beforeAll(async () => {
  const built = await assembledBundle(
    await planOf([{ title: 'S', documents: [{ title: 'Paper', pdf: source }] }]),
  );
  ({ plan, proofs } = built);
  file = readFileSync(built.path);
});

/** What is found when the file on the disk is `bytes`. */
async function findings(bytes: Buffer) {
  const path = join(temporaryFolder(), 'b.pdf');
  writeFileSync(path, bytes);
  const { findings: found } = await verifyAgainstMap(path, plan, { ...quiet, proofs });
  return found.map(({ code, pages }) => ({ code, pages }));
}

/** The file with `before` replaced by as many other bytes. */
function exchanged(before: string, after: string): Buffer {
  const text = file.toString('latin1');
  expect(text.split(before)).toHaveLength(2);
  expect(after).toHaveLength(before.length);
  return Buffer.from(text.replace(before, after), 'latin1');
}

/** Object number of what page `page` draws. */
const drawingOf = (page: number) =>
  [...file.toString('latin1').matchAll(/\/D (\d+) 0 R/g)][page - 1]?.[1] ?? '';

test('as it was written, it is what was taken', async () => {
  expect(await findings(file)).toEqual([]);
});

test('other words on a page are found, on that page', async () => {
  expect(await findings(exchanged('(second) Tj', '(sec0nd) Tj'))).toEqual([
    { code: 'page-contents-differ', pages: [4] },
  ]);
});

test('a change in what two pages share is found on both', async () => {
  expect(await findings(exchanged('0 0 99 99 re', '0 0 90 99 re'))).toEqual([
    { code: 'page-contents-differ', pages: [3, 4] },
  ]);
});

test('one byte of a picture is found', async () => {
  const packed = deflateSync(Buffer.alloc(1600, 77)).toString('latin1');
  const other = deflateSync(Buffer.alloc(1600, 78)).toString('latin1');
  expect(await findings(exchanged(packed, other))).toContainEqual(
    expect.objectContaining({ code: 'page-contents-differ' }),
  );
});

test('pages of a document that changed places are found, though their numbers are right', async () => {
  const [third, fourth] = [drawingOf(3), drawingOf(4)];
  expect(third).toHaveLength(fourth.length);
  const swapped = file
    .toString('latin1')
    .replace(`/D ${third} 0 R`, '/D _ 0 R')
    .replace(`/D ${fourth} 0 R`, `/D ${third} 0 R`)
    .replace('/D _ 0 R', `/D ${fourth} 0 R`);
  expect(await findings(Buffer.from(swapped, 'latin1'))).toEqual([
    { code: 'page-contents-differ', pages: [3, 4] },
  ]);
});

test('a page moved on its sheet is found', async () => {
  const matrix =
    /q ([\d.]+) 0 0 [\d.]+ [\d.]+ [\d.]+ cm \/D Do/.exec(
      file.toString('latin1').split('(second)')[1] ?? '',
    )?.[1] ?? '';
  const placed = file.toString('latin1');
  const at = placed.lastIndexOf(`q ${matrix} 0 0`);
  const moved = Buffer.from(file);
  moved.write('q 0.5'.padEnd(2 + matrix.length, '0'), at, 'latin1');
  expect(await findings(moved)).toContainEqual({
    code: 'page-misplaced',
    pages: [4],
  });
});

test('a drawing let down into the number’s corner is looked at, and what covers the number there is found', async () => {
  const text = file.toString('latin1');
  const [before, page] = [text.slice(0, text.indexOf('(second)')), text.slice(text.indexOf('(second)'))];
  const at = before.lastIndexOf('/BBox [0 0 595 842]');
  const place = before.lastIndexOf('72 400 Tm');
  expect([at, place].every((found) => found > 0)).toBe(true);
  const lowered = Buffer.from(before + page, 'latin1');
  lowered.write('/BBox [0 -9 595 84]', at, 'latin1');
  lowered.write('490 -9 Tm', place, 'latin1');
  const found = await findings(lowered);
  expect(found).toContainEqual({ code: 'number-obstructed', pages: [4] });
  expect(found).toContainEqual({ code: 'page-contents-differ', pages: [4] });
});
