/**
 * @file Letters that are read as what the file says of them (ActualText, ISO 32000-2, 14.9.4), whatever is drawn: small capitals,
 * joined letters, and, where somebody wants it, words that are nowhere on the page.
 *
 * [Note: said and drawn] What is drawn is read of the page without its ActualText, which is taken off the open page and put back.
 * Words that are said and not drawn are looked for by their letters, in any order and any case: a line that reads from the right
 * is drawn from the left. A font may have no table of its letters; each of those it draws may then stand for some.
 */
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import { textOfPdfBytes } from '../../core/text/pdf-text.ts';
import { heap } from '../pdfium-engine.ts';
import { around, type Box } from './geometry.ts';
import { type OpenPage, PageDots } from './page-dots.ts';

const KEY = 'ActualText';
/** Letters that are said and not drawn; one less is a letter that is written in two ways. */
const FEWEST_LETTERS = 2;
/** Letters that one drawn sign of a font without a table may stand for. */
const MOST_OF_A_SIGN = 4;
/** Of one text that is said. Bytes. */
const LONGEST = 100_000;

/** Texts of a page that one ActualText stands for. By the engine's handles. */
export interface StandIn {
  readonly mark: number;
  readonly texts: readonly number[];
  /** Around all of them; null where that is not told. */
  readonly box: Box | null;
}

type Hidden = Pick<HiddenWords, 'kind' | 'words'>;

export class StandIns {
  readonly #open: OpenPage;
  readonly #all: readonly StandIn[];
  /** As the file has it: the engine takes every string for UTF-8, which what other scripts are written in is not. */
  readonly #bytes = new Map<number, Uint8Array>();
  readonly #said = new Map<number, string>();

  constructor(open: OpenPage, all: readonly StandIn[]) {
    this.#open = open;
    this.#all = all;
    for (const { mark } of all) {
      const bytes = this.#read(mark);
      this.#bytes.set(mark, bytes);
      this.#said.set(mark, textOfPdfBytes(bytes.subarray(0, LONGEST)).toWellFormed());
    }
  }

  /** Runs `use` with the text of the page as it is drawn, by the engine's handle, and puts back what is said instead. */
  withDrawn<T>(use: (text: number) => T): T {
    const { document, page } = this.#open;
    const { engine } = document;
    for (const { mark, texts } of this.#all) engine.FPDFPageObjMark_RemoveParam(texts[0] ?? 0, mark, KEY);
    try {
      return document.withTextOf(page, use);
    } finally {
      for (const { mark, texts } of this.#all) this.#putBack(mark, texts[0] ?? 0);
    }
  }

  /** Words that are said and not drawn. `drawn` is the text of the page as it is drawn. */
  otherWords(drawn: number): Hidden[] {
    const { byText, all } = this.#lettersDrawn(drawn);
    const doubtful = this.#all.flatMap((one) => {
      const said = lettersOf(this.#said.get(one.mark) ?? '');
      const own = one.texts.flatMap((text) => byText.get(text) ?? []);
      const missing = notIn(said, own.map(({ letters }) => letters).join(''));
      if (missing < FEWEST_LETTERS || all.includes(said)) return [];
      const signs = own.filter(({ isUnknown }) => isUnknown).length;
      return [{ ...one, isOther: missing > signs * MOST_OF_A_SIGN }];
    });
    if (doubtful.length === 0) return [];
    const unseen = this.#unseen(doubtful);
    const told = (kind: Hidden['kind'], of: readonly StandIn[]): Hidden[] =>
      of.length === 0
        ? []
        : [{ kind, words: of.map(({ mark }) => inOneLine(this.#said.get(mark))).join(' ') }];
    return [
      ...told('invisible', unseen),
      ...told(
        'other-than-shown',
        doubtful.filter((one) => one.isOther && !unseen.includes(one)),
      ),
    ];
  }

  #lettersDrawn(drawn: number) {
    const { engine } = this.#open.document;
    const ours = new Set(this.#all.flatMap(({ texts }) => texts));
    const byText = new Map<number, { readonly letters: string; readonly isUnknown: boolean }[]>();
    const all: string[] = [];
    const count = engine.FPDFText_CountChars(drawn);
    for (let at = 0; at < count; at += 1) {
      const code = engine.FPDFText_GetUnicode(drawn, at);
      const text = engine.FPDFText_GetTextObject(drawn, at);
      const isUnknown = code === 0 || engine.FPDFText_HasUnicodeMapError(drawn, at) === 1;
      const letters = isUnknown ? '' : lettersOf(String.fromCodePoint(code));
      all.push(letters);
      if (!ours.has(text)) continue;
      const own = byText.get(text) ?? [];
      own.push({ letters, isUnknown });
      byText.set(text, own);
    }
    return { byText, all: all.join('') };
  }

  /** Those whose place is the same without anything that they stand for. */
  #unseen<T extends StandIn>(all: readonly T[]): readonly T[] {
    const { engine } = this.#open.document;
    const place = all
      .flatMap(({ box }) => (box === null ? [] : [box]))
      .reduce<Box | null>((whole, box) => (whole === null ? box : around(whole, box)), null);
    if (place === null) return all;
    const texts = all.flatMap((one) => one.texts);
    const withThem = PageDots.draw(this.#open, place);
    for (const text of texts) engine.FPDFPageObj_SetIsActive(text, false);
    const without = PageDots.draw(this.#open, place);
    for (const text of texts) engine.FPDFPageObj_SetIsActive(text, true);
    return all.filter(({ box }) => box === null || !withThem.differs(without, box));
  }

  #read(mark: number): Uint8Array {
    const { document, scratch } = this.#open;
    const { engine } = document;
    const isTold = engine.FPDFPageObjMark_GetParamBlobValue(mark, KEY, 0, 0, scratch.at);
    const size = isTold ? scratch.integer(0) : 0;
    return this.#withRoom(size, (buffer) => {
      engine.FPDFPageObjMark_GetParamBlobValue(mark, KEY, buffer, size, scratch.at);
      return heap(engine).slice(buffer, buffer + size);
    });
  }

  #putBack(mark: number, text: number): void {
    const { engine, handle } = this.#open.document;
    const bytes = this.#bytes.get(mark) ?? new Uint8Array();
    this.#withRoom(bytes.length, (buffer) => {
      heap(engine).set(bytes, buffer);
      engine.FPDFPageObjMark_SetBlobParam(handle, text, mark, KEY, buffer, bytes.length);
    });
  }

  #withRoom<T>(bytes: number, use: (buffer: number) => T): T {
    const { malloc, free } = this.#open.document.engine.pdfium.wasmExports;
    const buffer = malloc(Math.max(1, bytes));
    try {
      return use(buffer);
    } finally {
      free(buffer);
    }
  }
}

/** Letters of Arabic script that are drawn alike within a word: a font may call the drawing by either. */
const DRAWN_ALIKE: Readonly<Record<string, string>> = { ی: 'ي', ى: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ە: 'ه' };

/** Without marks over and under them, which are parts of letters in one font and letters of their own in another. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[یىکہھە]/gu, (letter) => DRAWN_ALIKE[letter] ?? letter);

/** How many letters of `said` are not in `drawn`, each counted as often as it stands there. */
function notIn(said: string, drawn: string): number {
  const left = new Map<string, number>();
  for (const letter of drawn) left.set(letter, (left.get(letter) ?? 0) + 1);
  let missing = 0;
  for (const letter of said) {
    const count = left.get(letter) ?? 0;
    if (count === 0) missing += 1;
    else left.set(letter, count - 1);
  }
  return missing;
}

const inOneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim();
