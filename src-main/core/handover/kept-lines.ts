/** @file Lines that are only ever added, on both sides: which of them each side has alone. */
import { type Canonical, canonicalJson } from '../text/canonical-json.ts';

/**
 * What a line says, whoever reads it. Its place in a log, and the paper and the other case it names, are of the vault that
 * it stands in.
 */
export function lineKey(line: object): string {
  const { seq: _, view: _view, evidenceId: _paper, ...said } = line as Readonly<Record<string, unknown>>;
  return canonicalJson(JSON.parse(JSON.stringify(said, withoutNothing)) as Canonical);
}

/** A field that came with a later version says nothing where it is empty. */
const withoutNothing = (_: string, value: unknown): unknown =>
  value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0)
    ? undefined
    : value;

export interface ComparedLines<Line> {
  /** Those that only the other side has, in the order they were written there. */
  readonly there: readonly Line[];
  readonly moreHere: boolean;
}

export function compareLines<Line extends object>(
  here: readonly Line[],
  there: readonly Line[],
): ComparedLines<Line> {
  const mine = new Set(here.map(lineKey));
  const theirs = new Set(there.map(lineKey));
  return {
    there: there.filter((one) => !mine.has(lineKey(one))),
    moreHere: here.some((one) => !theirs.has(lineKey(one))),
  };
}
