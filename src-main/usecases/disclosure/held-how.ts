/** @file Where, when, in which language and with whose help an interview was held, as something that is known. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { formatDay, formatFuzzyDate, wordBefore } from '../../core/dates/fuzzy-date.ts';
import { heldFields } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import { accountAt } from '../../core/interviews/account-at.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { isTalkTold } from '../../core/interviews/is-talk.ts';
import { talkIn } from '../../core/interviews/talk.ts';
import { TALKS } from '../../core/told/child-rows.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBreaks, listLayers } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';

/** A fact that follows from the records themselves. */
export const HELD = 'insight.interview-held';

/** What whoever held it wrote down of it. */
const HOW = 'insight.interview';
/** In the words in which it is told. */
export const heldBreak = (say: Say, startedAt: string, endedAt: string): string =>
  say(coded('held-break', { at: momentOf(startedAt), minutes: breakMinutes(startedAt, endedAt) }));

/** By the clock on the wall. */
const momentOf = (at: string): string => `${formatDay(at)}, ${at.slice(11, 16)}`;
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
  const accounts = [{ layer: 0, at: row.startedAt, heldOn: row.heldOn }, ...layers.values()];
  // One that is still running has no end that could be told, and one that was taken back never was. What it was for is nobody's who reads a form.
  const ended = listBreaks(db, row.id).flatMap(({ startedAt, endedAt, takenBack }) =>
    endedAt === null || takenBack !== undefined
      ? []
      : [{ layer: accountAt(accounts, startedAt), told: heldBreak(say, startedAt, endedAt) }],
  );
  const breaks = new Map(
    [...Map.groupBy(ended, ({ layer }) => layer)].map(([layer, some]) => [
      layer,
      some.map(({ told: line }) => line),
    ]),
  );
  return [...Map.groupBy(sessions, ({ layer }) => layer)].flatMap(([layer, held]): KeyedStatement[] => {
    const [first] = held;
    if (first === undefined || (first.held.heldOn === null && !isInterview)) return [];
    // Written down row by row it stands in its own words.
    if (!isInterview && told.some((one) => one.key === TALKS && layerOf(one) === layer)) return [];
    if (
      layer > 0 &&
      !isTalkTold(
        told.filter((one) => layerOf(one) === layer),
        isInterview,
      )
    )
      return [];
    const { heldOn, takenBy } = first.held;
    const lines = held.map(({ at, place, language, interpreter }) => {
      const on = heldOn === null ? formatDay(at) : formatFuzzyDate(heldOn);
      const before = (heldOn === null ? 'on' : wordBefore(heldOn)) || ('none' as const);
      // A later talk was held in no language that anybody recorded: the one before it says nothing of that.
      const open = layer > 0 && language === '' ? ('yes' as const) : ('no' as const);
      return { before, on, place, language, open, interpreter, by: takenBy };
    });
    const written = told.filter((one) => one.key === HOW && layerOf(one) === layer);
    const isWritten = (part: string) =>
      written.some(({ text, ownWords }) => text.includes(part) || ownWords.includes(part));
    const isAllWritten =
      written.length > 0 &&
      lines.every(({ before: _, on: __, open: ___, ...parts }) => Object.values(parts).every(isWritten));
    const talk = talkIn(
      told.map((one) => ({ ...one, fact: one.key, layer: layerOf(one) })),
      layer,
    );
    const all = [
      ...(isAllWritten ? [] : lines.map((line) => say(coded('held-line', line)))),
      ...(talk === null ? [] : [say(coded('held-talk', talk))]),
      ...(breaks.get(layer) ?? []),
    ];
    if (all.length === 0) return [];
    const text = all.join('\n');
    const { at, author } = layers.get(layer) ?? { at: row.startedAt, author: row.author };
    return [
      {
        key: HELD,
        state: 'answered',
        value: text,
        text,
        ownWords: '',
        // Each account is one more that was held, and no other account of the same.
        relation: 'adds',
        cause: '',
        howSaid: '',
        ...heldFields(heldOn, takenBy),
        at,
        seq: 0,
        author,
        origin: {
          kind: 'interview',
          screeningId: row.id,
          formTitle: row.formTitle,
          question: '',
          layer,
          ...(isInterview ? {} : { sheet: true }),
          ...(row.privileged ? { privileged: true } : {}),
        },
      },
    ];
  });
}
