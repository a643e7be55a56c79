/** Pages parted from a longer PDF often carry what all its pages draw with: only their own goes into a bundle. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleOf } from '../../support/bundles.ts';
import { testimony } from '../../support/cli.ts';
import { picturesIn, throughTool } from '../../support/intake.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { temporaryFolder } from '../../support/vault.ts';

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

/** One page parted from a report, whose list still has the drawing of another page. */
const parted = (contents: string | Uint8Array, filter = '') =>
  rawDocument({
    objects: (pdf) => {
      const form = (data: string) =>
        pdf.add({ dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', data });
      form(words('Anna was told to stay'));
      form(words('Bertha lives at 12 Elm Road'));
      pdf.add({ dict: filter, data: contents });
    },
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</P1 3 0 R /P2 4 0 R>>>>`,
    pages: [{ contents: '', entries: '/Contents 5 0 R' }],
  });
const inHex = (text: string) => `${Buffer.from(text, 'latin1').toString('hex')}>`;

it.each([
  [
    'whose own text says the name of another’s drawing',
    parted(`${words('See (under) /P2 Do', 72, 100)} /P1 Do`),
  ],
  ['with a remark that says it', parted('% as in /P2 Do\n/P1 Do')],
  [
    'whose instructions are packed in a way that is seldom used',
    parted(inHex('/P1 Do'), '/Filter /ASCIIHexDecode'),
  ],
])('a page %s carries its own words and no others', async (_, source) => {
  const { bytes: bundle } = await bundleOf(source);
  expect(flowOf(bundle)).toContain('Anna was told to stay');
  expect(openly(bundle)).not.toContain('Bertha');
});

it('a drawing goes along where a picture between the instructions may be taken for a text', async () => {
  const between = 'q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ( EI Q';
  const { bytes: bundle } = await bundleOf(parted(`${between} /P1 Do ${between.replace('(', ')')}`));
  expect(flowOf(bundle)).toContain('Anna was told to stay');
});

describe('the check of anybody’s file', () => {
  const folder = temporaryFolder();
  const found = async (pdf: Uint8Array) => {
    const path = join(folder, 'parted.pdf');
    writeFileSync(path, pdf);
    const { stdout } = await testimony(['bundle', 'check', path, '--json']);
    const { findings } = JSON.parse(stdout) as { findings: { message: string; pages: number[] }[] };
    return findings.find(({ message }) => message.startsWith('Words that nobody sees'));
  };

  it('names the pages that carry words of others in drawings they never show', async () => {
    for (const page of ['1', '2', '3']) {
      const told = await found(part(page));
      expect(told?.message).toContain('in drawings that come with the page and are never shown (page 1)');
    }
    expect((await found(parted(`${words('See /P2 Do', 72, 100)} /P1 Do`)))?.pages).toEqual([1]);
  });

  it('names none where some page draws what another carries, and none of the bundle made of such a part', async () => {
    expect(await found(report)).toBeUndefined();
    expect(await found((await bundleOf(part('3'))).bytes)).toBeUndefined();
  });
});

it('nothing that only programs know of goes along with a drawing or a picture', async () => {
  const { bytes: bundle } = await bundleOf(part('1'));
  for (const mark of ['LastEdited', 'Anna earlier', 'Anna phone']) expect(openly(bundle)).not.toContain(mark);
  expect(picturesIn(bundle)).toHaveLength(1);
});
