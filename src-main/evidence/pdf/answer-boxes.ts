/**
 * @file Form answers and typed notes that the file holds as words without a drawing to match: each is drawn
 * anew, in fonts that have its letters, on the background and inside the border its field asks for.
 * ISO 32000-2, 12.7.4 (variable text) and 12.5.6.19 (MK).
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFRef } from 'pdf-lib';
import type { FormAnswer } from '../../contract/form-answer.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { fieldEntry, type Mark, nameOf, numberOf, placeOf, textOf } from './annotations.ts';
import { answerOf } from './words-on-pages.ts';

const MULTILINE = 1 << 12;
const COMB = 1 << 24;
const COMBO = 1 << 17;
const MOST_CELLS = 500;
const ALIGNS = ['left', 'center', 'right'] as const;

/**
 * Gives each of `marks` that has words a drawing of them; returns the places (`placeOf`) of those that are now
 * shown whole. One that cannot be keeps the drawing it has, or gets what fits where it has none or is one of `wrong`.
 */
export async function redraw(
  document: PDFDocument,
  marks: readonly Mark[],
  tools: IntakeTools,
  wrong: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const boxes = marks.flatMap((mark) => {
    const answer = boxOf(document, mark);
    return answer === null ? [] : [{ mark, answer }];
  });
  if (boxes.length === 0) return new Set();
  const set = tools.formAnswers(boxes.map(({ answer }) => answer));
  const pages = await document.embedPdf(set.pdf, [...boxes.keys()]);
  await Promise.all(pages.map((page) => page.embed()));
  const whole = new Set<string>();
  for (const [i, { mark, answer }] of boxes.entries()) {
    const page = pages[i];
    if (page === undefined) continue;
    if (set.whole[i] === true) whole.add(placeOf(mark));
    else if (mark.appearance !== 'missing' && !wrong.has(placeOf(mark))) continue;
    const drawing = document.context.register(drawingOf(document, mark, answer, page.ref));
    mark.dict.set(PDFName.of('AP'), document.context.obj({ N: drawing }));
    mark.dict.delete(PDFName.of('AS'));
  }
  return whole;
}

function boxOf(document: PDFDocument, mark: Mark): FormAnswer | null {
  const [left, bottom, right, top] = mark.rect;
  const sideways = turnOf(mark.dict) % 180 !== 0;
  const [width, height] = sideways ? [top - bottom, right - left] : [right - left, top - bottom];
  if (!(width >= 1 && height >= 1)) return null;
  const text = wordsIn(mark);
  if (text === null) return null;
  const flags = numberOf(fieldEntry(mark.dict, 'Ff'));
  const style = styleOf(document, mark.dict);
  const isText = nameOf(fieldEntry(mark.dict, 'FT')) === 'Tx';
  const comb = isText && (flags & COMB) !== 0 ? numberOf(fieldEntry(mark.dict, 'MaxLen')) : 0;
  // An answer longer than its cells is written across them.
  const cells = [...text].length <= comb && comb <= MOST_CELLS ? Math.round(comb) : 0;
  return {
    ...style,
    text,
    width,
    height,
    align: ALIGNS[numberOf(fieldEntry(mark.dict, 'Q'))] ?? 'left',
    multiline: mark.kind === 'FreeText' || (isText ? (flags & MULTILINE) !== 0 : (flags & COMBO) === 0),
    cells,
  };
}

function wordsIn(mark: Mark): string | null {
  if (mark.kind === 'FreeText') return mark.contents === '' ? null : mark.contents;
  return answerOf(mark.dict)?.[0] ?? null;
}

/** Size and colour of the default appearance: the field's own, or the form's. */
function styleOf(document: PDFDocument, dict: PDFDict): Pick<FormAnswer, 'size' | 'colour'> {
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  const shared = form instanceof PDFDict ? form.lookup(PDFName.of('DA')) : undefined;
  const written = textOf(fieldEntry(dict, 'DA')) || textOf(shared);
  const size = Number(/([\d.]+)\s+Tf/.exec(written)?.[1] ?? 0);
  return { size: Number.isFinite(size) ? Math.min(size, 144) : 0, colour: colourIn(written) };
}

function colourIn(written: string): readonly [number, number, number] {
  const operands = /((?:-?[\d.]+\s+)+)(?:rg|g|k)\b/.exec(written)?.[1] ?? '';
  return rgb(operands.trim().split(/\s+/).map(Number));
}

/** Grey, RGB or CMYK as RGB; black for anything else. */
function rgb(parts: readonly number[]): readonly [number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = parts.map((part) => Math.min(1, Math.max(0, part || 0)));
  if (parts.length === 1) return [a, a, a];
  if (parts.length === 3) return [a, b, c];
  if (parts.length === 4) return [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)];
  return [0, 0, 0];
}

function turnOf(dict: PDFDict): number {
  const settings = dict.lookup(PDFName.of('MK'));
  const turn = settings instanceof PDFDict ? numberOf(settings.lookup(PDFName.of('R'))) : 0;
  return (((Math.round(turn / 90) * 90) % 360) + 360) % 360;
}

const TURNS: Readonly<Record<number, readonly number[]>> = {
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
};

function drawingOf(document: PDFDocument, mark: Mark, { width, height }: FormAnswer, words: PDFRef) {
  const settings = mark.dict.lookup(PDFName.of('MK'));
  const look = settings instanceof PDFDict ? settings : undefined;
  const isNote = mark.kind === 'FreeText';
  const fill = colourEntry(isNote ? mark.dict : look, isNote ? 'C' : 'BG');
  const line = isNote ? null : colourEntry(look, 'BC');
  const thick = lineWidth(mark.dict);
  const commands = [
    fill === null ? '' : `${fill.join(' ')} rg 0 0 ${width} ${height} re f`,
    line === null || thick === 0
      ? ''
      : `${line.join(' ')} RG ${thick} w ${thick / 2} ${thick / 2} ${width - thick} ${height - thick} re S`,
  ].filter((command) => command !== '');
  const { context } = document;
  return context.stream(['q', ...commands, 'Q q /W Do Q'].join('\n'), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Matrix: context.obj([...(TURNS[turnOf(mark.dict)] ?? [1, 0, 0, 1, 0, 0])]),
    Resources: { XObject: { W: words } },
  });
}

function colourEntry(dict: PDFDict | undefined, key: string): readonly number[] | null {
  const list = dict?.lookup(PDFName.of(key));
  if (!(list instanceof PDFArray) || list.size() === 0) return null;
  return rgb(Array.from({ length: list.size() }, (_, i) => numberOf(list.lookup(i))));
}

function lineWidth(dict: PDFDict): number {
  const style = dict.lookup(PDFName.of('BS'));
  const width = style instanceof PDFDict ? style.lookup(PDFName.of('W')) : undefined;
  return width instanceof PDFNumber ? Math.min(Math.max(0, width.asNumber()), 20) : 1;
}
