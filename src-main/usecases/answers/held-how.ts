/** @file Where, when, in which language and with whose help an interview was held, as something that is known. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldFields } from '../../core/dates/held.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

/** A fact that follows from the records themselves. */
export const HELD = 'insight.interview-held';

/**
 * One for each account of an interview, a line for each session; of a sheet, which nobody is interviewed for, only what
 * somebody said was held on a day.
 */
export function heldStatements(db: ReadDb, row: ScreeningRow, form: CompiledForm): KeyedStatement[] {
  const layers = new Map(listLayers(db, row.id).map((one) => [one.layer, one]));
  const isInterview = form.file.testimony.use === 'interview';
  const sessions = listSessions(db, row).map((one, index) => ({
    ...one,
    place: index === 0 ? row.place : '',
    held: layers.get(one.layer) ?? row,
  }));
  return [...Map.groupBy(sessions, ({ layer }) => layer)].flatMap(([layer, held]): KeyedStatement[] => {
    const [first] = held;
    if (first === undefined || (first.held.heldOn === null && !isInterview)) return [];
    const { heldOn, takenBy } = first.held;
    const text = held
      .map(({ at, place, language, interpreter }) => {
        const day = heldOn === null ? formatDay(at) : formatFuzzyDate(heldOn);
        return [day, place, language, interpreter, takenBy].filter((part) => part !== '').join('; ');
      })
      .join('\n');
    const { at, author } = layers.get(layer) ?? { at: row.startedAt, author: row.author };
    return [
      {
        ...{ key: HELD, state: 'answered', value: text, text, ownWords: '' },
        // Each account is one more that was held, and no other account of the same.
        ...{ relation: 'adds', cause: '', howSaid: '', ...heldFields(heldOn, takenBy), at, seq: 0, author },
        origin: {
          ...{ kind: 'interview', screeningId: row.id, formTitle: row.formTitle, question: '', layer },
          ...(isInterview ? {} : { sheet: true }),
          ...(row.privileged ? { privileged: true } : {}),
        },
      },
    ];
  });
}
