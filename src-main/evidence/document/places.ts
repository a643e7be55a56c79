/** @file Where a paragraph stands, and what lies on the page beside its lines. */
import type { FlowBlock, Look, Paragraph, Placed } from '../../contract/laid-out.ts';
import type { Drawing, FloatPlace } from './docx-drawings.ts';
import type { ParagraphLook } from './docx-styles.ts';
import type { Around } from './docx-tables.ts';
import { Looks } from './laid-out.ts';
import type { Line } from './line.ts';

/** A paragraph that was read, in its pieces between page breaks. */
export function blocksOf(line: Line, look: ParagraphLook, mark: Look, around: Around): FlowBlock[] {
  const paragraph = asParagraph(look, mark);
  const { onPage, placed } = positioned(line.drawings, look, around);
  const blocks: FlowBlock[] = look.breakBefore === true ? [{ kind: 'page-break' }] : [];
  blocks.push(...onPage);
  for (const [i, piece] of line.pieces.entries()) {
    if (piece === 'page-break' || piece === 'column-break') blocks.push({ kind: piece });
    // A break leaves no empty line before or behind it.
    else if (piece.length > 0 || line.pieces.length === 1)
      blocks.push({ ...paragraph, inlines: piece, placed: i === 0 ? placed : [] });
    else if (i === 0 && placed.length > 0) blocks.push({ ...paragraph, placed });
  }
  return blocks;
}

export function asParagraph(look: ParagraphLook, mark: Look): Paragraph {
  const { start = 0, end = 0, first = 0, tabs = [], borders = {}, rightToLeft = false } = look;
  const { before = 0, after = 0, line = { rule: 'times', value: 1 }, fill = '' } = look;
  return {
    kind: 'paragraph',
    align: ALIGNED[look.align ?? ''] ?? 'start',
    dir: rightToLeft ? 'rtl' : 'ltr',
    indent: { start, end, first },
    before,
    after,
    line,
    tabs: [...tabs].sort((a, b) => a.at - b.at),
    borders,
    fill,
    keepNext: look.keepNext === true,
    keepLines: look.keepLines === true,
    look: mark,
    inlines: [],
    placed: [],
  };
}

const ALIGNED: Readonly<Record<string, Paragraph['align']>> = {
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'justify',
  distribute: 'justify',
};

/** Drawings that lie beside the lines: those on the page, and those on the paragraph. */
function positioned(drawings: readonly Drawing[], look: ParagraphLook, { page, width }: Around) {
  const onPage: FlowBlock[] = [];
  const placed: Placed[] = [];
  const { margins } = page;
  for (const { content, floats } of drawings) {
    if (floats === null) continue;
    const size = content.kind === 'box' ? content.box : content;
    const x = offset(floats.x, size.width, { page: page.width, before: margins.left, within: width });
    const isBeside = size.width <= width && size.height < 0.9 * (page.height - margins.top - margins.bottom);
    if (floats.moves && isBeside) {
      // Lines go around it in its own program; here they follow below it.
      const start = Math.max(0, Math.min(x, width - size.width));
      const line = asParagraph({ start: look.rightToLeft === true ? 0 : start }, FRAME);
      onPage.push({ ...line, inlines: [content] });
    } else if (floats.y.from === 'paragraph' && floats.y.align === '')
      placed.push({ content, x: x - (look.start ?? 0) - Math.min(0, look.first ?? 0), y: floats.y.offset });
    else {
      const within = page.height - margins.top - margins.bottom;
      const y = offset(floats.y, size.height, { page: page.height, before: margins.top, within });
      onPage.push({ kind: 'on-page', placed: { content, x, y } });
    }
  }
  return { onPage, placed };
}

const FRAME = new Looks().of({});

function offset(
  { from, offset: by, align }: FloatPlace,
  size: number,
  {
    page,
    before,
    within: inside,
  }: { readonly page: number; readonly before: number; readonly within: number },
): number {
  const [begin, room] = from === 'page' ? [-before, page] : [0, inside];
  if (align === 'center') return begin + (room - size) / 2;
  if (align === 'right' || align === 'bottom' || align === 'outside') return begin + room - size;
  return begin + (align === '' ? by : 0);
}
