/** @file What there is to go on with today, across all cases. Reads only: looking at it changes nothing. */

import type { CheckedInput } from '../../contract/index.ts';
import type { OpenDraft, PackBehind, Some, TodayView, UndecidedCase } from '../../contract/today.ts';
import { addDays } from '../../core/dates/calendar-day.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { ReadDb } from '../../vault/db.ts';
import { casesTakenIn } from '../../vault/queries/line-views.ts';
import {
  type DraftRow,
  listBuiltLately,
  listEndingConsents,
  listOpenDrafts,
  listPacksBehind,
  listUnreadEvidence,
  listUrgent,
} from '../../vault/queries/today.ts';
import { caseNames } from '../../vault/queries/waiting.ts';
import { undecidedIn } from '../cases/undecided-in.ts';
import type { InCase } from '../clocks/due-parts.ts';
import { named } from '../clocks/everywhere.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { toldSincePacks } from '../packs/told-since.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { everythingDue, isWaiting, ofOwner } from './everything.ts';

/** Rows of each kind that are shown: more is a list of its own, in the case. */
const SHOWN = 20;
const BUILT_SHOWN = 5;

/** Throws `form-damaged` when a draft's form was lost from the vault. */
export function todayShow(engine: Engine, { owner }: CheckedInput<'todayShow'>): TodayView {
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  return engine.session.read((db) => {
    const day = today(engine, db);
    const until = addDays(day, consentWarning(engine));
    const due = ofOwner(everythingDue(engine, db), owner);
    const waiting = due.filter(isWaiting);
    const some = (is: (one: InCase) => boolean) => firstOf(waiting.filter(is), (shown) => named(db, shown));
    const drafts = listOpenDrafts(db, owner, SHOWN);
    const consents = listEndingConsents(db, { today: day, until }, SHOWN);
    return {
      hearings: some(({ means }) => means === 'hearing'),
      needs: some(({ means }) => means === 'now'),
      due: some(({ means, whose }) => means !== 'hearing' && means !== 'now' && whose === 'ours'),
      waiting: some(({ means, whose }) => means !== 'hearing' && means !== 'now' && whose === 'theirs'),
      next: named(db, due.filter(({ state }) => state === 'later').slice(0, 1))[0] ?? null,
      urgent: listUrgent(db, SHOWN),
      undecided: undecidedCases(engine, db),
      drafts: { ...drafts, items: drafts.items.map((row) => toDraft(db, row)) },
      evidence: listUnreadEvidence(db, SHOWN),
      consents: {
        ...consents,
        items: consents.items.map((one) => ({ ...one, purpose: titles.get(one.purpose) ?? one.purpose })),
      },
      packs: packsBehind(engine, db),
      built: listBuiltLately(db, BUILT_SHOWN),
    };
  });
}

function packsBehind(engine: Engine, db: ReadDb): Some<PackBehind> {
  const items = listPacksBehind(db, SHOWN).flatMap((one) =>
    [...toldSincePacks(engine, db, one.caseId)].map(([packId, found]) => ({ ...one, packId, found })),
  );
  return firstOf(items, (shown) => shown);
}

function undecidedCases(engine: Engine, db: ReadDb): Some<UndecidedCase> {
  const found = casesTakenIn(db)
    .map((caseId) => ({ caseId, count: undecidedIn(engine, db, caseId).length }))
    .filter(({ count }) => count > 0);
  return firstOf(found, (shown) => {
    const names = caseNames(
      db,
      shown.map(({ caseId }) => caseId),
    );
    return shown.map(({ caseId, count }) => {
      const { caseReference = '', caseTitle = '' } = names.get(caseId) ?? {};
      return { caseId, caseReference, caseTitle, count };
    });
  });
}

/** A consent is spoken of this many days before its last day: time to meet the person once more. */
const consentWarning = ({ resources }: Engine): number =>
  loadClocks(resources).rules.find(({ from }) => from.ledger === 'consent')?.warn.amount ?? 0;

/** As many as are shown, and how many there are. */
const firstOf = <T, R>(all: readonly T[], shown: (some: readonly T[]) => readonly R[]): Some<R> => ({
  items: shown(all.slice(0, SHOWN)),
  total: all.length,
});

function toDraft(db: ReadDb, row: DraftRow): OpenDraft {
  const { formId, formVersion, currentPage, ...draft } = row;
  if (currentPage === '') return { ...draft, section: '' };
  const page = pinnedForm(db, { formId, formVersion }).file.pages.find(({ name }) => name === currentPage);
  return { ...draft, section: formText(page?.title) };
}
