/** @file Texts whose letters may show nothing though they are painted: only the drawn page says whether they do. */
import type { Engine } from '../pdfium-engine.ts';
import type { Scratch } from '../scratch.ts';

/** A font file with the drawing of even one letter is larger; one whose letters are drawings of the page's own has none. Bytes. */
const LEAST_FONT = 700;
/** Many programs write every letter by a font of drawings; to draw whole pages for it would be half of the look again. */
const MOST_OF_A_FONT = 3;
/** "ActualText" as the engine gives a key: UTF-16 with its end. */
const KEY_BYTES = 22;

export class Blanks {
  readonly #engine: Engine;
  readonly #scratch: Scratch;
  /** How many texts of a doubtful font were named; -1 for a font that is none. */
  readonly #fonts = new Map<number, number>();

  constructor(engine: Engine, scratch: Scratch) {
    this.#engine = engine;
    this.#scratch = scratch;
  }

  maybe(object: number): boolean {
    return this.#isInAnyFont(this.#engine.FPDFTextObj_GetFont(object));
  }

  /** A font of drawings (Type 3), or one with next to nothing in it: the first few texts tell of all that are drawn in it. */
  #isInAnyFont(font: number): boolean {
    const named = this.#fonts.get(font) ?? (this.#isDoubtful(font) ? 0 : -1);
    const isNamed = named >= 0 && named < MOST_OF_A_FONT;
    this.#fonts.set(font, isNamed ? named + 1 : named);
    return isNamed;
  }

  #isDoubtful(font: number): boolean {
    if (font === 0 || this.#engine.FPDFFont_GetIsEmbedded(font) !== 1) return false;
    const isTold = this.#engine.FPDFFont_GetFontData(font, 0, 0, this.#scratch.at);
    return !isTold || this.#scratch.integer(0) < LEAST_FONT;
  }

  /** The mark by which its letters are read as what the file says of them (stand-ins.ts); 0 where there is none. */
  standsFor(object: number): number {
    const engine = this.#engine;
    const { at } = this.#scratch;
    const marks = engine.FPDFPageObj_CountMarks(object);
    for (let i = 0; i < marks; i += 1) {
      const mark = engine.FPDFPageObj_GetMark(object, i);
      const count = engine.FPDFPageObjMark_CountParams(mark);
      for (let k = 0; k < count; k += 1) {
        if (engine.FPDFPageObjMark_GetParamKey(mark, k, 0, 0, at) && this.#scratch.integer(0) === KEY_BYTES)
          return mark;
      }
    }
    return 0;
  }
}
