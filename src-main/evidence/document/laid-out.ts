/** @file What the readers of word processors' files share: how letters look, what a document's pages cannot show, its words. */
import type { FlowBlock, Inline, LaidOut, Look, Placed } from '../../contract/laid-out.ts';
import type { Run, TextBlock } from '../../contract/rendering.ts';
import type { RunLook } from './docx-styles.ts';

export interface LaidOutRead {
  readonly laidOut: LaidOut;
  readonly changes: number;
  readonly comments: number;
}

/** Each look once, so that runs in the same look are known by it. */
export class Looks {
  readonly #known = new Map<string, Look>();

  of(run: RunLook): Look {
    const look: Look = {
      font: run.font ?? 'Times New Roman',
      size: run.size ?? 10,
      bold: run.bold === true,
      italic: run.italic === true,
      underline: run.underline === true,
      strike: run.strike === true,
      color: run.color || '#000000',
      fill: run.fill ?? '',
      raised: run.raised ?? '',
    };
    const key = Object.values(look).join('|');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, look);
    return look;
  }

  /** Of small capitals. */
  small(look: Look): Look {
    return this.of({ ...look, size: look.size * 0.8 });
  }
}

/** Paragraphs that follow each other in the same frame stand in one. */
export function inOneFrame(blocks: readonly FlowBlock[]): FlowBlock[] {
  const frame = (block: FlowBlock | undefined): string =>
    block?.kind !== 'paragraph' || Object.keys(block.borders).length === 0
      ? ''
      : JSON.stringify([block.borders, block.indent.start, block.indent.end]);
  const frames = blocks.map(frame);
  return blocks.map((block, i) => {
    if (block.kind !== 'paragraph' || frames[i] === '') return block;
    const { top, bottom, ...borders } = block.borders;
    const [isLast, isFirst] = [frames[i + 1] !== frames[i], frames[i - 1] !== frames[i]];
    return {
      ...block,
      borders: {
        ...borders,
        ...(isFirst && top !== undefined ? { top } : {}),
        ...(isLast && bottom !== undefined ? { bottom } : {}),
      },
    };
  });
}

const LONG = 160;
const END = 70;

/** What stands on a page anyway, as far as it shows where something else stands. */
export const shortened = (text: string): string =>
  text.length <= LONG ? text : `${text.slice(0, END)} … ${text.slice(-END)}`;

export interface Contents {
  letters: number;
  pictures: number;
  tables: number;
  cells: number;
  /** Headers and footers that have something in them. */
  margins: number;
  /** Lines whose words stand at tab stops. */
  tabbed: number;
  /** What is not drawn. */
  readonly missing: { pictures: number; drawings: number };
}

/** What its pages have, and what they cannot show. A header counts once, on however many pages it stands. */
export function contentsOf({ sections, beside }: LaidOut): Contents {
  const found: Contents = {
    letters: 0,
    pictures: 0,
    tables: 0,
    cells: 0,
    margins: 0,
    tabbed: 0,
    missing: { pictures: 0, drawings: 0 },
  };
  const seen = new Set<readonly FlowBlock[]>();
  for (const { header, footer } of sections)
    for (const all of [header, footer].flatMap(({ first, even, other }) => [
      first ?? [],
      even ?? [],
      other,
    ])) {
      if (seen.has(all)) continue;
      seen.add(all);
      const { letters, pictures } = found;
      count(all, found);
      if (found.letters + found.pictures > letters + pictures) found.margins += 1;
    }
  for (const { blocks } of sections) count(blocks, found);
  for (const { runs } of beside) for (const { text } of runs) found.letters += text.trim().length;
  return found;
}

function count(blocks: readonly FlowBlock[], found: Contents): void {
  const piece = (one: Inline | Placed['content']) => {
    if (one.kind === 'text') found.letters += one.text.trim().length;
    else if (one.kind === 'picture') found.pictures += 1;
    else if (one.kind === 'not-drawn') found.missing[one.what === 'picture' ? 'pictures' : 'drawings'] += 1;
    else if (one.kind === 'box') count(one.box.blocks, found);
    else if (one.kind === 'note') count(one.blocks, found);
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.inlines.some(({ kind }) => kind === 'tab')) found.tabbed += 1;
    if (block.kind === 'paragraph')
      for (const one of [...block.placed.map(({ content }) => content), ...block.inlines]) piece(one);
    else if (block.kind === 'on-page') piece(block.placed.content);
    else if (block.kind === 'table') {
      found.tables += 1;
      for (const { cells } of block.rows) {
        found.cells += cells.length;
        for (const cell of cells) count(cell.blocks, found);
      }
    }
  }
}

/** Where its pages cannot be set: its words, paragraph by paragraph. */
export function wordsOf({ sections, beside }: LaidOut): TextBlock[] {
  const blocks = sections.flatMap((section) => section.blocks);
  return [...blocks.flatMap(said), ...beside];
}

function said(block: FlowBlock): TextBlock[] {
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks.flatMap(said)));
  if (block.kind === 'on-page') return inBox(block.placed.content);
  if (block.kind !== 'paragraph') return [];
  const runs = block.inlines.flatMap((one): Run[] => {
    if (one.kind === 'text') return [{ text: one.text, as: 'plain' }];
    if (one.kind === 'tab' || one.kind === 'break') return [{ text: ' ', as: 'plain' }];
    if (one.kind === 'picture') return [{ text: one.alt || '–', as: 'picture' }];
    return one.kind === 'not-drawn' ? [{ text: one.name || '–', as: 'picture' }] : [];
  });
  const inside = block.inlines.flatMap((one) =>
    one.kind === 'note' ? one.blocks.flatMap(said) : inBox(one),
  );
  const placed = block.placed.flatMap(({ content }) => inBox(content));
  return [{ kind: 'text', style: 'body', runs }, ...inside, ...placed];
}

const inBox = (one: Inline | Placed['content']): TextBlock[] =>
  one.kind === 'box' ? one.box.blocks.flatMap(said) : [];
