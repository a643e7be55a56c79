/** What documents say of the colours they were made for goes along with their own pages, and never speaks for others. */
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { bundleOf } from '../../support/bundles.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

const profileOf = async (name: string) => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#579' } });
  const { icc } = await sharp(await picture.withIccProfile(name).jpeg().toBuffer()).metadata();
  if (icc === undefined) throw new Error(`no ${name}`);
  return icc;
};
const screen = await profileOf('srgb');
const press = await profileOf('cmyk');

/** Two pages; the document says it was made for `profile`. */
const paper = (text: string, profile: Uint8Array | null, intent = '/DestOutputProfile 3 0 R') =>
  rawDocument({
    objects: (pdf) => pdf.add({ dict: '/N 4 /Secret (Mrs Known)', data: profile ?? '' }),
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: words(`${text} one`) }, { contents: `1 0 0 0 k ${words(`${text} two`)}` }],
    catalog:
      profile === null
        ? ''
        : `/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Custom) /Info (Printed for Mrs Known) ${intent}>>]`,
  });

/** Of the file, and of each page: the profile that is said to be its own. */
async function saidIn(path: string) {
  const pdf = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const profileIn = (dict: PDFDict) => {
    const intents = dict.lookup(PDFName.of('OutputIntents'));
    if (!(intents instanceof PDFArray)) return null;
    const stream = intents.lookup(0, PDFDict).lookup(PDFName.of('DestOutputProfile'));
    return stream instanceof PDFRawStream ? Buffer.from(stream.contents) : null;
  };
  const placeIn = ({ node }: { node: PDFDict }) => {
    const entry = node.get(PDFName.of('OutputIntents'));
    return entry instanceof PDFRef ? entry.objectNumber : 0;
  };
  const pages = pdf.getPages();
  return {
    file: profileIn(pdf.catalog),
    pages: pages.map(({ node }) => profileIn(node)),
    places: pages.map(placeIn),
  };
}

it('where all say the same, the file says it too, and the profile lies in it once', async () => {
  const { path, bytes, broughtAlong } = await bundleOf(paper('a', screen), paper('b', screen));
  checkWithQpdf(bytes);
  const { file, pages, places } = await saidIn(path);
  expect(file).toEqual(screen);
  expect(pages).toEqual([null, null, screen, screen, screen, screen]);
  expect(new Set(places.slice(2)).size).toBe(1);
  expect(broughtAlong).toEqual([]);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).not.toContain('Mrs Known');
});

it.each([
  ['something else', () => paper('b', press), press],
  ['nothing', () => paper('b', null), null],
])('where one says %s, each page says its own, and the file nothing', async (_, other, profile) => {
  const { path } = await bundleOf(paper('a', screen), other());
  const { file, pages } = await saidIn(path);
  expect(file).toBeNull();
  expect(pages).toEqual([null, null, screen, screen, profile, profile]);
});

it('goes along when a bundle is put into a bundle', async () => {
  const { bytes } = await bundleOf(paper('a', screen), paper('b', press));
  const { path, broughtAlong } = await bundleOf(bytes);
  expect((await saidIn(path)).pages).toEqual([null, null, null, null, screen, screen, press, press]);
  expect(broughtAlong.map(({ coloursDropped }) => coloursDropped).filter((count) => count > 0)).toEqual([]);
});

it('what is no profile stays behind, and is counted', async () => {
  const { path, bytes, broughtAlong } = await bundleOf(
    paper('a', Buffer.from('Mrs Known, not a profile'.repeat(9))),
  );
  expect((await saidIn(path)).pages).toEqual([null, null, null, null]);
  expect(broughtAlong).toMatchObject([{ key: 'doc-0', coloursDropped: 1 }]);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Mrs Known');
});

it('colour spaces that stand for the plain ones go along without being named, the page’s own for a drawing without resources', async () => {
  const document = rawDocument({
    objects: (pdf) => {
      for (const gamma of [1, 2]) pdf.add({ dict: '', data: `% ${gamma}` });
      pdf.add({ dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', data: '1 0 0 rg 0 0 9 9 re f' });
    },
    pages: [1.1, 2.2].map((gamma) => ({
      contents: '/B Do',
      entries: `/MediaBox [0 0 595 842] /Resources <</ColorSpace <</DefaultRGB [/CalRGB <</WhitePoint [0.95 1 1.09] /Gamma [${gamma} 1 1]>>]>> /XObject <</B 5 0 R>>>>`,
    })),
  });
  const { bytes } = await bundleOf(document);
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const gammas = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dict = object instanceof PDFRawStream ? object.dict.lookup(PDFName.of('Resources')) : undefined;
    const spaces = dict instanceof PDFDict ? dict.lookup(PDFName.of('ColorSpace')) : undefined;
    const own = object instanceof PDFRawStream && object.getContentsString().includes('rg 0 0 9 9');
    return own && spaces instanceof PDFDict ? [String(spaces.lookup(PDFName.of('DefaultRGB')))] : [];
  });
  expect(gammas.map((one) => /Gamma \[ ?(\S+)/.exec(one)?.[1]).toSorted()).toEqual(['1.1', '2.2']);
});
