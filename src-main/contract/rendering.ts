/**
 * @file Pages that are set here from a file that has none: what stands at their head, what is known of the file, and
 * what it says. Words of ours are codes (resources/locales/en/rendered.json); words of the file are text, never markup.
 */

/** What the pages say they are. */
export const RENDERED_HEADS = [
  'sound',
  'video',
  'e-mail',
  'document',
  'web-page',
  'spreadsheet',
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

export type Block = TextBlock;

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
