/** @file Where, when, in which language and with whose help an interview was held, as something that is known. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

/** A fact that follows from the records themselves. */
export const HELD = 'insight.interview-held';

/** One for each interview, a line for each session; none for a sheet, which nobody is interviewed for. */
export function heldStatements(db: ReadDb, row: ScreeningRow, form: CompiledForm): KeyedStatement[] {
  if (form.file.testimony.use !== 'interview') return [];
  const layers = new Map(listLayers(db, row.id).map((one) => [one.layer, one]));
  const sessions = listSessions(db, row).map(({ layer, at, language, interpreter }, index) => {
    const { heldOn, takenBy } = layers.get(layer) ?? row;
    const day = heldOn === null ? formatDay(at) : formatFuzzyDate(heldOn);
    return [day, index === 0 ? row.place : '', language, interpreter, takenBy]
      .filter((part) => part !== '')
      .join('; ');
  });
  const text = sessions.join('\n');
  return [
    {
      ...{ key: HELD, state: 'answered', value: text, text, ownWords: '' },
      // Each interview is one more that was held, and no other account of the same.
      ...{ relation: 'adds', cause: '', howSaid: '', at: row.startedAt, seq: 0, author: row.author },
      origin: {
        ...{ kind: 'interview', screeningId: row.id, formTitle: row.formTitle, question: '', layer: 0 },
        ...(row.privileged ? { privileged: true } : {}),
      },
    },
  ];
}
