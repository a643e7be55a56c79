/** What is exactly as large as it may be goes in; what is one more is refused, and by its own name. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { CONTENT_LIMITS, plainContent } from '../../src-main/bundle/assemble/used-resources.ts';
import { CHECK_LIMITS, readFacts } from '../../src-main/bundle/check/read-facts.ts';
import { decodeStream, STREAM_LIMITS } from '../../src-main/bundle/pdf/filters.ts';
import { PdfParser } from '../../src-main/bundle/pdf/parser.ts';
import { PdfReader, pagesOf } from '../../src-main/bundle/pdf/reader.ts';
import { PdfName, PdfStream } from '../../src-main/bundle/pdf/values.ts';
import { contract } from '../../src-main/contract/index.ts';
import { PageRequest } from '../../src-main/contract/messages.ts';
import { answerFinding } from '../../src-main/core/answers/answers.ts';
import { sha256, toHex } from '../../src-main/crypto/digest.ts';
import { checkKdfParams, USUAL_KDF } from '../../src-main/crypto/kdf.ts';
import { typesetFormAnswers } from '../../src-main/documents/form-answers.ts';
import { typesetLaidOut } from '../../src-main/documents/laid-out.ts';
import { typesetPlainText } from '../../src-main/documents/plain-text.ts';
import { typesetRendering } from '../../src-main/documents/rendered.ts';
import { intake } from '../../src-main/evidence/intake.ts';
import type { IntakeTools } from '../../src-main/evidence/intake-tools.ts';
import { INTAKE_LIMITS } from '../../src-main/evidence/limits.ts';
import { WORKBOOK_LIMITS } from '../../src-main/exchange/xlsform/limits.ts';
import { readWorkbook } from '../../src-main/exchange/xlsform/read-workbook.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { decodeHeader, encodeHeader, HEADER_BYTES_CEILING } from '../../src-main/vault/header.ts';
import { checkNewPassphrase, passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { codeOf, failureOf } from '../support/failures.ts';
import { HEIC, HEIC_HEIGHT, HEIC_WIDTH } from '../support/heic.ts';
import { paper } from '../support/papers.ts';
import { RawPdf, rawDocument, words } from '../support/raw-pdf.ts';
import { withLimits } from '../support/smaller-limits.ts';
import { tryAssembly } from '../support/try-assembly.ts';

const tools: IntakeTools = {
  tryAssembly,
  formAnswers: (answers) => typesetFormAnswers(findResources().folder, answers, '2000-01-01T00:00:00Z'),
  rendered: async (rendering) => typesetRendering(findResources().folder, rendering, '2000-01-01T00:00:00Z'),
  laidOut: async (document) => typesetLaidOut(findResources().folder, document, '2000-01-01T00:00:00Z'),
  sha256: (bytes) => toHex(sha256(bytes)),
  plainText: (text) =>
    typesetPlainText(findResources().folder, { title: '', text, createdAt: '2000-01-01T00:00:00Z' }),
};
const takeIn = (bytes: Uint8Array) => intake({ bytes, fileName: 'a file' }, tools, () => undefined);

describe('of files that are taken in', () => {
  it.each<
    [string, keyof typeof INTAKE_LIMITS, () => Promise<Uint8Array>, (file: Uint8Array) => number, string]
  >([
    ['bytes', 'fileBytes', () => paper('A paper'), (file) => file.length, 'too-large'],
    ['pages', 'pages', () => paper('A paper', 3), () => 3, 'too-many-pages'],
    ['bytes of text', 'textBytes', async () => Buffer.from('Dear all,\n'), () => 10, 'too-large'],
    [
      'pages of text',
      'textPages',
      async () => Buffer.from('one line\n'.repeat(150)),
      () => 4,
      'too-many-pages',
    ],
    [
      'dots of a scan, which is read row by row',
      'scanPixels',
      () =>
        sharp({ create: { width: 40, height: 30, channels: 3, background: '#579' } })
          .png()
          .toBuffer(),
      () => 1200,
      'too-large',
    ],
    [
      'dots of a picture',
      'picturePixels',
      () =>
        sharp({ create: { width: 40, height: 30, channels: 3, background: '#579' } })
          .png({ progressive: true })
          .toBuffer(),
      () => 1200,
      'too-large',
    ],
    [
      'dots of a picture from a telephone',
      'heicPixels',
      async () => HEIC,
      () => HEIC_WIDTH * HEIC_HEIGHT,
      'too-large',
    ],
    [
      'pictures in a file',
      'pages',
      async () => {
        const frame = { create: { width: 8, height: 24, channels: 3, background: '#579' } } as const;
        return await sharp(await sharp(frame).raw().toBuffer(), {
          raw: { width: 8, height: 24, channels: 3, pageHeight: 8 },
        })
          .tiff()
          .toBuffer();
      },
      () => 3,
      'too-many-pages',
    ],
  ])('%s', async (_, limit, make, size, code) => {
    const file = await make();
    const most = size(file);
    await withLimits(INTAKE_LIMITS, { [limit]: most }, async () => {
      expect((await takeIn(file)).pageCount).toBeGreaterThan(0);
    });
    await withLimits(INTAKE_LIMITS, { [limit]: most - 1 }, async () => {
      expect(await failureOf(() => takeIn(file))).toMatchObject({ code, subject: 'a file' });
    });
  });
});

describe('of bundles that are looked at', () => {
  it.each([
    ['bytes', 'too-large'],
    ['pages', 'too-many-pages'],
  ] as const)('%s', async (limit, code) => {
    const file = await paper('A bundle', 3);
    const most = limit === 'bytes' ? file.length : 3;
    const look = () => readFacts(file, 'b.pdf', () => undefined);
    await withLimits(CHECK_LIMITS, { [limit]: most }, async () => {
      expect((await look()).pages).toHaveLength(3);
    });
    await withLimits(CHECK_LIMITS, { [limit]: most - 1 }, async () => {
      expect(await codeOf(look)).toBe(code);
    });
  });
});

describe('of PDFs', () => {
  const nested = (depth: number) => () =>
    new PdfParser(Buffer.from(`${'['.repeat(depth)}1${']'.repeat(depth)}`)).value();

  it('values within values: a hundred', async () => {
    expect(await codeOf(nested(100))).toBe('none');
    expect(await codeOf(nested(101))).toBe('damaged-file');
  });

  it('levels of the tree of pages: 64 below the first', async () => {
    expect(await codeOf(() => pagesOf(PdfReader.open(deepTree(64))))).toBe('none');
    expect(await codeOf(() => pagesOf(PdfReader.open(deepTree(65))))).toBe('damaged-file');
  });
});

describe('of the parts of a PDF', () => {
  it('pages: fifty thousand', async () => {
    const pages = (count: number) => {
      const pdf = new RawPdf();
      const [root, tree, page] = [pdf.reserve(), pdf.reserve(), pdf.reserve()];
      pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R>>`);
      pdf.set(page, `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9]>>`);
      pdf.set(tree, `<</Type /Pages /Count ${count} /Kids [${`${page} 0 R `.repeat(count)}]>>`);
      return () => pagesOf(PdfReader.open(pdf.bytes()));
    };
    expect(pages(50_000)()).toHaveLength(50_000);
    expect(await codeOf(pages(50_001))).toBe('too-many-pages');
  });

  it('references to references: twenty', async () => {
    const chain = (links: number) => {
      const pdf = new RawPdf();
      const first = pdf.add(`<</Type /Catalog /Chain 2 0 R>>`);
      for (let link = 1; link < links; link += 1) pdf.add(`${first + link + 1} 0 R`);
      pdf.add('(the end)');
      const reader = PdfReader.open(pdf.bytes());
      return () =>
        reader.resolve(
          (reader.resolve(reader.trailer.get('Root')) as never as Map<string, never>).get('Chain'),
        );
    };
    expect(await codeOf(chain(20))).toBe('none');
    expect(await failureOf(chain(21))).toMatchObject({
      code: 'damaged-file',
      detail: expect.stringContaining('circle'),
    });
  });

  it('objects: as many as PDFium takes', async () => {
    const withObject = (number: number) => () =>
      PdfReader.open(
        Buffer.from(
          Buffer.from(rawDocument({ pages: [{}] }))
            .toString('latin1')
            .replace('trailer', `${number} 1\n0000000017 00000 n \ntrailer`),
          'latin1',
        ),
      );
    expect(await codeOf(withObject(4_194_303))).toBe('none');
    expect(await failureOf(withObject(4_194_304))).toMatchObject({
      code: 'damaged-file',
      detail: expect.stringContaining('too many objects'),
    });
  });
});

describe('of what is packed in a PDF', () => {
  const resolve = (value: unknown) => (value ?? null) as never;
  const stream = (filter: string, data: Uint8Array) =>
    new PdfStream(new Map([['Filter', new PdfName(filter)]]), data);

  it.each([
    ['deflated', 'FlateDecode', deflateSync(Buffer.alloc(5000, 'q'))],
    ['in another way', 'ASCIIHexDecode', Buffer.from(`${'71'.repeat(5000)}>`)],
  ])('bytes unpacked, %s', async (_, filter, data) => {
    const unpack = () => decodeStream(stream(filter, data), resolve);
    await withLimits(STREAM_LIMITS, { unpackedBytes: 5000 }, async () => {
      expect((await unpack()).length).toBe(5000);
    });
    await withLimits(STREAM_LIMITS, { unpackedBytes: 4999 }, async () => {
      expect(await codeOf(unpack)).toBe('too-large');
    });
  });

  it('bytes of a content that are searched for what it uses', async () => {
    const content = stream('FlateDecode', deflateSync(Buffer.alloc(5000, 'q')));
    await withLimits(CONTENT_LIMITS, { searchedBytes: 5000 }, () => {
      expect(plainContent(content, resolve)?.length).toBe(5000);
    });
    // Not searched: then all that the page may use is kept.
    await withLimits(CONTENT_LIMITS, { searchedBytes: 4999 }, () => {
      expect(plainContent(content, resolve)).toBe(null);
    });
  });
});

/** A page below so many nodes. */
function deepTree(levels: number): Uint8Array {
  const pdf = new RawPdf();
  const root = pdf.reserve();
  const nodes = Array.from({ length: levels }, () => pdf.reserve());
  const contents = pdf.add({ dict: '', data: words('deep') });
  const page = pdf.add(`<</Type /Page /MediaBox [0 0 9 9] /Contents ${contents} 0 R>>`);
  nodes.forEach((node, i) => {
    pdf.set(node, `<</Type /Pages /Count 1 /Kids [${nodes[i + 1] ?? page} 0 R]>>`);
  });
  pdf.set(root, `<</Type /Catalog /Pages ${nodes[0]} 0 R>>`);
  return pdf.bytes();
}

describe('of workbooks', () => {
  const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const book = {
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="survey" worksheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData><row r="1">${inline('A1', 'type')}${inline('B1', 'name')}</row><row r="2">${inline('A2', 'text')}${inline('C2', 'letters')}</row></sheetData></worksheet>`,
    ),
  };
  const bytes = zipSync(book);
  const unpacked = Object.values(book).reduce((sum, part) => sum + part.length, 0);

  it.each<[string, keyof typeof WORKBOOK_LIMITS, number]>([
    ['bytes', 'fileBytes', bytes.length],
    ['parts', 'entries', 3],
    ['bytes unpacked', 'unpackedBytes', unpacked],
    ['rows', 'rows', 2],
    ['columns', 'columns', 3],
    ['letters in a cell', 'cellCharacters', 7],
  ])('%s', async (_, limit, most) => {
    await withLimits(WORKBOOK_LIMITS, { [limit]: most }, async () => {
      expect(await readWorkbook(bytes)).toHaveLength(1);
    });
    await withLimits(WORKBOOK_LIMITS, { [limit]: most - 1 }, async () => {
      expect(await codeOf(() => readWorkbook(bytes))).toBe('too-large');
    });
  });
});

describe('of the vault', () => {
  it.each([
    ['memoryKib', 65_536, 1_048_576],
    ['passes', 3, 12],
    ['lanes', 1, 16],
  ] as const)('%s of key derivation', async (name, floor, ceiling) => {
    const of = (value: number) => codeOf(() => checkKdfParams({ ...USUAL_KDF, [name]: value }));
    expect([await of(floor - 1), await of(floor)]).toEqual(['vault-weak', 'none']);
    expect([await of(ceiling), await of(ceiling + 1)]).toEqual(['none', 'vault-damaged']);
  });

  it('a passphrase of twelve bytes', async () => {
    expect(await codeOf(() => checkNewPassphrase(new Uint8Array(12)))).toBe('none');
    expect(await codeOf(() => checkNewPassphrase(new Uint8Array(11)))).toBe('bad-input');
  });

  it('a header of a mebibyte', async () => {
    const slot = { id: 's', kind: 'passphrase', createdAt: '', kdf: USUAL_KDF } as const;
    const slots = [{ ...slot, salt: '11'.repeat(16), check: '22'.repeat(16), owner: '33', wrapped: '44' }];
    const auditHead = { seq: 0, hash: '0'.repeat(64) };
    const header = encodeHeader(
      { vaultId: 'v', createdAt: '', sequence: 1, keysChanged: 1, auditHead, slots },
      new Uint8Array(32),
    );
    const padded = (size: number) => {
      const file = new Uint8Array(size).fill(0x20);
      file.set(header);
      return file;
    };
    expect(HEADER_BYTES_CEILING).toBe(1_048_576);
    expect(await codeOf(() => decodeHeader(padded(1_048_576), 'header.json'))).toBe('none');
    expect(await failureOf(() => decodeHeader(padded(1_048_577), 'header.json'))).toMatchObject({
      code: 'vault-damaged',
      detail: 'too large for a header',
    });
  });
});

it('a request of sixteen mebibytes', () => {
  const request = (letters: number) => ({
    kind: 'call',
    seq: 1,
    name: 'caseList',
    input: 'x'.repeat(letters),
  });
  expect(PageRequest.safeParse(request(16_777_216)).success).toBe(true);
  expect(PageRequest.safeParse(request(16_777_217)).success).toBe(false);
});

describe('of what is typed', () => {
  it.each([
    ['a line', 'text', 500],
    ['an account', 'comment', 200_000],
  ] as const)('%s', (_, type, most) => {
    const element = { type, name: 'q', title: 'Q', testimony: { kind: 'text' } } as never;
    const finding = (letters: number) => answerFinding({ element }, 'answered', 'é'.repeat(letters));
    expect(finding(most)).toBe(null);
    expect(finding(most + 1)).toMatchObject({
      code: 'answer-too-long',
      params: { length: most + 1, longest: most },
    });
  });

  it('a passphrase of 1024', () => {
    const create = (letters: number) => ({
      kind: 'create',
      seq: 1,
      owner: 'Ruth',
      passphrase: passphraseBytes('€'.repeat(letters)),
    });
    expect(PageRequest.safeParse(create(1024)).success).toBe(true);
    expect(PageRequest.safeParse(create(1025)).success).toBe(false);
  });

  it('sections of a bundle, a letter each: 26', () => {
    const arrange = (sections: number) => ({
      bundleId: '0'.repeat(26),
      title: 'B',
      court: '',
      hearingDate: null,
      sections: Array.from({ length: sections }, () => ({ title: 'S', evidenceIds: [] })),
    });
    expect(contract.bundleArrange.input.safeParse(arrange(26)).error?.issues ?? []).toEqual([]);
    expect(contract.bundleArrange.input.safeParse(arrange(27)).success).toBe(false);
  });
});
