import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PdfParser } from '../../../src-main/bundle/pdf/parser.ts';
import { PdfReader } from '../../../src-main/bundle/pdf/reader.ts';
import {
  PdfName,
  PdfRef,
  type PdfStream,
  PdfString,
  type PdfValue,
} from '../../../src-main/bundle/pdf/values.ts';
import { valueText } from '../../../src-main/bundle/pdf/write-value.ts';
import { rawDocument, words } from '../../support/raw-pdf.ts';

const parse = (text: string) => new PdfParser(Buffer.from(text, 'latin1')).value();
const damagedFile = expect.objectContaining({ code: 'damaged-file' });

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)) });
const { value: anyValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.oneof(
      fc.integer(),
      fc
        .double({ noDefaultInfinity: true, noNaN: true, min: -1e9, max: 1e9 })
        .map((n) => Math.round(n * 1e6) / 1e6),
    ),
    bytes.map((text) => new PdfName(text)),
    bytes.map((text) => new PdfString(text)),
    fc.tuple(fc.integer({ min: 1, max: 99999 })).map(([n]) => new PdfRef(n, 0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(bytes, tie('value')), { maxLength: 4 }).map((pairs) => new Map(pairs)),
  ),
}));

test('any value that is written is read again as it was', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const text = valueText(value);
      expect(valueText(parse(text))).toBe(text);
      expect(parse(text)).toEqual(value === 0 ? 0 : normal(value));
    }),
  );
});

/** -0 is 0 in a PDF. */
function normal(value: PdfValue): PdfValue {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(normal);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, normal(item)]));
  return value;
}

test('names keep bytes that are no ASCII, whichever way they are spelt', () => {
  const spelt = parse('/#CB#CE#CC#E5') as PdfName;
  expect(spelt.value).toBe('\xcb\xce\xcc\xe5');
  expect((parse('/\xcb\xce\xcc\xe5') as PdfName).value).toBe(spelt.value);
  expect(valueText(spelt)).toBe('/#cb#ce#cc#e5');
});

test.each([
  ['(a\\(b\\)c)', 'a(b)c'],
  ['(a(b)c)', 'a(b)c'],
  ['(\\101\\7\\0501)', 'A\x07(1'],
  ['(a\\\r\nb\rc)', 'ab\nc'],
  ['<48 65 6C6c 6F 2>', 'Hello '],
])('the string %s is read', (text, expected) => {
  expect((parse(text) as PdfString).bytes).toBe(expected);
});

test.each(['1e5', '--5', '1.2.3', '<<', '[1 2', '(abc', '<4x>', '<</A>>', 'tru', ''])(
  '%j is refused, not guessed',
  (text) => {
    expect(() => parse(text)).toThrow(damagedFile);
  },
);

test('nesting without end is refused', () => {
  expect(() => parse('['.repeat(100_000))).toThrow(damagedFile);
});

test('objects are found by the table, not by what else lies in the file', () => {
  const sound = rawDocument({ pages: [{ contents: words('what people see') }] });
  // An object with the same number, in no table: sequential readers would take it for the newer one.
  const shadow = Buffer.from('3 0 obj\n<</Length 4>>\nstream\nevil\nendstream\nendobj\n', 'latin1');
  const text = Buffer.from(sound).toString('latin1');
  const table = text.lastIndexOf('xref\n0');
  const moved = `${text.slice(0, table)}${shadow.toString('latin1')}${text.slice(table)}`.replace(
    /startxref\n\d+/,
    `startxref\n${table + shadow.length}`,
  );
  const content = PdfReader.open(Buffer.from(moved, 'latin1')).object(3) as PdfStream;
  expect(Buffer.from(content.data).toString()).toContain('what people see');
});

test('an object that is not the one its place was promised to is refused', () => {
  const text = Buffer.from(rawDocument({ pages: [{ contents: words('x') }] })).toString('latin1');
  const swapped = Buffer.from(text.replace('3 0 obj', '9 0 obj'), 'latin1');
  expect(() => PdfReader.open(swapped).object(3)).toThrow(damagedFile);
});

test('a packed table with packed objects is read', () => {
  const objects = '1 0 2 29 <</Type/Catalog/Pages 2 0 R>><</Kids[]/Count 0/Type/Pages>>';
  const first = 9;
  const [packed, header] = [deflateSync(Buffer.from(objects)), '%PDF-1.7\n'];
  const stream = `3 0 obj\n<</Type/ObjStm/N 2/First ${first}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  const streamAt = header.length;
  const tableAt = streamAt + stream.length + packed.length + '\nendstream\nendobj\n'.length;
  // Kind, place, index: one, two and one bytes; written with the PNG "up" predictor, as most producers do.
  const rows = [
    [0, 0, 0, 0],
    [2, 0, 3, 0],
    [2, 0, 3, 1],
    [1, streamAt >> 8, streamAt & 255, 0],
    [1, tableAt >> 8, tableAt & 255, 0],
  ];
  const up = rows.flatMap((row, i) => [2, ...row.map((byte, n) => (byte - (rows[i - 1]?.[n] ?? 0)) & 255)]);
  const table = deflateSync(Buffer.from(up));
  const file = Buffer.concat([
    Buffer.from(`${header}${stream}`),
    packed,
    Buffer.from(
      `\nendstream\nendobj\n4 0 obj\n<</Type/XRef/Size 5/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${table.length}>>\nstream\n`,
    ),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF`),
  ]);
  const reader = PdfReader.open(file);
  expect(reader.resolve(reader.trailer.get('Root'))).toEqual(
    new Map<string, PdfValue>([
      ['Type', new PdfName('Catalog')],
      ['Pages', new PdfRef(2, 0)],
    ]),
  );
  expect(reader.object(2)).toBeInstanceOf(Map);
});

test('cut short at any byte, a file is read or refused, and nothing else', () => {
  const whole = rawDocument({ pages: [{ contents: words('x') }, { contents: [words('y'), words('z')] }] });
  for (let length = 0; length < whole.length; length++) {
    try {
      PdfReader.open(whole.subarray(0, length));
    } catch (thrown) {
      expect(thrown).toEqual(damagedFile);
    }
  }
});
