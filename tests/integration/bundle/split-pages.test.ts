/** Pages parted from a longer PDF often carry what all its pages draw with: only their own goes into a bundle. */
import { expect, it } from 'vitest';
import { bundleOf } from '../../support/bundles.ts';
import { picturesIn, throughTool } from '../../support/intake.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';

/** Three pages with one list of drawings between them, as report programs write; the second draws in a drawing. */
const report = rawDocument({
  objects: (pdf) => {
    const form = (data: string, extra = '') =>
      pdf.add({ dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${extra}`, data });
    form(words('Anna was told to stay'), '/LastEdited (by Anna) /Private <</Old (Anna earlier)>>');
    form(words('Bertha lives at 12 Elm Road'));
    form('/In Do');
    form(words('Clara is inside'));
    pdf.add({
      dict: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Maker (Anna phone)',
      data: 'x',
    });
  },
  inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</P1 3 0 R /P2 4 0 R /P#33 5 0 R /In 6 0 R /Pic 7 0 R>>>>`,
  pages: [
    { contents: '/P1 Do q 9 0 0 9 0 0 cm /Pic Do Q' },
    { contents: ['/P2', ' Do'] },
    { contents: '/P3 Do' },
  ],
});
const part = (pages: string) =>
  throughTool(
    'qpdf',
    ['$IN', '--remove-unreferenced-resources=no', '--pages', '.', pages, '--', '$OUT'],
    report,
  );
/** The whole file with nothing packed. */
const openly = (pdf: Uint8Array) =>
  Buffer.from(throughTool('qpdf', ['--qdf', '--object-streams=disable', '$IN', '$OUT'], pdf)).toString(
    'latin1',
  );

it.each([
  ['1', 'Anna was told to stay', ['Bertha', 'Clara']],
  ['2', 'Bertha lives at 12 Elm Road', ['Anna', 'Clara']],
  ['3', 'Clara is inside', ['Anna', 'Bertha']],
])('page %s carries its own words and no others', async (page, own, others) => {
  const { bytes: bundle } = await bundleOf(part(page));
  expect(flowOf(bundle)).toContain(own);
  for (const name of others) expect(openly(bundle)).not.toContain(name);
});

it('nothing that only programs know of goes along with a drawing or a picture', async () => {
  const { bytes: bundle } = await bundleOf(part('1'));
  for (const mark of ['LastEdited', 'Anna earlier', 'Anna phone']) expect(openly(bundle)).not.toContain(mark);
  expect(picturesIn(bundle)).toHaveLength(1);
});
