/** @file How each account was held, what was said of safety in it, and which later account only puts another right. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { AnswerView } from '../../core/answers/answer.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { hasContent } from '../../core/answers/said.ts';
import { formatDay, wordBefore } from '../../core/dates/fuzzy-date.ts';
import { heldFields, heldInWords } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import { accountAt, breakMinutes } from '../../core/interviews/break.ts';
import { isTalkTold, talkIn } from '../../core/interviews/talk.ts';
import { TALKS } from '../../core/told/child-rows.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBreaks, listLayers } from '../../vault/queries/annotations.ts';
import { listSessions } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';

// What a talk began with: who could hear it, whether the person felt safe, what was needed right away, and which privacy
// notice was gone through. It is of that day and is never taken for another; whoever reads how the talk was held reads
// it.

/** A fact that follows from how a talk began. */
export const SAFETY = 'insight.interview-safety';

/**
 * By question, in the order in which they are said: the sentence that a choice is, or, `before`, what a text of the worker's stands
 * behind. A choice as it is asked is no sentence, and read alone on another day says something else.
 */
const CALLED: Readonly<Record<string, Readonly<Record<string, string>>>> = sheetWords['safety-of-talk'];

type Told = Pick<AnswerView, 'question' | 'layer' | 'state' | 'value' | 'ownWords' | 'at' | 'author'>;

/** One for each account that answered any of them. `held`: by account its day, where that is known; `entries`: of the log. */
export function safetyStatements(
  row: Pick<ScreeningRow, 'id' | 'formTitle' | 'privileged'>,
  form: CompiledForm,
  answers: readonly Told[],
  about: {
    readonly held: ReadonlyMap<number, Partial<Pick<FactStatement, 'heldOn' | 'takenBy'>>>;
    readonly entries: ReadonlyMap<string, number>;
  },
): KeyedStatement[] {
  const said = answers.filter(
    (one) => one.question in CALLED && form.byName.has(one.question) && hasContent(one),
  );
  return [...Map.groupBy(said, ({ layer }) => layer)].flatMap(([layer, some]): KeyedStatement[] => {
    const lines = Object.keys(CALLED).flatMap((question) => {
      const answer = some.find((one) => one.question === question);
      const words = answer === undefined ? '' : inWords(form, answer);
      return words === '' ? [] : [words];
    });
    const [first] = some;
    if (first === undefined || lines.length === 0) return [];
    const text = lines.join(' ');
    return [
      {
        key: SAFETY,
        state: 'answered',
        value: text,
        text,
        ownWords: '',
        // Each talk is one more, and no other account of the same.
        relation: 'adds',
        cause: '',
        howSaid: '',
        ...about.held.get(layer),
        at: first.at,
        author: first.author,
        seq: Math.max(...some.map((one) => about.entries.get(`${layer} ${one.question}`) ?? 0)),
        origin: {
          kind: 'interview',
          screeningId: row.id,
          formTitle: row.formTitle,
          question: '',
          layer,
          ...(row.privileged ? { privileged: true } : {}),
        },
      },
    ];
  });
}

function inWords(form: CompiledForm, { question, state, value, ownWords }: Told): string {
  const { before = '', ...sentences } = CALLED[question] ?? {};
  const chosen = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const sentence = state === 'answered' && typeof chosen === 'string' ? sentences[chosen] : undefined;
  const text = state === 'answered' ? readableValue(form.byName.get(question)?.element, value) : '';
  const said = sentence ?? (text === '' ? '' : ended(isNamedBy(text, before) ? text : `${before} ${text}`));
  const quoted = quotedWords(ownWords);
  return said === '' && quoted !== ''
    ? `${before} ${quoted}`.trim()
    : [said, quoted].filter(Boolean).join(' ');
}

/** "The privacy notice was read out" says itself what it is about. */
const isNamedBy = (text: string, before: string): boolean =>
  before === '' || text.toLowerCase().includes(before.replace(/:$/u, '').toLowerCase());

const ended = (text: string): string => (/[.!?…”"]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

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
      const on = heldInWords(heldOn, at);
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
