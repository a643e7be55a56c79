/**
 * @file Answers on a sheet that came out of a privileged record. While a record is marked, nothing in it is offered to
 * another form; what was taken over before it was marked is found here, and is as privileged as where it was told.
 *
 * The rule is the simplest that is safe: an answer that was taken over (marked "confirms"), to something of which the
 * privileged record speaks, unless the same thing was told elsewhere, too, by itself.
 */
import type { FactStatement } from '../../core/answers/fact.ts';
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { markedRecords } from '../../vault/queries/privilege.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { readFacts } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';
import { canonicalText } from '../engine/fingerprint.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** The privileged records, oldest first, out of which answers stand on this sheet. Throws `not-found`. */
export function privilegedSources(engine: Engine, db: ReadDb, sheetId: ScreeningId): ScreeningRow[] {
  const sheet = requireScreening(db, sheetId);
  const marked = new Set(markedRecords(db, sheet.personId).filter((id) => id !== sheet.id));
  if (marked.size === 0) return [];
  const facts = readFacts(engine, db, sheet.personId, sheet.id);
  const { byName } = pinnedForm(db, sheet);
  const found = new Set<ScreeningId>();
  for (const answer of standingAnswers(newestAnswers(db, sheet.id)).values()) {
    const question = byName.get(answer.question);
    if (question === undefined || answer.relation !== 'confirms' || !hasContent(answer)) continue;
    for (const key of [question.fact, ...question.from]) {
      if (key === null) continue;
      for (const id of toldOnlyIn(facts.get(key)?.statements ?? [], marked)) found.add(id);
    }
  }
  return [...marked].filter((id) => found.has(id)).map((id) => requireScreening(db, id));
}

/** Those of `marked` that say something which nothing else says by itself. */
function toldOnlyIn(statements: readonly FactStatement[], marked: ReadonlySet<ScreeningId>): ScreeningId[] {
  const sourceOf = ({ origin }: FactStatement) =>
    origin.kind === 'interview' && marked.has(origin.screeningId) ? origin.screeningId : null;
  const same = (one: FactStatement) => canonicalText([one.state, one.value, one.ownWords]);
  const elsewhere = new Set(
    statements.filter((one) => sourceOf(one) === null && one.relation !== 'confirms').map(same),
  );
  return statements.flatMap((one) => {
    const source = sourceOf(one);
    return source === null || elsewhere.has(same(one)) ? [] : [source];
  });
}
