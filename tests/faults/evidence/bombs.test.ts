/**
 * Attack: a file made to exhaust whoever opens it (it unpacks to gigabytes, draws itself, or nests its drawings
 * ten to the power of twelve times). Vector: sent as evidence. Impact: the laptop stands still and the case
 * cannot be worked on. Mitigation: worker with limits. Seen here: each ends by name, and the next file goes in.
 */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { takeIn } from '../../support/intake.ts';
import { paper } from '../../support/papers.ts';
import { type RawObject, RawPdf } from '../../support/raw-pdf.ts';

/** One page whose contents are `contents`; `drawings` adds objects and returns what the page calls X. */
function onePage(
  contents: RawObject,
  drawings: (pdf: RawPdf) => number = (pdf) => pdf.add('null'),
): Uint8Array {
  const pdf = new RawPdf();
  const [root, tree] = [pdf.reserve(), pdf.reserve()];
  const drawing = drawings(pdf);
  const drawn = pdf.add(contents);
  const page = pdf.add(
    `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources <</XObject <</X ${drawing} 0 R>>>> /Contents ${drawn} 0 R>>`,
  );
  pdf.set(tree, `<</Type /Pages /Count 1 /Kids [${page} 0 R]>>`);
  pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R>>`);
  return pdf.bytes();
}

const form = (inner: number | null, data: string): RawObject => ({
  dict: `/Type /XObject /Subtype /Form /BBox [0 0 99 99] ${inner === null ? '' : `/Resources <</XObject <</X ${inner} 0 R>>>>`}`,
  data,
});
const CALL: RawObject = { dict: '', data: 'q 5 0 0 5 0 0 cm /X Do Q' };

/** How intake of each ends: as one page, or by this code and no other. */
const ENDS: Readonly<Record<string, string>> = {
  'contents packed twice, half a gigabyte once unpacked': 'one page',
  'a picture of a thousand million dots': 'one page',
  'a drawing that draws itself': 'damaged-file',
  'drawings of drawings, a million million in all': 'damaged-file',
  'a tree of pages a hundred thousand deep': 'damaged-file',
};

const BOMBS: Record<string, () => Uint8Array> = {
  'contents packed twice, half a gigabyte once unpacked': () =>
    onePage({
      dict: '/Filter [/FlateDecode /FlateDecode]',
      data: deflateSync(deflateSync(Buffer.alloc(2 ** 29, 32))),
    }),
  'a picture of a thousand million dots': () =>
    onePage(CALL, (pdf) =>
      pdf.add({
        dict: '/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]',
        data: deflateSync(deflateSync(Buffer.alloc(2 ** 28))),
      }),
    ),
  'a drawing that draws itself': () =>
    onePage(CALL, (pdf) => {
      const own = pdf.reserve();
      pdf.set(own, form(own, '/X Do '.repeat(40)));
      return own;
    }),
  'drawings of drawings, a million million in all': () =>
    onePage(CALL, (pdf) => {
      let inner = pdf.add(form(null, '0 0 1 1 re f'));
      for (let depth = 0; depth < 12; depth += 1) inner = pdf.add(form(inner, '/X Do '.repeat(10)));
      return inner;
    }),
  'a tree of pages a hundred thousand deep': () => {
    const pdf = new RawPdf();
    const root = pdf.reserve();
    const nodes = Array.from({ length: 100_000 }, () => pdf.reserve());
    nodes.forEach((node, i) => {
      const next = nodes[i + 1];
      pdf.set(
        node,
        next === undefined
          ? '<</Type /Page /MediaBox [0 0 9 9]>>'
          : `<</Type /Pages /Count 1 /Kids [${next} 0 R]>>`,
      );
    });
    pdf.set(root, `<</Type /Catalog /Pages ${nodes[0]} 0 R>>`);
    return pdf.bytes();
  },
};

describe.each(Object.entries(BOMBS))('%s', (name, make) => {
  it('ends as it must and in no other way, and the next file goes in', async () => {
    const ending = await takeIn(make(), { fileName: 'bomb.pdf' }).then(
      ({ pageCount }) => (pageCount === 1 ? 'one page' : `${pageCount} pages`),
      (thrown: TestimonyError) => (thrown.subject === 'bomb.pdf' ? thrown.code : `not named: ${thrown.code}`),
    );
    expect(ending).toBe(ENDS[name]);
    expect(await takeIn(await paper('Next'))).toMatchObject({ pageCount: 1, workingSteps: ['as-received'] });
  });
});
