/**
 * @file Pages that are set here from a file that has none: what stands at their head, what is known of the file, and
 * what it says. Words of ours are codes (resources/locales/en/rendered.json); words of the file are text, never markup.
 */

import type { Transcript } from '../core/evidence/transcript.ts';

/** What the pages say they are. */
export const RENDERED_HEADS = [
  'sound',
  'video',
  'e-mail',
  'document',
  'web-page',
  'spreadsheet',
  'table',
  'kept-whole',
  'chat',
  'archive',
] as const;
export type RenderedHead = (typeof RENDERED_HEADS)[number];

export const FACT_LABELS = [
  'kept-as',
  'kind',
  'duration',
  'format',
  'size',
  'sha256',
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'date',
  'subject',
  'message-id',
  'contents',
  'attached',
] as const;
export type FactLabel = (typeof FACT_LABELS)[number];

/** How a piece of a paragraph stands in the file. */
export const RUN_STYLES = [
  'plain',
  'picture',
  'link',
  'inserted',
  'deleted',
  'comment',
  'footnote',
  'hidden',
  'file',
  'file-missing',
] as const;
export type RunStyle = (typeof RUN_STYLES)[number];

export interface Fact {
  readonly label: FactLabel;
  /** Each stands in a line of its own. */
  readonly values: readonly string[];
}

export interface Run {
  readonly text: string;
  readonly as: RunStyle;
  /** Who changed or remarked it. */
  readonly by?: string;
}

/** A paragraph: `heading` in bold, `message` at the head of each message. */
export interface TextBlock {
  readonly kind: 'text';
  readonly style: 'body' | 'heading' | 'message';
  readonly runs: readonly Run[];
}

/** What stands in one place of a table, as its program shows it. */
export interface TableCell {
  readonly text: string;
  /** Lined up on the right. */
  readonly isNumber: boolean;
}

export interface TableRow {
  /** Its number in the file: "14". */
  readonly label: string;
  /** Hidden in the file; shown here, and said to be. */
  readonly isHidden: boolean;
  /** One for each of the table's columns. */
  readonly cells: readonly TableCell[];
}

export interface TableColumn {
  /** As its program calls it: "A". */
  readonly label: string;
  readonly isHidden: boolean;
}

/** A sheet of a workbook, or a CSV file. What is empty throughout is left out, and the labels show the gap. */
export interface TableBlock {
  readonly kind: 'table';
  /** Of the sheet; empty where the file has no name for it. */
  readonly name: string;
  readonly isHidden: boolean;
  readonly columns: readonly TableColumn[];
  /** Titles above the head: set as lines. */
  readonly lead: readonly TableRow[];
  /** Stands at the top of each page. */
  readonly head: TableRow | null;
  readonly body: readonly TableRow[];
  /** Places whose value was worked out by a formula: "C2", "D3 to D9". */
  readonly formulas: readonly string[];
  /** Places that are one in the file, whose words stand in the first of them: "A1 to C1". */
  readonly joined: readonly string[];
}

/** What was written down of a recording, on pages of its own behind what is known of the file. */
export interface TranscriptBlock {
  readonly kind: 'transcript';
  readonly transcript: Transcript;
}

export type Block = TextBlock | TableBlock | TranscriptBlock;

export interface Rendering {
  readonly head: RenderedHead;
  readonly facts: readonly Fact[];
  readonly blocks: readonly Block[];
}

export interface Rendered {
  readonly pdf: Uint8Array;
  /** Letters that no font here has: their codes stand in their place. */
  readonly asCodes: readonly string[];
}
