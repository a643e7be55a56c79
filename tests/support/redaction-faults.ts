/** @file Mistakes that whoever strikes words out could make, made in a file in which they are struck out: the proof must find each. */
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';

export type Fault = readonly [name: string, make: (copy: Uint8Array, said: string) => Promise<Uint8Array>];

const n = (name: string) => PDFName.of(name);

function inFile(change: (document: PDFDocument, said: string) => unknown): Fault[1] {
  return async (copy, said) => {
    const document = await PDFDocument.load(copy, { updateMetadata: false });
    await change(document, said);
    return await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  };
}

/** Adds to what the second page, which has no mark, draws. */
const onPage2 = (contents: (said: string) => string) =>
  inFile((document, said) => {
    const { node } = document.getPage(1);
    const before = node.normalizedEntries().Contents?.asArray() ?? [];
    const added = document.context.register(document.context.flateStream(contents(said)));
    node.set(n('Contents'), document.context.obj([...before, added]));
  });

const inCatalog = (key: string, value: (said: string) => unknown) =>
  inFile((document, said) => document.catalog.set(n(key), document.context.obj(value(said) as never)));

const bytesBehind =
  (tail: (said: string) => string): Fault[1] =>
  (copy, said) =>
    Promise.resolve(new Uint8Array(Buffer.concat([copy, Buffer.from(tail(said), 'latin1')])));

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

/** The picture of page 1, painted anew. */
const pictureOf1 = (
  paint: (picture: Sharp, said: string, size: { width: number; height: number }) => Sharp,
) =>
  inFile(async (document, said) => {
    const pictures = document.getPage(0).node.Resources()?.lookup(n('XObject'), PDFDict);
    const [[key, ref] = []] = pictures?.entries() ?? [];
    const stream = document.context.lookup(ref) as PDFRawStream;
    const { width = 0, height = 0 } = await sharp(stream.contents).metadata();
    const bytes = await paint(sharp(stream.contents), said, { width, height })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toBuffer();
    document.context.assign(ref as PDFRef, PDFRawStream.of(stream.dict, new Uint8Array(bytes)));
    return key;
  });

const patch = (background: string) => ({
  create: { width: 60, height: 10, channels: 3 as const, background },
});

/** `at`: the middle of a mark, as shares of the page. */
export const redactionFaults = (at: { readonly x: number; readonly y: number }): readonly Fault[] => [
  [
    'a bookmark is left',
    inFile((document, said) => {
      const item = document.context.register(document.context.obj({ Title: PDFHexString.fromText(said) }));
      document.catalog.set(
        n('Outlines'),
        document.context.register(document.context.obj({ Type: 'Outlines', First: item, Last: item })),
      );
    }),
  ],
  ['a title is left', inFile((document, said) => document.setTitle(said))],
  [
    'the title of the XMP is left',
    inFile((document, said) =>
      document.catalog.set(
        n('Metadata'),
        document.context.register(
          document.context.flateStream(`<dc:title>${said}</dc:title>`, { Type: 'Metadata' }),
        ),
      ),
    ),
  ],
  ['an attachment is left', inFile((document, said) => document.attach(Buffer.from(said), 'note.txt'))],
  [
    'a file beside it is left without a list',
    inFile((document, said) =>
      document.context.register(document.context.flateStream(said, { Type: 'EmbeddedFile' })),
    ),
  ],
  [
    'a script is left',
    inCatalog('OpenAction', (said) => ({ S: 'JavaScript', JS: PDFString.of(`say("${said}")`) })),
  ],
  ['a page label is left', inCatalog('PageLabels', (said) => ({ Nums: [0, { P: PDFString.of(said) }] }))],
  [
    'tags are left',
    inCatalog('StructTreeRoot', (said) => ({ Type: 'StructTreeRoot', K: { Alt: PDFString.of(said) } })),
  ],
  [
    'a layer is left',
    inCatalog('OCProperties', (said) => ({ OCGs: [{ Type: 'OCG', Name: PDFString.of(said) }] })),
  ],
  [
    'a field is left',
    inCatalog('AcroForm', (said) => ({ Fields: [{ T: PDFString.of('a'), V: PDFString.of(said) }] })),
  ],
  [
    'a note is left',
    inFile((document, said) =>
      document
        .getPage(1)
        .node.set(
          n('Annots'),
          document.context.obj([
            { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], Contents: PDFString.of(said) },
          ]),
        ),
    ),
  ],
  [
    'a link is left',
    inFile((document, said) =>
      document.getPage(1).node.set(
        n('Annots'),
        document.context.obj([
          {
            Type: 'Annot',
            Subtype: 'Link',
            Rect: [0, 0, 9, 9],
            A: { S: 'URI', URI: PDFString.of(`https://example.org/${said.replace(' ', '-')}`) },
          },
        ]),
      ),
    ),
  ],
  [
    'what an editor kept of a page is left',
    inFile((document, said) =>
      document
        .getPage(1)
        .node.set(n('PieceInfo'), document.context.obj({ X: { Private: PDFString.of(said) } })),
    ),
  ],
  [
    'a preview of a page is left',
    inFile((document) =>
      document
        .getPage(0)
        .node.set(
          n('Thumb'),
          document.context.register(document.context.flateStream('x', { Subtype: 'Image' })),
        ),
    ),
  ],
  [
    'a stream that nothing leads to is left',
    inFile((document, said) => document.context.register(document.context.flateStream(`(${said}) Tj`))),
  ],
  [
    '… packed twice',
    inFile((document, said) =>
      document.context.register(
        PDFRawStream.of(
          document.context.obj({ Filter: ['ASCIIHexDecode', 'FlateDecode'] }) as PDFDict,
          Buffer.from(`${deflateSync(Buffer.from(said)).toString('hex')}>`),
        ),
      ),
    ),
  ],
  [
    '… in letters of two bytes',
    inFile((document, said) =>
      document.context.register(document.context.flateStream(new Uint8Array(utf16(said)))),
    ),
  ],
  ['words in white are left', onPage2((said) => `1 g BT /F 12 Tf 72 300 Td (${said}) Tj ET`)],
  ['words without paint are left', onPage2((said) => `BT 3 Tr /F 12 Tf 72 300 Td (${said}) Tj ET`)],
  ['words beyond the edge are left', onPage2((said) => `BT /F 12 Tf 2072 300 Td (${said}) Tj ET`)],
  [
    'a word in pieces is left',
    onPage2((said) => `BT /F 12 Tf 72 300 Td [${[...said].map((one) => `(${one})`).join('-20')}] TJ ET`),
  ],
  [
    'a word in pieces, each placed by itself',
    onPage2((said) => `BT /F 12 Tf 72 300 Td ${[...said].map((one) => `(${one}) Tj 8 0 Td`).join(' ')} ET`),
  ],
  ['a word as figures is left', onPage2((said) => `BT /F 12 Tf 72 300 Td <${hex(said)}> Tj ET`)],
  [
    'the name turned round is left',
    onPage2((said) => `BT /F 12 Tf 72 300 Td (${said.split(' ').reverse().join(', ')}) Tj ET`),
  ],
  [
    'a name broken by a hyphen is left',
    onPage2((said) => `BT /F 12 Tf 72 300 Td (${said.slice(0, 8)}-) Tj 0 -14 Td (${said.slice(8)}) Tj ET`),
  ],
  ['what a tag says in its place is left', onPage2((said) => `/Span <</ActualText (${said})>> BDC EMC`)],
  ['a remark is left', onPage2((said) => `% ${said}\n`)],
  [
    'a font is called by it',
    inFile((document, said) =>
      document.context.register(
        document.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: `ABCDEF+${said.replace(' ', '')}` }),
      ),
    ),
  ],
  [
    'a drawing is called by it',
    inFile((document, said) =>
      document
        .getPage(1)
        .node.Resources()
        ?.set(n('XObject'), document.context.obj({ [said.replace(' ', '')]: null })),
    ),
  ],
  [
    'a map of letters says it',
    inFile((document, said) =>
      document.context.register(
        document.context.flateStream(`1 beginbfchar <01> <${utf16(said).toString('hex')}> endbfchar`),
      ),
    ),
  ],
  [
    'the earlier version is left',
    bytesBehind((said) => `9999 0 obj\n(${said})\nendobj\nstartxref\n0\n%%EOF\n`),
  ],
  ['something stands behind the end', bytesBehind(() => 'x')],
  [
    'the mark is left bare',
    pictureOf1((picture, _, { width, height }) =>
      picture.composite([
        { input: patch('#dddddd'), left: Math.round(at.x * width) - 30, top: Math.round(at.y * height) - 5 },
      ]),
    ),
  ],
  [
    'the mark is see-through',
    pictureOf1((picture, _, { width, height }) =>
      picture.composite([
        {
          input: patch('#141414'),
          left: Math.round(at.x * width) - 30,
          top: Math.round(at.y * height) - 5,
        },
      ]),
    ),
  ],
  [
    'the camera’s words are left in the picture',
    pictureOf1((picture, said) => picture.withExif({ IFD0: { ImageDescription: said } })),
  ],
  [
    'the words under the mark are left',
    inFile((document) => {
      const { node } = document.getPage(0);
      const { width, height } = document.getPage(0).getSize();
      const [x, y] = [at.x * width, (1 - at.y) * height];
      const added = document.context.register(
        document.context.flateStream(
          `BT /ReadByMachine 1 Tf 3 Tr 12 0 0 12 ${x - 12} ${y - 6} Tm <0002000300020003> Tj ET`,
        ),
      );
      node.set(
        n('Contents'),
        document.context.obj([...(node.normalizedEntries().Contents?.asArray() ?? []), added]),
      );
    }),
  ],
  [
    'the drawing stays under its picture',
    inFile((document) => {
      const { node } = document.getPage(0);
      const added = document.context.register(document.context.flateStream('0 0 9 9 re f'));
      node.set(
        n('Contents'),
        document.context.obj([added, ...(node.normalizedEntries().Contents?.asArray() ?? [])]),
      );
    }),
  ],
  [
    'a second picture stays',
    inFile((document) => {
      const pictures = document.getPage(0).node.Resources()?.lookup(n('XObject'), PDFDict);
      pictures?.set(
        n('Before'),
        document.context.register(document.context.flateStream('x', { Subtype: 'Image' })),
      );
    }),
  ],
];
