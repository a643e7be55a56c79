/**
 * @file A finished PDF, opened in PDFium piece by piece: the engine asks for the bytes it needs, and a file on
 * disk is never in memory as a whole.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { borrowEngine, type Engine, giveBack, heap } from '../../evidence/pdfium-engine.ts';
import { damaged } from '../pdf/parser.ts';
import type { WrittenBytes } from './written-bytes.ts';

/** The engine counts bytes in 32 bits. */
const LARGEST = 0xffff_ffff;
const SCRATCH_BYTES = 64;
/** A WebAssembly module that hands on what it is given: only functions of such modules may stand in the table. */
const PASSES_ON = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  // One type, (i32, i32, i32, i32) to i32; import e.f of it; export it as f.
  ...[1, 9, 1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 1, 0x7f],
  ...[2, 7, 1, 1, 0x65, 1, 0x66, 0, 0],
  ...[7, 5, 1, 1, 0x66, 0, 0],
]);

export class RandomAccessPdf {
  readonly engine: Engine;
  /** 64 bytes for results the engine writes to an address. */
  readonly scratch: number;
  readonly #written: WrittenBytes;
  readonly #access: number;
  readonly #readBlock: number;
  #document = 0;

  private constructor(engine: Engine, written: WrittenBytes) {
    const { malloc } = engine.pdfium.wasmExports;
    this.engine = engine;
    this.#written = written;
    this.scratch = malloc(SCRATCH_BYTES);
    // FPDF_FILEACCESS: length, function, parameter.
    this.#readBlock = callableFrom(engine, this.#read);
    this.#access = malloc(12);
    engine.pdfium.setValue(this.#access, written.size | 0, 'i32');
    engine.pdfium.setValue(this.#access + 4, this.#readBlock, 'i32');
    engine.pdfium.setValue(this.#access + 8, 0, 'i32');
  }

  /** Throws damaged-file, too-large (4 GiB and more). The bytes stay open. */
  static async open(written: WrittenBytes): Promise<RandomAccessPdf> {
    if (written.size > LARGEST)
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
    this.#document = 0;
    tableOf(this.engine).set(this.#readBlock, null);
    giveBack(this.engine);
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

type Call = (a: number, b: number, c: number, d: number) => number;

/** An engine outlives its documents: it has one place for such a function, taken anew by each. */
const places = new WeakMap<Engine, number>();

/**
 * Where the engine finds a function of ours with four numbers in and one out. Its package can do the same, and first
 * goes through the whole table of functions, which takes longer than a short document.
 */
function callableFrom(engine: Engine, call: Call): number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(PASSES_ON), { e: { f: call } });
  const table = tableOf(engine);
  const at = places.get(engine) ?? table.grow(1);
  places.set(engine, at);
  table.set(at, exports['f']);
  return at;
}

const tableOf = (engine: Engine): WebAssembly.Table =>
  (engine.pdfium.wasmExports as unknown as { __indirect_function_table: WebAssembly.Table })
    .__indirect_function_table;
