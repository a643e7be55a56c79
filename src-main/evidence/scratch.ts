/** @file A piece of the engine's memory for the numbers it answers with by address. */
import { type Engine, heap } from './pdfium-engine.ts';

export class Scratch {
  /** Its address in the engine. */
  readonly at: number;
  readonly #engine: Engine;
  #view: DataView<ArrayBufferLike>;

  constructor(engine: Engine, bytes: number) {
    this.#engine = engine;
    this.at = engine.pdfium.wasmExports.malloc(bytes);
    this.#view = new DataView(heap(engine).buffer);
  }

  /** The numbers at `index`, counted in numbers of their own size. */
  integer(index: number): number {
    return this.#now().getInt32(this.at + index * 4, true);
  }

  float(index: number): number {
    return this.#now().getFloat32(this.at + index * 4, true);
  }

  double(index: number): number {
    return this.#now().getFloat64(this.at + index * 8, true);
  }

  /** The first two doubles and the next two, as the engine gives a box: left, right, bottom, top. */
  box(): readonly [number, number, number, number] {
    const view = this.#now();
    const { at } = this;
    return [
      view.getFloat64(at, true),
      view.getFloat64(at + 16, true),
      view.getFloat64(at + 8, true),
      view.getFloat64(at + 24, true),
    ];
  }

  /** UTF-16 of `length` units. */
  text(length: number): string {
    const bytes = new Uint8Array(this.#now().buffer, this.at, length * 2);
    return Buffer.from(bytes).toString('utf16le');
  }

  free(): void {
    this.#engine.pdfium.wasmExports.free(this.at);
  }

  /** The memory moves when it grows. */
  #now(): DataView<ArrayBufferLike> {
    const { buffer } = heap(this.#engine);
    if (this.#view.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }
}
