import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, type PDFDocument, PDFHexString, PDFName, rgb, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckedBundle } from '../../src-main/bundle/check/checker.ts';
import { CourtProfile, FILE_CHECKS } from '../../src-main/bundle/check/profile.ts';
import { createBundleChecker } from '../../src-main/host/check-client.ts';
import { codeOf } from '../support/failures.ts';
import { DOCUMENTS, type Making, makeBundle, RIGHT } from '../support/made-bundle.ts';
import { said } from '../support/said.ts';
import { temporaryFolder } from '../support/vault.ts';

const profile = CourtProfile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/profiles/general.json'), 'utf8')),
);
/** The others can only be looked at before there is a file. */
const FILE_RULES = profile.rules.filter(({ check }) => FILE_CHECKS.some((one) => one === check));
const folder = temporaryFolder();
const checker = createBundleChecker();
afterAll(() => checker.close());

const GOOD_NAME = 'T20267123_trial_bundle_2027-02-03.pdf';
let files = 0;

async function check(bytes: Uint8Array, fileName = GOOD_NAME): Promise<CheckedBundle> {
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, bytes);
  return checker.check({ path, fileName, profile }, { signal: new AbortController().signal });
}
const brokenRules = ({ findings }: CheckedBundle) => findings.filter((f) => !f.passed);
const finding = ({ findings }: CheckedBundle, name: string) =>
  findings[FILE_RULES.findIndex((rule) => rule.check === name)];

interface Defect {
  readonly what: string;
  readonly rule: string;
  readonly make: Partial<Making>;
  /** Pages the finding names. */
  readonly pages?: readonly number[];
  /** Rules that this defect breaks as well, because they say the same in another way. */
  readonly also?: readonly string[];
  readonly fileName?: string;
  readonly bytes?: (pdf: Uint8Array) => Uint8Array;
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
const words =
  (page: number, text: string, color = rgb(0, 0, 0)) =>
  async (document: PDFDocument) => {
    const font = await document.embedFont(StandardFonts.Helvetica);
    document.getPage(page - 1).drawText(text, { x: 470, y: 22, size: 12, font, color });
  };
const picture = (pixels: number, inches: number) => async (document: PDFDocument) => {
  const png = await sharp({ create: { width: pixels, height: pixels, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  const size = inches * 72;
  document.getPage(4).drawImage(await document.embedPng(png), { x: 60, y: 300, width: size, height: size });
};
const qpdf = (args: string[]) => (pdf: Uint8Array) => {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
  writeFileSync(from, pdf);
  execFileSync('qpdf', [...args, from, to]);
  return readFileSync(to);
};

const DEFECTS: readonly Defect[] = [
  {
    what: 'protected against changes',
    rule: 'B01',
    make: {},
    bytes: qpdf(['--encrypt', '', 'owner', '256', '--']),
  },
  {
    what: 'a table of contents of the file that points nowhere',
    rule: 'B01',
    make: {},
    bytes: (pdf) =>
      Buffer.from(
        Buffer.from(pdf)
          .toString('latin1')
          .replace(/startxref\s+\d+/, 'startxref\n7'),
        'latin1',
      ),
    also: ['B09', 'B10', 'B11', 'B12', 'B13', 'B14', 'B15', 'B16', 'B26', 'B27', 'B28', 'B34'],
  },
  {
    what: 'a page without its number',
    rule: 'B03',
    make: { number: (n) => (n === 4 ? null : String(n)) },
    pages: [4],
    also: ['B05'],
  },
  {
    what: 'numbers that begin after the cover',
    rule: 'B03',
    make: { number: (n) => (n === 1 ? null : String(n - 1)) },
    pages: [1, 2, 3, 4, 5, 6],
    also: ['B04', 'B05'],
  },
  {
    what: 'labels that say something else',
    rule: 'B04',
    make: { labelPrefix: 'X' },
    pages: [1, 2, 3, 4, 5, 6],
  },
  {
    what: 'a number used twice',
    rule: 'B05',
    make: { number: (n) => (n === 5 ? '4' : String(n)) },
    pages: [5, 6],
    also: ['B03', 'B04'],
  },
  {
    what: 'a number stuck on as a comment',
    rule: 'B06',
    make: {
      number: (n) => (n === 3 ? null : String(n)),
      tweak: note('FreeText', 3, [500, 20, 540, 40], '3'),
    },
    pages: [3],
    also: ['B03', 'B05'],
  },
  {
    what: 'a number on top of other text',
    rule: 'B07',
    make: { tweak: note('Stamp', 6, [480, 10, 580, 60], 'RECEIVED') },
    pages: [6],
  },
  {
    what: 'a number printed on other text',
    rule: 'B07',
    make: { tweak: words(6, 'continued overleaf and on') },
    pages: [6],
    // The font of the words is not in the file.
    also: ['B34'],
  },
  {
    what: 'a number in another corner',
    rule: 'B08',
    make: { corner: (n) => (n === 4 ? 'top + left' : 'bottom + right') },
    pages: [4],
    also: ['B05'],
  },
  {
    what: 'a document that the index forgot',
    rule: 'B09',
    make: { rows: RIGHT.rows.slice(0, 2) },
    pages: [6],
  },
  {
    what: 'an index with another page than the document has',
    rule: 'B09',
    make: {
      rows: RIGHT.rows.map((row) => (row.page === 5 ? { ...row, page: 4 } : row)),
      link: (n) => n,
    },
    pages: [5],
    also: ['B11'],
  },
  {
    what: 'a line of the index without a link',
    rule: 'B10',
    make: { link: (n) => (n === 5 ? null : n) },
    pages: [2],
  },
  {
    what: 'a link that leads to another page',
    rule: 'B10',
    make: { link: (n) => (n === 6 ? 5 : n) },
    pages: [2],
  },
  { what: 'no links at all', rule: 'B10', make: { link: () => null }, pages: [2] },
  { what: 'no bookmarks', rule: 'B11', make: { bookmarks: [] } },
  {
    what: 'a document without a bookmark',
    rule: 'B11',
    make: { bookmarks: RIGHT.bookmarks.filter((mark) => mark.page !== 5) },
    pages: [5],
  },
  {
    what: 'a bookmark that leads nowhere',
    rule: 'B11',
    make: { bookmarks: [...RIGHT.bookmarks, { title: 'Lost, 2021 – p.9', page: null }] },
  },
  {
    what: 'a bookmark without its page',
    rule: 'B12',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) =>
        mark.page === 5 ? { ...mark, title: 'Report, 2 Apr 2021' } : mark,
      ),
    },
    pages: [5],
  },
  {
    what: 'a bookmark without a date',
    rule: 'B13',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) => (mark.page === 5 ? { ...mark, title: 'Report – p.5' } : mark)),
    },
    pages: [5],
  },
  { what: 'bookmarks kept out of sight', rule: 'B14', make: { pageMode: null } },
  { what: 'nothing said about how it opens', rule: 'B15', make: { zoom: null } },
  { what: 'opening at half its size', rule: 'B15', make: { zoom: 0.5 } },
  { what: 'links that fit the page to the window', rule: 'B16', make: { linkFit: true }, pages: [2] },
  {
    what: 'bookmarks that fit the page to the window',
    rule: 'B16',
    make: { bookmarks: RIGHT.bookmarks.map((mark) => ({ ...mark, fit: mark.page === 6 })) },
    pages: [6],
  },
  {
    what: 'a page without text',
    rule: 'B17',
    make: { text: (n) => (n === 5 ? '' : RIGHT.text(n)) },
    pages: [5],
  },
  {
    what: 'letters that have no code',
    rule: 'B18',
    make: {
      tweak: (document) => {
        for (const [, object] of document.context.enumerateIndirectObjects()) {
          if (object instanceof PDFDict) object.delete(PDFName.of('ToUnicode'));
        }
      },
    },
    also: ['B03', 'B05', 'B08', 'B09', 'B10', 'B17', 'B28'],
  },
  { what: 'a page upside down', rule: 'B19', make: { turned: (n) => (n === 4 ? 180 : 0) }, pages: [4] },
  {
    what: 'a page on its side',
    rule: 'B20',
    make: { turned: (n) => (n === 5 ? 90 : 0) },
    pages: [5],
    // Turned about its middle, some of its text is off the sheet.
    also: ['B34'],
  },
  {
    what: 'words cropped away that are still there',
    rule: 'B34',
    make: {
      tweak: async (document) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        document.getPage(3).drawText('known to few', { x: 60, y: 860, size: 12, font });
      },
    },
    pages: [4],
  },
  {
    what: 'a page of another size',
    rule: 'B21',
    make: { paper: (n) => (n === 6 ? 'us-letter' : 'a4') },
    pages: [6],
  },
  { what: 'a picture at 600 dots an inch', rule: 'B22', make: { tweak: picture(1800, 3) }, pages: [5] },
  { what: 'a file name that says nothing', rule: 'B25', make: {}, fileName: 'final-FINAL.pdf' },
  { what: 'no title', rule: 'B26', make: { title: '' } },
  { what: 'an author in the properties', rule: 'B26', make: { author: 'Anna Smith' } },
  {
    what: 'an older document after a newer one',
    rule: 'B27',
    make: {
      bookmarks: RIGHT.bookmarks.map((mark) =>
        mark.page === 6 ? { ...mark, title: 'Letter, 9 May 2019 – p.6' } : mark,
      ),
    },
    pages: [6],
  },
  {
    what: 'the same document twice',
    rule: 'B28',
    make: { text: (n) => RIGHT.text(n === 6 ? 5 : n) },
    pages: [5, 6],
  },
  {
    what: 'a script',
    rule: 'B34',
    make: { tweak: (document) => document.addJavaScript('x', 'app.alert(1)') },
  },
  {
    what: 'another file inside',
    rule: 'B34',
    make: { tweak: (document) => document.attach(new Uint8Array([1, 2, 3]), 'secret.bin') },
  },
  {
    what: 'a font that is not in the file',
    rule: 'B34',
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

describe('the rules of the general profile', () => {
  it('find nothing amiss in a bundle that is right', async () => {
    const looked = await check(await makeBundle());
    expect(brokenRules(looked)).toEqual([]);
    expect(looked.findings.map((f) => f.rule)).toEqual(FILE_RULES.map((rule) => rule.rule));
    expect(looked.pages).toBe(6);
  });

  it.each(DEFECTS)(
    'see $what ($rule), and nothing else',
    async ({ rule, make, pages, also, fileName, bytes }) => {
      const made = await makeBundle(make);
      const found = brokenRules(await check(bytes?.(made) ?? made, fileName));
      const rules = new Set(found.map((f) => f.rule));
      expect([...rules].filter((r) => !(also ?? []).includes(r))).toEqual([rule]);
      if (pages !== undefined) expect(found.find((f) => f.rule === rule)?.pages).toEqual(pages);
      for (const one of found) expect(said(one)).toMatch(/^[A-Z\d].*\.$/);
    },
  );

  it('allow page labels that repeat the printed numbers, and pictures at 300 dots an inch', async () => {
    expect(brokenRules(await check(await makeBundle({ labelPrefix: '', tweak: picture(900, 3) })))).toEqual(
      [],
    );
  });

  it('allow landscape pages and pages turned by the reader', async () => {
    const looked = await check(
      await makeBundle({
        turned: (n) => (n === 4 ? -90 : 0),
        tweak: (document) => document.getPage(3).setRotation({ type: 'degrees', angle: 90 } as never),
      }),
    );
    expect(finding(looked, 'landscape-reads')?.passed).toBe(true);
    expect(finding(looked, 'a4')?.passed).toBe(true);
  });

  it('read the number that is seen, and say that unseen words lie under it', async () => {
    const white = rgb(1, 1, 1);
    const looked = await check(await makeBundle({ tweak: words(6, 'continued overleaf and on', white) }));
    for (const name of ['numbered', 'unbroken', 'number-hides-nothing'])
      expect([name, finding(looked, name)?.passed]).toEqual([name, true]);
    expect(finding(looked, 'nothing-out-of-sight')).toMatchObject({ passed: false, pages: [6] });
  });

  it('do not take a number that nobody sees for one', async () => {
    const made = await makeBundle({
      number: (n) => (n === 6 ? null : String(n)),
      tweak: async (document) => {
        const font = await document.embedFont(StandardFonts.Helvetica);
        document.getPage(5).drawText('6', { x: 535, y: 20, size: 11, font, color: rgb(1, 1, 1) });
      },
    });
    expect(finding(await check(made), 'numbered')).toMatchObject({ passed: false, pages: [6] });
  });

  it('read an index by its words where nobody made links or bookmarks', async () => {
    const looked = await check(await makeBundle({ link: () => null, bookmarks: [] }));
    expect(said(finding(looked, 'index-linked'))).toContain('3 lines have no link');
    expect(finding(looked, 'index-says-page')?.passed).toBe(true);
  });

  it('say that there is no index where there is none', async () => {
    const looked = await check(await makeBundle({ rows: [], text: (n) => (n === 2 ? '' : RIGHT.text(n)) }));
    expect(finding(looked, 'index-linked')).toMatchObject({ passed: false });
    expect(DOCUMENTS).toHaveLength(3);
  });

  it('refuse what is no PDF, with the reason', async () => {
    expect(await codeOf(() => check(new Uint8Array()))).toBe('empty-file');
    expect(await codeOf(() => check(Buffer.from('PK\x03\x04 a zip')))).toBe('unsupported-type');
    expect(await codeOf(() => check(Buffer.from('%PDF-1.7 and then nothing')))).toBe('damaged-file');
    const locked = qpdf(['--encrypt', 'secret', 'owner', '256', '--'])(await makeBundle());
    expect(await codeOf(() => check(locked))).toBe('password-needed');
  });
});
