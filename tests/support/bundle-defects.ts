/** @file Bundles with one defect each, for every check of the general profile (made-bundle.ts). */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, type PDFDocument, PDFHexString, PDFName, rgb, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import type { CheckName, CourtProfile } from '../../src-main/bundle/check/profile.ts';
import { type Making, RIGHT } from './made-bundle.ts';
import { temporaryFolder } from './vault.ts';

const folder = temporaryFolder();

export interface Defect {
  readonly what: string;
  readonly check: CheckName;
  readonly make: Partial<Making>;
  /** Pages the finding names. */
  readonly pages?: readonly number[];
  /** Rules that this defect breaks as well, because they say the same in another way. */
  readonly also?: readonly CheckName[];
  readonly fileName?: string;
  readonly bytes?: (pdf: Uint8Array) => Uint8Array;
  /** What the profile says otherwise. */
  readonly profile?: (pdf: Uint8Array) => Partial<CourtProfile>;
}

const note = (subtype: string, page: number, rect: number[], text: string) => (document: PDFDocument) => {
  const contents = PDFHexString.fromText(text);
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: subtype,
    Rect: rect,
    Contents: contents,
  });
  document.getPage(page - 1).node.addAnnot(document.context.register(annotation));
};
/** Prints words along the foot of a page, across its number. */
export const words =
  (page: number, text: string, color = rgb(0, 0, 0)) =>
  async (document: PDFDocument) => {
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.getPage(page - 1).drawText(text, { x: 470, y: 22, size: 12, font, color });
  };
const plain = (pixels: number) =>
  sharp({ create: { width: pixels, height: pixels, channels: 3, background: '#777' } });
export const sizeLimit = (megabytes: number): Partial<CourtProfile> => ({
  sizeLimits: [{ channel: 'a letter box', megabytes, source: 'a test', certainty: 'H' }],
});
export const picture = (pixels: number, inches: number) => async (document: PDFDocument) => {
  const png = await plain(pixels).png().toBuffer();
  const size = inches * 72;
  document.getPage(4).drawImage(await document.embedPng(png), { x: 60, y: 300, width: size, height: size });
};
export const qpdf = (args: string[]) => (pdf: Uint8Array) => {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
  writeFileSync(from, pdf);
  execFileSync('qpdf', [...args, from, to]);
  return readFileSync(to);
};

export const DEFECTS: readonly Defect[] = [
  {
    what: 'protected against changes',
    check: 'sound',
    make: {},
    bytes: qpdf(['--encrypt', '', 'owner', '256', '--']),
  },
  {
    what: 'a table of contents of the file that points nowhere',
    check: 'sound',
    make: {},
    bytes: (pdf) =>
      Buffer.from(
        Buffer.from(pdf)
          .toString('latin1')
          .replace(/startxref\s+\d+/, 'startxref\n7'),
        'latin1',
      ),
    also: [
      'index-says-page',
      'index-linked',
      'exhibits-marked',
      'bookmarked',
      'bookmark-says-page',
      'bookmark-says-date',
      'bookmarks-shown',
      'opens-at-100',
      'links-keep-zoom',
      'title-and-author',
      'oldest-first',
      'no-duplicates',
      'fonts-embedded',
      'nothing-runs',
      'no-camera-data',
    ],
  },
  {
    what: 'a page without its number',
    check: 'numbered',
    make: { number: (n) => (n === 4 ? null : String(n)) },
    pages: [4],
    also: ['unbroken'],
  },
  {
    what: 'numbers that begin after the cover',
    check: 'numbered',
    make: { number: (n) => (n === 1 ? null : String(n - 1)) },
    pages: [1, 2, 3, 4, 5, 6],
    also: ['unbroken'],
  },
  {
    what: 'labels that say something else',
    check: 'labels',
    make: { labelPrefix: 'X' },
    pages: [1, 2, 3, 4, 5, 6],
  },
  {
    what: 'a number used twice',
    check: 'unbroken',
    make: { number: (n) => (n === 5 ? '4' : String(n)) },
    pages: [5, 6],
    also: ['numbered'],
  },
  {
    what: 'a number stuck on as a comment',
    check: 'number-is-text',
    make: {
      number: (n) => (n === 3 ? null : String(n)),
      tweak: note('FreeText', 3, [500, 20, 540, 40], '3'),
    },
    pages: [3],
    also: ['numbered', 'unbroken'],
  },
  {
    what: 'a number on top of other text',
    check: 'number-hides-nothing',
    make: { tweak: note('Stamp', 6, [480, 10, 580, 60], 'RECEIVED') },
    pages: [6],
  },
  {
    what: 'a number printed on other text',
    check: 'number-hides-nothing',
    make: { tweak: words(6, 'continued overleaf and on') },
    pages: [6],
    // The font of the words is not in the file, and the number lies over them.
    also: ['fonts-embedded', 'nothing-out-of-sight'],
  },
  {
    what: 'a number in another corner',
    check: 'number-in-one-place',
    make: { corner: (n) => (n === 4 ? 'top + left' : 'bottom + right') },
    pages: [4],
    also: ['unbroken'],
  },
  {
    what: 'a document that the index forgot',
    check: 'index-says-page',
    make: { rows: RIGHT.rows.slice(0, 2) },
    pages: [6],
  },
  {
    what: 'an index with another page than the document has',
    check: 'index-says-page',
    make: {
      rows: RIGHT.rows.map((row) => (row.page === 5 ? { ...row, page: 4 } : row)),
      link: (n) => n,
    },
    pages: [5],
    also: ['bookmarked'],
  },
  {
    what: 'a line of the index without a link',
    check: 'index-linked',
    make: { link: (n) => (n === 5 ? null : n) },
    pages: [2],
  },
  {
    what: 'a link that leads to another page',
    check: 'index-linked',
    make: { link: (n) => (n === 6 ? 5 : n) },
    pages: [2],
  },
  { what: 'no links at all', check: 'index-linked', make: { link: () => null }, pages: [2] },
  { what: 'no bookmarks', check: 'bookmarked', make: { bookmarks: [] } },
  {
    what: 'a document without a bookmark',
    check: 'bookmarked',
    make: { bookmarks: RIGHT.bookmarks.filter((mark) => mark.page !== 5) },
    pages: [5],
  },
  {
    what: 'a bookmark that leads nowhere',
    check: 'bookmarked',
    make: { bookmarks: [...RIGHT.bookmarks, { title: 'Lost, 2021 – p.9', page: null }] },
  },
  {
    what: 'a bookmark without its page',
    check: 'bookmark-says-page',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) =>
        mark.page === 5 ? { ...mark, title: 'Report, 2 Apr 2021' } : mark,
      ),
    },
    pages: [5],
  },
  {
    what: 'a bookmark without a date',
    check: 'bookmark-says-date',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) => (mark.page === 5 ? { ...mark, title: 'Report – p.5' } : mark)),
    },
    pages: [5],
  },
  { what: 'bookmarks kept out of sight', check: 'bookmarks-shown', make: { pageMode: null } },
  { what: 'nothing said about how it opens', check: 'opens-at-100', make: { zoom: null } },
  { what: 'opening at half its size', check: 'opens-at-100', make: { zoom: 0.5 } },
  {
    what: 'links that fit the page to the window',
    check: 'links-keep-zoom',
    make: { linkFit: true },
    pages: [2],
  },
  {
    what: 'bookmarks that fit the page to the window',
    check: 'links-keep-zoom',
    make: { bookmarks: RIGHT.bookmarks.map((mark) => ({ ...mark, fit: mark.page === 6 })) },
    pages: [6],
  },
  {
    what: 'a page without text',
    check: 'searchable',
    make: { text: (n) => (n === 5 ? '' : RIGHT.text(n)) },
    pages: [5],
  },
  {
    what: 'letters that have no code',
    check: 'letters-known',
    make: {
      tweak: (document) => {
        for (const [, object] of document.context.enumerateIndirectObjects()) {
          if (object instanceof PDFDict) object.delete(PDFName.of('ToUnicode'));
        }
      },
    },
    also: ['numbered', 'unbroken', 'number-in-one-place', 'index-says-page', 'index-linked', 'searchable'],
  },
  { what: 'a page upside down', check: 'upright', make: { turned: (n) => (n === 4 ? 180 : 0) }, pages: [4] },
  {
    what: 'a page on its side',
    check: 'landscape-reads',
    make: { turned: (n) => (n === 5 ? 90 : 0), text: (n) => RIGHT.text(n).repeat(n === 5 ? 3 : 1) },
    pages: [5],
  },
  {
    what: 'one line up the margin of a page with nothing else',
    check: 'direction-clear',
    make: {
      turned: (n) => (n === 5 ? 90 : 0),
      text: (n) => (n === 5 ? 'a line up the margin of it' : RIGHT.text(n)),
    },
    pages: [5],
  },
  {
    what: 'words cropped away that are still there',
    check: 'nothing-out-of-sight',
    make: {
      tweak: async (document) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        document.getPage(3).drawText('known to few', { x: 60, y: 860, size: 12, font });
      },
    },
    pages: [4],
    also: ['fonts-embedded'],
  },
  {
    what: 'a letter cropped away that is still there',
    check: 'nothing-out-of-sight',
    make: {
      tweak: async (document) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        document.getPage(3).drawText('k', { x: 60, y: 860, size: 12, font });
      },
    },
    pages: [4],
    also: ['fonts-embedded'],
  },
  {
    what: 'a page of another size',
    check: 'a4',
    make: { paper: (n) => (n === 6 ? 'us-letter' : 'a4') },
    pages: [6],
  },
  {
    what: 'a picture at 600 dots an inch',
    check: 'resolution',
    make: { tweak: picture(1800, 3) },
    pages: [5],
  },
  {
    what: 'a picture just over 300 dots an inch',
    check: 'resolution',
    make: { tweak: picture(918, 3) },
    pages: [5],
  },
  {
    what: 'a page a little longer than A4',
    check: 'a4',
    make: { tweak: (document) => document.getPage(5).setMediaBox(0, -3, 595.276, 844.89) },
    pages: [6],
  },
  {
    what: 'a file that is one byte over',
    check: 'size',
    make: {},
    profile: (pdf) => sizeLimit((pdf.length - 1) / 1_000_000),
  },
  { what: 'a file name that says nothing', check: 'file-name', make: {}, fileName: 'final-FINAL.pdf' },
  { what: 'no title', check: 'title-and-author', make: { title: '' } },
  { what: 'an author in the properties', check: 'title-and-author', make: { author: 'Anna Smith' } },
  {
    what: 'an exhibit of the index whose page does not carry its mark',
    check: 'exhibits-marked',
    make: {
      rows: RIGHT.rows.map((row) => ({ ...row, title: row.page === 5 ? `AB/12 ${row.title}` : row.title })),
      // Another mark, which begins with the same letters and figures.
      number: (n) => (n === 5 ? 'AB/1' : String(n)),
      corner: (n) => (n === 5 ? 'bottom + left' : 'bottom + right'),
    },
    pages: [5],
    also: ['numbered', 'unbroken'],
  },
  {
    what: 'an older document after a newer one',
    check: 'oldest-first',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) =>
        mark.page === 6 ? { ...mark, title: 'Letter, 9 May 2019 – p.6' } : mark,
      ),
    },
    pages: [6],
  },
  {
    what: 'the same document twice',
    check: 'no-duplicates',
    make: { text: (n) => RIGHT.text(n === 6 ? 5 : n) },
    pages: [5, 6],
  },
  {
    what: 'a script',
    check: 'nothing-runs',
    make: { tweak: (document) => document.addJavaScript('x', 'app.alert(1)') },
  },
  {
    what: 'a photograph with the camera’s own notes',
    check: 'no-camera-data',
    make: {
      tweak: async (document) => {
        const jpeg = await plain(64)
          .jpeg()
          .withExif({ IFD0: { Make: 'a maker' } })
          .toBuffer();
        const image = await document.embedJpg(jpeg);
        document.getPage(4).drawImage(image, { x: 60, y: 300, width: 64, height: 64 });
      },
    },
  },
  {
    what: 'another file inside',
    check: 'nothing-runs',
    make: { tweak: (document) => document.attach(new Uint8Array([1, 2, 3]), 'secret.bin') },
  },
  {
    what: 'a font that is not in the file',
    check: 'fonts-embedded',
    make: {
      tweak: async (document) =>
        document.getPage(4).drawText('Added', {
          x: 60,
          y: 300,
          size: 12,
          font: await document.embedFont(StandardFonts.Helvetica),
        }),
    },
  },
];
