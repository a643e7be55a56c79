/** @file Of a sheet that somebody says was sent on a day: what stands on it and was told only later, which cannot have been in it. */

import { carriedFrom } from '../../core/answers/carried.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { hasContent } from '../../core/answers/said.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatDay, formatFuzzyDate, onDay } from '../../core/dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../../core/dates/held.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { answerEntries, type ScreeningRow } from '../../vault/queries/screening.ts';
import { sheetNow } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';

/** `day`: ISO. Empty where nothing on it was told later, as far as its answers were written after such a telling. */
export function toldAfterSent(engine: Engine, db: ReadDb, sheet: ScreeningRow, day: string): Coded[] {
  const { form, standing, known } = sheetNow(engine, db, sheet);
  const written = new Map<string, number>();
  for (const { question, seq } of answerEntries(db, sheet.id))
    written.set(question, Math.max(seq, written.get(question) ?? 0));
  const later = known.flatMap((one) => {
    const { question, facts } = one;
    const answer = standing.get(question);
    // Carried before more was told, it is older than that.
    const isOlder = carriedFrom(form.byName.get(question)?.element, answer, one) === 'otherwise';
    if (!hasContent(answer) || isOlder) return [];
    const entry = written.get(question) ?? 0;
    const days = facts.flatMap((fact) =>
      standingStatements(fact).flatMap((one) => {
        const held = heldDay(one);
        const isTalk = one.origin.kind === 'interview' && one.origin.sheet !== true && one.seq <= entry;
        return isTalk && held !== null && held.value !== day && surelyHeldAfter(held, onDay(day))
          ? [held]
          : [];
      }),
    );
    return days.map((held) => ({ title: form.byName.get(question)?.title ?? question, held }));
  });
  if (later.length === 0) return [];
  const titles = [...new Set(later.map(({ title }) => title))];
  const told = [...new Set(later.map(({ held }) => formatFuzzyDate(held)))];
  return [coded('submission-told-later', { on: formatDay(day), told, titles })];
}
