/** @file The index of words, brought up to what was recorded: in groups, each a transaction of its own. */

import type { SearchReach } from '../../contract/search.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { unreadExhibits } from '../../vault/queries/search.ts';
import { countDue, dueRows, indexRow } from '../../vault/queries/search-index.ts';
import type { Engine } from '../engine/engine.ts';

/** How much of the due is read: rows, and letters, since a row can be one word or two hundred thousand letters. */
interface Amount {
  readonly rows: number;
  readonly letters: number;
}

/** Of one transaction: some milliseconds; a tenth of a second where they are long. */
const GROUP: Amount = { rows: 250, letters: 500_000 };
/** As much as fits before an answer, a second at most; the rest is for the build. */
const BEFORE_AN_ANSWER: Amount = { rows: 2000, letters: 4_000_000 };

const isLess = (some: Amount, most: Amount): boolean => some.rows < most.rows && some.letters < most.letters;

/** How much it was; null where nothing is due. Pages of exhibits are read elsewhere: see build-index.ts. */
export function indexSome({ session }: Engine): Amount | null {
  const due = session.read((db) => dueRows(db, 'rows', GROUP.rows));
  if (due.length === 0) return null;
  return session.index((tx) => {
    let [rows, letters] = [0, 0];
    for (const one of due) {
      if (!isLess({ rows, letters }, GROUP)) break;
      letters += indexRow(tx, one);
      rows += 1;
    }
    return { rows, letters };
  });
}

/** So that what was written down a moment ago is found. */
export function catchUp(engine: Engine): void {
  let done: Amount = { rows: 0, letters: 0 };
  while (isLess(done, BEFORE_AN_ANSWER)) {
    const some = indexSome(engine);
    if (some === null) return;
    done = { rows: done.rows + some.rows, letters: done.letters + some.letters };
  }
}

export const reachOf = ({ session }: Engine, caseId: string | null): SearchReach =>
  session.read((db) => ({
    due: countDue(db),
    unread: unreadExhibits(db, caseId).map((one) => ({ ...one, evidenceId: one.evidenceId as EvidenceId })),
  }));
