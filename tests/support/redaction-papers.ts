/** @file Papers of every make that say a name, for striking it out: each has it once or more where it is seen, and where it is not. */
import sharp from 'sharp';
import type { EvidenceId } from '../../src-main/core/ids.ts';
import { typesetPlainText } from '../../src-main/documents/plain-text.ts';
import { PdfiumDocument } from '../../src-main/evidence/pdfium.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { HELVETICA, rawDocument, words } from './raw-pdf.ts';

export interface Paper {
  readonly name: string;
  readonly pdf: Uint8Array;
}

const CREATED = '2026-01-01T00:00:00Z';
const typeset = (text: string) =>
  typesetPlainText(findResources().folder, { title: '', text, createdAt: CREATED });
const utf16 = (text: string) => `FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;
const shared = `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`;

/** Lines around a name, so that there are neighbours to keep on each side. */
const lines = (name: string) => [
  'On Monday the office wrote to',
  `the witness ${name} and to nobody else`,
  'who answered within four days',
];
const drawnLines = (name: string) =>
  lines(name)
    .map((line, at) => words(line, 72, 700 - at * 30, 14))
    .join(' ');
const AFTER = words('The second page names no one', 72, 700, 14);

/** `name`: two words of plain letters. */
export async function redactionPapers(name: string, foreign: string): Promise<Paper[]> {
  const page = { contents: drawnLines(name) };
  const picture = await scanOf(rawDocument({ pages: [page] }));
  const [first = '', last = ''] = name.split(' ');
  const raw = (more: Partial<Parameters<typeof rawDocument>[0]>) =>
    rawDocument({ pages: [page, { contents: AFTER }], ...more });
  const type3 = [...new Set(name.replace(' ', ''))];
  const code = (letter: string) => (type3.indexOf(letter) + 1).toString(16).padStart(2, '0');
  const spelled = (word: string) => `<${[...word].map(code).join('')}>`;
  return [
    { name: 'plain', pdf: raw({}) },
    {
      name: 'subset fonts and ligatures',
      pdf: typeset(`${lines(name).join('\n')}\nOffice files first flat affluent\n`),
    },
    { name: 'right to left', pdf: typeset(`${foreign}\nשלום עולם\n${lines(name).join('\n')}\n`) },
    { name: 'turned', pdf: raw({ inherited: `${shared} /Rotate 90` }) },
    { name: 'upside down', pdf: raw({ inherited: `${shared} /Rotate 180` }) },
    { name: 'cropped', pdf: raw({ inherited: `${shared} /CropBox [36 36 559 806]` }) },
    {
      name: 'written upwards',
      pdf: raw({
        pages: [
          { contents: `BT /F 14 Tf 0 1 -1 0 300 100 Tm (the witness ${name} and nobody else) Tj ET` },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'letter by letter',
      pdf: raw({
        pages: [
          {
            contents: `${words('the witness', 72, 700, 14)} BT /F 14 Tf 1 0 0 1 150 700 Tm [${[...name].map((one) => `(${one})`).join(' -20 ')}] TJ ET`,
          },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'split over drawings',
      pdf: raw({
        pages: [
          {
            contents: [
              `BT /F 14 Tf 1 0 0 1 72 700 Tm (the witness ${first.slice(0, 2)}) Tj`,
              `(${first.slice(2)} ${last}) Tj ET`,
            ],
          },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'a scan with words laid under it',
      pdf: raw({
        objects: (pdf) => {
          pdf.add({
            dict: '/Type /XObject /Subtype /Image /Width 1190 /Height 1684 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode',
            data: picture,
          });
        },
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</I 3 0 R>>>>`,
        pages: [
          { contents: `BT 3 Tr ET ${drawnLines(name)} q 595 0 0 842 0 0 cm /I Do Q` },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'bookmarks, titles and labels',
      pdf: raw({
        objects: (pdf) => {
          pdf.add('<</Type /Outlines /First 4 0 R /Last 4 0 R /Count 1>>');
          pdf.add(`<</Title <${utf16(`Statement of ${name}`)}> /Parent 3 0 R>>`);
          pdf.add({
            dict: '/Type /Metadata /Subtype /XML',
            data: `<x:xmpmeta><dc:title>${name}</dc:title></x:xmpmeta>`,
          });
          pdf.add({ dict: '/Type /EmbeddedFile', data: `attached: ${name}` });
          pdf.add(`<</Type /Filespec /F (${name}.txt) /EF <</F 6 0 R>>>>`);
        },
        catalog: `/Outlines 3 0 R /Metadata 5 0 R /Lang (${name}) /Names <</EmbeddedFiles <</Names [(${name}) 7 0 R]>> /JavaScript <</Names [(a) <</S /JavaScript /JS (app.alert\\('${name}'\\))>>]>>>> /PageLabels <</Nums [0 <</P (${name})>>]>> /OpenAction <</S /URI /URI (https://example.org/${first})>>`,
      }),
    },
    {
      name: 'notes and a field',
      pdf: raw({
        catalog: `/AcroForm <</Fields [3 0 R] /DA (/F 12 Tf 0 g)>>`,
        objects: (pdf) => {
          pdf.add(
            `<</Type /Annot /Subtype /Widget /FT /Tx /T (${last}) /V (${name}) /DA (/F 12 Tf 0 g) /Rect [300 500 560 530] /F 4>>`,
          );
          pdf.add(
            `<</Type /Annot /Subtype /Text /Contents (ask ${name}) /T (${first}) /Rect [400 600 420 620] /F 4>>`,
          );
          pdf.add(
            `<</Type /Annot /Subtype /Link /Rect [72 600 200 620] /Contents (${name}) /A <</S /URI /URI (https://example.org/${last})>>>>`,
          );
        },
        pages: [
          { ...page, entries: '/Annots [3 0 R 4 0 R]' },
          { contents: AFTER, entries: '/Annots [5 0 R]' },
        ],
      }),
    },
    {
      name: 'layers',
      pdf: raw({
        objects: (pdf) => {
          pdf.add(`<</Type /OCG /Name (${name})>>`);
        },
        catalog: '/OCProperties <</OCGs [3 0 R] /D <</OFF [3 0 R]>>>>',
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /Properties <</L 3 0 R>>>>`,
        pages: [page, { contents: `${AFTER} /OC /L BDC ${words(`switched off: ${name}`, 72, 500, 14)} EMC` }],
      }),
    },
    {
      name: 'tagged',
      pdf: raw({
        objects: (pdf) => {
          pdf.add(`<</Type /StructTreeRoot /K 4 0 R>>`);
          pdf.add(`<</Type /StructElem /S /Span /P 3 0 R /ActualText (${name}) /Alt (${name}) /K 0>>`);
        },
        catalog: '/StructTreeRoot 3 0 R /MarkInfo <</Marked true>>',
        pages: [
          page,
          {
            contents: `/Span <</ActualText (${name}) /MCID 0>> BDC ${AFTER} EMC`,
            entries: '/StructParents 0',
          },
        ],
      }),
    },
    {
      // On a page without a mark, in what no reader of words gives out.
      name: 'an expansion beside other letters',
      pdf: raw({ pages: [page, { contents: `/Span <</E (${name})>> BDC ${AFTER} EMC` }] }),
    },
    {
      name: 'under a box and in white',
      pdf: raw({
        pages: [
          {
            contents: `${drawnLines(name)} ${words(`covered ${name}`, 72, 500, 14)} 0 g 60 490 300 30 re f 1 g ${words(`white ${name}`, 72, 400, 14)}`,
          },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'drawn letters (Type 3)',
      pdf: raw({
        objects: (pdf) => {
          const glyph = pdf.add({ dict: '', data: '600 0 0 0 500 700 d1 0 0 500 700 re f' });
          const map = pdf.add({
            dict: '',
            data: `1 begincodespacerange <00> <FF> endcodespacerange ${type3.length} beginbfchar ${type3
              .map(
                (letter) => `<${code(letter)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
              )
              .join(' ')} endbfchar`,
          });
          pdf.add(
            `<</Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <<${type3
              .map((_, at) => `/g${at + 1} ${glyph} 0 R`)
              .join(' ')}>> /Encoding <</Type /Encoding /Differences [1 ${type3
              .map((_, at) => `/g${at + 1}`)
              .join(
                ' ',
              )}]>> /FirstChar 1 /LastChar ${type3.length} /Widths [${type3.map(() => 600).join(' ')}] /ToUnicode ${map} 0 R /Resources <<>>>>`,
          );
        },
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font <</T 5 0 R ${HELVETICA.slice(2)}>>`,
        pages: [
          {
            contents: `${words('the witness', 72, 700, 14)} BT /T 14 Tf 1 0 0 1 180 700 Tm ${spelled(first)} Tj 1 0 0 1 300 700 Tm ${spelled(last)} Tj ET ${words('said so', 72, 650, 14)}`,
          },
          { contents: AFTER },
        ],
      }),
    },
    {
      name: 'one drawing shared by both pages',
      pdf: raw({
        objects: (pdf) => {
          pdf.add({
            dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</Font ${HELVETICA}>> /PieceInfo <</X <</Private (${name})>>>>`,
            data: words('Letterhead of the office', 72, 780, 14),
          });
        },
        inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA} /XObject <</L 3 0 R>>>>`,
        pages: [{ contents: `/L Do ${drawnLines(name)}` }, { contents: `/L Do ${AFTER}` }],
      }),
    },
    { name: 'an earlier version inside', pdf: incremental(raw({}), name) },
  ];
}

/** An object replaced at the end of the file, with what it said before still in it. */
function incremental(pdf: Uint8Array, name: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const table = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const added = `${size} 0 obj\n<</Author (${name})>>\nendobj\n`;
  const again = `xref\n${size} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${size + 1} /Root 1 0 R /Prev ${table} /Info ${size} 0 R>>\nstartxref\n${pdf.length + added.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([pdf, Buffer.from(added + again, 'latin1')]));
}

/** Lines as a scanner would send them: a JPEG of 1190 by 1684, without a word that can be searched. */
export const scannedLetter = (of: readonly string[]): Promise<Uint8Array> =>
  scanOf(
    rawDocument({
      pages: [{ contents: of.map((line, at) => words(line, 72, 700 - at * 30, 14)).join(' ') }],
    }),
  );

/** Its first page as a scanner would send it. */
async function scanOf(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PdfiumDocument.open(pdf);
  const { rgba, ...size } = document.render(0, 1190);
  document.close();
  return await sharp(rgba, { raw: { ...size, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg()
    .toBuffer();
}

/** Two places on a page with two terms each, for two readers; the pages by turns. */
export function twoPlaces(evidenceId: EvidenceId, at: number) {
  const isEven = at % 2 === 0;
  const place = (down: number) => ({ left: 40 + at, top: down + at, width: 60 + at, height: 12 + at });
  const terms = [`Quarry ${at}`, `Kiln lane ${at}`];
  return {
    evidenceId,
    marks: [{ page: isEven ? 2 : 1, rects: [place(100), place(200)], terms }],
    reason: isEven ? 'safe-place' : 'name',
    basis: `Direction ${at} of the judge`,
    readers: {
      only: isEven ? ('but' as const) : ('from' as const),
      names: [`Counsel ${at}`, `Clerk ${at}`],
    },
  };
}
