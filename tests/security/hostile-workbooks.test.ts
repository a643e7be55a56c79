// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { FormFile } from '../../src-main/core/forms/form-format.ts';
import { createFormReader } from '../../src-main/host/compose.ts';
import { temporaryFolder } from '../support/vault.ts';
import { workbook } from '../support/xlsforms.ts';

const folder = temporaryFolder();
const reader = createFormReader();
afterAll(() => reader.close());

const read = async (bytes: Uint8Array | string) => {
  const path = join(folder, 'form.xlsx');
  writeFileSync(path, bytes);
  const form = await reader.read(
    {
      path,
      fileName: 'form.xlsx',
      language: '',
      use: 'worksheet',
      versions: new Map(),
      broughtBy: 'Amina Okafor',
      day: '27 November 2026',
    },
    new AbortController().signal,
  );
  const { pages } = JSON.parse(form.definition) as FormFile;
  return { pages, questions: form.summary.questions, source: form.source };
};
const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="survey" worksheetId="1" r:id="rId1"/></sheets></workbook>';
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${inline('A1', 'type')}${inline('B1', 'name')}${inline('C1', 'label')}</row>`;
const sheet = (rows: string, prolog = '') =>
  `${prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${HEAD}${rows}</sheetData></worksheet>`;
/** A workbook down to the letter of its parts. */
const raw = (sheetXml: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'xl/workbook.xml': strToU8(WORKBOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELS),
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
    ...more,
  });
const good = `<row r="2">${inline('A2', 'text')}${inline('B2', 'a')}${inline('C2', 'A')}</row>`;

describe('bytes that are no form', () => {
  it.each<[string, () => Uint8Array | string]>([
    ['text', () => 'type,name,label\ntext,a,A\n'],
    ['a PDF', () => '%PDF-1.7\n'],
    ['a locked or old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['an archive without a workbook', () => zipSync({ 'a.txt': strToU8('hello') })],
    ['an archive cut in half', () => raw(sheet(good)).subarray(0, 400)],
    ['a workbook of broken XML', () => raw('<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>99')],
    [
      'cells in no order',
      () => raw(sheet(`<row r="9">${inline('B9', 'x')}${inline('A9', 'y')}</row>${good}`)),
    ],
    ['a sheet that names a cell nowhere', () => raw(sheet('<row r="2"><c t="n"><v>1</v></c></row>'))],
  ])('%s is refused in words, with the file named', async (_, bytes) => {
    await expect(read(bytes())).rejects.toMatchObject({ code: 'form-damaged', subject: 'form.xlsx' });
  });

  it('an empty file says so', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'empty-file' });
  });
});

describe('bytes that mean harm', () => {
  it('a part that unpacks to far more than a form is not unpacked', async () => {
    const bomb = raw(sheet(good), { 'xl/sharedStrings.xml': new Uint8Array(100 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('a part that lies about its size gets no more room than it said', async () => {
    const bomb = raw(sheet(good), { 'xl/sharedStrings.xml': new Uint8Array(64 * 1024 * 1024) });
    const view = Buffer.from(bomb);
    // The size stands in the entry and in the directory, four bytes each, little-endian.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(64 * 1024 * 1024);
    const said = Buffer.alloc(4);
    said.writeUInt32LE(100);
    for (let at = view.indexOf(size); at !== -1; at = view.indexOf(size, at + 4)) said.copy(view, at);
    const outcome = await read(view).then(
      (form) => form.questions,
      (thrown: { code: string }) => thrown.code,
    );
    expect([1, 'form-damaged', 'too-large']).toContain(outcome);
  });

  it('thousands of parts, and pictures and macros of any size, are left packed', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2500 }, (_, at) => [`xl/media/${at}.bin`, strToU8('x')]),
    );
    await expect(read(raw(sheet(good), parts))).rejects.toMatchObject({ code: 'too-large' });
    const macro = { 'xl/vbaProject.bin': new Uint8Array(100 * 1024 * 1024) };
    expect((await read(raw(sheet(good), macro))).questions).toBe(1);
  });

  it.each([
    ['a cell at the far end of the sheet', `<row r="1048576">${inline('A1048576', 'text')}</row>`],
    ['a cell in the last column', `<row r="2">${inline('XFD2', 'text')}</row>`],
    ['a row beyond all numbers', '<row r="99999999999"></row>'],
    ['a column beyond all letters', `<row r="2">${inline('ZZZZZZZ2', 'text')}</row>`],
  ])('%s does not make the sheet that long', async (_, rows) => {
    await expect(read(raw(sheet(rows)))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('entities are not expanded, and nothing outside the file is read', async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
    const form = `<row r="2">${inline('A2', 'text')}${inline('B2', 'a')}${inline('C2', 'x&b;&c;y')}</row>`;
    const outcome = await read(raw(sheet(form, lol))).then(
      (read) => JSON.stringify(read.pages),
      (thrown: { code: string }) => thrown.code,
    );
    expect(outcome).not.toContain('root:');
    expect(outcome.length).toBeLessThan(2000);
  });

  it('a formula is its saved result, and is never worked out', async () => {
    const rows = `<row r="2">${inline('A2', 'text')}${inline('B2', 'a')}<c r="C2" t="str"><f>HYPERLINK("http://x.invalid","Name?")</f><v>Name?</v></c></row><row r="3">${inline('A3', 'text')}${inline('B3', 'b')}<c r="C3"><f>1+1</f></c></row><row r="4">${inline('A4', 'text')}${inline('B4', 'c')}<c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    const { pages, source } = await read(raw(sheet(rows)));
    expect(pages[0]?.elements.map((one) => one.title).slice(0, 2)).toEqual(['Name?', 'b']);
    expect(source).not.toContain('HYPERLINK');
  });

  it('labels that look like formulas or markup stay the words they are', async () => {
    const labels = ['=cmd|calc', '<script>alert(1)</script>', '${constructor}', '\u202Etxet\u202C'];
    const bytes = await workbook({
      survey: [['type', 'name', 'label'], ...labels.map((label, at) => ['text', `q${at}`, label])],
    });
    const { pages } = await read(bytes);
    expect(pages[0]?.elements.map((one) => one.title)).toEqual([
      labels[0],
      labels[1],
      '[constructor]',
      labels[3],
    ]);
  });

  it('the reader still reads after all that', async () => {
    expect((await read(raw(sheet(good)))).questions).toBe(1);
  });
});
