import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PdfParser } from '../../../src-main/bundle/pdf/parser.ts';
import { numberText } from '../../../src-main/bundle/pdf/write-value.ts';

const readBack = (text: string) => new PdfParser(Buffer.from(`${text} `)).value() as number;

it('a number too small to write is 0, never "-0"', () => {
  expect([-1e-15, 1e-15, -0, -4e-13].map(numberText)).toEqual(['0', '0', '0', '0']);
});

it('whatever number is written, reading it and writing it again gives the same text', () => {
  const numbers = fc.oneof(fc.double(), fc.float(), fc.integer(), fc.double({ min: -1e-6, max: 1e-6 }));
  fc.assert(
    fc.property(numbers, (value) => {
      const text = numberText(value);
      expect(text).toMatch(/^-?[\d.]+$/);
      expect(numberText(readBack(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});
