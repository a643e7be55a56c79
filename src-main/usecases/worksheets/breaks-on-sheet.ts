/** @file Breaks that were taken back after a sheet took them over: the field has them until somebody takes them out. */
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBreaks } from '../../vault/queries/annotations.ts';
import { answerEntries, listPersonScreenings, type ScreeningRow } from '../../vault/queries/screening.ts';
import { heldBreak } from '../disclosure/held-how.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';

/** One line for a field. A break that stands beside it in the same words takes nothing back. */
export function takenBackOn(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  { asked, standing }: OnSheetNow,
): LookAt[] {
  const say = paperWords(engine.resources);
  const lines = listPersonScreenings(db, sheet.personId)
    .filter(({ privileged }) => !privileged)
    .flatMap(({ id }) => listBreaks(db, id))
    .flatMap(({ startedAt, endedAt, takenBack }) =>
      endedAt === null ? [] : [{ line: heldBreak(say, startedAt, endedAt), isBack: takenBack !== undefined }],
    );
  const stands = new Set(lines.filter(({ isBack }) => !isBack).map(({ line }) => line));
  const gone = [...new Set(lines.map(({ line }) => line))].filter((line) => !stands.has(line));
  if (gone.length === 0) return [];
  const entries = new Map(answerEntries(db, sheet.id).map((one) => [one.question, one.seq]));
  return asked.flatMap((on): LookAt[] => {
    const answer = standing.get(on.name);
    const text = [typeof answer?.value === 'string' ? answer.value : '', answer?.ownWords ?? ''].join('\n');
    const found = gone
      // At the beginning of a sentence it has a capital.
      .filter((line) => text.toLowerCase().includes(line.toLowerCase()))
      .map((line) => coded('break-taken-back-stands', { line }));
    if (found.length === 0) return [];
    return [
      { line: `row/break-${on.name}-${entries.get(on.name) ?? 0}`, on, about: on.title, source: '', found },
    ];
  });
}
