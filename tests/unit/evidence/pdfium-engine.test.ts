/** @file The PDF engine is lent to one file after another: nothing of a file is in it for the next. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import { PdfiumDocument } from '../../../src-main/evidence/pdfium.ts';
import { borrowEngine, giveBack, heap } from '../../../src-main/evidence/pdfium-engine.ts';

const MARK = 'Kestrel House, 14 Alder Lane';

async function paper(words: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage().drawText(words, { x: 50, y: 700, size: 12, font });
  return Buffer.concat([await pdf.save(), Buffer.from(`\n% ${words}\n`)]);
}

const holds = (memory: Uint8Array, words: string) =>
  Buffer.from(memory.buffer, memory.byteOffset, memory.byteLength).includes(words);

it('holds nothing of a file once the file is closed', async () => {
  const document = await PdfiumDocument.open(await paper(MARK));
  expect(document.text(0)).toContain(MARK);
  const { engine } = document;
  expect(holds(heap(engine), MARK)).toBe(true);
  document.close();

  const next = await borrowEngine();
  expect(next).toBe(engine);
  expect(holds(heap(next), MARK)).toBe(false);
  giveBack(next);
});

it('reads a file after another as it reads it alone', async () => {
  const bytes = await paper('The second of two');
  const first = await PdfiumDocument.open(await paper(MARK));
  first.render(0, 600);
  first.close();
  const second = await PdfiumDocument.open(bytes);
  expect(second.text(0).trim()).toBe('The second of two');
  second.close();
});

it('is not used again when it was stopped in the middle of something', async () => {
  const engine = await borrowEngine();
  const { _emscripten_stack_alloc: left } = engine.pdfium.wasmExports as unknown as {
    _emscripten_stack_alloc(bytes: number): number;
  };
  left(64);
  giveBack(engine);
  const next = await borrowEngine();
  expect(next).not.toBe(engine);
  giveBack(next);
});

it('is lent to two files at once as two', async () => {
  const [a, b] = await Promise.all([
    PdfiumDocument.open(await paper('One')),
    PdfiumDocument.open(await paper('Two')),
  ]);
  expect(a.engine).not.toBe(b.engine);
  expect([a.text(0).trim(), b.text(0).trim()]).toEqual(['One', 'Two']);
  a.close();
  b.close();
  a.close();
});
