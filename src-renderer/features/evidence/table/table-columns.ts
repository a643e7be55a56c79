/** @file The columns that are typed into: what stands in a cell, and what is read of what a person types there. */
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import { formatFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { readFuzzyDate } from '../../../ui/read-fuzzy-date.ts';

export const COLUMNS = ['title', 'documentDate', 'section', 'exhibitRef', 'receivedFrom'] as const;
export type Column = (typeof COLUMNS)[number];
type Change = Omit<EvidenceChange, 'evidenceId'>;

export function textOf(view: EvidenceView, column: Column): string {
  if (column !== 'documentDate') return view[column];
  return view.documentDate === null ? '' : formatFuzzyDate(view.documentDate);
}

/** undefined: it cannot be read as what belongs there. */
export function readCell(column: Column, typed: string): Change | undefined {
  const text = typed.trim();
  if (column !== 'documentDate') return column === 'title' && text === '' ? undefined : { [column]: text };
  const documentDate = readFuzzyDate(text);
  return documentDate === undefined ? undefined : { documentDate };
}

/** What is in a cell, to be put into another of the same column. */
export const filledWith = (view: EvidenceView, column: Column): Change => ({ [column]: view[column] });

/** What undoes `changes` to these. */
export const before = (
  views: readonly EvidenceView[],
  changes: readonly EvidenceChange[],
): EvidenceChange[] =>
  changes.flatMap((change) => {
    const view = views.find((one) => one.id === change.evidenceId);
    if (view === undefined) return [];
    const back = COLUMNS.filter((column) => change[column] !== undefined).map((column) =>
      filledWith(view, column),
    );
    return [Object.assign({ evidenceId: view.id }, ...back) as EvidenceChange];
  });

/** Of those, what differs from what stands there. */
export const differing = (
  views: readonly EvidenceView[],
  changes: readonly EvidenceChange[],
): EvidenceChange[] =>
  changes.filter((change) => {
    const view = views.find((one) => one.id === change.evidenceId);
    return COLUMNS.some(
      (column) =>
        change[column] !== undefined && JSON.stringify(change[column]) !== JSON.stringify(view?.[column]),
    );
  });
