/**
 * @file A word processor's document as its pages show it: what the readers of DOCX, ODT and RTF find, and the typesetter
 * sets. Lengths are points. Whatever a reader does not know is in it as its words.
 */
import type { TextBlock } from './rendering.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';
export type Sides = Readonly<Record<Side, number>>;

/** A line along a side. */
export interface Stroke {
  readonly width: number;
  /** "#1f3864". */
  readonly color: string;
  readonly dash: 'solid' | 'dotted' | 'dashed' | 'double';
}
export type Borders = Readonly<Partial<Record<Side, Stroke>>>;

/** How a run of letters looks. */
export interface Look {
  /** As the file names it: core/text/office-fonts.ts says which font stands for it. */
  readonly font: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly color: string;
  /** Behind the letters; empty: nothing. */
  readonly fill: string;
  readonly raised: '' | 'super' | 'sub';
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly look: Look }
  | { readonly kind: 'tab'; readonly look: Look }
  | { readonly kind: 'break' }
  /** The number of the page, or how many there are. */
  | { readonly kind: 'page' | 'pages'; readonly look: Look }
  | { readonly kind: 'note'; readonly blocks: readonly FlowBlock[] }
  | DrawnPicture
  | NotDrawn
  /** Words in a frame of their own, in the line. */
  | { readonly kind: 'box'; readonly box: Box };

export interface DrawnPicture {
  readonly kind: 'picture';
  /** In `LaidOut.pictures`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Clockwise, in degrees. */
  readonly turned: number;
  readonly alt: string;
}

/** A frame in its place, of its size. */
export interface NotDrawn {
  readonly kind: 'not-drawn';
  readonly what: 'picture' | 'drawing';
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly width: number;
  /** 0: as high as what is in it. */
  readonly height: number;
  readonly inset: Sides;
  readonly borders: Borders;
  readonly fill: string;
  readonly blocks: readonly FlowBlock[];
}

export interface TabStop {
  /** From the left end of the column. */
  readonly at: number;
  readonly align: 'left' | 'right' | 'center';
  readonly leader: '' | 'dots' | 'line';
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly align: 'start' | 'end' | 'center' | 'justify';
  readonly dir: 'ltr' | 'rtl';
  /** From the ends of the column, as the direction reads; `first` is added on the first line. */
  readonly indent: { readonly start: number; readonly end: number; readonly first: number };
  readonly before: number;
  readonly after: number;
  /** Of its lines: times what its font asks for, or points. */
  readonly line: { readonly rule: 'times' | 'exact' | 'least'; readonly value: number };
  readonly tabs: readonly TabStop[];
  readonly borders: Borders;
  readonly fill: string;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  /** Of an empty paragraph, and of its end. */
  readonly look: Look;
  readonly inlines: readonly Inline[];
  /** Lying on the page, beside the lines: from the paragraph's upper left corner. */
  readonly placed: readonly Placed[];
}

/** `x`, `y`: from the corner of what it lies on. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly content: DrawnPicture | NotDrawn | Extract<Inline, { kind: 'box' }>;
}

export interface TableCellLaidOut {
  /** Columns and rows it takes. */
  readonly across: number;
  readonly down: number;
  readonly column: number;
  readonly fill: string;
  readonly borders: Borders;
  readonly inset: Sides;
  readonly upright: 'top' | 'middle' | 'bottom';
  readonly blocks: readonly FlowBlock[];
}

export interface TableLaidOut {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly indent: number;
  readonly align: 'start' | 'center' | 'end';
  /** Columns from right to left. */
  readonly dir: 'ltr' | 'rtl';
  readonly rows: readonly {
    /** At the least; 0: as high as what is in it. */
    readonly height: number;
    readonly isHead: boolean;
    readonly keepTogether: boolean;
    readonly cells: readonly TableCellLaidOut[];
  }[];
}

export type FlowBlock =
  | Paragraph
  | TableLaidOut
  | { readonly kind: 'page-break' | 'column-break' }
  /** On the page it comes to, from the upper left corner of what lies within the margins. */
  | { readonly kind: 'on-page'; readonly placed: Placed };

/** Null: as on other pages. */
export interface PageEdge {
  readonly first: readonly FlowBlock[] | null;
  readonly even: readonly FlowBlock[] | null;
  readonly other: readonly FlowBlock[];
}

export interface Section {
  readonly width: number;
  readonly height: number;
  readonly margins: Sides;
  /** From the edge of the paper to the header, and to the footer. */
  readonly headerAt: number;
  readonly footerAt: number;
  readonly columns: number;
  readonly gutter: number;
  /** It begins on the page that the last one ends on. */
  readonly goesOn: boolean;
  /** The number of its first page; null: it counts on. */
  readonly firstPage: number | null;
  readonly header: PageEdge;
  readonly footer: PageEdge;
  readonly blocks: readonly FlowBlock[];
}

export interface LaidOut {
  readonly sections: readonly Section[];
  readonly tabEvery: number;
  /** As they lie in the file, PNG, JPEG or GIF. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** What is in the file and on no page of it: what was taken out, remarks, hidden words. */
  readonly beside: readonly TextBlock[];
}

/** `sha256`: of the file, which heads what is told beside it. */
export interface LaidOutRequest extends LaidOut {
  readonly sha256: string;
}

export interface LaidOutPages {
  readonly pdf: Uint8Array;
  readonly asCodes: readonly string[];
  /** Pictures that turned out to be none. */
  readonly broken: number;
}
