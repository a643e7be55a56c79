/** Answers of somebody else's form are drawn as large as they fit, and no more of one than its box could show. */
import { expect, it } from 'vitest';
import type { FormAnswer } from '../../src-main/contract/form-answer.ts';
import { typesetFormAnswers } from '../../src-main/documents/form-answers.ts';
import { PdfiumDocument } from '../../src-main/evidence/pdfium.ts';
import { wordsOf } from '../support/pdf-tools.ts';

const WHEN = '2026-01-01T00:00:00Z';
const box: Omit<FormAnswer, 'text' | 'multiline'> = {
  width: 100,
  height: 20,
  align: 'left',
  cells: 0,
  size: 0,
  colour: [0, 0, 0],
};
const TIBETAN = 'བོད་སྐད་';

it('draws a long unbroken answer as far as its box could show it, and says that it is not whole', async () => {
  const text = TIBETAN.repeat(4000);
  const { pdf, whole } = typesetFormAnswers('resources', [{ ...box, text, multiline: false }], WHEN);
  expect(whole).toEqual([false]);
  const drawn = await PdfiumDocument.open(pdf);
  const letters = drawn.text(0).length;
  drawn.close();
  expect(letters).toBeGreaterThan(100);
  expect(letters).toBeLessThan(text.length / 4);
});

it('makes the letters of an answer no smaller than its box asks for', async () => {
  const sizes = await Promise.all(
    [1, 6, 12, 16].map(async (times) => {
      const answer = { ...box, height: 60, text: TIBETAN.repeat(times), multiline: true };
      const { pdf, whole } = typesetFormAnswers('resources', [answer], WHEN);
      expect(whole).toEqual([true]);
      return await letterSize(pdf);
    }),
  );
  expect(sizes[0]).toBe(12);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(new Set(sizes).size).toBeGreaterThan(2);
});

it.each([
  ['Tibetan without the points between its syllables', 'ཀ'.repeat(29)],
  ['the widest letters', 'W'.repeat(28)],
  ['Malayalam', 'ഔ'.repeat(20)],
])('breaks a word of %s that is wider than its box, and cuts none off at the edge', (_, text) => {
  const { pdf, whole } = typesetFormAnswers(
    'resources',
    [{ ...box, height: 60, text, multiline: true }],
    WHEN,
  );
  expect(whole).toEqual([true]);
  const ends = wordsOf(pdf).map(({ xMax }) => xMax);
  expect(Math.max(...ends)).toBeLessThanOrEqual(box.width);
});

async function letterSize(pdf: Uint8Array): Promise<number> {
  const document = await PdfiumDocument.open(pdf);
  try {
    return document.withPage(0, (page) =>
      document.withTextOf(page, (text) => {
        const { wasmExports } = document.engine.pdfium;
        const at = wasmExports.malloc(8);
        document.engine.FPDFTextObj_GetFontSize(document.engine.FPDFText_GetTextObject(text, 0), at);
        const size = document.engine.pdfium.getValue(at, 'float');
        wasmExports.free(at);
        return size;
      }),
    );
  } finally {
    document.close();
  }
}
