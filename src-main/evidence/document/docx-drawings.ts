/**
 * @file Pictures, text boxes and drawings of Word (ECMA-376, 20.4, and VML): what can be drawn is, and anything else is a
 * frame of its size with the words that are in it.
 */
import type { Borders, Box, FlowBlock, Inline, Placed, Stroke } from '../../contract/laid-out.ts';
import type { Pictures } from './pictures.ts';
import { all, at, child, type Element, textOf, within } from './tree.ts';

/** DrawingML's angles (ECMA-376 part 1, 20.1.10.3). */
const UNITS_A_DEGREE = 60_000;

export interface DrawingPlace {
  /** The file of the package that the drawing is in, whose links it follows. */
  link(id: string): { readonly name: string; readonly bytes: Uint8Array | undefined } | null;
  readonly pictures: Pictures;
  blocks(of: Element): readonly FlowBlock[];
  /** Of a fill, the theme's among them; empty where it has none that is known. */
  color(fill: Element | undefined): string;
  /** Letters without paragraphs: of a chart, of a formula. */
  line(text: string): FlowBlock;
}

/** Where it lies: `null` in the line, else from an edge of the page, of what is within the margins, or of the paragraph. */
export interface Drawing {
  readonly content: Placed['content'];
  readonly floats: null | { readonly x: FloatPlace; readonly y: FloatPlace; readonly moves: boolean };
}
export interface FloatPlace {
  readonly from: 'page' | 'margin' | 'paragraph';
  readonly offset: number;
  readonly align: string;
}

const EMU = 12_700;
const MOST_POINTS = 3_000;
const points = (written: string | undefined): number => {
  const number = Number(written) / EMU;
  return Number.isFinite(number) ? Math.max(-MOST_POINTS, Math.min(MOST_POINTS, number)) : 0;
};

/** The drawing of a w:drawing. */
export function drawingOf(drawing: Element, place: DrawingPlace): Drawing[] {
  return within(drawing).flatMap((frame) => {
    const { cx, cy } = child(frame, 'wp:extent')?.attributes ?? {};
    const size = { width: Math.abs(points(cx)), height: Math.abs(points(cy)) };
    const { descr = '', name = '', hidden } = child(frame, 'wp:docPr')?.attributes ?? {};
    if (hidden === '1') return [];
    const content = contentOf(at(frame, 'a:graphic', 'a:graphicData'), size, { alt: descr, name }, place);
    return [{ content, floats: frame.name === 'wp:anchor' ? floatOf(frame) : null }];
  });
}

function floatOf(frame: Element): NonNullable<Drawing['floats']> {
  const direction = (name: string): FloatPlace => {
    const position = child(frame, name);
    const from = position?.attributes.relativeFrom ?? '';
    const align = child(position, 'wp:align');
    return {
      from: from === 'page' ? 'page' : /margin/i.test(from) ? 'margin' : 'paragraph',
      offset: points(textOf(child(position, 'wp:posOffset') ?? '0')),
      align: align === undefined ? '' : textOf(align),
    };
  };
  const moves = ['wp:wrapSquare', 'wp:wrapTight', 'wp:wrapThrough', 'wp:wrapTopAndBottom'].some(
    (name) => child(frame, name) !== undefined,
  );
  return { x: direction('wp:positionH'), y: direction('wp:positionV'), moves };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function contentOf(
  data: Element | undefined,
  size: Size,
  { alt, name }: { readonly alt: string; readonly name: string },
  place: DrawingPlace,
): Drawing['content'] {
  const said = alt || name;
  const picture = child(data, 'pic:pic');
  if (picture !== undefined) return pictureOf(picture, size, said, place);
  const shape = child(data, 'wps:wsp');
  if (shape !== undefined) {
    const drawn = shapeOf(shape, size, place);
    if (drawn !== null) return drawn;
  }
  // A group, a canvas, a chart, a diagram: what is in it stands in a frame, one below the other.
  const inside = all(data, 'pic:pic', 'wps:wsp').flatMap((one): FlowBlock[] => {
    if (one.name === 'wps:wsp')
      return [...place.blocks(child(child(one, 'wps:txbx'), 'w:txbxContent') ?? one)];
    const { cx, cy } = at(one, 'pic:spPr', 'a:xfrm', 'a:ext')?.attributes ?? {};
    const own = { width: Math.min(size.width, points(cx)), height: Math.min(size.height, points(cy)) };
    return [inlineBlock(place, pictureOf(one, own, said, place))];
  });
  const frame = { kind: 'not-drawn', what: 'drawing', name: said, ...size } as const;
  const chart = all(data, 'c:chart', 'dgm:relIds').at(0);
  const linked = place.link(chart?.attributes['r:id'] ?? chart?.attributes['r:dm'] ?? '');
  const words = linked?.bytes === undefined ? [] : wordsOfPart(linked.bytes);
  const blocks = [...inside, ...words.map((text) => place.line(text))];
  if (blocks.length === 0) return frame;
  const box: Box = {
    width: size.width,
    height: 0,
    inset: { top: 2, right: 2, bottom: 2, left: 2 },
    borders: {},
    fill: '',
    blocks: [inlineBlock(place, { ...frame, height: Math.min(24, size.height) }), ...blocks],
  };
  return { kind: 'box', box };
}

const inlineBlock = (place: DrawingPlace, inline: Inline): FlowBlock => {
  const line = place.line('');
  return line.kind === 'paragraph' ? { ...line, inlines: [inline] } : line;
};

/** What a chart or a diagram says: its titles, and what it counts. */
function wordsOfPart(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  const found = text.matchAll(/<(?:a:t|c:v)>([^<]{1,500})<\/(?:a:t|c:v)>/g);
  const said = [...found].slice(0, 400).map(([, words = '']) => words);
  return said.length === 0 ? [] : [said.join(' · ')];
}

function pictureOf(picture: Element, size: Size, alt: string, place: DrawingPlace): Drawing['content'] {
  const fill = child(picture, 'pic:blipFill');
  const linked = place.link(child(fill, 'a:blip')?.attributes['r:embed'] ?? '');
  const cut = Object.entries(child(fill, 'a:srcRect')?.attributes ?? {}).some(
    ([side, written]) => /^[lrtb]$/.test(side) && Math.abs(Number(written)) > 1_000,
  );
  // What somebody cut off is in the file all the same, and must not go along.
  if (linked === null || cut || !place.pictures.take(linked.name, linked.bytes))
    return { kind: 'not-drawn', what: 'picture', name: alt, ...size };
  const rotation = Number(at(picture, 'pic:spPr', 'a:xfrm')?.attributes.rot ?? 0) / UNITS_A_DEGREE;
  const turned = Number.isFinite(rotation) ? rotation % 360 : 0;
  return { kind: 'picture', name: linked.name, alt, turned, ...size };
}

/** A text box, a rectangle, a line; null for any other without words. */
function shapeOf(shape: Element, size: Size, place: DrawingPlace): Drawing['content'] | null {
  const properties = child(shape, 'wps:spPr');
  const kind = child(properties, 'a:prstGeom')?.attributes.prst ?? '';
  const words = at(shape, 'wps:txbx', 'w:txbxContent');
  const stroke = lineOf(child(properties, 'a:ln'), place);
  // Of grounds that change over, the first colour.
  const ground = child(properties, 'a:solidFill') ?? at(properties, 'a:gradFill', 'a:gsLst', 'a:gs');
  const fill = place.color(ground);
  const plain = { inset: { top: 0, right: 0, bottom: 0, left: 0 }, fill, blocks: [] };
  if (words === undefined) {
    if (/^(line|straightConnector1)$/.test(kind) && (size.width < 1 || size.height < 1)) {
      const side = size.height < 1 ? ('top' as const) : ('left' as const);
      const drawn = stroke ?? { width: 0.75, color: '#000000', dash: 'solid' as const };
      return { kind: 'box', box: { ...size, ...plain, borders: { [side]: drawn } } };
    }
    if (kind !== 'rect' && kind !== 'roundRect') return null;
    return { kind: 'box', box: { ...size, ...plain, borders: around(stroke) } };
  }
  const body = child(shape, 'wps:bodyPr')?.attributes ?? {};
  const inset = (name: string, otherwise: number) =>
    body[name] === undefined ? otherwise : Math.max(0, points(body[name]));
  const box: Box = {
    width: size.width,
    height: size.height,
    inset: {
      top: inset('tIns', 3.6),
      right: inset('rIns', 7.2),
      bottom: inset('bIns', 3.6),
      left: inset('lIns', 7.2),
    },
    borders: around(stroke),
    fill,
    blocks: place.blocks(words),
  };
  return { kind: 'box', box };
}

const around = (stroke: Stroke | null): Borders =>
  stroke === null ? {} : { top: stroke, right: stroke, bottom: stroke, left: stroke };

function lineOf(line: Element | undefined, place: DrawingPlace): Stroke | null {
  if (line === undefined || child(line, 'a:noFill') !== undefined) return null;
  const color = place.color(child(line, 'a:solidFill'));
  const width = line.attributes.w === undefined ? 0.75 : points(line.attributes.w);
  return { width: Math.max(0.25, Math.min(12, width)), color: color || '#000000', dash: 'solid' };
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.346, mm: 2.8346, px: 0.75 };

/** Of a style: "width:144.5pt". */
function styled(style: string, name: string): number {
  const found = new RegExp(`(?:^|;)\\s*${name}:\\s*(-?[\\d.]+)(pt|in|cm|mm|px)`).exec(style);
  const number = Number(found?.[1] ?? 0) * (UNITS[found?.[2] ?? ''] ?? 1);
  return Number.isFinite(number) ? Math.max(-MOST_POINTS, Math.min(MOST_POINTS, number)) : 0;
}

/** What older programs write: w:pict, and the picture of a w:object. */
export function vmlOf(pict: Element, place: DrawingPlace): Drawing[] {
  const shapes = within(pict).filter(({ name }) => /^v:(shape|rect|roundrect|oval|line|group)$/.test(name));
  return shapes.flatMap((shape): Drawing[] => {
    const style = shape.attributes.style ?? '';
    const size = { width: styled(style, 'width'), height: styled(style, 'height') };
    const y = { from: 'paragraph', offset: styled(style, 'margin-top'), align: '' } as const;
    const x = { ...y, offset: styled(style, 'margin-left') };
    const floats = /position:\s*absolute/.test(style) ? { x, y, moves: false } : null;
    const image = all(shape, 'v:imagedata').at(0);
    const alt = image?.attributes['o:title'] ?? shape.attributes.alt ?? '';
    const linked = place.link(image?.attributes['r:id'] ?? '');
    if (linked !== null && place.pictures.take(linked.name, linked.bytes))
      return [{ content: { kind: 'picture', name: linked.name, alt, turned: 0, ...size }, floats }];
    const words = all(shape, 'w:txbxContent').flatMap((one) => place.blocks(one));
    if (words.length > 0) {
      const isLined = shape.attributes.stroked !== 'f';
      const borders = around(isLined ? { width: 0.75, color: '#000000', dash: 'solid' } : null);
      const inset = { top: 3.6, right: 7.2, bottom: 3.6, left: 7.2 };
      return [
        { content: { kind: 'box', box: { ...size, inset, borders, fill: '', blocks: words } }, floats },
      ];
    }
    if (image !== undefined)
      return [{ content: { kind: 'not-drawn', what: 'picture', name: alt, ...size }, floats }];
    if (shape.name === 'v:rect' && shape.attributes['o:hr'] === 't') {
      const borders: Borders = { top: { width: 0.75, color: '#808080', dash: 'solid' } };
      const inset = { top: 0, right: 0, bottom: 0, left: 0 };
      const box: Box = { width: size.width, height: 1.5, inset, borders, fill: '', blocks: [] };
      return [{ content: { kind: 'box', box }, floats }];
    }
    const word = all(shape, 'v:textpath').at(0)?.attributes.string ?? '';
    return [{ content: { kind: 'not-drawn', what: 'drawing', name: word || alt, ...size }, floats }];
  });
}
