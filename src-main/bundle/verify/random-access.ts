/**
 * @file A finished PDF, opened in PDFium piece by piece: the engine asks for the bytes it needs, and a file on
 * disk is never in memory as a whole.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { borrowEngine, type Engine, giveBack, heap } from '../../evidence/pdfium-engine.ts';
import { LARGEST_IN_PIECES, PiecesAccess } from '../../evidence/pieces.ts';
import { damaged } from '../pdf/parser.ts';
import type { WrittenBytes } from './written-bytes.ts';

const SCRATCH_BYTES = 64;

export class RandomAccessPdf {
  readonly engine: Engine;
  /** 64 bytes for results the engine writes to an address. */
  readonly scratch: number;
  readonly #access: PiecesAccess;
  #document = 0;

  private constructor(engine: Engine, written: WrittenBytes) {
    const { malloc } = engine.pdfium.wasmExports;
    this.engine = engine;
    this.scratch = malloc(SCRATCH_BYTES);
    this.#access = new PiecesAccess(engine, written);
  }

  /** Throws damaged-file, too-large (4 GiB and more). The bytes stay open. */
  static async open(written: WrittenBytes): Promise<RandomAccessPdf> {
    if (written.size > LARGEST_IN_PIECES)
      throw new TestimonyError('too-large', { detail: '4 GB and more cannot be read back' });
    const pdf = new RandomAccessPdf(await borrowEngine(), written);
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
    this.#document = this.engine.FPDF_LoadCustomDocument(this.#access.at, '');
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
    this.#document = 0;
    this.#access.letGo();
    giveBack(this.engine);
  }
}
