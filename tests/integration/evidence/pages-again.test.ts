/** A page that comes again in another file is not gone through twice; what is wrong with it is said of each file all the same. */
import { afterAll, describe, expect, it } from 'vitest';
import { barePages } from '../../../src-main/bundle/pdf/bare-pages.ts';
import { pageIdentities } from '../../../src-main/bundle/pdf/page-identities.ts';
import { sha256, toHex } from '../../../src-main/crypto/digest.ts';
import { typesetFormAnswers } from '../../../src-main/documents/form-answers.ts';
import { typesetLaidOut } from '../../../src-main/documents/laid-out.ts';
import { typesetPlainText } from '../../../src-main/documents/plain-text.ts';
import { typesetRendering } from '../../../src-main/documents/rendered.ts';
import type { Intake } from '../../../src-main/evidence/decoder.ts';
import { intake } from '../../../src-main/evidence/intake.ts';
import type { IntakeTools } from '../../../src-main/evidence/intake-tools.ts';
import { KnownPages } from '../../../src-main/evidence/known-pages.ts';
import { createDecoder } from '../../../src-main/host/decode-client.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { HELVETICA, type RawPage, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';
import { tryAssembly } from '../../support/try-assembly.ts';

/** As for a vault that lasts for one command. */
const decoder = createDecoder({ thumbnails: false });
afterAll(() => decoder.close());
const takeIn = (bytes: Uint8Array): Promise<Intake> =>
  decoder.intake({ bytes, fileName: 'paper.pdf' }, { signal: new AbortController().signal });

const SECRET = 'Safehouse 12 Elm Road';
const OPEN: RawPage = { contents: words('Seen by everybody', 72, 700) };
const COVERED: RawPage = { contents: `${words(SECRET, 72, 400)} 0 g 60 390 300 40 re f` };
const ON_A_LAYER: RawPage = { contents: `/OC /L BDC ${words(SECRET, 72, 400)} EMC` };
const SILENT: RawPage = { contents: '0 g 0 0 9 9 re f' };
const ON_ITS_SIDE: RawPage = {
  contents: 'BT /F 12 Tf 0 1 -1 0 300 100 Tm (Written along the long side of the paper) Tj ET',
};

function fileOf(
  pages: readonly RawPage[],
  more: { resources?: string; catalog?: string; objects?: (pdf: RawPdf) => void } = {},
): Uint8Array {
  const { resources = '', catalog = '', objects } = more;
  return rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} ${resources}>>`,
    pages,
    catalog,
    ...(objects === undefined ? {} : { objects }),
  });
}

const hidden = (intake: Intake) => intake.hidden.map(({ page, kind }) => [page, kind]);
const layer = (settings: string) => ({
  resources: '/Properties <</L 3 0 R>>',
  catalog: `/OCProperties <</OCGs [3 0 R] /D <<${settings}>>>>`,
  objects: (pdf: RawPdf) => void pdf.add('<</Type /OCG /Name (Draft)>>'),
});

describe('a page that comes again', () => {
  it('has its hidden words said in every file, by its number there', async () => {
    expect(hidden(await takeIn(fileOf([COVERED])))).toEqual([[1, 'covered']]);
    const again = await takeIn(fileOf([OPEN, COVERED, SILENT]));
    expect(hidden(again)).toEqual([[2, 'covered']]);
    const last = await takeIn(fileOf([SILENT, OPEN, COVERED, COVERED]));
    expect(hidden(last)).toEqual([
      [3, 'covered'],
      [4, 'covered'],
    ]);
    expect(last.hidden.map((one) => one.words.replace(/\W/g, ''))).toEqual([
      'Safehouse12ElmRoad',
      'Safehouse12ElmRoad',
    ]);
    expect(last.notes.map(said).join()).toContain('Hidden words');
    const silent = await takeIn(fileOf([OPEN, SILENT]));
    expect(silent.notes.map(said).join()).toBe((await takeIn(fileOf([OPEN, SILENT]))).notes.map(said).join());
    expect(silent.notes).toHaveLength(1);
  });

  it('is gone through again where another file hides what stands on it', async () => {
    expect(hidden(await takeIn(fileOf([ON_A_LAYER], layer(''))))).toEqual([]);
    expect(hidden(await takeIn(fileOf([ON_A_LAYER], layer('/OFF [3 0 R]'))))).toEqual([[1, 'layer-off']]);
    expect(hidden(await takeIn(fileOf([OPEN])))).toEqual([]);
    const cropped = fileOf([{ ...OPEN, entries: '/CropBox [0 0 595 600]' }]);
    expect(hidden(await takeIn(cropped))).toEqual([[1, 'beyond-edge']]);
  });

  it('is gone through again where it says that it hangs elsewhere, and so has other edges', async () => {
    const hangingFrom = (parent: string) =>
      rawDocument({
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
        objects: (pdf) =>
          void pdf.add(
            `<</Type /Pages /Count 1 /Kids [5 0 R] /MediaBox [0 0 595 842] /CropBox [0 0 595 600] /Resources <</Font ${HELVETICA}>>>>`,
          ),
        pages: [{ ...OPEN, entries: parent }],
      });
    expect(hidden(await takeIn(hangingFrom('')))).toEqual([]);
    expect(hidden(await takeIn(hangingFrom('/Parent 3 0 R')))).toEqual([[1, 'beyond-edge']]);
    expect(hidden(await takeIn(hangingFrom('')))).toEqual([]);
  });

  it('asks to be turned wherever it lies on its side', async () => {
    const turned = async (pages: readonly RawPage[]) =>
      (await takeIn(fileOf(pages))).pageDirections.map(({ page }) => page);
    expect(await turned([ON_ITS_SIDE])).toEqual([1]);
    expect(await turned([OPEN, ON_ITS_SIDE])).toEqual([2]);
    expect(await turned([{ ...ON_ITS_SIDE, entries: '/Rotate 90' }])).toEqual([]);
  });

  it('has its broken picture said in every file', async () => {
    const broken = (pages: readonly RawPage[]) =>
      takeIn(
        fileOf(pages, {
          resources: '/XObject <</I 3 0 R>>',
          objects: (pdf) =>
            void pdf.add({
              dict: '/Type /XObject /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
              data: 'no code at all',
            }),
        }),
      );
    const picture: RawPage = { contents: `${OPEN.contents} q 300 0 0 40 60 390 cm /I Do Q` };
    const [first, second] = [await broken([picture]), await broken([picture])];
    expect(first.notes).toHaveLength(1);
    expect(second.notes).toEqual(first.notes);
    const behind = await broken([OPEN, picture]);
    expect(behind.notes.map(said).join()).toContain('2');
  });

  it('leaves nothing of what it says behind where the next file may be of another case', async () => {
    const pages = new KnownPages();
    const [{ folder }, now] = [findResources(), '2000-01-01T00:00:00Z'];
    const tools: IntakeTools = {
      tryAssembly,
      barePages,
      seenBefore: { pages, identities: pageIdentities },
      formAnswers: (answers) => typesetFormAnswers(folder, answers, now),
      rendered: async (rendering) => typesetRendering(folder, rendering, now),
      laidOut: async (document) => typesetLaidOut(folder, document, now),
      sha256: (bytes) => toHex(sha256(bytes)),
      plainText: (text) => typesetPlainText(folder, { title: '', text, createdAt: now }),
    };
    const bytes = fileOf([COVERED]);
    const request = { bytes, fileName: 'paper.pdf' };
    const seen = () => pages.get(pageIdentities(bytes)?.[0]);
    expect(hidden(await intake(request, tools, () => undefined))).toEqual([[1, 'covered']]);
    expect(seen()).toBeUndefined();
    await intake({ ...request, withoutThumbnail: true }, tools, () => undefined);
    expect(seen()?.hidden).toHaveLength(1);
    expect(seen()).not.toHaveProperty('words');
  });
});
