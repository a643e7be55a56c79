/** @file Where the keyboard goes on in a bundle when the row it was in is taken away, or moves. */

const ROWS = '[data-document], [data-left], [data-heading]';

export interface LeftRow {
  readonly kind: 'document' | 'left' | 'heading';
  readonly id: string;
  /** Which of its kind it was, from the top. */
  readonly at: number;
}

const kindOf = (row: HTMLElement): LeftRow['kind'] =>
  row.dataset.heading !== undefined ? 'heading' : row.dataset.document === undefined ? 'left' : 'document';
const rowsOf = (root: HTMLElement, kind: LeftRow['kind']) => [
  ...root.querySelectorAll<HTMLElement>(`[data-${kind}]`),
];

/** The row that has the keyboard; null where none has. */
export function rowOf(root: HTMLElement, target: EventTarget): LeftRow | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(ROWS) : null;
  if (row === null) return null;
  const kind = kindOf(row);
  return { kind, id: row.dataset[kind] ?? '', at: rowsOf(root, kind).indexOf(row) };
}

/** The same thing, wherever it stands now; else what has come to its place; else Build. */
export function rowBeside(root: HTMLElement | null, was: LeftRow | null): HTMLElement | null {
  if (root === null) return null;
  const build = root.querySelector<HTMLElement>('[data-build]');
  if (was === null) return build;
  const same = rowsOf(root, was.kind).find((row) => row.dataset[was.kind] === was.id);
  const there = rowsOf(root, was.kind);
  const row = same ?? there[Math.min(was.at, there.length - 1)] ?? root.querySelector<HTMLElement>(ROWS);
  const buttons = [...(row?.querySelectorAll<HTMLElement>('button:not([disabled])') ?? [])];
  return buttons.at(row !== null && row !== undefined && kindOf(row) === 'left' ? -1 : 0) ?? build;
}
