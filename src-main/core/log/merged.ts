/** @file The log for reading: what was done to the same thing again and again stands once, with how often. */

import type { FuzzyDate } from '../dates/fuzzy-date.ts';

export interface LogLine {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Of a consent: the purpose and what was decided. Two decisions are never one line. */
  readonly purpose: string;
  /** When what was recorded was held or decided, where that is another day. */
  readonly heldOn?: FuzzyDate | null;
  /** Of a refusal: what was asked for. Two refusals of different things are two lines. */
  readonly refused?: RefusedCall | null;
}

/** What a role did not cover, as the entry has it. */
export interface RefusedCall {
  /** The use case, by the name it is called by. */
  readonly call: string;
  /** The role of whoever asked; '' in an entry that does not have it. */
  readonly role: string;
  /** What of it the role does not decide: `without-consent` or `privileged`; '' where it was all of it. */
  readonly decision: string;
}

/** `entries` are newest first. `seq` and `at` of a line are those of the newest; `firstSeq` and `firstAt` of the oldest. */
export type Merged<T extends LogLine> = T & {
  readonly times: number;
  readonly firstSeq: number;
  readonly firstAt: string;
};

/** Neighbours by the same person, of the same deed on the same thing, on one day. */
export function mergeRepeated<T extends LogLine>(entries: readonly T[]): Merged<T>[] {
  const lines: Merged<T>[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last !== undefined && isAgain(last, entry))
      lines[lines.length - 1] = { ...last, times: last.times + 1, firstSeq: entry.seq, firstAt: entry.at };
    else lines.push({ ...entry, times: 1, firstSeq: entry.seq, firstAt: entry.at });
  }
  return lines;
}

const isAgain = (a: LogLine, b: LogLine): boolean =>
  a.purpose === '' &&
  b.purpose === '' &&
  a.heldOn?.value === b.heldOn?.value &&
  a.refused?.call === b.refused?.call &&
  a.refused?.decision === b.refused?.decision &&
  a.action === b.action &&
  a.subject === b.subject &&
  a.actor === b.actor &&
  a.at.slice(0, 10) === b.at.slice(0, 10);
