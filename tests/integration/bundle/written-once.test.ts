/** What several documents hold alike is in a bundle once, and every page still shows all of it. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { A4_PORTRAIT } from '../../../src-main/bundle/a4.ts';
import { verifyAgainstMap } from '../../../src-main/bundle/verify/verify.ts';
import type { PageTurn } from '../../../src-main/core/bundles/page-map.ts';
import { assembledBundle, bundleOf, planOf, quiet } from '../../support/bundles.ts';
import { inkOf, lookOf, partOf } from '../../support/looks.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { HELVETICA, type RawPage, rawDocument, words } from '../../support/raw-pdf.ts';
import { papers } from '../../support/turned-papers.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** Cover and index. */
const FRONT = 2;
const SIDE = 300;
/** That packs to no less than it is. */
const LOGO = deflateSync(randomBytes(SIDE * SIDE));

/** On each page a letterhead; `unused` objects before it, so that it has another number in each document. */
const letter = (said: readonly string[], unused = 0) =>
  rawDocument({
    objects: (pdf) => {
      for (let i = 0; i < unused; i += 1) pdf.add('(unused)');
      pdf.add({
        dict: `/Type /XObject /Subtype /Image /Width ${SIDE} /Height ${SIDE} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode`,
        data: LOGO,
      });
    },
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</L ${3 + unused} 0 R>>>>`,
    pages: said.map((text) => ({ contents: `q 200 0 0 200 72 550 cm /L Do Q ${words(text, 72, 400)}` })),
  });

const logoOn = async (path: string, page: number) =>
  inkOf(await lookOf(partOf(path, page, { left: 80, right: 260, bottom: 560, top: 740 }, A4_PORTRAIT), 20));

describe('a bundle of documents that hold the same', () => {
  it('has a letterhead once, whatever number it has in each, and shows it on every page', async () => {
    const { path, bytes } = await bundleOf(
      letter(['first', 'second']),
      letter(['third'], 4),
      letter(['third']),
    );
    expect(bytes.length).toBeLessThan(1.5 * LOGO.length);
    checkWithQpdf(bytes);
    for (const [i, said] of ['first', 'second', 'third', 'third'].entries()) {
      expect(flowOf(bytes, FRONT + 1 + i)).toContain(said);
      expect(await logoOn(path, FRONT + 1 + i)).toBeGreaterThan(0.2);
    }
  });

  it('is refused when what they share is not what was read, and names every page that shows it', async () => {
    const two = [letter(['first']), letter(['second'])].map((pdf, i) => ({ title: `Paper ${i}`, pdf }));
    const { plan, proofs, path } = await assembledBundle(await planOf([{ title: 'S', documents: two }]));
    const file = readFileSync(path);
    const at = file.indexOf(LOGO);
    expect(file.indexOf(LOGO, at + 1)).toBe(-1);
    file[at + 1000] = (file[at + 1000] ?? 0) ^ 1;
    const altered = join(temporaryFolder(), 'b.pdf');
    writeFileSync(altered, file);
    const { findings } = await verifyAgainstMap(altered, plan, { ...quiet, proofs });
    expect(findings.map(({ code, pages }) => [code, pages])).toEqual([['page-contents-differ', [3, 4]]]);
  });

  it('has the page seen that was turned by its text, where a person turned the same one in another', async () => {
    const turned = (because: PageTurn['because'], quarterTurns: PageTurn['quarterTurns']) => ({
      title: `Turned by ${because}`,
      pdf: papers({ turned: 90 }),
      turned: [{ page: 1, quarterTurns, because }] as const,
    });
    for (const order of [['person', 'text'] as const, ['text', 'person'] as const]) {
      const found = async (quarterTurns: PageTurn['quarterTurns']) => {
        const documents = order.map((because) => turned(because, quarterTurns));
        const { plan, proofs, path } = await assembledBundle(await planOf([{ title: 'S', documents }]));
        const { findings } = await verifyAgainstMap(path, plan, { ...quiet, proofs });
        return findings.map(({ code, pages }) => [code, pages]);
      };
      expect(await found(3)).toEqual([]);
      // The wrong way: what a person decided is theirs.
      expect(await found(1)).toEqual([['page-not-upright', [FRONT + 1 + order.indexOf('text')]]]);
    }
  });

  it('shows a page as it is in each, where only one of them crops it', async () => {
    const page: RawPage = { contents: `${words('above', 72, 700)} ${words('below', 72, 100)}` };
    const of = (entries: string) =>
      rawDocument({
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
        pages: [{ ...page, entries }],
      });
    const { bytes } = await bundleOf(of(''), of('/CropBox [0 400 595 842]'), of(''));
    const seen = [0, 1, 2].map((i) => flowOf(bytes, FRONT + 1 + i));
    expect(seen.map((text) => [text.includes('above'), text.includes('below')])).toEqual([
      [true, true],
      [true, false],
      [true, true],
    ]);
  });

  it('lends a drawing without resources those of the page it is shown on, in every document', async () => {
    const of = (said: string) =>
      rawDocument({
        objects: (pdf) => {
          for (const text of [said, 'always'])
            pdf.add({
              dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
              data: words(text, 72, 400),
            });
          pdf.add({ dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', data: '/W Do' });
        },
        pages: [3, 4].map((own) => ({
          contents: '/B Do',
          entries: `/MediaBox [0 0 595 842] /Resources <</XObject <</W ${own} 0 R /B 5 0 R>>>>`,
        })),
      });
    const { bytes } = await bundleOf(of('first'), of('second'), of('first'));
    const seen = [0, 1, 2, 3, 4, 5].map(
      (i) => flowOf(bytes, FRONT + 1 + i).match(/first|second|always/)?.[0],
    );
    expect(seen).toEqual(['first', 'always', 'second', 'always', 'first', 'always']);
  });

  it('shows in each what it draws itself, whatever that is called', async () => {
    const of = (said: string) =>
      rawDocument({
        objects: (pdf) =>
          void pdf.add({
            dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
            data: words(said, 72, 400),
          }),
        inherited: '/MediaBox [0 0 595 842] /Resources <</XObject <</Length 3 0 R>>>>',
        pages: [{ contents: '/Length Do' }],
      });
    const { bytes } = await bundleOf(of('first'), of('second'));
    expect([1, 2].map((i) => flowOf(bytes, FRONT + i).match(/first|second/)?.[0])).toEqual([
      'first',
      'second',
    ]);
  });

  it('hides in each what its own layers hide, where only one of them has any', async () => {
    const of = (catalog: string) =>
      rawDocument({
        objects: (pdf) => {
          pdf.add('<</Type /OCG /Name (Draft)>>');
          pdf.add('<</Type /OCMD /OCGs [3 0 R] /P /AllOff>>');
        },
        catalog,
        inherited: `/MediaBox [0 0 595 842] /Resources <</Properties <</L 4 0 R>>>>`,
        pages: [{ contents: '/OC /L BDC 0 g 100 200 300 400 re f EMC' }],
      });
    const layered = of('/OCProperties <</OCGs [3 0 R] /D <</Order [3 0 R]>>>>');
    const inkIn = async (path: string, page: number) =>
      inkOf(
        await lookOf(partOf(path, page, { left: 150, right: 350, bottom: 300, top: 500 }, A4_PORTRAIT), 20),
      );
    const alone = await bundleOf(layered);
    const { path } = await bundleOf(of(''), layered);
    expect(await inkIn(alone.path, FRONT + 1)).toBe(0);
    expect(await inkIn(path, FRONT + 2)).toBe(0);
  });
});
