/**
 * @file The PDF engine, started once and lent out to one document at a time. What a file did to the engine's memory
 * must not reach the next file: when it comes back, all of its memory is put back to what it was before its first
 * file. That takes less than a millisecond; starting another takes seven, and leaves its memory to the collector.
 *
 * The engine is WebAssembly: it cannot reach files or the network, and this build runs no JavaScript. Besides its
 * memory it has a table of functions, which its own code cannot write, and the place of its stack; an engine whose
 * stack is not where it was has been stopped in the middle of something, and is not used again.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

// The engine's calls that are made for every letter and every shape of a page, without the wrapping its
// package puts around each: looked up by name, arguments gathered and spread, checked for being there. Measured on
// 18,000 letters: a fifth of the time.

/** Numbers in, a number out. */
const NUMBERS = [
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetClipPath',
  'FPDFPageObj_GetMark',
  'FPDFPageObj_GetType',
  'FPDFPageObjMark_CountParams',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetType',
  'FPDFText_CountChars',
  'FPDFText_GetCharAngle',
  'FPDFText_GetTextObject',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetTextRenderMode',
] as const;
/** Numbers in, yes or no out. */
const YES_OR_NO = [
  'FPDF_GetPageBoundingBox',
  'FPDF_PageToDevice',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObjMark_GetParamKey',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetPoint',
  'FPDFText_GetCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFTextObj_GetFontSize',
] as const;

type Call = (...numbers: readonly number[]) => number;

/** Puts them into `engine`, which keeps its other calls as they are. */
function quicken(engine: WrappedPdfiumModule): void {
  const calls = engine.pdfium.wasmExports as unknown as Readonly<Record<string, Call>>;
  const quick: Record<string, unknown> = {};
  for (const name of NUMBERS) quick[name] = calls[name];
  for (const name of YES_OR_NO) quick[name] = answering(calls[name] as Call);
  Object.assign(engine, quick);
}

/** What a call is given beyond its own arguments is ignored by the engine. */
const answering =
  (call: Call) =>
  (
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
    g: number,
    h: number,
    i: number,
    j: number,
  ) =>
    call(a, b, c, d, e, f, g, h, i, j) !== 0;

export type Engine = WrappedPdfiumModule;

/** More than this are not kept: two files are open where one is compared with its copy. */
const MOST_IDLE = 2;
/** Of WebAssembly's memory, which is made of whole ones. */
const PAGE = 64 * 1024;
const NOTHING = Buffer.alloc(PAGE);
/** Memory never shrinks; an engine that grew further is let go. */
const LARGEST_KEPT = 128 * 1024 * 1024;

interface Fresh {
  /** All that is not zero in its memory. */
  readonly memory: Uint8Array;
  readonly stack: number;
}

let compiled: Promise<WebAssembly.Module> | undefined;
const idle: Engine[] = [];
const fresh = new WeakMap<Engine, Fresh>();

/** An engine that has seen no file. Give it back when its document is done with. */
export async function borrowEngine(): Promise<Engine> {
  return idle.pop() ?? (await startEngine());
}

/** One engine, started before there is a file for it. */
export async function startAhead(): Promise<void> {
  // It has seen no file: to put its memory back would only fetch all of it from the system.
  if (idle.length === 0) idle.push(await startEngine());
}

/** Whatever was open in it is gone afterwards. */
export function giveBack(engine: Engine): void {
  const before = fresh.get(engine);
  const memory = heap(engine);
  if (before === undefined || idle.length >= MOST_IDLE || memory.length > LARGEST_KEPT) return;
  if (stackOf(engine) !== before.stack) return;
  memory.set(before.memory);
  clear(memory, before.memory.length);
  idle.push(engine);
}

/**
 * Only what something was written to: an engine asks for a good half more than it needs, and what nobody ever wrote to the
 * system does not hold. Measured: 37 MB for each decoder.
 */
function clear(memory: Uint8Array, from: number): void {
  for (let at = from; at < memory.length; at += PAGE) {
    if (!NOTHING.equals(memory.subarray(at, at + PAGE))) memory.fill(0, at, at + PAGE);
  }
}

/** The engine's memory; asked anew each time, because it moves when it grows. */
export function heap(engine: Engine): Uint8Array {
  return (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
}

async function startEngine(): Promise<Engine> {
  const code = await engineCode();
  const engine = await init({
    instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (i: WebAssembly.Instance, m: WebAssembly.Module) => void,
    ) => {
      void WebAssembly.instantiate(code, imports).then((instance) => done(instance, code));
      return {};
    },
    print: () => undefined,
    printErr: () => undefined,
  } as unknown as Parameters<typeof init>[0]);
  quicken(engine);
  engine.PDFiumExt_Init();
  fresh.set(engine, { memory: heap(engine).slice(0, usedOf(engine)), stack: stackOf(engine) });
  return engine;
}

/** Bytes of its memory up to the last page that is not all zero: compared page by page, not number by number. */
function usedOf(engine: Engine): number {
  const memory = heap(engine);
  let used = memory.length;
  while (used > 0 && NOTHING.equals(memory.subarray(used - PAGE, used))) used -= PAGE;
  return used;
}

/** Reads and compiles the engine once per thread. */
function engineCode(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')).then((code) =>
    WebAssembly.compile(code),
  );
  return compiled;
}

function stackOf(engine: Engine): number {
  const { emscripten_stack_get_current: current } = engine.pdfium.wasmExports as unknown as {
    emscripten_stack_get_current(): number;
  };
  return current();
}
