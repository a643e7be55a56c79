/**
 * @file PDFium, the reader that is used for hostile PDFs, as a small object. Every document gets an
 * engine for itself (pdfium-engine.ts).
 */
import { TestimonyError } from '../core/errors/errors.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { borrowEngine, type Engine, giveBack, heap } from './pdfium-engine.ts';
import { type Pieces, PiecesAccess } from './pieces.ts';

const ERR_PASSWORD = 4;
const ERR_SECURITY = 5;
const RENDER_ANNOTATIONS = 0x01;
const RENDER_RGBA = 0x10;
const BGRA = 4;
const SAVE_WITHOUT_SECURITY = 3;
const UTF16_UNIT = 2;

export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  /** 4 bytes a pixel, row by row, on white. */
  readonly rgba: Uint8Array;
}

function load(engine: Engine, bytes: Uint8Array, password: string | undefined): number {
  const at = engine.pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) throw new TestimonyError('too-large', { detail: 'memory' });
  heap(engine).set(bytes, at);
  const handle = engine.FPDF_LoadMemDocument(at, bytes.length, password ?? '');
  if (handle !== 0) return handle;
  const reason = engine.FPDF_GetLastError();
  if (reason === ERR_PASSWORD) {
    throw new TestimonyError(
      password === undefined || password === '' ? 'password-needed' : 'wrong-password',
    );
  }
  throw new TestimonyError('damaged-file', {
    detail:
      reason === ERR_SECURITY
        ? 'it is protected in a way that cannot be opened here; ask for a copy without protection'
        : 'its pages cannot be found',
  });
}

export class PdfiumDocument {
  readonly engine: Engine;
  readonly handle: number;
  readonly #access: PiecesAccess | undefined;
  /** Whose engine it is in, where that is another document's. */
  readonly #host: PdfiumDocument | undefined;
  #formInfo = 0;
  #form = 0;
  #closed = false;

  private constructor(engine: Engine, handle: number, access?: PiecesAccess, host?: PdfiumDocument) {
    this.engine = engine;
    this.handle = handle;
    this.#access = access;
    this.#host = host;
  }

  /**
   * Opens a PDF. Throws password-needed (none given), wrong-password, damaged-file (with the reason in
   * `detail`), too-large (does not fit into the engine's memory).
   */
  static async open(bytes: Uint8Array, password?: string): Promise<PdfiumDocument> {
    const engine = await borrowEngine();
    try {
      return new PdfiumDocument(engine, load(engine, bytes, password));
    } catch (thrown) {
      giveBack(engine);
      throw thrown;
    }
  }

  /**
   * Opens this document a second time, in its own engine, which then reads what it needs: an engine is for one file, and
   * putting its memory back takes as long as opening does. To be closed before this one. Throws damaged-file.
   */
  besidesInPieces(pieces: Pieces): PdfiumDocument {
    const access = new PiecesAccess(this.engine, pieces);
    const handle = this.engine.FPDF_LoadCustomDocument(access.at, '');
    if (handle !== 0) return new PdfiumDocument(this.engine, handle, access, this);
    access.letGo();
    throw new TestimonyError('damaged-file');
  }

  get pageCount(): number {
    return this.engine.FPDF_GetPageCount(this.handle);
  }

  /** The form environment draws form answers, and makes appearances for those that have none. */
  startForms(): void {
    if (this.#form !== 0) return;
    this.#formInfo = this.engine.PDFiumExt_OpenFormFillInfo();
    this.#form = this.engine.PDFiumExt_InitFormFillEnvironment(this.handle, this.#formInfo);
    if (this.#form !== 0) this.engine.FPDF_SetFormFieldHighlightAlpha(this.#form, 0);
  }

  get form(): number {
    return this.#form;
  }

  /** Runs `use` with page `index` (0-based) open. Throws damaged-file when the page cannot be loaded. */
  withPage<T>(index: number, use: (page: number) => T): T {
    const page = this.engine.FPDF_LoadPage(this.handle, index);
    if (page === 0) {
      throw new TestimonyError('damaged-file', { detail: `page ${index + 1} cannot be read` });
    }
    try {
      if (this.#form !== 0) this.engine.FORM_OnAfterLoadPage(page, this.#form);
      return use(page);
    } finally {
      if (this.#form !== 0) this.engine.FORM_OnBeforeClosePage(page, this.#form);
      this.engine.FPDF_ClosePage(page);
    }
  }

  /** As shown, in points. */
  sizeOf(index: number): { readonly width: number; readonly height: number } {
    return this.withPage(index, (page) => ({
      width: this.engine.FPDF_GetPageWidthF(page),
      height: this.engine.FPDF_GetPageHeightF(page),
    }));
  }

  /** Draws a page `width` pixels wide (fewer if it would be enormous), marks and form answers included. */
  render(index: number, width: number): RenderedPage {
    this.startForms();
    const { engine } = this;
    return this.withPage(index, (page) => {
      const ratio = engine.FPDF_GetPageHeightF(page) / Math.max(engine.FPDF_GetPageWidthF(page), 0.01);
      const fit = Math.min(width, Math.sqrt(INTAKE_LIMITS.renderPixels / Math.max(ratio, 1e-4)));
      const w = Math.max(1, Math.round(fit));
      const h = Math.max(1, Math.min(Math.round(fit * ratio), Math.floor(INTAKE_LIMITS.renderPixels / w)));
      const bitmap = engine.FPDFBitmap_CreateEx(w, h, BGRA, 0, 0);
      if (bitmap === 0) throw new TestimonyError('too-large', { detail: 'memory' });
      try {
        engine.FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff);
        engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, 0, RENDER_ANNOTATIONS | RENDER_RGBA);
        if (this.#form !== 0) {
          engine.FPDF_FFLDraw(this.#form, bitmap, page, 0, 0, w, h, 0, RENDER_ANNOTATIONS | RENDER_RGBA);
        }
        const at = engine.FPDFBitmap_GetBuffer(bitmap);
        return { width: w, height: h, rgba: heap(engine).slice(at, at + w * h * 4) };
      } finally {
        engine.FPDFBitmap_Destroy(bitmap);
      }
    });
  }

  /** Where a rectangle of a page's own space lies in a drawing of it: left, top, right, bottom in dots. */
  toPixels(
    index: number,
    drawing: RenderedPage,
    [left, bottom, right, top]: readonly [number, number, number, number],
  ): [number, number, number, number] {
    const { engine } = this;
    const { width, height } = drawing;
    const at = engine.pdfium.wasmExports.malloc(8);
    try {
      return this.withPage(index, (page) => {
        const corners = [left, right].flatMap((x) =>
          [bottom, top].map((y) => {
            engine.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, at, at + 4);
            return [engine.pdfium.getValue(at, 'i32'), engine.pdfium.getValue(at + 4, 'i32')] as const;
          }),
        );
        const xs = corners.map(([x]) => x);
        const ys = corners.map(([, y]) => y);
        return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      });
    } finally {
      engine.pdfium.wasmExports.free(at);
    }
  }

  /** The text of a page, as its reader would copy it. */
  text(index: number): string {
    const { engine } = this;
    return this.#withText(index, (text) => this.wordsOf(text, engine.FPDFText_CountChars(text)));
  }

  /** The first `count` letters of a page's text that is held open. */
  wordsOf(text: number, count: number): string {
    if (count <= 0) return '';
    return this.readUtf16(
      (at) => this.engine.FPDFText_GetText(text, 0, count, at) * UTF16_UNIT,
      (count + 1) * UTF16_UNIT,
    );
  }

  /** The text inside a rectangle (left, bottom, right, top) of a page's own space. */
  textWithin(index: number, [left, bottom, right, top]: readonly [number, number, number, number]): string {
    const { engine } = this;
    return this.#withText(index, (text) => {
      const count = engine.FPDFText_GetBoundedText(text, left, top, right, bottom, 0, 0);
      if (count <= 0) return '';
      return this.readUtf16(
        (at) => {
          const wrote = engine.FPDFText_GetBoundedText(text, left, top, right, bottom, at, count);
          return (wrote + 1) * UTF16_UNIT;
        },
        (count + 1) * UTF16_UNIT,
      );
    });
  }

  #withText(index: number, use: (text: number) => string): string {
    return this.withPage(index, (page) => this.withTextOf(page, (text) => (text === 0 ? '' : use(text))));
  }

  /** Runs `use` with the text of an open page, 0 where it has none that can be read. */
  withTextOf<T>(page: number, use: (text: number) => T): T {
    const text = this.engine.FPDFText_LoadPage(page);
    try {
      return use(text);
    } finally {
      if (text !== 0) this.engine.FPDFText_ClosePage(text);
    }
  }

  /**
   * Reads a string the engine writes as UTF-16: `fill(buffer, size)` returns the bytes it needs or wrote,
   * ending zero included. Without `size`, it is asked first.
   */
  readUtf16(fill: (buffer: number, size: number) => number, size?: number): string {
    const { engine } = this;
    const room = size ?? fill(0, 0);
    if (room <= UTF16_UNIT) return '';
    const buffer = engine.pdfium.wasmExports.malloc(room);
    try {
      const wrote = Math.min(fill(buffer, room), room);
      const units = heap(engine).slice(buffer, buffer + Math.max(0, wrote - UTF16_UNIT));
      return new TextDecoder('utf-16le').decode(units);
    } finally {
      engine.pdfium.wasmExports.free(buffer);
    }
  }

  /** Writes the document anew, whole, without its protection. Throws damaged-file when that fails. */
  save(): Uint8Array {
    return this.#write(this.handle);
  }

  /**
   * Writes a new document that holds this one's pages and what lies on them, and nothing else of it: no
   * form, bookmarks or layers. Throws damaged-file when that fails.
   */
  saveRebuilt(): Uint8Array {
    const { engine } = this;
    const rebuilt = engine.FPDF_CreateNewDocument();
    try {
      if (!engine.FPDF_ImportPagesByIndex(rebuilt, this.handle, 0, 0, 0)) {
        throw new TestimonyError('damaged-file', { detail: 'its pages cannot be copied' });
      }
      return this.#write(rebuilt);
    } finally {
      engine.FPDF_CloseDocument(rebuilt);
    }
  }

  #write(document: number): Uint8Array {
    const { engine } = this;
    const writer = engine.PDFiumExt_OpenFileWriter();
    try {
      const saved = engine.FPDF_SaveAsCopy(document, writer, SAVE_WITHOUT_SECURITY);
      const size = engine.PDFiumExt_GetFileWriterSize(writer);
      if (!saved || size === 0)
        throw new TestimonyError('damaged-file', { detail: 'it cannot be written anew' });
      const at = engine.pdfium.wasmExports.malloc(size);
      if (at === 0) throw new TestimonyError('too-large', { detail: 'memory' });
      engine.PDFiumExt_GetFileWriterData(writer, at, size);
      const copy = heap(engine).slice(at, at + size);
      engine.pdfium.wasmExports.free(at);
      return copy;
    } finally {
      engine.PDFiumExt_CloseFileWriter(writer);
    }
  }

  /** Lets go of the document and of all that is open in it. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#host !== undefined) this.engine.FPDF_CloseDocument(this.handle);
    this.#access?.letGo();
    if (this.#host === undefined) giveBack(this.engine);
  }
}
