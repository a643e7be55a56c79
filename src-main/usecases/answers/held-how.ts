/** @file Where, when, in which language and with whose help an interview was held, as something that is known. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldFields } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';

/** A fact that follows from the records themselves. */
export const HELD = 'insight.interview-held';

/** What whoever held it wrote down of it. */
const HOW = 'insight.interview';
const layerOf = ({ origin }: KeyedStatement) => (origin.kind === 'interview' ? origin.layer : -1);

/**
 * One for each account of an interview, a line for each session; of a sheet, which nobody is interviewed for, only what
 * somebody said was held on a day. `told`: what else the record holds; where whoever held an account wrote all of it down
 * there, once is enough.
 */
export function heldStatements(
  { db, say }: { readonly db: ReadDb; readonly say: Say },
  row: ScreeningRow,
  form: CompiledForm,
  told: readonly KeyedStatement[],
): KeyedStatement[] {
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
    const lines = held.map(({ at, place, language, interpreter }) => {
      const on = heldOn === null ? formatDay(at) : formatFuzzyDate(heldOn);
      return { on, place, language, interpreter, by: takenBy };
    });
    const written = told.filter((one) => one.key === HOW && layerOf(one) === layer);
    const isWritten = (part: string) =>
      written.some(({ text, ownWords }) => text.includes(part) || ownWords.includes(part));
    if (written.length > 0 && lines.every(({ on: _, ...parts }) => Object.values(parts).every(isWritten)))
      return [];
    const text = lines.map((line) => say(coded('held-line', line))).join('\n');
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
