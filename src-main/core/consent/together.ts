/** @file Lines of the ledger that were recorded in one go: a no to one recipient for every purpose is one thing said. */
import { type ConsentView, isNo } from './consent-line.ts';

/** A no that is about one recipient alone, and none to a purpose. */
export const isToOne = ({ status, recipient }: Pick<ConsentView, 'status' | 'recipient'>): boolean =>
  isNo(status) && recipient !== '';

/** In the order of `lines`; each with those that were said with it. */
export function saidTogether(lines: readonly ConsentView[]): [ConsentView, ...ConsentView[]][] {
  const together = Map.groupBy(lines, (line) => (isToOne(line) ? saidAtOnce(line) : line.id));
  return [...together.values()] as [ConsentView, ...ConsentView[]][];
}

/** What was recorded in one go has one moment. */
const saidAtOnce = (line: ConsentView): string => {
  const { personId, status, recipient, item, note, at, decidedOn, toldIn } = line;
  return JSON.stringify([personId, status, recipient, item, note, at, decidedOn, toldIn]);
};
