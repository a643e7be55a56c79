/** Words planted where nobody sees them: each is found at intake, again before building, and by `bundle check`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HiddenKind } from '../../../src-main/core/evidence/hidden-words.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { testimony } from '../../support/cli.ts';
import { takeIn } from '../../support/intake.ts';
import { drawing, pageWith } from '../../support/marked-pdfs.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SECRET = 'Safehouse 12 Elm Road';
const OPEN = words('Seen by everybody', 72, 700);
const secret = words(SECRET, 72, 400);
const BOX = '60 390 300 40 re f';

const picture = (pdf: RawPdf, grey: number) =>
  pdf.add({
    dict: '/Type /XObject /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    data: deflateSync(Buffer.alloc(1600, grey)),
  });

/** Dark and light everywhere, as print is. */
const scan = (pdf: RawPdf) =>
  pdf.add({
    dict: '/Type /XObject /Subtype /Image /Width 301 /Height 421 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    data: deflateSync(Buffer.from(Array.from({ length: 301 * 421 }, (_, at) => (at % 2) * 255))),
  });

const page = (
  contents: string,
  more: { objects?: (pdf: RawPdf) => void; resources?: string; entries?: string; catalog?: string } = {},
) =>
  rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} ${more.resources ?? ''}>>`,
    pages: [{ contents: `${OPEN} ${contents}`, entries: more.entries ?? '' }],
    ...(more.objects === undefined ? {} : { objects: more.objects }),
    ...(more.catalog === undefined ? {} : { catalog: more.catalog }),
  });

const PLANTS: readonly (readonly [string, HiddenKind, () => Uint8Array])[] = [
  ['a black box over them', 'covered', () => page(`${secret} 0 g ${BOX}`)],
  ['a white box over them', 'covered', () => page(`${secret} 1 g ${BOX}`)],
  [
    'a picture over them',
    'covered',
    () =>
      page(`${secret} q 300 0 0 40 60 390 cm /I Do Q`, {
        objects: (pdf) => picture(pdf, 90),
        resources: '/XObject <</I 3 0 R>>',
      }),
  ],
  ['white letters on the paper', 'colour-of-ground', () => page(`1 g ${secret}`)],
  ['black letters on a black box', 'colour-of-ground', () => page(`0 g ${BOX} ${secret}`)],
  ['letters without ink', 'invisible', () => page(`3 Tr ${secret}`)],
  [
    'letters without ink over a small picture, marked as if they had been read of it here',
    'invisible',
    () =>
      page(`q 300 0 0 40 60 390 cm /I Do Q /ReadByMachine BMC 3 Tr ${secret} EMC`, {
        objects: (pdf) => picture(pdf, 90),
        resources: '/XObject <</I 3 0 R>>',
      }),
  ],
  [
    'letters wholly transparent',
    'invisible',
    () => page(`/T gs ${secret}`, { resources: '/ExtGState <</T <</ca 0 /CA 0>>>>' }),
  ],
  [
    'a layer that is off',
    'layer-off',
    () =>
      page(`/OC /L BDC ${secret} EMC`, {
        objects: (pdf) => pdf.add('<</Type /OCG /Name (Draft)>>'),
        resources: '/Properties <</L 3 0 R>>',
        catalog: '/OCProperties <</OCGs [3 0 R] /D <</OFF [3 0 R]>>>>',
      }),
  ],
  ['beyond the crop', 'beyond-edge', () => page(secret, { entries: '/CropBox [0 500 595 842]' })],
  ['clipped away', 'beyond-edge', () => page(`q 0 600 595 200 re W n ${secret} Q`)],
  ['too small to read', 'too-small', () => page(words(SECRET, 72, 400, 0.5))],
  [
    'letters that are read as other words',
    'other-than-shown',
    () => page(`/Span <</ActualText (${SECRET})>> BDC ${words('Nothing to see', 72, 400)} EMC`),
  ],
  [
    'a mark for redaction that was not carried out',
    'marked-for-redaction',
    () =>
      pageWith(
        () => ['/Subtype /Redact /F 4 /Rect [60 390 360 430] /QuadPoints [60 430 360 430 60 390 360 390]'],
        {
          contents: `${OPEN} ${secret}`,
        },
      ),
  ],
  [
    'a mark for redaction whose pieces lie outside of its frame',
    'marked-for-redaction',
    () =>
      pageWith(() => ['/Subtype /Redact /F 4 /Rect [0 0 9 9] /QuadPoints [60 430 360 430 60 390 360 390]'], {
        contents: `${OPEN} ${secret}`,
      }),
  ],
  [
    'an opaque mark of a reader over them',
    'covered',
    () =>
      pageWith(
        (pdf) => [
          `/Subtype /Square /F 4 /Rect [60 390 360 430] /AP <</N ${drawing(pdf, 300, 40, '0 g 0 0 300 40 re f')} 0 R>>`,
        ],
        {
          contents: `${OPEN} ${secret}`,
        },
      ),
  ],
  [
    'a box over them inside a drawing',
    'covered',
    () =>
      page('/X Do', {
        objects: (pdf) => drawing(pdf, 595, 842, `${secret} 0 g ${BOX}`),
        resources: '/XObject <</X 3 0 R>>',
      }),
  ],
];

const everywhere = (pdf: RawPdf, data: string, extra = '') =>
  pdf.add({
    dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA}>> ${extra}`,
    data,
  });
const GROUP = '/Group <</S /Transparency /CS /DeviceGray>>';
const layered = (rule: string, use = '') =>
  page(`/OC /L BDC ${secret} EMC`, {
    objects: (pdf) => {
      pdf.add(`<</Type /OCG /Name (Draft) ${use}>>`);
      pdf.add(`<</Type /OCMD /OCGs [3 0 R] ${rule}>>`);
    },
    resources: `/Properties <</L ${rule === '' ? 3 : 4} 0 R>>`,
    catalog: `/OCProperties <</OCGs [3 0 R] /D <<>>>>`,
  });

/** What a page's own colours and boxes do not tell: only the page as it is drawn shows that nobody sees the words. */
const SUBTLE: readonly (readonly [string, HiddenKind, () => Uint8Array])[] = [
  ['pressed flat from the sides', 'too-small', () => page(`0.1 Tz ${secret}`)],
  [
    'a path that leaves their place out, though its box has them',
    'beyond-edge',
    () => page(`q 0 0 m 595 0 l 595 842 l 590 842 l 590 5 l 0 5 l h W n ${secret} Q`),
  ],
  [
    'a clipping around the drawing they are in',
    'beyond-edge',
    () =>
      page('q 0 600 595 200 re W n /X Do Q', {
        objects: (pdf) => everywhere(pdf, secret),
        resources: '/XObject <</X 3 0 R>>',
      }),
  ],
  [
    'a mask',
    'invisible',
    () =>
      page(`/M gs ${secret}`, {
        objects: (pdf) => everywhere(pdf, '0 g 0 0 595 842 re f', GROUP),
        resources: '/ExtGState <</M <</SMask <</S /Luminosity /G 3 0 R>>>>>>',
      }),
  ],
  [
    'next to no ink',
    'invisible',
    () => page(`/M gs ${secret}`, { resources: '/ExtGState <</M <</ca 0.02>>>>' }),
  ],
  [
    'a drawing that is wholly transparent',
    'invisible',
    () =>
      page('/M gs /X Do', {
        objects: (pdf) => everywhere(pdf, secret, GROUP),
        resources: '/XObject <</X 3 0 R>> /ExtGState <</M <</ca 0 /CA 0>>>>',
      }),
  ],
  [
    'the grey of a picture under them',
    'colour-of-ground',
    () =>
      page(`q 300 0 0 40 60 390 cm /I Do Q 0.353 g ${secret}`, {
        objects: (pdf) => picture(pdf, 90),
        resources: '/XObject <</I 3 0 R>>',
      }),
  ],
  [
    'a pattern without ink',
    'colour-of-ground',
    () =>
      page(`/Pattern cs /P scn ${secret}`, {
        objects: (pdf) =>
          pdf.add({
            dict: '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources <<>>',
            data: ' ',
          }),
        resources: '/Pattern <</P 3 0 R>>',
      }),
  ],
  ['white outlines on the paper', 'colour-of-ground', () => page(`1 Tr 1 G 0 g ${secret}`)],
  [
    'transparent outlines',
    'invisible',
    () => page(`/M gs 1 Tr ${secret}`, { resources: '/ExtGState <</M <</CA 0>>>>' }),
  ],
  [
    'white, in a frame that is black',
    'colour-of-ground',
    () => page(`0 g 40 40 500 2 re 40 600 500 2 re 40 40 2 560 re 540 40 2 560 re f 1 g ${secret}`),
  ],
  [
    'white, on a black that is clipped away',
    'colour-of-ground',
    () => page(`q 0 0 595 100 re W n 0 g 0 0 595 842 re f Q 1 g ${secret}`),
  ],
  [
    'a pen over them',
    'covered',
    () => page(`${secret} 12 w 60 396 m 360 398 l 60 406 l 360 408 l 60 414 l 360 418 l S`),
  ],
  [
    'a layer’s own word that it is not for the screen',
    'layer-off',
    () => layered('', '/Usage <</View <</ViewState /OFF>>>>'),
  ],
  ['a rule that is met while the layer is on', 'layer-off', () => layered('/P /AllOff')],
  ['an expression that is met while the layer is on', 'layer-off', () => layered('/VE [/Not 3 0 R]')],
];

/** A mark for redaction does not go into a bundle, and is not on the page: what it was to cover can be seen. */
const WITHOUT_MARKED = PLANTS.filter(([, kind]) => kind !== 'marked-for-redaction');

const folder = temporaryFolder();

describe('words hidden by', () => {
  it.each(PLANTS)('%s are found at intake', async (_, kind, plant) => {
    const { hidden, notes } = await takeIn(plant());
    expect(hidden.map((one) => [one.page, one.kind])).toEqual([[1, kind]]);
    expect(hidden[0]?.words.replace(/\W/g, '')).toContain('Safehouse');
    expect(notes.map(said).join()).toContain('Hidden words');
    // The words themselves are for the record, not for every list of notes.
    expect(notes.map(said).join()).not.toContain('Safehouse');
  });

  it.each(SUBTLE)('%s are found at intake, and by the check in anybody’s file', async (_, kind, plant) => {
    const bytes = plant();
    const { hidden } = await takeIn(bytes);
    expect(hidden.map((one) => [one.page, one.kind])).toEqual([[1, kind]]);
    expect(hidden[0]?.words.replace(/\W/g, '')).toContain('Safehouse');
    const path = join(folder, 'subtle.pdf');
    writeFileSync(path, bytes);
    expect(await pagesFound(path)).toEqual([1]);
  });

  it('no ink, though they lie under others that are seen', async () => {
    const { hidden } = await takeIn(
      page(`3 Tr ${secret} 0 Tr /M gs ${secret}`, { resources: '/ExtGState <</M <</ca 0.9>>>>' }),
    );
    expect(hidden.map(({ kind }) => kind)).toEqual(['invisible']);
  });

  it('any of these are listed before building, and found by the check in the bundle', async () => {
    const made = await BundleCase.open(PLANTS.map(([title, , plant]) => ({ title, pdf: plant() })));
    const { id } = await made.bundle();
    const { findings } = await made.call('bundlePreflight', { bundleId: id });
    const found = findings.find((one) => one.code === 'hidden-words');
    expect(found).toMatchObject({ level: 'must', passed: false });
    for (const [title] of PLANTS) expect(said(found)).toContain(title);

    const built = await made.build(id);
    expect(await pagesFound(join(made.out, built.fileName))).toHaveLength(WITHOUT_MARKED.length);
  });

  it('anybody’s file of them is found by the check, page by page', async () => {
    const paths = PLANTS.map(([, , plant], i) => {
      const path = join(folder, `plant-${i}.pdf`);
      writeFileSync(path, plant());
      return path;
    });
    const all = join(folder, 'all.pdf');
    execFileSync('qpdf', ['--empty', '--pages', ...paths, '--', all]);
    // Parted from its file, a layer has nobody who says that it is off: those words are seen.
    const seen = PLANTS.findIndex(([, kind]) => kind === 'layer-off');
    expect(await pagesFound(all)).toEqual(PLANTS.map((_, i) => i + 1).filter((page) => page !== seen + 1));
    expect(await pagesFound(paths[seen] ?? '')).toEqual([1]);
  });
});

/** Pages of the check's finding, by `bundle check`. */
async function pagesFound(path: string): Promise<readonly number[]> {
  const { stdout } = await testimony(['bundle', 'check', path, '--json']);
  const { findings } = JSON.parse(stdout) as { findings: { message: string; pages: number[] }[] };
  return findings.find(({ message }) => message.startsWith('Words that nobody sees'))?.pages ?? [];
}

describe('nothing is found where everything can be seen', () => {
  it.each([
    ['white letters on a dark box', page(`0 0 0.5 rg ${BOX} 1 g ${secret}`)],
    ['letters on a shaded row', page(`0.8 g ${BOX} 0 g ${secret}`)],
    [
      'a box beside letters, and lines through them',
      page(`${secret} 0 g 60 440 300 40 re f 60 405 300 1 re f`),
    ],
    [
      'a see-through highlight',
      page(`${secret} /H gs 1 1 0 rg ${BOX}`, { resources: '/ExtGState <</H <</ca 0.4 /BM /Multiply>>>>' }),
    ],
    [
      'a scan with recognised text over it',
      rawDocument({
        objects: (pdf) => picture(pdf, 200),
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</I 3 0 R>>>>`,
        pages: [{ contents: `q 595 0 0 842 0 0 cm /I Do Q 3 Tr ${secret}` }],
      }),
    ],
    [
      'a scan laid over the text that was recognised in it',
      page(`${secret} q 595 0 0 842 0 0 cm /I Do Q`, {
        objects: scan,
        resources: '/XObject <</I 3 0 R>>',
      }),
    ],
    [
      'white letters on a dark rounded box, and dark ones on a picture',
      page(
        `0.2 g 80 390 m 340 390 l 360 390 360 400 360 410 c 360 430 l 60 430 l 60 400 l h f 1 g ${secret} q 300 0 0 40 60 290 cm /I Do Q 0 g ${words('Dark on a light picture', 72, 300)}`,
        { objects: (pdf) => picture(pdf, 200), resources: '/XObject <</I 3 0 R>>' },
      ),
    ],
    [
      'half transparent letters, outlined ones, and some in a drawing of its own',
      page(`/M gs ${secret} 1 Tr ${words('Outlined', 72, 300)} 0 Tr /X Do`, {
        objects: (pdf) => everywhere(pdf, words('In a drawing', 72, 200), GROUP),
        resources: '/XObject <</X 3 0 R>> /ExtGState <</M <</ca 0.5>>>>',
      }),
    ],
    ['a layer that is on, with a rule that shows it', layered('/P /AnyOn')],
    ['an outline around letters', page(`${secret} 0 g 60 390 300 40 re S`)],
  ])('%s', async (_, pdf) => {
    expect((await takeIn(pdf)).hidden).toEqual([]);
  });
});
