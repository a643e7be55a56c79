/** @file The index of words, brought up to what was recorded: in groups, each a transaction of its own. */

import type { SearchReach } from '../../contract/search.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { unreadExhibits } from '../../vault/queries/search.ts';
import { countDue, dueRows, indexRow } from '../../vault/queries/search-index.ts';
import type { Engine } from '../engine/engine.ts';

/** Rows of one transaction: a few milliseconds. */
const GROUP = 250;
/** As many as fit before an answer; the rest is for the build. */
const BEFORE_AN_ANSWER = 2000;

/** Whether there was anything. Pages of exhibits are read elsewhere: see build-index.ts. */
export function indexSome({ session }: Engine): boolean {
  const due = session.read((db) => dueRows(db, 'rows', GROUP));
  if (due.length === 0) return false;
  session.index((tx) => {
    for (const one of due) indexRow(tx, one);
  });
  return true;
}

/** So that what was written down a moment ago is found. */
export function catchUp(engine: Engine): void {
  for (let done = 0; done < BEFORE_AN_ANSWER && indexSome(engine); done += GROUP);
}

export const reachOf = ({ session }: Engine, caseId: string | null): SearchReach =>
  session.read((db) => ({
    due: countDue(db),
    unread: unreadExhibits(db, caseId).map((one) => ({ ...one, evidenceId: one.evidenceId as EvidenceId })),
  }));
