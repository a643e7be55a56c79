/** @file A word processor's document set on pages as it was written: resources/templates/laid-out.typ reads what this makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type {
  Borders,
  Box,
  FlowBlock,
  Inline,
  LaidOut,
  LaidOutPages,
  LaidOutRequest,
  Look,
  PageEdge,
  Paragraph,
  Placed,
  Section,
  Sides,
  TableLaidOut,
} from '../contract/laid-out.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { officeFont } from '../core/text/office-fonts.ts';
import { type Json, printLine } from './printable.ts';
import { blockData, RenderedWords, withCodes } from './rendered.ts';
import { typesetterFor } from './typst.ts';

/** Letters that need nothing of the typesetter but to be there. */
const PLAIN = /^[\x20-\x7e\u00a0\u00a3\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*$/;
/** Of a word that surely fits a line of words; a longer one may break anywhere. */
const LONG_WORD = 40;

type Words = z.infer<typeof RenderedWords>;

/**
 * Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. A picture that turns out to be none is a frame in its
 * place, a letter that no font has its code. Throws `internal` where the pages cannot be set at all.
 */
export function typesetLaidOut(resources: string, document: LaidOutRequest, createdAt: string): LaidOutPages {
  const file = join(resources, 'locales', 'en', 'rendered.json');
  const words = RenderedWords.parse(JSON.parse(readFileSync(file, 'utf8')));
  const typesetter = typesetterFor(resources, 'office');
  const set = (pictures: LaidOut['pictures'], asCodes: readonly string[]): LaidOutPages => {
    const { data, files } = new Setting(document, pictures, words).all();
    const what = (asCodes.length === 0 ? data : withCodes(data, asCodes)) as Json;
    try {
      const { pdf } = typesetter.typeset({ template: 'laid-out.typ', data: what, createdAt, files });
      return { pdf, asCodes, broken: document.pictures.size - pictures.size };
    } catch (thrown) {
      if (!(thrown instanceof TestimonyError)) throw thrown;
      if (thrown.code === 'missing-letters' && asCodes.length === 0)
        return set(
          pictures,
          (thrown.subject ?? '').split(' ').filter((letter) => letter !== ''),
        );
      const whole = new Map([...pictures].filter(([, bytes]) => isPicture(bytes)));
      if (whole.size === pictures.size) throw thrown;
      return set(whole, asCodes);
    }
  };
  const isPicture = (bytes: Uint8Array): boolean => {
    try {
      const one = { file: 'picture', format: formatOf(bytes) };
      typesetter.typeset({
        template: 'one-picture.typ',
        data: one,
        createdAt,
        files: new Map([['picture', bytes]]),
      });
      return true;
    } catch {
      return false;
    }
  };
  return set(document.pictures, []);
}

const formatOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x89 ? 'png' : bytes[0] === 0xff ? 'jpg' : 'gif';

/** What goes around a block: how wide its column is. */
interface Room {
  readonly width: number;
}

class Setting {
  readonly #document: LaidOutRequest;
  readonly #words: Words;
  readonly #looks = new Map<Look, number>();
  readonly #lookData: Json[] = [];
  readonly #files = new Map<string, { readonly file: string; readonly bytes: Uint8Array }>();

  constructor(document: LaidOutRequest, pictures: LaidOut['pictures'], words: Words) {
    this.#document = document;
    this.#words = words;
    let number = 0;
    for (const [name, bytes] of pictures) {
      number += 1;
      this.#files.set(name, { file: `picture-${number}`, bytes });
    }
  }

  all(): { readonly data: Json; readonly files: ReadonlyMap<string, Uint8Array> } {
    const { sections, beside, tabEvery, sha256 } = this.#document;
    const data = {
      title: '',
      groups: groupsOf(sections).map((group, i) => this.#group(group, i)),
      looks: this.#lookData,
      tabEvery: Math.max(6, tabEvery),
      beside:
        beside.length === 0
          ? null
          : {
              title: this.#words.laidOut.beside,
              about: this.#words.laidOut.about,
              sha256: `${this.#words.labels.sha256} ${sha256}`,
              blocks: beside.map((block) => blockData(block, this.#words)),
            },
    };
    return { data, files: new Map([...this.#files.values()].map(({ file, bytes }) => [file, bytes])) };
  }

  #group(sections: readonly Section[], number: number): Json {
    const [page] = sections as [Section];
    const width = page.width - page.margins.left - page.margins.right;
    return {
      number,
      width: page.width,
      height: page.height,
      margins: page.margins,
      headerAt: page.headerAt,
      footerAt: page.footerAt,
      firstPage: page.firstPage,
      header: this.#edge(page.header, { width }),
      footer: this.#edge(page.footer, { width }),
      sections: sections.map(({ columns, gutter, blocks }) => ({
        columns,
        gutter,
        blocks: this.#blocks(blocks, { width: (width - gutter * (columns - 1)) / columns }),
      })),
    };
  }

  #edge({ first, even, other }: PageEdge, room: Room): Json {
    const one = (blocks: readonly FlowBlock[] | null): Json =>
      blocks === null
        ? null
        : {
            blocks: this.#blocks(
              blocks.filter(({ kind }) => kind !== 'on-page'),
              room,
            ),
            onPage: this.#blocks(
              blocks.filter(({ kind }) => kind === 'on-page'),
              room,
            ),
          };
    return { first: one(first), even: one(even), other: one(other) };
  }

  #blocks(blocks: readonly FlowBlock[], room: Room): Json[] {
    return blocks.map((block): Json => {
      if (block.kind === 'paragraph') return this.#paragraph(block, room);
      if (block.kind === 'table') return this.#table(block);
      return block.kind === 'on-page'
        ? { kind: block.kind, placed: this.#placed(block.placed, room) }
        : { kind: block.kind };
    });
  }

  #paragraph(paragraph: Paragraph, room: Room): Json {
    const { inlines, indent, line, look } = paragraph;
    const { size, font } = inlines.reduce(
      (most, one) =>
        one.kind === 'text' && one.text.trim() !== '' && one.look.size > most.size ? one.look : most,
      inlines.some((one) => one.kind === 'text' && one.text.trim() !== '') ? { ...look, size: 0 } : look,
    );
    const natural = officeFont(font).line * size;
    const lineHeight = {
      times: natural * line.value,
      exact: line.value,
      least: Math.max(natural, line.value),
    }[line.rule];
    const text = inlines.map((one) => (one.kind === 'text' ? one.text : ' ')).join('');
    const { lang } = printLine(text);
    const base = Math.min(indent.start, indent.start + indent.first);
    const width = Math.max(20, room.width - indent.end);
    const isTabbed = inlines.some(({ kind }) => kind === 'tab');
    return {
      kind: 'paragraph',
      align: paragraph.align,
      dir: paragraph.dir,
      lang,
      start: base,
      end: indent.end,
      first: indent.first,
      before: paragraph.before,
      after: paragraph.after,
      leading: lineHeight - natural,
      height: lineHeight,
      keepNext: paragraph.keepNext,
      keepLines: paragraph.keepLines,
      fill: paragraph.fill,
      borders: bordersData(paragraph.borders),
      placed: paragraph.placed.map((one) => this.#placed(one, room)),
      pieces: isTabbed ? [] : inlines.map((one) => this.#inline(one, room)),
      lines: isTabbed ? this.#lines(inlines, room) : [],
      stops: isTabbed ? stopsOf(paragraph) : [],
      from: indent.start + indent.first,
      next: indent.start,
      width,
    };
  }

  /** Lines, each in pieces between its tabs. */
  #lines(inlines: readonly Inline[], room: Room): Json {
    const lines: Json[][][] = [[[]]];
    for (const one of inlines) {
      if (one.kind === 'break') lines.push([[]]);
      else if (one.kind === 'tab') lines.at(-1)?.push([]);
      else lines.at(-1)?.at(-1)?.push(this.#inline(one, room));
    }
    return lines;
  }

  #inline(one: Inline, room: Room): Json {
    switch (one.kind) {
      case 'text':
        return { kind: 'text', look: this.#look(one.look), line: lineData(one.text) };
      case 'page':
      case 'pages':
      case 'tab':
        return { kind: one.kind, look: this.#look(one.look) };
      case 'break':
        return { kind: 'break' };
      case 'note':
        return { kind: 'note', blocks: this.#blocks(one.blocks, room) };
      case 'box':
        return { kind: 'box', ...this.#box(one.box) };
      case 'picture': {
        const found = this.#files.get(one.name);
        const width = Math.min(one.width, room.width);
        const size = { width, height: one.height * (one.width > 0 ? width / one.width : 1) };
        if (found === undefined) return this.#frame('picture', one.alt, size);
        const { file, bytes } = found;
        // An archival PDF says something of each picture.
        const alt = one.alt || this.#words.laidOut.unnamed;
        return { kind: 'picture', file, format: formatOf(bytes), turned: one.turned, alt, ...size };
      }
      case 'not-drawn':
        return this.#frame(one.what, one.name, {
          width: Math.min(one.width, room.width),
          height: one.height,
        });
    }
  }

  #frame(
    what: 'picture' | 'drawing',
    name: string,
    size: { readonly width: number; readonly height: number },
  ): Json {
    const said = this.#words.laidOut[what].replace('{name}', () => name).trim();
    const width = Math.max(60, size.width);
    return { kind: 'frame', width, height: Math.max(14, size.height), words: lineData(said) };
  }

  #box({ width, height, inset, borders, fill, blocks }: Box): { readonly [key: string]: Json } {
    const inner = { width: Math.max(10, width - inset.left - inset.right) };
    const sized = { width: Math.max(1, width), height, inset: withEnds(inset, blocks) };
    return { ...sized, borders: bordersData(borders), fill, blocks: this.#blocks(blocks, inner) };
  }

  #placed({ x, y, content }: Placed, room: Room): Json {
    return { x, y, content: this.#inline(content, { width: Math.max(room.width, 2_000) }) };
  }

  #table({ kind, widths, rows, indent, align, dir }: TableLaidOut): Json {
    const free = new FreePlaces(widths.length, rows.length);
    const heads = rows.findIndex(({ isHead }) => !isHead);
    const isWhole = rows
      .slice(0, heads)
      .every(({ cells }, y) => cells.every(({ down }) => y + down <= heads));
    return {
      kind,
      indent,
      align,
      dir,
      widths: [...widths],
      heads: isWhole ? Math.max(0, heads) : 0,
      rows: rows.map(({ height, keepTogether, cells }, y) => ({
        height,
        keepTogether,
        cells: cells.flatMap((cell) => {
          const taken = free.take(cell.column, y, cell.across, cell.down);
          if (taken === null) return [];
          const width = widths.slice(taken.x, taken.x + taken.across).reduce((sum, one) => sum + one, 0);
          const inner = { width: Math.max(10, width - cell.inset.left - cell.inset.right) };
          return [
            {
              ...taken,
              y,
              fill: cell.fill,
              borders: bordersData(cell.borders),
              inset: withEnds(cell.inset, cell.blocks),
              upright: cell.upright,
              blocks: this.#blocks(cell.blocks, inner),
            },
          ];
        }),
      })),
    };
  }

  #look(look: Look): number {
    const known = this.#looks.get(look);
    if (known !== undefined) return known;
    const { family, line, above } = officeFont(look.font);
    this.#looks.set(look, this.#lookData.length);
    this.#lookData.push({ ...look, font: family, above, below: line - above });
    return this.#lookData.length - 1;
  }
}

const lineData = (text: string): Json =>
  PLAIN.test(text) && text.split(' ').every((word) => word.length <= LONG_WORD)
    ? text
    : printLine(text, LONG_WORD);

/** Space before the first paragraph and after the last is kept in a cell and a box. */
function withEnds({ top, right, bottom, left }: Sides, blocks: readonly FlowBlock[]): Json {
  const [first, last] = [blocks[0], blocks.at(-1)];
  const before = first?.kind === 'paragraph' ? first.before : 0;
  const after = last?.kind === 'paragraph' ? last.after : 0;
  return { top: top + before, right, bottom: bottom + after, left };
}

/** Whoever hangs the first line out has a stop where the others begin. */
function stopsOf({ tabs, indent }: Paragraph): Json {
  const stops: Json[] = tabs.map(({ at, align, leader }) => ({ at, align, leader }));
  const hanging = { at: indent.start, align: 'left', leader: '' };
  return indent.first < 0 && tabs.every(({ at }) => at !== indent.start)
    ? [...stops, hanging].sort((a, b) => (a as typeof hanging).at - (b as typeof hanging).at)
    : stops;
}

const bordersData = (borders: Borders): Json =>
  Object.fromEntries(
    Object.entries(borders).map(([side, { width, color, dash }]) => [
      side,
      {
        width: dash === 'double' ? width * 2 : width,
        color,
        dash: dash === 'double' ? 'solid' : dash,
      },
    ]),
  );

/** Sections that begin on a page of their own, each with those that go on upon it. */
function groupsOf(sections: readonly Section[]): Section[][] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (
      last !== undefined &&
      section.goesOn &&
      first?.width === section.width &&
      first.height === section.height
    )
      last.push(section);
    else groups.push([section]);
  }
  return groups;
}

/** The places of a table that no cell has yet: two in one place would stop the typesetter. */
class FreePlaces {
  readonly #taken = new Set<number>();
  readonly #columns: number;
  readonly #rows: number;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  take(column: number, row: number, across: number, down: number) {
    let x = column;
    while (x < this.#columns && this.#taken.has(row * this.#columns + x)) x += 1;
    if (x >= this.#columns) return null;
    let wide = 1;
    while (wide < across && x + wide < this.#columns && !this.#taken.has(row * this.#columns + x + wide))
      wide += 1;
    const tall = Math.max(1, Math.min(down, this.#rows - row));
    for (let i = 0; i < tall; i += 1)
      for (let j = 0; j < wide; j += 1) this.#taken.add((row + i) * this.#columns + x + j);
    return { x, across: wide, down: tall };
  }
}
