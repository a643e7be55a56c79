/** What a file says of itself: where its bookmarks lead and how near, how it opens, what runs in it, which letters it lacks. */
import { describe, expect, it } from 'vitest';
import { Destinations } from '../../../src-main/bundle/check/destinations.ts';
import { readStructure } from '../../../src-main/bundle/check/read-structure.ts';
import { PdfReader, pagesOf } from '../../../src-main/bundle/pdf/reader.ts';
import { isDict } from '../../../src-main/bundle/pdf/values.ts';
import { type RawDocument, rawDocument } from '../../support/raw-pdf.ts';

type Made = Partial<Omit<RawDocument, 'objects'>> & { readonly objects?: readonly string[] };

/** Objects are numbered from 3 in the order given; then come the pages, of which there are three. */
function structureOf({ objects = [], pages, ...more }: Made) {
  const bytes = rawDocument({
    pages: pages ?? [{}, {}, {}],
    objects: (pdf) => {
      for (const one of objects) pdf.add(one);
    },
    ...more,
  });
  const reader = PdfReader.open(bytes);
  const catalog = reader.resolve(reader.trailer.get('Root'));
  if (!isDict(catalog)) throw new Error('no catalogue');
  const found = pagesOf(reader);
  const places = new Map(found.map(({ object }, at) => [object, at + 1]));
  return readStructure(reader, catalog, found, new Destinations(reader, catalog, places));
}
/** One that leads there, alone in the outline. */
const leading = (to: string, catalog = '') => {
  const made = {
    objects: ['<</First 4 0 R>>', `<</Title (a) ${to}>>`],
    catalog: `/Outlines 3 0 R ${catalog}`,
  };
  const [mark] = structureOf(made).bookmarks;
  return [mark?.page ?? null, mark?.keepsZoom];
};

describe('a bookmark', () => {
  const [first, third] = ['5 0 R', '7 0 R'];
  it.each<[string, string, number | null, boolean]>([
    ['to the first page, as near as before', `/Dest [${first} /XYZ 0 842 null]`, 1, true],
    ['to the third, by an action', `/A <</S /GoTo /D [${third} /XYZ 0 842 0]>>`, 3, true],
    ['at a nearness of its own', `/Dest [${third} /XYZ 0 842 1.5]`, 3, false],
    ['fitted to the window', `/Dest [${first} /Fit]`, 1, false],
    ['to a page by its place', '/Dest [1 /XYZ 0 842 null]', 2, true],
    ['to what is no page', '/Dest [3 0 R /XYZ 0 842 null]', null, true],
    ['to a page of another file', '/A <</S /GoToR /D [0 /Fit]>>', null, true],
    ['to nothing', '', null, true],
    ['to a name that nothing has', '/Dest (none)', null, true],
  ])('%s', (_, to, page, keepsZoom) => {
    expect(leading(to)).toEqual([page, keepsZoom]);
  });

  it('to a name, of the old list and of the tree', () => {
    const names = `/Dests <</old [${third} /Fit]>> /Names <</Dests <</Kids [<</Names [(x) [0 /Fit] (new) <</D [${first} /XYZ 0 1 null]>>]>>]>>>>`;
    expect(leading('/Dest /old', names)).toEqual([3, false]);
    expect(leading('/Dest (new)', names)).toEqual([1, true]);
  });

  it('stands below the one that it belongs to, and is told once where it leads round in a ring', () => {
    const { bookmarks } = structureOf({
      catalog: '/Outlines 3 0 R',
      objects: [
        '<</First 4 0 R>>',
        '<</Title (A) /First 5 0 R /Next 6 0 R>>',
        '<</Title (A1) /Next 7 0 R>>',
        '<</Title (B) /Next 4 0 R>>',
        '<</Title (A2)>>',
      ],
    });
    expect(bookmarks.map(({ title, depth, hasChildren }) => [title, depth, hasChildren])).toEqual([
      ['A', 0, true],
      ['A1', 1, false],
      ['A2', 1, false],
      ['B', 0, false],
    ]);
  });

  it.each([
    [32, 33],
    [33, 33],
  ])('%i steps below another: so many are read', (steps, read) => {
    const objects = Array.from({ length: steps + 1 }, (_, at) =>
      at === steps ? '<</Title (end)>>' : `<</Title (${at}) /First ${at + 5} 0 R>>`,
    );
    const { bookmarks } = structureOf({
      catalog: '/Outlines 3 0 R',
      objects: ['<</First 4 0 R>>', ...objects],
    });
    expect(bookmarks).toHaveLength(read);
  });
});

describe('how it opens', () => {
  it.each<[string, string, object | null]>([
    ['anyhow', '', null],
    ['at 100 per cent', '/OpenAction [3 0 R /XYZ 0 842 1]', { page: 1, zoom: 1 }],
    ['as near as before', '/OpenAction <</S /GoTo /D [4 0 R /XYZ 0 842 null]>>', { page: 2, zoom: null }],
    ['fitted', '/OpenAction [3 0 R /FitH 842]', { page: 1, zoom: 'fit' }],
  ])('%s', (_, catalog, opensAt) => {
    expect(structureOf({ catalog }).opensAt).toEqual(opensAt);
  });

  it('with bookmarks beside it or not', () => {
    expect(structureOf({ catalog: '/PageMode /UseOutlines' }).pageMode).toBe('UseOutlines');
    expect(structureOf({}).pageMode).toBeNull();
  });
});

describe('what runs, and what is inside', () => {
  const script = '<</S /JavaScript /JS (x)>>';
  it.each<[string, Made, number, number]>([
    ['nothing', {}, 0, 0],
    ['scripts by name', { catalog: `/Names <</JavaScript <</Names [(a) ${script} (b) ${script}]>>>>` }, 2, 0],
    ['files by name', { catalog: '/Names <</EmbeddedFiles <</Names [(a) <<>> (b) <<>>]>>>>' }, 0, 2],
    ['as it opens', { catalog: `/OpenAction ${script}` }, 1, 0],
    ['as it closes and prints', { catalog: `/AA <</WC ${script} /WP ${script} /DP <</S /GoTo>>>>` }, 2, 0],
    ['as a page opens', { pages: [{}, { entries: `/AA <</O ${script}>>` }] }, 1, 0],
    [
      'a button and its keys',
      { pages: [{ entries: `/Annots [<</A ${script} /AA <</E ${script}>>>>]` }] },
      2,
      0,
    ],
    ['a link to a page', { pages: [{ entries: '/Annots [<</A <</S /GoTo>>>>]' }] }, 0, 0],
    [
      'a file on a page',
      { pages: [{ entries: '/Annots [<</Subtype /FileAttachment>> <</Subtype /Link>>]' }] },
      0,
      1,
    ],
    ['a program', { pages: [{ entries: '/Annots [<</A <</S /Launch>>>>]' }] }, 1, 0],
  ])('%s', (_, made, scripts, attachments) => {
    const found = structureOf(made);
    expect([found.scripts, found.attachments]).toEqual([scripts, attachments]);
  });
});

it('names letters that are not inside it: those of forms on a page too, and each once', () => {
  const font = (name: string, more = '') => `<</Subtype /Type1 /BaseFont /${name} ${more}>>`;
  const found = structureOf({
    objects: [
      '<</FontFile2 4 0 R>>',
      { dict: '', data: '' } as never,
      { dict: `/Resources <</Font <</A ${font('Within')}>>>>`, data: '' } as never,
    ],
    inherited: `/MediaBox [0 0 595 842] /Resources <</XObject <</X 5 0 R>> /Font <</A ${font('Zapf')} /B ${font('Arial')} /C ${font('Arial')} /D ${font('Inside', '/FontDescriptor 3 0 R')} /E <</Subtype /Type3>> /F <</Subtype /Type0 /BaseFont /Deep /DescendantFonts [<</FontDescriptor 3 0 R>>]>> >>>>`,
  });
  expect(found.fontsNotEmbedded).toEqual(['Arial', 'Within', 'Zapf']);
});
