/**
 * @file A finished PDF, opened in PDFium piece by piece: the engine asks for the bytes it needs, and a file on
 * disk is never in memory as a whole.
 */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { TestimonyError } from '../../core/errors/errors.ts';
import { heap, startEngine } from '../../evidence/pdfium.ts';
import { damaged } from '../pdf/parser.ts';
import type { WrittenBytes } from './written-bytes.ts';

/** The engine counts bytes in 32 bits. */
const LARGEST = 0xffff_ffff;
const SCRATCH_BYTES = 64;

export class RandomAccessPdf {
  readonly engine: WrappedPdfiumModule;
  /** 64 bytes for results the engine writes to an address. */
  readonly scratch: number;
  readonly #written: WrittenBytes;
  readonly #access: number;
  readonly #readBlock: number;
  #document = 0;

  private constructor(engine: WrappedPdfiumModule, written: WrittenBytes) {
    const { malloc } = engine.pdfium.wasmExports;
    this.engine = engine;
    this.#written = written;
    this.scratch = malloc(SCRATCH_BYTES);
    // FPDF_FILEACCESS: length, function, parameter.
    this.#readBlock = engine.pdfium.addFunction(this.#read, 'iiiii');
    this.#access = malloc(12);
    engine.pdfium.setValue(this.#access, written.size | 0, 'i32');
    engine.pdfium.setValue(this.#access + 4, this.#readBlock, 'i32');
    engine.pdfium.setValue(this.#access + 8, 0, 'i32');
  }

  /** Throws damaged-file, too-large (4 GiB and more). The bytes stay open. */
  static async open(written: WrittenBytes): Promise<RandomAccessPdf> {
    if (written.size > LARGEST)
      throw new TestimonyError('too-large', { detail: '4 GB and more cannot be read back' });
    const pdf = new RandomAccessPdf(await startEngine(), written);
    try {
      pdf.reopen();
      return pdf;
    } catch (thrown) {
      pdf.close();
      throw thrown;
    }
  }

  /** Opens the document anew, which lets go of all the engine has kept of its pages. Throws damaged-file. */
  reopen(): void {
    if (this.#document !== 0) this.engine.FPDF_CloseDocument(this.#document);
    this.#document = this.engine.FPDF_LoadCustomDocument(this.#access, '');
    if (this.#document === 0) throw damaged('it cannot be opened as a PDF');
  }

  /** The engine's handle; another one after `reopen`. */
  get document(): number {
    return this.#document;
  }

  get pageCount(): number {
    return this.engine.FPDF_GetPageCount(this.#document);
  }

  /** Numbers the engine wrote at `scratch`. */
  floats(count: number): number[] {
    return Array.from({ length: count }, (_, i) =>
      this.engine.pdfium.getValue(this.scratch + i * 4, 'float'),
    );
  }

  integer(offset = 0): number {
    return this.engine.pdfium.getValue(this.scratch + offset, 'i32');
  }

  /** A string the engine writes as UTF-16: `fill(buffer, bytes)` returns the bytes it takes, its ending zero included. */
  utf16(fill: (buffer: number, bytes: number) => number): string {
    const bytes = fill(0, 0);
    if (bytes <= 2) return '';
    const { malloc, free } = this.engine.pdfium.wasmExports;
    const buffer = malloc(bytes);
    try {
      fill(buffer, bytes);
      return new TextDecoder('utf-16le').decode(heap(this.engine).slice(buffer, buffer + bytes - 2));
    } finally {
      free(buffer);
    }
  }

  close(): void {
    if (this.#document !== 0) this.engine.FPDF_CloseDocument(this.#document);
    this.#document = 0;
    this.engine.pdfium.removeFunction(this.#readBlock);
    this.engine.pdfium.wasmExports.free(this.#access);
    this.engine.pdfium.wasmExports.free(this.scratch);
  }

  /** What the engine calls: 1 when all the bytes were read, else 0. */
  readonly #read = (_parameter: number, position: number, buffer: number, bytes: number): number => {
    try {
      const into = heap(this.engine).subarray(buffer, buffer + bytes);
      return this.#written.read(into, position >>> 0) === bytes ? 1 : 0;
    } catch {
      return 0;
    }
  };
}
