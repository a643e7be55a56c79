import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { A4_PORTRAIT, STRIP_HEIGHT } from '../../../src-main/bundle/a4.ts';
import { PdfReader, pagesOf } from '../../../src-main/bundle/pdf/reader.ts';
import { placeAboveStrip, transformBox } from '../../../src-main/bundle/placement.ts';
import { brokenRules } from '../../support/bundle-rules.ts';
import { bundleOf, type Json, qpdfJson, sheetsOf } from '../../support/bundles.ts';
import { difference, inkOf, lookOf, partOf, wholeOf } from '../../support/looks.ts';
import { checkWithQpdf, textOf, wordsOf } from '../../support/pdf-tools.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** Cover and index. */
const FRONT = 2;

/** A page on which every corner looks different: a letter, a black square, a frame, a diagonal. */
const pattern = (x: number, y: number, w: number, h: number) => `
  q 0.8 g ${x} ${y} ${w} ${h} re f Q
  q 0 g ${x} ${y + h - h / 6} ${w / 6} ${h / 6} re f Q
  q 0.4 g ${x + w - w / 4} ${y} ${w / 4} ${h / 12} re f Q
  q 3 w ${x} ${y} m ${x + w} ${y + h} l S Q
  ${words('Qg', x + w / 2, y + h / 4, h / 8)}`;

const odd: Record<string, Uint8Array> = {
  'upright A4': rawDocument({ pages: [{ contents: pattern(0, 0, 595, 842) }] }),
  'turned by 90 degrees': rawDocument({
    pages: [{ contents: pattern(0, 0, 595, 842), entries: '/Rotate 90' }],
  }),
  'turned by 180 degrees': rawDocument({
    pages: [{ contents: pattern(0, 0, 595, 842), entries: '/Rotate 180' }],
  }),
  'turned by 270 degrees': rawDocument({
    pages: [{ contents: pattern(0, 0, 595, 842), entries: '/Rotate 270' }],
  }),
  'turned by -90 degrees': rawDocument({
    pages: [{ contents: pattern(0, 0, 595, 842), entries: '/Rotate -90' }],
  }),
  'lying A4': rawDocument({
    pages: [{ contents: pattern(0, 0, 842, 595), entries: '/MediaBox [0 0 842 595]' }],
  }),
  'US Letter': rawDocument({
    pages: [{ contents: pattern(0, 0, 612, 792), entries: '/MediaBox [0 0 612 792]' }],
  }),
  'with its origin elsewhere': rawDocument({
    pages: [{ contents: pattern(-300, -400, 595, 842), entries: '/MediaBox [-300 -400 295 442]' }],
  }),
  'with corners given the other way round': rawDocument({
    pages: [{ contents: pattern(0, 0, 595, 842), entries: '/MediaBox [595 842 0 0]' }],
  }),
  'cropped and turned': rawDocument({
    pages: [{ contents: pattern(100, 200, 300, 400), entries: '/CropBox [100 200 400 600] /Rotate 90' }],
  }),
  'with sizes in other objects': rawDocument({
    objects: (pdf: RawPdf) => {
      pdf.add('[0 0 4 0 R 600]');
      pdf.add('400');
    },
    pages: [{ contents: pattern(0, 0, 400, 600), entries: '/MediaBox 3 0 R' }],
  }),
  'in large units': rawDocument({
    pages: [{ contents: pattern(0, 0, 200, 300), entries: '/MediaBox [0 0 200 300] /UserUnit 2' }],
  }),
  'as large as a wall': rawDocument({
    pages: [{ contents: pattern(0, 0, 14400, 9000), entries: '/MediaBox [0 0 14400 9000]' }],
  }),
  'as small as a stamp': rawDocument({
    pages: [{ contents: pattern(0, 0, 90, 60), entries: '/MediaBox [0 0 90 60]' }],
  }),
  'with everything inherited from two levels up': rawDocument({
    inherited: `/MediaBox [0 0 500 700] /Rotate 180 /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: pattern(0, 0, 500, 700) }],
  }),
  'drawn in three pieces that break a text in the middle': rawDocument({
    pages: [
      {
        contents: [
          'q 0.8 g 0 0 595 842 re f Q BT /F 90 Tf 1 0 0 1 90 400',
          'Tm (Qg) Tj',
          'ET q 0 g 0 700 100 142 re f Q',
        ],
      },
    ],
  }),
  'with a stack it never unwinds': rawDocument({
    pages: [{ contents: `q q q 0.5 0 0 0.5 100 100 cm 1 0 0 rg ${pattern(0, 0, 595, 842)} q q` }],
  }),
  'unwinding a stack it never wound': rawDocument({
    pages: [{ contents: `Q Q ${pattern(0, 0, 595, 842)} Q Q Q` }],
  }),
  'ending in the middle of a text': rawDocument({
    pages: [{ contents: `${pattern(0, 0, 595, 842)} BT /F 20 Tf (open` }],
  }),
  'clipped to nothing at its end': rawDocument({
    pages: [{ contents: `${pattern(0, 0, 595, 842)} 0 0 1 1 re W n 1 g` }],
  }),
};

async function looksLike(source: Uint8Array, bundlePath: string, page: number) {
  const path = join(temporaryFolder(), 'source.pdf');
  writeFileSync(path, source);
  const geometry = pagesOf(PdfReader.open(source))[0]?.geometry;
  if (geometry === undefined) throw new Error('no page');
  const { visible, matrix, page: sheet } = placeAboveStrip(geometry);
  const placed = partOf(bundlePath, page, transformBox(visible, matrix), sheet);
  return difference(await lookOf(wholeOf(path, 1), 32), await lookOf(placed, 32));
}

describe('a page comes out as it was displayed', async () => {
  const names = Object.keys(odd);
  const bundle = await bundleOf(...Object.values(odd));

  test.each(names.map((name, i) => [name, i] as const))('%s', async (name, i) => {
    const { mean, most } = await looksLike(odd[name] as Uint8Array, bundle.path, FRONT + 1 + i);
    expect(mean).toBeLessThan(6);
    expect(most).toBeLessThan(120);
  });

  test('all of them are upright A4, standing or lying as displayed', () => {
    const sheets = sheetsOf(bundle.path).slice(FRONT);
    expect(new Set(sheets.map(({ turned }) => turned))).toEqual(new Set(['0']));
    const lying = names.filter((_, i) => sheets[i]?.size === '841.89 x 595.276');
    expect(lying).toEqual([
      'turned by 90 degrees',
      'turned by 270 degrees',
      'turned by -90 degrees',
      'lying A4',
      'cropped and turned',
      'as large as a wall',
      'as small as a stamp',
    ]);
    expect(sheets.filter(({ size }) => size === '595.276 x 841.89')).toHaveLength(
      names.length - lying.length,
    );
  });

  test('each has its number, once, in the corner where nothing else stands', async () => {
    const sheets = sheetsOf(bundle.path);
    const found = wordsOf(bundle.bytes);
    for (const [i, { size }] of sheets.entries()) {
      const [width, height] = size.split(' x ').map(Number) as [number, number];
      const inCorner = found.filter(
        (w) => w.page === i + 1 && w.yMax > height - STRIP_HEIGHT && w.xMax > width - 140,
      );
      expect(inCorner.map((w) => w.text)).toEqual([String(i + 1)]);
      expect(inCorner[0]?.xMax).toBeLessThan(width);
      expect(inCorner[0]?.yMax).toBeLessThan(height);
    }
  });

  test('the numbers can be seen: dark on white, whatever the page before them left behind', async () => {
    for (const [i, { size }] of sheetsOf(bundle.path).entries()) {
      const [width = 0, height = 0] = size.split(' x ').map(Number);
      const corner = { left: width - 60, right: width - 20, bottom: 0, top: STRIP_HEIGHT };
      const ink = inkOf(await lookOf(partOf(bundle.path, i + 1, corner, { width, height }), 40));
      expect(ink, `page ${i + 1}`).toBeGreaterThan(0.01);
      expect(ink, `page ${i + 1}`).toBeLessThan(0.4);
    }
  });

  test('qpdf finds nothing wrong', () => checkWithQpdf(bundle.bytes));
});

test('a page with nothing on it stays a page', async () => {
  const bundle = await bundleOf(
    rawDocument({ pages: [{}, { contents: '' }, { contents: [] }, { contents: words('last') }] }),
  );
  expect(bundle.pages).toBe(FRONT + 4);
  expect(textOf(bundle.bytes, 3).trim()).toBe('3');
  expect(textOf(bundle.bytes, 6)).toContain('last');
});

test('words that a source cropped away may lie under the number, unseen, and stop no build', async () => {
  // Prints an old page number below what its crop box shows: on the bundle's page it falls into the corner.
  const hidden = words('77', 560, 35, 12);
  const source = rawDocument({
    pages: [{ contents: `${words('seen')} ${hidden}`, entries: '/CropBox [0 55 595 842]' }],
  });
  const { path, bytes } = await bundleOf(source);
  expect(
    wordsOf(bytes)
      .filter(({ page, yMin }) => page === 3 && yMin > 812)
      .map(({ text }) => text),
  ).toEqual(expect.arrayContaining(['3', '77']));
  const beside = { left: 470, right: 545, bottom: 0, top: STRIP_HEIGHT };
  expect(inkOf(await lookOf(partOf(path, 3, beside, A4_PORTRAIT)))).toBe(0);
  // A reader sees one number there, so the rules are kept; that a search finds more is said.
  const found = await brokenRules(path);
  expect(found.filter(({ level }) => level === 'must').map(({ rule }) => rule)).not.toContain('B03');
  expect(found.find((one) => said(one).startsWith('Words that nobody sees'))?.pages).toEqual([3]);
});

test('contents packed in different ways are joined into one page', async () => {
  const hex = (text: string) => `${Buffer.from(text).toString('hex')}>`;
  const source = rawDocument({
    objects: (pdf) => {
      pdf.add({ dict: '/Filter /FlateDecode', data: deflateSync(Buffer.from(words('packed', 72, 700))) });
      pdf.add({ dict: '/Filter /ASCIIHexDecode', data: hex(words('hexadecimal', 72, 600)) });
      pdf.add({
        dict: '/Filter [/ASCIIHexDecode /FlateDecode]',
        data: hex('') + deflateSync(Buffer.from(words('both', 72, 500))).toString('latin1'),
      });
      const twice = deflateSync(Buffer.from(words('twice', 72, 500))).toString('hex');
      pdf.set(5, { dict: '/Filter [/ASCIIHexDecode /FlateDecode]', data: `${twice}>` });
      pdf.add('[3 0 R 4 0 R null 99 0 R 5 0 R]');
    },
    pages: [{ entries: '/Contents 6 0 R' }],
  });
  const { bytes } = await bundleOf(source);
  for (const word of ['packed', 'hexadecimal', 'twice']) expect(textOf(bytes, 3)).toContain(word);
});

test('drawings that borrow the resources of their page get them as their own', async () => {
  const source = rawDocument({
    objects: (pdf) => {
      pdf.add({
        dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]',
        data: words('borrowed', 72, 300),
      });
    },
    pages: [
      {
        contents: `${words('own')} /X Do`,
        entries: `/Resources <</Font ${HELVETICA} /XObject <</X 3 0 R>>>>`,
      },
    ],
  });
  const { bytes, path } = await bundleOf(source);
  expect(textOf(bytes, 3)).toContain('borrowed');
  // Readers differ on whether a drawing within a drawing may still borrow, so none has to.
  const objects: Json[] = Object.values(qpdfJson(path, 'qpdf')[1]);
  const forms = objects.flatMap(({ stream }) => (stream?.dict['/Subtype'] === '/Form' ? [stream.dict] : []));
  expect(forms).toHaveLength(4);
  for (const form of forms) expect(form['/Resources']).toBeDefined();
});

test('an annotation that cannot be read takes nothing else with it', async () => {
  const source = rawDocument({
    objects: (pdf) => {
      pdf.add('<</Subtype /Link /Dest << broken');
    },
    pages: [
      {
        contents: words('seen'),
        entries: '/Annots [3 0 R null 7 (text) <</Subtype /Link /Rect [1 (2) 3]>>]',
      },
    ],
  });
  const { bytes } = await bundleOf(source);
  expect(textOf(bytes, 3)).toContain('seen');
});

describe('layers', () => {
  const layered = (settings: string) =>
    rawDocument({
      catalog: `/OCProperties <</OCGs [3 0 R 4 0 R] /D <<${settings}>>>>`,
      objects: (pdf) => {
        pdf.add(
          '<</Type /OCG /Name (Draft) /Usage <</CreatorInfo <</Creator (Secret Drawing Program)>> /View <</ViewState /OFF>>>>>>',
        );
        pdf.add('<</Type /OCG /Name (Final)>>');
      },
      pages: [
        {
          contents: '/OC /L BDC 0 0 595 421 re f EMC /OC /M BDC 0.5 g 0 421 595 421 re f EMC',
          entries: '/Resources <</Properties <</L 3 0 R /M 4 0 R>>>>',
        },
      ],
    });
  const halves = async (path: string, page: number) => {
    const ink = async (bottom: number, top: number) =>
      inkOf(await lookOf(partOf(path, page, { left: 100, right: 500, bottom, top }, A4_PORTRAIT), 20));
    return { lower: await ink(60, 400), upper: await ink(460, 800) };
  };

  test.each([
    ['one that is off', '/OFF [3 0 R]', { lower: false, upper: true }],
    ['all off but one', '/BaseState /OFF /ON [4 0 R]', { lower: false, upper: true }],
    ['none off', '', { lower: true, upper: true }],
  ])('%s: what was hidden stays hidden, what was shown is shown', async (_, settings, seen) => {
    // Twice in one bundle, so that the settings of one source must not reach the other.
    const { path, bytes } = await bundleOf(layered(settings), layered('/OFF [4 0 R]'));
    const { lower, upper } = await halves(path, 3);
    expect({ lower: lower > 0.2, upper: upper > 0.2 }).toEqual(seen);
    const other = await halves(path, 4);
    expect({ lower: other.lower > 0.2, upper: other.upper > 0.2 }).toEqual({ lower: true, upper: false });
    checkWithQpdf(bytes);
    expect(Buffer.from(bytes).includes('Secret Drawing Program')).toBe(false);
  });
});
