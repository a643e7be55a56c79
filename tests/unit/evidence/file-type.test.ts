import { expect, test } from 'vitest';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { decodeText } from '../../../src-main/core/text/encoding.ts';
import { detectType } from '../../../src-main/evidence/file-type.ts';
import { codeOf } from '../../support/failures.ts';
import { said } from '../../support/said.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** As far as its type is looked at: the name of the first file, and what follows. */
const zipOf = (...names: string[]) => bytes('PK\x03\x04', '\0'.repeat(26), names.join(' '));
const advice = (file: Uint8Array) => {
  try {
    return detectType(file);
  } catch (thrown) {
    return thrown instanceof TestimonyError
      ? `${thrown.code}: ${thrown.detail ?? (thrown.found ?? []).map(said).join()}`
      : 'not by name';
  }
};

test.each([
  ['application/pdf', bytes('%PDF-1.4\n')],
  ['application/pdf', bytes('\n'.repeat(1000), '%PDF-1.4\n')],
  ['application/pdf', bytes('%P\ufffdF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer')],
  ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
  ['image/tiff', bytes('II*\0')],
  ['image/tiff', bytes('MM\0*')],
  ['image/heic', bytes('\0\0\0\x18ftypheic')],
  ['image/heic', bytes('\0\0\0\x18ftypmif1')],
  ['video/mp4', bytes('\0\0\0\x18ftypmp42')],
  ['video/quicktime', bytes('\0\0\0\x14ftypqt  ')],
  ['video/quicktime', bytes('\0\0\0\x08wide\0\0\0\x10mdat')],
  ['video/3gpp', bytes('\0\0\0\x18ftyp3gp4')],
  ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3], '\x9f\x42\x82\x84webm')],
  ['video/x-matroska', bytes([0x1a, 0x45, 0xdf, 0xa3], '\x9f\x42\x82\x88matroska')],
  ['audio/mp4', bytes('\0\0\0\x18ftypM4A ')],
  ['audio/mpeg', bytes('ID3\x03')],
  ['audio/mpeg', bytes([0xff, 0xfb, 0x90, 0])],
  ['audio/aac', bytes([0xff, 0xf1, 0x50, 0x80])],
  ['audio/ogg', bytes('OggS\0')],
  ['audio/flac', bytes('fLaC\0')],
  ['audio/wav', bytes('RIFF\0\0\0\0WAVEfmt ')],
  ['audio/amr', bytes('#!AMR\n')],
  ['image/gif', bytes('GIF89a')],
  ['image/webp', bytes('RIFF\0\0\0\0WEBP')],
  ['image/avif', bytes('\0\0\0\x18ftypavif')],
  [`${OFFICE}.wordprocessingml.document`, zipOf('[Content_Types].xml', 'word/document.xml')],
  [`${OFFICE}.spreadsheetml.sheet`, zipOf('_rels/.rels', 'xl/workbook.xml')],
  [`${OFFICE}.presentationml.presentation`, zipOf('docProps/app.xml', 'ppt/presentation.xml')],
  ['application/vnd.oasis.opendocument.text', zipOf('mimetypeapplication/vnd.oasis.opendocument.text')],
  ['application/vnd.oasis.opendocument', zipOf('mimetypeapplication/vnd.oasis.opendocument.presentation')],
  [
    'application/vnd.oasis.opendocument.spreadsheet',
    zipOf('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
  ],
  ['image/bmp', bytes('BM', [60, 0, 0, 0], '\0'.repeat(8), [40, 0, 0, 0], '\0'.repeat(8), [1, 0, 24, 0])],
  ['text/plain', bytes('[Dear all]\nInternetShortcut is what they call it')],
  ['application/zip', zipOf('holiday.jpg')],
  ['application/zip', zipOf('letter.docx', '[Content_Types].xml word/document.xml')],
  ['application/x-ole-storage', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['application/rtf', bytes('{\\rtf1\\ansi')],
  ['message/rfc822', bytes('Received: from x\r\nSubject: y\r\n')],
  ['message/rfc822', bytes('From maria@example.org Tue Mar 2 2021\nhello')],
  ['message/rfc822', bytes('X-Mailer: y\nMIME-Version: 1.0\n')],
  ['message/rfc822', bytes('From: a@b\nTo: c\nSubject: x\nMIME-Version: 1.0\n')],
  ['text/html', bytes('<!DOCTYPE html><html>')],
  ['text/plain', bytes('12/03/2021, 14:02 - Ana: hello\n')],
  ['text/plain', bytes('From: Ana\nTo: me\nI wrote this letter myself')],
  ['text/plain', bytes('BMW parked outside')],
  ['text/plain', bytes('From March 2021 I worked at the nail bar.\nEvery day.')],
  ['text/plain', bytes('X-ray: left wrist\nDate: 3 May 2021\nFrom: the clinic')],
  ['text/plain', bytes('Received: 3 parcels\nFrom: Ana')],
  ['text/plain', bytes([0xff, 0xfe, 0x41, 0, 0x0a, 0])],
  ['text/plain', Buffer.from('%PDF is a kind of file'.repeat(2))],
])('%s is known by its bytes', (type, file) => {
  expect(detectType(file)).toBe(type);
});

test.each([
  ['video', bytes('RIFF\0\0\0\0AVI ')],
  ['SVG', bytes('<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg xmlns="x">')],
  ['SVG', bytes('\xef\xbb\xbf<svg>')],
  ['link to a page', bytes('[InternetShortcut]\r\nURL=https://x.example/\r\n')],
  [
    'link to a page',
    bytes('[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n[InternetShortcut]\r\n'),
  ],
  [
    'link to a page',
    bytes('<?xml version="1.0"?><!DOCTYPE plist PUBLIC "a" "b"><plist><dict><key>URL</key>'),
  ],
  ['link to a page', bytes('bplist00', [0xd1, 1, 2], 'SURL_', [0x10, 0x14], 'https://x.example/')],
  ['link to a page', bytes('[Desktop Entry]\nType=Link\nURL=https://x.example/')],
  ['shortcut to a file', bytes('L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F')],
  ['archive', bytes('Rar!\x1a\x07')],
  ['program', bytes('MZ\x90\0')],
  ['not known', bytes([0, 1, 2, 3])],
])('a %s is refused by what it is, with what to do', (word, file) => {
  const said = advice(file);
  expect(said).toMatch(/^unsupported-type: /);
  expect(said).toContain(word);
});

test('an empty file is called empty', () => {
  expect(advice(new Uint8Array())).toBe('empty-file: ');
});

test('text is read as it was stored, and a guess is said', () => {
  expect(decodeText(Buffer.from('\ufeffXin chào Ánh 😀'))).toEqual({
    text: 'Xin chào Ánh 😀',
    guessed: false,
  });
  expect(decodeText(Buffer.from('\ufeffمرحبا', 'utf16le'))).toEqual({ text: 'مرحبا', guessed: false });
  expect(decodeText(Buffer.from([0xfe, 0xff, 0, 0x41]))).toEqual({ text: 'A', guessed: false });
  expect(decodeText(Buffer.from([0x93, 0xe9, 0x94]))).toMatchObject({
    text: '“é”',
    guessed: true,
  });
});

test('bytes with zeros among the letters are no text', async () => {
  expect(await codeOf(() => detectType(Buffer.from('Dear all,\u0000 we write')))).toBe('unsupported-type');
});
