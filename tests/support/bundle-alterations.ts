/**
 * @file Ways to alter a sound bundle so that exactly one thing is wrong with it, for each finding that reading it
 * back knows. With pdf-lib, a tool that took no part in writing it.
 */
import {
  PDFArray,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFRawStream,
  PDFString,
} from 'pdf-lib';
import type { VerifyPlan } from '../../src-main/bundle/writer.ts';
import {
  add,
  destination,
  dictAt,
  drawing,
  edit,
  editPage,
  firstBookmark,
  forms,
  get,
  lead,
  link,
  linked,
  marks,
  node,
  textOf,
} from './alter-pdf.ts';
import { type AssembledBundle, assembledBundle, planOf } from './bundles.ts';
import { rawDocument, words } from './raw-pdf.ts';

export const paper = (count: number, text: string) =>
  rawDocument({ pages: Array.from({ length: count }, (_, i) => ({ contents: words(`${text} ${i + 1}`) })) });

/**
 * The sound bundle. Page 1 cover, 2 index, 3 and 4 the first document (a link on 3 to 4), 5 to 7 the second (comments on 6 and,
 * because it says a page the document does not have, on 7; its mark on 5), 8 and 9 the third (8 lies on its side and is turned).
 */
export async function bundleToAlter(): Promise<AssembledBundle> {
  const sideways = words('read me from the side, it says here').replace(
    '1 0 0 1 72 400 Tm',
    '0 1 -1 0 300 200 Tm',
  );
  const third = rawDocument({ pages: [{ contents: sideways }, { contents: words('last of all') }] });
  const documents = [
    { title: 'First', pdf: linked },
    { title: 'Second', pdf: paper(3, 'second'), exhibitRef: 'AB/1' },
    { title: 'Third', pdf: third, turned: [{ page: 1, quarterTurns: 1, because: 'text' } as const] },
  ];
  const comments = [
    { key: 'doc-1', page: 2, author: 'A Reader', text: 'look here' },
    { key: 'doc-1', page: 99, author: 'A Reader', text: 'and here' },
  ];
  return await assembledBundle(await planOf([{ title: 'Evidence', documents }], { comments }));
}

export interface Alteration {
  readonly what: string;
  readonly change: (pdf: PDFDocument) => unknown;
  readonly pages?: readonly number[];
  /** What is on record of it, where that is less than all. */
  readonly plan?: (plan: VerifyPlan) => VerifyPlan;
  /** Read later, when only the record is left: what was placed is not known any more. */
  readonly later?: true;
}

/** Seen only while it is being written: its test is below. */
export const WHILE_WRITING = 'bytes-written-differ';

export const ALTERATIONS: Readonly<Record<string, readonly Alteration[]>> = {
  'page-count-differs': [
    { what: 'the last page taken out', change: (pdf) => pdf.removePage(8), later: true },
    {
      what: 'a copy of a page put in at the end',
      later: true,
      change: (pdf) => {
        const last = node(pdf, 9);
        const contents = (get(last, 'Contents') as PDFRawStream).clone(pdf.context);
        // Numbers are printed by the codes of their figures, one after the other; that of 0 is before that of 1.
        const codeOf = (page: number) =>
          /<([0-9a-f]+)> Tj/i.exec(textOf(get(node(pdf, page), 'Contents')))?.[1] ?? '';
        const one = codeOf(1);
        const zero = (Number.parseInt(one, 16) - 1).toString(16).padStart(one.length, '0');
        edit(contents, (text) => text.replace(`<${codeOf(9)}>`, `<${one}${zero}>`));
        const page = last.clone(pdf.context);
        page.set(PDFName.of('Contents'), pdf.context.register(contents));
        last.Parent()?.Kids().push(pdf.context.register(page));
        last.Parent()?.set(PDFName.of('Count'), PDFNumber.of(10));
      },
    },
  ],
  'title-differs': [{ what: 'another title', change: (pdf) => pdf.setTitle('Another title') }],
  'missing-from-index': [
    {
      what: 'a row that the index was never given',
      change: (pdf) => marks(pdf, 2).remove(2),
      plan: (plan) => ({ ...plan, indexRows: plan.indexRows?.filter((_, i) => i !== 2) ?? [] }),
      pages: [5],
    },
  ],
  'bookmark-count-differs': [
    { what: 'no bookmarks', change: (pdf) => pdf.catalog.delete(PDFName.of('Outlines')) },
    {
      what: 'one bookmark more',
      change: (pdf) => {
        const section = dictAt(firstBookmark(pdf), 'Next');
        const more = pdf.context.obj({ Title: PDFString.of('More'), Dest: destination(section) } as never);
        section.set(PDFName.of('Next'), pdf.context.register(more));
      },
    },
  ],
  'bookmark-differs': [
    {
      what: 'a bookmark with another name',
      change: (pdf) => firstBookmark(pdf).set(PDFName.of('Title'), PDFString.of('Contents')),
      pages: [2],
    },
  ],
  'bookmark-astray': [
    {
      what: 'a bookmark bent to another page',
      change: (pdf) => lead(pdf, firstBookmark(pdf), 7),
      pages: [2],
    },
  ],
  'bookmark-changes-zoom': [
    {
      what: 'a bookmark that doubles the size',
      change: (pdf) => destination(firstBookmark(pdf)).set(4, PDFNumber.of(2)),
      pages: [2],
    },
    {
      what: 'a bookmark that fits the page',
      change: (pdf) =>
        firstBookmark(pdf).set(
          PDFName.of('Dest'),
          pdf.context.obj([pdf.getPage(1).ref, PDFName.of('Fit')] as never),
        ),
      pages: [2],
    },
  ],
  'page-unreadable': [
    {
      what: 'a page that is none',
      change: (pdf) => pdf.context.assign(pdf.getPage(8).ref, PDFNull),
      pages: [9],
      later: true,
    },
  ],
  'page-not-a4': [
    {
      what: 'a page made longer',
      change: (pdf) => pdf.getPage(8).setMediaBox(0, 0, 595.276, 861.89),
      pages: [9],
    },
  ],
  'page-turned': [
    {
      what: 'a page turned upside down',
      change: (pdf) => node(pdf, 3).set(PDFName.of('Rotate'), PDFNumber.of(180)),
      pages: [3],
    },
  ],
  'page-cropped': [
    {
      what: 'a page with a crop as large as itself',
      change: (pdf) => pdf.getPage(2).setCropBox(0, 0, 595.276, 841.89),
      pages: [3],
    },
  ],
  'page-not-upright': [
    {
      what: 'words that lie on their side on the page that was turned',
      change: (pdf) =>
        edit(drawing(pdf, 8), (text) => text.replace('0 1 -1 0 300 200 Tm', '1 0 0 1 72 400 Tm')),
      pages: [8],
      later: true,
    },
  ],
  'mark-added': [
    {
      what: 'a stamp laid over a page',
      change: (pdf) => add(pdf, 5, { Subtype: 'Stamp', Rect: [100, 100, 200, 200] }),
      pages: [5],
    },
  ],
  'mark-missing': [
    {
      what: 'an exhibit mark taken out',
      change: (pdf) => editPage(pdf, 5, (text) => text.replace(/q [^Q]*\/M Do Q/, '')),
      pages: [5],
    },
  ],
  'mark-differs': [
    {
      what: 'an exhibit mark without letters',
      later: true,
      change: (pdf) =>
        forms(pdf, 5).set(
          PDFName.of('M'),
          pdf.context.register(
            pdf.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 40, 12] } as never),
          ),
        ),
      pages: [5],
    },
    {
      what: 'an exhibit mark drawn otherwise',
      change: (pdf) => {
        const mark = get(forms(pdf, 5), 'M') as PDFRawStream;
        mark.dict.set(PDFName.of('Matrix'), pdf.context.obj([1, 0, 0, 1, 0, 0] as never));
      },
      pages: [5],
    },
  ],
  'mark-unexpected': [
    {
      what: 'the mark on a page of another document as well',
      later: true,
      change: (pdf) => {
        const mark = forms(pdf, 5).get(PDFName.of('M'));
        if (mark !== undefined) forms(pdf, 3).set(PDFName.of('M'), mark);
        editPage(pdf, 3, (text) => text.replace('BT', 'q 1 0 0 1 28 7 cm /M Do Q\nBT'));
      },
      pages: [3],
    },
  ],
  'label-differs': [
    {
      what: 'labels that begin at 2',
      change: (pdf) =>
        pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { S: 'D', St: 2 }] })),
      pages: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    },
  ],
  'number-missing': [
    {
      what: 'a number taken out',
      change: (pdf) => editPage(pdf, 4, (text) => text.replace(/BT.*ET/s, '')),
      pages: [4],
    },
    {
      what: 'a number moved up the page',
      change: (pdf) => editPage(pdf, 4, (text) => text.replace(/BT/, '1 0 0 1 0 300 cm BT')),
      pages: [4],
    },
    {
      what: 'a word printed over the number',
      change: (pdf) => pdf.getPage(3).drawText('draft', { x: 470, y: 10, size: 9 }),
      pages: [4],
    },
  ],
  'number-differs': [
    {
      what: 'another figure',
      change: (pdf) =>
        editPage(pdf, 4, (text) => text.replace(/<[0-9a-f]+> Tj/i, (all) => all.replace(/.> Tj$/, '8> Tj'))),
      pages: [4],
    },
  ],
  'number-obstructed': [
    {
      what: 'a word drawn where the cover has its number',
      change: (pdf) => edit(drawing(pdf, 1), (text) => `${text}\nBT /F 9 Tf 1 0 0 1 500 10 Tm (draft) Tj ET`),
      pages: [1],
      later: true,
    },
    {
      what: 'a box drawn where the cover has its number',
      change: (pdf) => edit(drawing(pdf, 1), (text) => `${text}\nq 0 g 480 8 30 12 re f Q`),
      pages: [1],
      later: true,
    },
    {
      what: 'a word drawn under the number of a document',
      change: (pdf) => {
        const form = drawing(pdf, 9);
        form.dict.set(PDFName.of('BBox'), pdf.context.obj([-100, -200, 800, 900]));
        edit(form, (text) => `Q\n${text}\nq BT /F 18 Tf 1 0 0 1 500 -25 Tm (draft) Tj ET`);
      },
      pages: [9],
      later: true,
    },
  ],
  'page-empty': [
    {
      what: 'a line drawn instead of the document',
      change: (pdf) => editPage(pdf, 9, (text) => text.replace('/D Do', '0 0 m 9 9 l S')),
      pages: [9],
    },
  ],
  'page-misplaced': [
    {
      what: 'a page moved on its sheet',
      change: (pdf) => editPage(pdf, 9, (text) => text.replace(/ ([\d.]+) cm/, ' 90 cm')),
      pages: [9],
    },
  ],
  'page-contents-differ': [
    {
      what: 'another word on a page',
      change: (pdf) => edit(drawing(pdf, 6), (text) => text.replace('second', 'sec0nd')),
      pages: [6],
    },
  ],
  'page-colours-differ': [
    {
      what: 'a page that says which colours it was made for',
      change: (pdf) => {
        const intents = pdf.context.obj([{ Type: 'OutputIntent', S: 'GTS_PDFA1' }]);
        node(pdf, 6).set(PDFName.of('OutputIntents'), pdf.context.register(intents));
      },
      pages: [6],
    },
  ],
  'pages-written-differ': [
    {
      what: 'a page that only one of two readers counts',
      change: (pdf) => node(pdf, 9).set(PDFName.of('Type'), pdf.context.register(PDFName.of('Page'))),
    },
    {
      what: 'a page beyond the number of pages that is said',
      change: (pdf) => {
        const tree = node(pdf, 9).Parent();
        tree?.Kids().push(pdf.getPage(8).ref);
        tree?.set(PDFName.of('Count'), PDFNumber.of(9));
      },
    },
  ],
  'link-changes-zoom': [
    {
      what: 'an index link that doubles the size',
      change: (pdf) => destination(link(pdf, 2, 1)).set(4, PDFNumber.of(2)),
      pages: [2],
    },
    {
      what: 'a link of a document that doubles the size',
      change: (pdf) => destination(link(pdf, 3)).set(4, PDFNumber.of(2)),
      pages: [3],
    },
  ],
  'link-leads-out': [
    { what: 'a link to a page past its document', change: (pdf) => lead(pdf, link(pdf, 3), 5), pages: [3] },
    {
      what: 'a link to a page before its document',
      change: (pdf) => lead(pdf, link(pdf, 3), 2),
      pages: [3],
    },
  ],
  'index-link-astray': [
    {
      what: 'a link to the middle of a document, where places of rows are not on record',
      change: (pdf) => lead(pdf, link(pdf, 2, 1), 6),
      plan: ({ indexRows: _, ...plan }) => plan,
      pages: [2],
    },
  ],
  'index-rows-unlinked': [
    { what: 'a link taken out of the index', change: (pdf) => marks(pdf, 2).remove(1), pages: [2] },
  ],
  'index-row-astray': [
    {
      what: 'an index link bent to another page',
      change: (pdf) => lead(pdf, link(pdf, 2, 1), 7),
      pages: [2],
    },
  ],
  'index-link-misplaced': [
    {
      what: 'an index link moved by two points',
      change: (pdf) => {
        const rect = link(pdf, 2, 1).lookup(PDFName.of('Rect'), PDFArray);
        rect.set(1, PDFNumber.of(rect.lookup(1, PDFNumber).asNumber() - 2));
      },
      pages: [2],
    },
  ],
  'comments-missing': [
    { what: 'a comment taken out', change: (pdf) => marks(pdf, 6).remove(0), pages: [6] },
    {
      what: 'the comment on a page that the document does not have taken out',
      change: (pdf) => marks(pdf, 7).remove(0),
      pages: [7],
    },
  ],
  'comment-added': [
    {
      what: 'a comment on a page that has none',
      change: (pdf) => add(pdf, 5, { Subtype: 'Text', Rect: [100, 100, 120, 120] }),
      pages: [5],
    },
  ],
};
