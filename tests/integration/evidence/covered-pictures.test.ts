/** A box drawn over a scan is named when it comes in, before building and by the check of a bundle; what hides nothing is not. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BundleCase } from '../../support/bundle-case.ts';
import { CORPUS } from '../../support/corpus.ts';
import { takeIn } from '../../support/intake.ts';
import { HELVETICA, rawDocument, words } from '../../support/raw-pdf.ts';
import { scannedLetter } from '../../support/redaction-papers.ts';
import { said } from '../../support/said.ts';

const scan = await scannedLetter(['To Amina Okoro', 'at 14 Elm Road', 'in the town']);

const page = (over: string, under = '') =>
  rawDocument({
    objects: (pdf) => {
      pdf.add({
        dict: '/Type /XObject /Subtype /Image /Width 1190 /Height 1684 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode',
        data: scan,
      });
    },
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</I 3 0 R>> /ExtGState <</H <</ca 0.3>>>>>>`,
    pages: [{ contents: `${under} q 595 0 0 842 0 0 cm /I Do Q ${over}` }],
  });
/** Over the first line. */
const BOX = '70 692 120 22 re f';

const isNamed = async (pdf: Uint8Array) =>
  (await takeIn(pdf)).hidden.some(({ kind }) => kind === 'picture-covered');

it.each([
  ['a black box', `0 g ${BOX}`, true],
  ['a white box', `1 g ${BOX}`, true],
  ['a box where the scan is white', '0 g 300 300 120 22 re f', false],
  ['a box that is seen through', `/H gs 0 g ${BOX}`, false],
  // What is left where the last letter was wiped away is no word.
  ['a box over the end of the last letter', '0 g 163 692 120 22 re f', false],
  ['a box over the last letters', '0 g 145 692 120 22 re f', true],
  ['a line under the words', '0 g 70 690 120 1 re f', false],
  ['a stamp with words on a white ground', `1 g ${BOX} 0 g ${words('No. 14', 90, 697, 12)}`, false],
])('%s over a scan: named %s', async (_, over, wanted) => {
  expect(await isNamed(page(over))).toBe(wanted);
});

it('a box under the scan is not', async () => {
  expect(await isNamed(page('', `0 g ${BOX}`))).toBe(false);
});

it('is named before building, and gone once the page goes in as a picture; a bundle of somebody else is named by the check', async () => {
  const made = await BundleCase.open([{ title: 'Scan', pdf: page(`0 g ${BOX}`) }]);
  const { id: bundleId } = await made.bundle();
  const look = async () => (await made.call('bundlePreflight', { bundleId })).findings.map(said).join('\n');
  expect(await look()).toContain('a box drawn over it, which comes off');
  const built = await made.build(bundleId);
  const checked = async (name: string) =>
    (await made.call('bundleCheck', { file: made.pick(join(made.out, name)) })).findings.map(said).join('\n');
  expect(await checked(built.fileName)).toContain('a box drawn over it, which comes off');
  const [{ id: evidenceId } = { id: '' as never }] = (
    await made.call('evidenceList', { caseId: made.caseId })
  ).evidence;
  await made.call('evidencePicturePages', { evidenceId, pages: [1] });
  expect(await look()).not.toContain('comes off');
  const again = await made.build(bundleId);
  expect(await checked(again.fileName)).not.toContain('comes off');
  const images = execFileSync('pdfimages', ['-list', join(made.out, again.fileName)], { encoding: 'utf8' });
  expect(images).not.toContain('1190');
});

it.runIf(CORPUS !== null)(
  'of other people’s redactions none is named for a picture that is not covered',
  async () => {
    const folder = join(CORPUS ?? '', 'redaction');
    for (const name of readdirSync(folder)) {
      const { hidden } = await takeIn(readFileSync(join(folder, name)));
      expect([name, hidden.filter(({ kind }) => kind === 'picture-covered')]).toEqual([name, []]);
      if (name === 'rectangles_yes.pdf') expect(hidden).not.toEqual([]);
    }
  },
);
