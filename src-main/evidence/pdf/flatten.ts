/**
 * @file Draws marks into the pages themselves. Copying pages, as every bundle does, leaves form answers,
 * stamps and comments behind; what is part of the page goes along.
 *
 * PDFium's own FPDFPage_Flatten is not used: it rewrites page sizes (it forgets inherited ones).
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage, type PDFRef, PDFStream } from 'pdf-lib';
import { type Mark, nameOf, numberOf } from './annotations.ts';
import { uprightAbout } from './upright.ts';

/** What makes a document do things rather than show things. */
const ACTIVE_CATALOG_ENTRIES = ['AcroForm', 'OpenAction', 'AA', 'Perms'];

/** Draws the shown marks that have a drawing; then only links are left lying on the pages. */
export function flatten(document: PDFDocument, marks: readonly Mark[]): void {
  document.getPages().forEach((page, index) => {
    const shown = marks.filter((mark) => mark.page === index && mark.shown);
    // Fields lie above the rest in the readers people fill them in with, whatever their order in the file.
    const drawn = [...shown.filter((mark) => !isField(mark)), ...shown.filter(isField)];
    const commands = drawn.map((mark) => draw(document, page, mark)).filter((command) => command !== '');
    if (commands.length > 0) append(document, page, commands.join('\n'));
    keepLinks(document, page);
    page.node.delete(PDFName.of('AA'));
  });
  for (const entry of ACTIVE_CATALOG_ENTRIES) document.catalog.delete(PDFName.of(entry));
  const names = document.catalog.lookup(PDFName.of('Names'));
  if (names instanceof PDFDict) names.delete(PDFName.of('JavaScript'));
}

const isField = ({ kind }: Mark): boolean => kind === 'Widget';

/** The command that draws one mark, or nothing. ISO 32000-2, 12.5.5, algorithm "appearance streams". */
function draw(document: PDFDocument, page: PDFPage, mark: Mark): string {
  if (mark.appearance === 'nothing' || mark.appearance === 'missing') return '';
  const stream = document.context.lookup(mark.appearance);
  if (!(stream instanceof PDFStream)) return '';
  const [left, bottom, right, top] = mark.rect;
  // A drawing that does not say how large it is, is as large as its mark: so readers take it.
  const box = numbers(stream.dict.lookup(PDFName.of('BBox')), 4) ?? [0, 0, right - left, top - bottom];
  stream.dict.set(PDFName.of('BBox'), document.context.obj([...box]));
  const matrix = numbers(stream.dict.lookup(PDFName.of('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0];
  const placed = bounds(box, matrix);
  const width = placed.right - placed.left;
  const height = placed.top - placed.bottom;
  if (width <= 0 || height <= 0) return '';
  const sx = (right - left) / width;
  const sy = (top - bottom) / height;
  const fitted = [sx, 0, 0, sy, left - placed.left * sx, bottom - placed.bottom * sy];
  const turned = mark.keepsUpright ? uprightAbout(mark.rect, page.getRotation().angle) : [];
  makeForm(document, stream, mark);
  const name = page.node.newXObject('Mark', mark.appearance);
  const commands = [...turned, fitted].map((matrix) => `${matrix.map(operand).join(' ')} cm`);
  return `q ${commands.join(' ')} ${name.toString()} Do Q`;
}

/** Five places, and never the "-0.00000" of a tiny negative. */
const operand = (n: number): string => (Number(n.toFixed(5)) || 0).toFixed(5);

/** Some writers leave out what makes a drawing usable by itself; readers fill it in from the form. */
function makeForm(document: PDFDocument, stream: PDFStream, mark: Mark): void {
  stream.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  if (mark.kind !== 'Widget') return;
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  const shared = form instanceof PDFDict ? form.lookup(PDFName.of('DR')) : undefined;
  const own = stream.dict.lookup(PDFName.of('Resources'));
  const resources = own instanceof PDFDict ? own : document.context.obj({});
  stream.dict.set(PDFName.of('Resources'), resources);
  if (shared instanceof PDFDict) lend(shared, resources);
  const fonts = fontsOf(resources) ?? document.context.obj({});
  resources.set(PDFName.of('Font'), fonts);
  for (const [name, font] of Object.entries(STANDARD_FONTS)) {
    if (!fonts.has(PDFName.of(name))) fonts.set(PDFName.of(name), document.context.obj(font));
  }
}

/** Under these names every form finds them, also where it forgot to say so. */
const STANDARD_FONTS = {
  Helv: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', Encoding: 'WinAnsiEncoding' },
  ZaDb: { Type: 'Font', Subtype: 'Type1', BaseFont: 'ZapfDingbats' },
};

/** Gives `to` what `from` has and it has not; of fonts, each. */
function lend(from: PDFDict, to: PDFDict): void {
  for (const [key, value] of from.entries()) if (!to.has(key)) to.set(key, value);
  const [lent, own] = [fontsOf(from), fontsOf(to)];
  if (lent === null || own === null || lent === own) return;
  for (const [name, font] of lent.entries()) if (!own.has(name)) own.set(name, font);
}

function fontsOf(resources: PDFDict): PDFDict | null {
  const fonts = resources.lookup(PDFName.of('Font'));
  return fonts instanceof PDFDict ? fonts : null;
}

/** Adds commands after the page's own, which are fenced so that what they leave behind does not reach ours. */
function append(document: PDFDocument, page: PDFPage, commands: string): void {
  const { context } = document;
  const stream = (text: string): PDFRef => context.register(context.stream(text));
  page.node.normalize();
  dropEmpty(page);
  if (!page.node.wrapContentStreams(stream('q\n'), stream('\nQ\n'))) page.node.normalize();
  page.node.addContentStream(stream(`${commands}\n`));
}

/**
 * Takes out contents of no bytes at all. Programs that pack what they write say of them that they are packed, which no bytes
 * are; some readers stop there and show nothing of what comes after.
 */
function dropEmpty(page: PDFPage): void {
  const contents = page.node.normalizedEntries().Contents;
  if (!(contents instanceof PDFArray)) return;
  for (let i = contents.size() - 1; i >= 0; i -= 1) {
    const part = contents.lookup(i);
    if (part instanceof PDFStream && part.getContentsSize() === 0) contents.remove(i);
  }
}

function keepLinks(document: PDFDocument, page: PDFPage): void {
  const list = page.node.lookup(PDFName.of('Annots'));
  if (!(list instanceof PDFArray)) return;
  const links = list.asArray().filter((entry) => {
    const dict = document.context.lookup(entry);
    return dict instanceof PDFDict && nameOf(dict.lookup(PDFName.of('Subtype'))) === 'Link';
  });
  if (links.length === 0) page.node.delete(PDFName.of('Annots'));
  else page.node.set(PDFName.of('Annots'), document.context.obj(links));
}

function numbers(object: unknown, count: number): number[] | null {
  if (!(object instanceof PDFArray) || object.size() < count) return null;
  return Array.from({ length: count }, (_, i) => numberOf(object.lookup(i)));
}

/** The upright box around a box that `matrix` has moved and turned. */
function bounds(box: readonly number[], matrix: readonly number[]) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const corners = [
    [x1, y1],
    [x1, y2],
    [x2, y1],
    [x2, y2],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f]);
  const xs = corners.map(([x = 0]) => x);
  const ys = corners.map(([, y = 0]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
