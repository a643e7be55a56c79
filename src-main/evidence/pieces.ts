/** @file A PDF that the engine reads in pieces: it asks for the bytes it needs. */
import { type Engine, heap } from './pdfium-engine.ts';

export interface Pieces {
  readonly size: number;
  /** Fills `into` from `position`; returns how many bytes there were. */
  read(into: Uint8Array, position: number): number;
}

/** The engine counts bytes in 32 bits. */
export const LARGEST_IN_PIECES = 0xffff_ffff;
/** A WebAssembly module that hands on what it is given: only functions of such modules may stand in the table. */
const PASSES_ON = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  // One type, (i32, i32, i32, i32) to i32; import e.f of it; export it as f.
  1, 9, 1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 1, 0x7f, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5, 1, 1, 0x66, 0, 0,
]);

/** How the engine comes to the bytes. To be let go before the engine is given back. */
export class PiecesAccess {
  /** Address of what FPDF_LoadCustomDocument wants. */
  readonly at: number;
  readonly #engine: Engine;
  readonly #place: number;

  constructor(engine: Engine, pieces: Pieces) {
    this.#engine = engine;
    this.#place = callableFrom(engine, (_parameter, position, buffer, bytes) => {
      try {
        const into = heap(engine).subarray(buffer, buffer + bytes);
        return pieces.read(into, position >>> 0) === bytes ? 1 : 0;
      } catch {
        return 0;
      }
    });
    // FPDF_FILEACCESS: length, function, parameter.
    this.at = engine.pdfium.wasmExports.malloc(12);
    engine.pdfium.setValue(this.at, pieces.size | 0, 'i32');
    engine.pdfium.setValue(this.at + 4, this.#place, 'i32');
    engine.pdfium.setValue(this.at + 8, 0, 'i32');
  }

  letGo(): void {
    tableOf(this.#engine).set(this.#place, null);
  }
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
