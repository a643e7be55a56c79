import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFRawStream, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltBundle, bundleOf, bundleWriter } from '../../support/bundles.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

const paper = (count: number, text: string) =>
  rawDocument({ pages: Array.from({ length: count }, (_, i) => ({ contents: words(`${text} ${i + 1}`) })) });

let built: BuiltBundle;
beforeAll(async () => {
  built = await bundleOf(paper(2, 'first'), paper(3, 'second'));
});

/** The bundle changed by a tool we did not write, and what the program says about it. */
async function findingsAfter(change: (pdf: PDFDocument) => void | Promise<void>) {
  const pdf = await PDFDocument.load(readFileSync(built.path), { updateMetadata: false });
  await change(pdf);
  const path = join(temporaryFolder(), 'changed.pdf');
  writeFileSync(path, await pdf.save());
  return await findingsOf(path);
}

async function findingsOf(path: string) {
  const { plan } = built;
  const { findings } = await bundleWriter().verify(path, plan, { signal: new AbortController().signal });
  return findings;
}

const node = (pdf: PDFDocument, page: number) => pdf.getPage(page - 1).node;
const contents = (pdf: PDFDocument, page: number) =>
  node(pdf, page).lookup(PDFName.of('Contents')) as PDFRawStream;
const outlines = (pdf: PDFDocument) => pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
const firstBookmark = (pdf: PDFDocument) => outlines(pdf).lookup(PDFName.of('First'), PDFDict);
const links = (pdf: PDFDocument) => node(pdf, 2).lookup(PDFName.of('Annots'), PDFArray);

describe('an altered bundle is found out', () => {
  test('unaltered but written anew by another program, it has no findings', async () => {
    expect(await findingsAfter(() => undefined)).toEqual([]);
  });

  test.each<[string, (pdf: PDFDocument) => void | Promise<void>, { rule: string; pages: number[] }]>([
    ['a page taken out', (pdf) => pdf.removePage(4), { rule: 'B05', pages: [] }],
    ['a page put in', (pdf) => void pdf.addPage([595.276, 841.89]), { rule: 'B05', pages: [] }],
    [
      'two pages changed over',
      (pdf) => {
        const kids = node(pdf, 4).Parent()?.Kids() as PDFArray;
        const [one, other] = [kids.get(3), kids.get(5)];
        kids.set(3, other);
        kids.set(5, one);
      },
      { rule: 'B03', pages: [4, 6] },
    ],
    [
      'a printed number changed',
      (pdf) => {
        const stream = contents(pdf, 4);
        stream.updateContents(
          Buffer.from(
            Buffer.from(stream.getContents())
              .toString('latin1')
              .replace(/<[0-9a-f]+> Tj/i, (all) => all.replace(/.> Tj$/, '8> Tj')),
            'latin1',
          ),
        );
      },
      { rule: 'B03', pages: [4] },
    ],
    [
      'a printed number taken out',
      (pdf) => {
        const stream = contents(pdf, 4);
        stream.updateContents(
          Buffer.from(
            Buffer.from(stream.getContents())
              .toString('latin1')
              .replace(/BT.*ET/s, ''),
            'latin1',
          ),
        );
      },
      { rule: 'B08', pages: [4] },
    ],
    [
      'the drawing of a page taken out',
      (pdf) => {
        const stream = contents(pdf, 5);
        stream.updateContents(
          Buffer.from(Buffer.from(stream.getContents()).toString('latin1').replace('/D Do', ''), 'latin1'),
        );
      },
      { rule: '', pages: [5] },
    ],
    [
      'a word put where the number stands',
      (pdf) => pdf.getPage(3).drawText('draft', { x: 470, y: 10, size: 9 }),
      { rule: 'B08', pages: [4] },
    ],
    [
      'a page turned',
      (pdf) => node(pdf, 3).set(PDFName.of('Rotate'), PDFNumber.of(90)),
      { rule: 'B08', pages: [3] },
    ],
    ['a page cropped', (pdf) => pdf.getPage(2).setCropBox(0, 100, 595.276, 741), { rule: 'B21', pages: [3] }],
    [
      'a page made US Letter',
      (pdf) => pdf.getPage(2).setMediaBox(0, 0, 612, 792),
      { rule: 'B21', pages: [3] },
    ],
    [
      'page labels shifted',
      (pdf) => pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { S: 'D', St: 2 }] })),
      { rule: 'B04', pages: [1, 2, 3, 4, 5, 6, 7] },
    ],
    [
      'an index link bent to another page',
      (pdf) => links(pdf).lookup(1, PDFDict).lookup(PDFName.of('Dest'), PDFArray).set(0, pdf.getPage(6).ref),
      { rule: 'B10', pages: [2] },
    ],
    ['an index link taken out', (pdf) => links(pdf).remove(1), { rule: 'B10', pages: [2] }],
    [
      'an index link that changes the zoom',
      (pdf) => links(pdf).lookup(1, PDFDict).lookup(PDFName.of('Dest'), PDFArray).set(4, PDFNumber.of(2)),
      { rule: 'B16', pages: [2] },
    ],
    [
      'a bookmark bent to another page',
      (pdf) => firstBookmark(pdf).lookup(PDFName.of('Dest'), PDFArray).set(0, pdf.getPage(6).ref),
      { rule: 'B12', pages: [2] },
    ],
    [
      'a bookmark given another name',
      (pdf) => firstBookmark(pdf).set(PDFName.of('Title'), PDFString.of('Contents')),
      { rule: 'B11', pages: [2] },
    ],
    [
      'the bookmarks taken out',
      (pdf) => void pdf.catalog.delete(PDFName.of('Outlines')),
      { rule: 'B11', pages: [] },
    ],
    [
      'a stamp laid over a page',
      (pdf) => {
        const stamp = pdf.context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [100, 100, 200, 200] });
        node(pdf, 5).set(PDFName.of('Annots'), pdf.context.obj([stamp]));
      },
      { rule: 'B06', pages: [5] },
    ],
    ['another title', (pdf) => pdf.setTitle('Another title'), { rule: 'B26', pages: [] }],
  ])('%s', async (_, change, finding) => {
    expect(await findingsAfter(change)).toContainEqual(expect.objectContaining(finding));
  });

  test('a file that is no PDF at all', async () => {
    const path = join(temporaryFolder(), 'notes.pdf');
    writeFileSync(path, 'Dear all,');
    await expect(findingsOf(path)).rejects.toMatchObject({ code: 'damaged-file', subject: 'notes.pdf' });
  });

  test('a file that is not there', async () => {
    await expect(findingsOf(join(temporaryFolder(), 'gone.pdf'))).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  test('a bundle cut short', async () => {
    const path = join(temporaryFolder(), 'short.pdf');
    writeFileSync(path, readFileSync(built.path).subarray(0, built.byteSize - 4000));
    const caught = await findingsOf(path).then(
      (findings) => findings.length > 0,
      (thrown) => thrown.code === 'damaged-file',
    );
    expect(caught).toBe(true);
  });
});
