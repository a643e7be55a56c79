/** What nobody was shown in a document, and nobody is shown in the bundle. */
import { readFileSync } from 'node:fs';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { bundleOf } from '../../support/bundles.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

test('links that were hidden stay dead', async () => {
  const link = (left: number, more: string) =>
    `<</Type /Annot /Subtype /Link /Rect [${left} 390 ${left + 50} 420] ${more} /Dest [5 0 R /XYZ 0 0 0]>>`;
  const pages = [
    {
      contents: words('see overleaf'),
      entries: `/Annots [${link(72, '')} ${link(172, '/F 2')} ${link(272, '/F 6')} ${link(372, '/F 4')}]`,
    },
    { contents: words('overleaf') },
  ];
  // The pages are objects 4 and 6, after their contents.
  const source = Buffer.from(rawDocument({ pages })).toString('latin1').replaceAll('[5 0 R', '[6 0 R');
  const { path } = await bundleOf(Buffer.from(source, 'latin1'));
  const bundle = await PDFDocument.load(readFileSync(path));
  const marks = bundle.getPage(2).node.lookup(PDFName.of('Annots'), PDFArray);
  const lefts = Array.from({ length: marks.size() }, (_, i) =>
    Number(String(marks.lookup(i, PDFDict).lookup(PDFName.of('Rect'), PDFArray).get(0))),
  );
  expect(lefts).toHaveLength(2);
  expect((lefts[1] as number) - (lefts[0] as number)).toBeGreaterThan(250);
});

const PROPERTIES = '/Properties <</P <</S /JavaScript /JS (app.alert)>> /Q <</Kept true>>>>';
/** A font that carries what a page may: a dictionary with a type, not a stream. */
const WITH_EXTRAS =
  '/Font <</F <</Type /Font/Subtype /Type1/BaseFont /Helvetica /Metadata 3 0 R /LastModified (D:2026) /PieceInfo <</Editor <</Private (x)>>>>>>>>';

test('what draws nothing is not carried along under another name', async () => {
  const source = rawDocument({
    objects: (pdf) => {
      pdf.add({ dict: '', data: '<x:xmpmeta>made by Mrs Known</x:xmpmeta>' });
      pdf.add({
        dict: '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Metadata 3 0 R',
        data: '/Artifact /P BDC /Artifact /Q BDC 0 0 99 99 re f EMC EMC',
      });
    },
    inherited: `/MediaBox [0 0 595 842] /Resources <<${WITH_EXTRAS} /XObject <</X 4 0 R>> ${PROPERTIES}>>`,
    pages: [
      { contents: `${words('a drawing')} /X Do` },
      { contents: `${words('a page')} /Artifact /P BDC /Artifact /Q BDC EMC EMC` },
    ],
  });
  const { bytes } = await bundleOf(source);
  const text = Buffer.from(bytes).toString('latin1');
  // What the page and the drawing name is there, and nothing of what lies in it.
  expect(text.match(/\/Kept/g)?.length).toBeGreaterThan(1);
  const unsaid = ['xmpmeta', '/Metadata', '/PieceInfo', '/LastModified', '/JS', '/JavaScript'];
  for (const said of unsaid) expect(text).not.toContain(said);
});
test('who made a layer, and for whom, is not said', async () => {
  const source = rawDocument({
    objects: (pdf) => {
      pdf.add(
        '<</Type /OCG /Name (Plan) /Usage <</CreatorInfo <</Creator (Secret Drawing Program)>> /User <</Type /Ind /Name (Mrs Known)>> /View <</ViewState /ON>>>>>>',
      );
    },
    catalog: '/OCProperties <</OCGs [3 0 R] /D <</ON [3 0 R]>>>>',
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /Properties <</L 3 0 R>>>>`,
    pages: [{ contents: `/OC /L BDC ${words('a plan')} EMC` }],
  });
  const { bytes } = await bundleOf(source);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain('/OCG');
  expect(text).toContain('/ViewState');
  for (const key of ['/User', '/CreatorInfo']) expect(text).not.toContain(key);
});
