/** @file What there is to go on with today, across all cases. Reads only: looking at it changes nothing. */

import type { OpenDraft, TodayView } from '../../contract/today.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  type DraftRow,
  listAwaitedPacks,
  listBuiltLately,
  listEndingConsents,
  listOpenDrafts,
  listUnreadEvidence,
  listUrgent,
} from '../../vault/queries/today.ts';
import { pinnedForm } from '../answers/read-screening.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** Rows of each kind that are shown: more is a list of its own, in the case. */
const SHOWN = 20;
const BUILT_SHOWN = 5;
/** A consent is spoken of this many days before its last day: time to meet the person once more. */
const DAYS_AHEAD = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Throws `form-damaged` when a draft's form was lost from the vault. */
export function todayShow(engine: Engine): TodayView {
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  return engine.session.read((db) => {
    const day = today(engine, db);
    const until = new Date(Date.parse(day) + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
    const drafts = listOpenDrafts(db, SHOWN);
    const consents = listEndingConsents(db, { today: day, until }, SHOWN);
    return {
      urgent: listUrgent(db, SHOWN),
      drafts: { ...drafts, items: drafts.items.map((row) => toDraft(db, row)) },
      evidence: listUnreadEvidence(db, SHOWN),
      consents: {
        ...consents,
        items: consents.items.map((one) => ({ ...one, purpose: titles.get(one.purpose) ?? one.purpose })),
      },
      awaited: listAwaitedPacks(db, day, SHOWN),
      built: listBuiltLately(db, BUILT_SHOWN),
    };
  });
}

function toDraft(db: ReadDb, row: DraftRow): OpenDraft {
  const { formId, formVersion, currentPage, ...draft } = row;
  if (currentPage === '') return { ...draft, section: '' };
  const page = pinnedForm(db, { formId, formVersion }).file.pages.find(({ name }) => name === currentPage);
  return { ...draft, section: formText(page?.title) };
}
