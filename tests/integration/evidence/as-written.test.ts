/** Documents of word processors on pages: what their own pages show, read back from the copy for bundles by other programs. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { takeIn } from '../../support/intake.ts';
import { checkWithQpdf, flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

interface Word {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly right: number;
}

/** The copy for bundles: its words with their places, the sizes of its pictures in points, its notes. */
async function written(bytes: Uint8Array, fileName: string) {
  const intake = await takeIn(bytes, { fileName });
  const pdf = intake.workingCopy;
  if (pdf === null) throw new Error('it always gets a copy');
  checkWithQpdf(pdf);
  const file = join(temporaryFolder(), 'copy.pdf');
  writeFileSync(file, pdf);
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', stdio: 'pipe' });
  let page = 0;
  const words = boxes.split('\n').flatMap((line): Word[] => {
    if (line.includes('<page ')) page += 1;
    const found = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*>([^<]*)<\/word>/.exec(line);
    if (found === null) return [];
    const [, x, y, right, text = ''] = found;
    return [{ text, page, x: Number(x), y: Number(y), right: Number(right) }];
  });
  const listed = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8', stdio: 'pipe' });
  const pictures = listed
    .split('\n')
    .slice(2)
    .filter((line) => / image /.test(line));
  const at = (text: string, of = 1): Word => {
    const word = words.filter((one) => one.text === text)[of - 1];
    if (word === undefined) throw new Error(`no "${text}" in ${words.map((one) => one.text).join(' ')}`);
    return word;
  };
  return { ...intake, words, at, pictures: pictures.length, text: flowOf(pdf), said: intake.notes.map(said) };
}

const zip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, is]) => [
        name,
        // Unpacked where a package says what it is by its first file.
        [typeof is === 'string' ? strToU8(is) : is, { level: name === 'mimetype' ? 0 : 6 }] as const,
      ]),
    ),
  );

/** Grey, without a pattern. */
function png(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80).map((byte, i) => (i % (width + 1) === 0 ? 0 : byte));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}
const PICTURE = png(40, 20);

describe('of Word', () => {
  const links = (all: Readonly<Record<string, string>>) =>
    `<Relationships>${Object.entries(all)
      .map(([id, target]) => `<Relationship Id="${id}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  const docx = (body: string, more: Readonly<Record<string, string | Uint8Array>> = {}) =>
    zip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
      'word/styles.xml':
        '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
      'word/media/image1.png': PICTURE,
      'word/_rels/document.xml.rels': links({
        pic: 'media/image1.png',
        emf: 'media/image2.emf',
        head: 'header1.xml',
        first: 'header2.xml',
        foot: 'footer1.xml',
      }),
      'word/media/image2.emf': 'none that is known',
      ...more,
    });
  const p = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
  const r = (text: string, properties = '') =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const field = (code: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('77')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const graphic = (id: string) =>
    `<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>`;
  const inline = (id: string, name: string) =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr name="${name}"/>${graphic(id)}</wp:inline></w:drawing></w:r>`;
  const break_ = '<w:r><w:br w:type="page"/></w:r>';
  const page = (inside: string) =>
    `<w:sectPr>${inside}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720"/></w:sectPr>`;

  it('a letter has its letterhead, its table, its signature and its pages, and nothing to be said of it', async () => {
    const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
    const table =
      '<w:tbl><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/><w:gridCol w:w="2000"/></w:tblGrid>' +
      `<w:tr>${cell(p(r('Month')), '<w:vMerge w:val="restart"/>')}${cell(p(r('Wages')), '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p(r('Promised')))}${cell(p(r('Paid'), '<w:jc w:val="right"/>'))}</w:tr></w:tbl>`;
    const body = [
      p(r('WITNESS'), '<w:jc w:val="center"/>'),
      p(r('Right'), '<w:jc w:val="right"/>'),
      p(r('Indented'), '<w:ind w:left="1440"/>'),
      table,
      p(
        `${r('Signed:')}<w:r><w:tab/></w:r>${r('Ana')}`,
        '<w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs>',
      ),
      p(inline('pic', 'Signature')),
      p(`${r('Told')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      p(`${r('Before')}${break_}${r('Behind')}`),
      page(
        '<w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/>',
      ),
    ].join('');
    const letter = await written(
      docx(body, {
        'word/header1.xml': `<w:hdr>${p(inline('pic', 'Logo') + r('Chambers'))}</w:hdr>`,
        'word/_rels/header1.xml.rels': links({ pic: 'media/image1.png' }),
        'word/footer1.xml': `<w:ftr>${p(`${r('Leaf ')}${field('PAGE')}${r('/')}${field('NUMPAGES')}`, '<w:jc w:val="center"/>')}</w:ftr>`,
        'word/footnotes.xml': `<w:footnotes><w:footnote w:id="2">${p(r('In Lagos.'))}</w:footnote></w:footnotes>`,
      }),
      'letter.docx',
    );
    expect(letter).toMatchObject({ workingSteps: ['typeset-as-written'], pageCount: 2, said: [] });
    const { at } = letter;
    expect((at('WITNESS').x + at('WITNESS').right) / 2).toBeCloseTo(297.7, 0);
    expect(at('Right').right).toBeCloseTo(523.3, 0);
    expect(at('Indented').x).toBeCloseTo(144, 0);
    // One cell beside two rows, one above two columns; the words of the last column end at its side.
    expect(at('Promised').x - at('Month').x).toBeCloseTo(100, 0);
    expect(at('Wages').x).toBeCloseTo(at('Promised').x, 0);
    expect(at('Wages').y).toBeCloseTo(at('Month').y, 0);
    expect(at('Paid').right).toBeCloseTo(72 - 5.4 + 350 - 5.4, 0);
    expect(at('Ana').x).toBeCloseTo(72 + 250, 0);
    expect(at('Behind')).toMatchObject({ page: 2 });
    expect(at('Chambers').y).toBeLessThan(at('WITNESS').y);
    expect(at('Chambers', 2).page).toBe(2);
    expect(letter.words.filter(({ text }) => /^\d\/\d$/.test(text)).map(({ text }) => text)).toEqual([
      '1/2',
      '2/2',
    ]);
    expect(at('Lagos.').y).toBeGreaterThan(at('Before').y);
    // The signature, and the letterhead on both pages.
    expect(letter.pictures).toBe(3);
    expect(letter.text).not.toContain('77');
  });

  it('shows the text that changes lead to; what was taken out, remarked or hidden stands on a page behind it', async () => {
    const change = 'w:author="Bo" w:date="2024-05-01T10:00:00Z"';
    const body =
      p(
        `${r('Came in ')}<w:del ${change}><w:r><w:delText>March</w:delText></w:r></w:del><w:ins ${change}>${r('June')}</w:ins>${r('.')}<w:r><w:commentReference w:id="0"/></w:r>`,
      ) +
      p(`${r('Unseen', '<w:vanish/>')}${r('Seen')}`) +
      p(`${r('Of ')}${field('NUMPAGES')}`);
    const comments = `<w:comments><w:comment w:id="0" w:author="Ana">${p(r('Was it?'))}</w:comment></w:comments>`;
    const { words, at, text, notes } = await written(docx(body, { 'word/comments.xml': comments }), 'a.docx');
    expect(words.filter((one) => one.page === 1).map((one) => one.text)).toEqual([
      'Came',
      'in',
      'June.',
      'Seen',
      // The page behind is none of the document's.
      'Of',
      '1',
    ]);
    expect(at('[Remark').page).toBe(2);
    expect(text).toContain(
      'Came in [Taken out by Bo, 2024-05-01: March][Added by Bo, 2024-05-01: June]. [Remark by Ana: Was it?]',
    );
    expect(text).toContain('[Hidden text: Unseen]');
    expect(notes.map(({ code }) => code)).toEqual(['changes-tracked', 'remarks-inside']);
  });

  it('counts what it cannot draw, with a frame in its place, and none that it can', async () => {
    const chart =
      '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><wp:docPr name="Wages"/><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const cut = inline('pic', 'Cut').replace('</pic:blipFill>', '<a:srcRect l="20000"/></pic:blipFill>');
    const broken = await written(
      docx(p(inline('pic', 'Here') + inline('emf', 'Old') + chart + cut)),
      'a.docx',
    );
    expect(broken.notes).toEqual([{ code: 'looks-in-part', params: { pictures: 2, drawings: 1 } }]);
    expect(broken.said).toEqual([
      expect.stringContaining('2 pictures are not shown and 1 drawing is not shown'),
    ]);
    expect(broken.text).toContain('[Picture not shown here: Old]');
    expect(broken.pictures).toBe(1);
    const none = docx(p(inline('pic', 'x')), { 'word/media/image1.png': PICTURE.subarray(0, 40) });
    expect((await written(none, 'b.docx')).notes).toEqual([
      { code: 'looks-in-part', params: { pictures: 1, drawings: 0 } },
    ]);
  });

  it('a table that would take minutes to set goes in as its words, and that is said', async () => {
    const rows = Array.from(
      { length: 1_201 },
      (_, i) => `<w:tr>${`<w:tc>${p(r(`c${i}`))}</w:tc>`.repeat(5)}</w:tr>`,
    );
    const headed = '<w:sectPr><w:headerReference w:type="default" r:id="head"/></w:sectPr>';
    const { workingSteps, notes } = await written(
      docx(`<w:tbl>${rows.join('')}</w:tbl>${headed}`, {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="head" Target="header1.xml"/></Relationships>',
        'word/header1.xml': `<w:hdr>${p(r('Without prejudice'))}</w:hdr>`,
      }),
      'long.docx',
    );
    expect(workingSteps).toEqual(['typeset-as-plain-words']);
    // Its header stands nowhere in those words.
    expect(notes).toEqual([{ code: 'words-alone', params: { pictures: 0, tables: 1, margins: 1 } }]);
  });

  it('a text box gives its words where it lies, and its older copy none', async () => {
    const anchored = (x: number, y: number, inside: string) =>
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>${x * 12_700}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${y * 12_700}</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="635000"/><wp:wrapNone/><wp:docPr name="Box"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { at, words } = await written(docx(p(r('Line') + anchored(300, 500, p(r('Boxed'))))), 'a.docx');
    expect(at('Boxed').x).toBeCloseTo(300, 0);
    expect(Math.abs(at('Boxed').y - 500)).toBeLessThan(6);
    expect(words.map(({ text }) => text).sort()).toEqual(['Boxed', 'Line']);
  });

  it('a paragraph from right to left begins on the right', async () => {
    const { words } = await written(docx(p(r('خرجت ليلا'), '<w:bidi/>')), 'a.docx');
    const right = Math.max(...words.map((one) => one.right));
    expect(right).toBeCloseTo(523.3, 0);
  });

  it.each([
    [
      'tables in tables, a hundred deep',
      `${'<w:tbl><w:tr><w:tc>'.repeat(100)}${p(r('Deep'))}${'</w:tc></w:tr></w:tbl>'.repeat(100)}`,
    ],
    [
      'cells that claim each other’s places',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="90"/></w:tcPr>${p(r('Deep'))}</w:tc><w:tc>${p(r('Too'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc></w:tr></w:tbl>`,
    ],
    ['a style that stands on itself', p(r('Deep'), '<w:pStyle w:val="A"/>')],
    ['lengths that are none', p(r('Deep'), '<w:ind w:left="x" w:right="99999999"/><w:spacing w:line="-5"/>')],
    ['elements that nobody knows', p(`<w:new><w:newer>${r('Deep')}</w:newer></w:new>`)],
    [
      'a page without room',
      `${p(r('Deep'))}<w:sectPr><w:pgSz w:w="10" w:h="10"/><w:pgMar w:top="9999" w:left="9999" w:right="9999" w:bottom="9999"/></w:sectPr>`,
    ],
  ])('odd input gives its words: %s', async (_, body) => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>';
    const { text } = await written(docx(body, { 'word/styles.xml': styles }), 'odd.docx');
    expect(text.replace(/\s/g, '')).toContain('Deep');
  });
});

describe('of OpenDocument', () => {
  const odt = (body: string, automatic = '', inStyles = '') =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      'styles.xml': `<office:document-styles>${inStyles}</office:document-styles>`,
      'Pictures/a.png': PICTURE,
    });
  const style = (name: string, family: string, inside: string, more = '') =>
    `<style:style style:name="${name}" style:family="${family}" ${more}>${inside}</style:style>`;
  const paragraph = (attributes: string) => `<style:paragraph-properties ${attributes}/>`;
  const p = (name: string, inside: string) => `<text:p text:style-name="${name}">${inside}</text:p>`;
  const picture =
    '<draw:frame text:anchor-type="as-char" svg:width="100pt" svg:height="50pt"><draw:image xlink:href="Pictures/a.png"/></draw:frame>';
  const layout =
    '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="595.3pt" fo:page-height="841.9pt" fo:margin="72pt"/></style:page-layout></office:automatic-styles>';

  it('a letter has its letterhead, its numbers, its table, its signature and its pages', async () => {
    const automatic = [
      style('C', 'paragraph', paragraph('fo:text-align="center"')),
      style('R', 'paragraph', paragraph('fo:text-align="right"')),
      style('B', 'paragraph', paragraph('fo:break-before="page"')),
      style('W', 'table-column', '<style:table-column-properties style:column-width="100pt"/>'),
      '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="36pt" fo:text-indent="-18pt"/></style:list-level-properties></text:list-level-style-number></text:list-style>',
    ].join('');
    const cell = (inside: string, more = '') => `<table:table-cell ${more}>${inside}</table:table-cell>`;
    const table =
      '<table:table><table:table-column table:style-name="W" table:number-columns-repeated="3"/>' +
      `<table:table-row>${cell(p('', 'Month'), 'table:number-rows-spanned="2"')}${cell(p('', 'Wages'), 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row>` +
      `<table:table-row><table:covered-table-cell/>${cell(p('', 'Promised'))}${cell(p('R', 'Paid'))}</table:table-row></table:table>`;
    const body = [
      p('C', 'STATEMENT'),
      `<text:list text:style-name="N"><text:list-item>${p('', 'First')}</text:list-item><text:list-item>${p('', 'Second')}</text:list-item></text:list>`,
      table,
      p(
        '',
        `${picture}<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('', 'Lagos')}</text:note-body></text:note>`,
      ),
      p('B', 'Behind'),
    ].join('');
    const masters = `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header>${p('', `${picture}Chambers`)}</style:header><style:footer>${p('', 'Leaf <text:page-number/>/<text:page-count/>')}</style:footer></style:master-page></office:master-styles>`;
    const letter = await written(odt(body, automatic, layout + masters), 'letter.odt');
    expect(letter).toMatchObject({
      workingSteps: ['typeset-as-written'],
      pageCount: 2,
      said: [],
      pictures: 3,
    });
    const { at } = letter;
    expect((at('STATEMENT').x + at('STATEMENT').right) / 2).toBeCloseTo(297.7, 0);
    expect(at('2.').x).toBeCloseTo(72 + 18, 0);
    expect(at('Second').x).toBeCloseTo(72 + 36, 0);
    expect(at('Promised').x - at('Month').x).toBeCloseTo(100, 0);
    expect(at('Wages').y).toBeCloseTo(at('Month').y, 0);
    expect(at('Paid').right).toBeCloseTo(72 + 300, 0);
    expect(at('Behind').page).toBe(2);
    expect(at('Chambers').y).toBeLessThan(at('STATEMENT').y);
    expect(at('2/2').page).toBe(2);
    expect(at('Lagos').y).toBeGreaterThan(700);
  });

  it('counts what it cannot draw', async () => {
    const chart =
      '<draw:frame draw:name="Wages" svg:width="90pt" svg:height="40pt"><draw:object xlink:href="./Object 1"/></draw:frame>';
    const lost = picture.replace('a.png', 'b.png');
    const { notes } = await written(odt(p('', `Here${chart}${lost}${picture}`)), 'a.odt');
    expect(notes).toEqual([{ code: 'looks-in-part', params: { pictures: 1, drawings: 1 } }]);
  });
});

/** What a package holds beside its text is not the rule: a file that has words is never called empty. */
describe('with elements left out around the text', () => {
  const TEXT = 'application/vnd.oasis.opendocument.text';
  it.each([
    [
      'OpenDocument without a body',
      'a.odt',
      {
        mimetype: TEXT,
        'content.xml':
          '<office:document-content><office:text><text:p>Wages</text:p></office:text></office:document-content>',
      },
    ],
    [
      'OpenDocument with the text alone',
      'a.odt',
      { mimetype: TEXT, 'content.xml': '<office:text><text:p>Wages</text:p></office:text>' },
    ],
    [
      'Word without a body',
      'a.docx',
      {
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': '<w:document><w:p><w:r><w:t>Wages</w:t></w:r></w:p></w:document>',
      },
    ],
  ])('%s', async (_, name, parts) => {
    expect((await written(zip(parts), name)).text).toContain('Wages');
  });

  it('and one without a word is called empty', async () => {
    const none = zip({ mimetype: TEXT, 'content.xml': '<office:text/>' });
    await expect(written(none, 'a.odt')).rejects.toMatchObject({ code: 'empty-file' });
  });
});
