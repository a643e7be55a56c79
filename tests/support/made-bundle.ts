/**
 * @file A small bundle made without the program: pages by Typst, structure by pdf-lib. Right in every way
 * unless told otherwise, so that a test can break one thing at a time.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import {
  type PDFArray,
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from 'pdf-lib';

export interface MadeDocument {
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly date: string;
}

export const DOCUMENTS: readonly MadeDocument[] = [
  { title: 'Statement of a neighbour', first: 3, last: 4, date: '1 Mar 2021' },
  { title: 'Report of an inspector', first: 5, last: 5, date: '2 Apr 2021' },
  { title: 'Letter from a clinic', first: 6, last: 6, date: '9 May 2021' },
];
const PAGES = 6;

export interface Bookmark {
  readonly title: string;
  readonly page: number | null;
  readonly fit?: boolean;
}

/** Each of these has a right value; a test overrides the one it breaks. */
export interface Making {
  /** Printed on a page, or null for none. */
  readonly number: (page: number) => string | null;
  /** Typst alignment. */
  readonly corner: (page: number) => string;
  /** Typst paper. */
  readonly paper: (page: number) => string;
  /** Degrees by which the text of a page is turned. */
  readonly turned: (page: number) => number;
  readonly text: (page: number) => string;
  readonly rows: readonly { readonly title: string; readonly page: number }[];
  /** Where the link of a row leads; null for no link. */
  readonly link: (page: number) => number | null;
  readonly linkFit: boolean;
  readonly bookmarks: readonly Bookmark[];
  readonly labelPrefix: string | null;
  readonly pageMode: string | null;
  /** null: none; 0: inherits. */
  readonly zoom: number | null;
  readonly title: string;
  readonly author: string;
  /** Last changes to the document. */
  readonly tweak: (document: PDFDocument) => void | Promise<void>;
}

const PROSE = [
  'came to the house with two others and stayed until the morning',
  'found the rooms locked from outside',
  'wrote to ask for an appointment that was never kept',
  'paid nothing in all of the months that she worked',
];

export const RIGHT: Making = {
  number: String,
  corner: () => 'bottom + right',
  paper: () => 'a4',
  turned: () => 0,
  text: (page) => `Page of text about matter ${'abcdefgh'[page]}. ${PROSE[page % PROSE.length]}. `.repeat(6),
  rows: DOCUMENTS.map(({ title, date, first }) => ({ title: `${title}, ${date}`, page: first })),
  link: (page) => page,
  linkFit: false,
  bookmarks: [
    { title: 'Index – p.2', page: 2 },
    ...DOCUMENTS.map((d) => ({ title: `${d.title}, ${d.date} – p.${d.first}`, page: d.first })),
  ],
  labelPrefix: null,
  pageMode: 'UseOutlines',
  zoom: 1,
  title: 'Trial bundle',
  author: '',
  tweak: () => undefined,
};

export async function makeBundle(change: Partial<Making> = {}): Promise<Uint8Array> {
  const making = { ...RIGHT, ...change };
  const document = await PDFDocument.load(typesetPages(making));
  const { context, catalog } = document;
  const pages = document.getPages();
  const pageRef = (page: number) => pages[page - 1]?.ref as PDFRef;
  const destination = (page: number, fit: boolean) =>
    context.obj(
      fit ? [pageRef(page), PDFName.of('Fit')] : [pageRef(page), PDFName.of('XYZ'), null, null, null],
    ) as PDFArray;

  making.rows.forEach((row, i) => {
    const target = making.link(row.page);
    if (target === null) return;
    const top = rowTop(i);
    const link = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [56, 841.89 - top - 18, 540, 841.89 - top + 2],
        Border: [0, 0, 0],
        Dest: destination(target, making.linkFit),
      }),
    );
    pages[1]?.node.addAnnot(link);
  });
  catalog.delete(PDFName.of('Outlines'));
  if (making.bookmarks.length > 0) {
    catalog.set(PDFName.of('Outlines'), outlines(context, making.bookmarks, destination));
  }
  catalog.delete(PDFName.of('PageMode'));
  if (making.pageMode !== null) catalog.set(PDFName.of('PageMode'), PDFName.of(making.pageMode));
  if (making.zoom !== null) {
    const zoom = PDFNumber.of(making.zoom);
    catalog.set(PDFName.of('OpenAction'), context.obj([pageRef(1), PDFName.of('XYZ'), null, null, zoom]));
  }
  if (making.labelPrefix !== null) {
    const range = context.obj({ S: 'D', P: PDFHexString.fromText(making.labelPrefix) });
    catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, range] }));
  }
  document.setTitle(making.title);
  if (making.author !== '') document.setAuthor(making.author);
  await making.tweak(document);
  return document.save();
}

function outlines(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  destination: (page: number, fit: boolean) => PDFArray,
): PDFRef {
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  bookmarks.forEach(({ title, page, fit }, i) => {
    const item = context.obj({ Title: PDFHexString.fromText(title), Parent: root }) as PDFDict;
    if (page !== null) item.set(PDFName.of('Dest'), destination(page, fit ?? false));
    const [before, after] = [refs[i - 1], refs[i + 1]];
    if (before !== undefined) item.set(PDFName.of('Prev'), before);
    if (after !== undefined) item.set(PDFName.of('Next'), after);
    context.assign(refs[i] as PDFRef, item);
  });
  const [first, last] = [refs[0], refs.at(-1)] as [PDFRef, PDFRef];
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  return root;
}

const rowTop = (i: number) => 130 + i * 30;
const WORKSPACE = '/made-bundle';
let compiler: NodeCompiler | undefined;

function typesetPages(making: Making): Uint8Array {
  const { resolve } = createRequire(import.meta.url);
  const font = join(dirname(resolve('@expo-google-fonts/noto-sans/package.json')), '400Regular');
  compiler ??= NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [font] }] });
  const numbers = Array.from({ length: PAGES }, (_, i) => i + 1);
  const data = {
    pages: numbers.map((page) => ({
      number: making.number(page) ?? '',
      turned: making.turned(page),
      text:
        page === 1
          ? 'Bundle for the hearing of a claim in the county court'
          : page === 2
            ? ''
            : making.text(page),
    })),
    rows: making.rows,
  };
  const page = (n: number) => `
#set page(paper: "${making.paper(n)}", margin: (x: 56pt, top: 60pt, bottom: 80pt))
#place(${making.corner(n)}, dx: 0pt, dy: ${making.corner(n).startsWith('top') ? -40 : 55}pt, data.pages.at(${n - 1}).number)
#rotate(data.pages.at(${n - 1}).turned * 1deg, reflow: true, data.pages.at(${n - 1}).text)
${n === 2 ? '#place(top + left, text(size: 20pt)[Index])\n#for (i, row) in data.rows.enumerate() { place(top + left, dy: (70 + i * 30) * 1pt, row.title); place(top + right, dy: (70 + i * 30) * 1pt, str(row.page)) }' : ''}
`;
  const source = `#set text(font: "Noto Sans", ligatures: false)\n#let data = json(bytes(sys.inputs.data))\n${numbers.map(page).join('\n#pagebreak(weak: true)\n')}`;
  return compiler.pdf(
    { mainFileContent: source, inputs: { data: JSON.stringify(data) } },
    { creationTimestamp: 0 },
  );
}
