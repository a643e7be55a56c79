/** @file Answers in records that something waits on, read across all cases: of each person the newest counts. */
import type { DueInCase } from '../../contract/dates.ts';
import { dueOf, isDue } from '../../core/clocks/due.ts';
import type { ClockRule, WatchedAnswer } from '../../core/clocks/rule.ts';
import { clockKey, stateOf } from '../../core/clocks/running.ts';
import { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPinnedForm } from '../../vault/queries/screening.ts';
import {
  listPinnedForms,
  listWatchedAnswers,
  type WatchedQuestion,
  type WatchedRow,
} from '../../vault/queries/waiting.ts';
import { compilePinned } from '../forms/compiled-form.ts';
import type { Clocks } from '../resources/clock-book.ts';
import { type InCase, partsOf } from './due-parts.ts';

/** Questions of a form that are watched, by the form's hash: a pinned form never changes. */
const found = new Map<string, readonly { readonly watch: WatchedAnswer; readonly question: string }[]>();

export function watchedDue(
  db: ReadDb,
  clocks: Clocks,
  settled: ReadonlySet<string>,
  today: string,
): InCase[] {
  const watching = listPinnedForms(db).flatMap((form) =>
    watchedIn(db, form, clocks.watched).map((one) => ({ ...one, ...form })),
  );
  const rows = listWatchedAnswers(db, watching satisfies readonly WatchedQuestion[]);
  const watchOf = new Map(watching.map((one) => [questionKey(one), one.watch]));
  const newest = new Map<string, { readonly row: WatchedRow; readonly watch: WatchedAnswer }>();
  for (const row of rows) {
    const watch = watchOf.get(questionKey(row));
    if (watch === undefined) continue;
    const key = `${row.personId} ${watch.id}`;
    if (row.state === 'answered') newest.set(key, { row, watch });
    else if (newest.get(key)?.row.screeningId === row.screeningId) newest.delete(key);
  }
  return [...newest.values()].flatMap(({ row, watch }) =>
    clocks.rules
      .filter(({ from }) => from.answers.includes(watch.id))
      .flatMap((rule) => dueItem(rule, watch, row, clocks, settled, today)),
  );
}

function dueItem(
  rule: ClockRule,
  watch: WatchedAnswer,
  row: WatchedRow,
  { calendars }: Clocks,
  settled: ReadonlySet<string>,
  today: string,
): InCase[] {
  const subject = `answer ${row.answerId}`;
  if (settled.has(clockKey(subject, rule.id))) return [];
  const value: unknown = row.value === null ? null : JSON.parse(row.value);
  const needs = [value]
    .flat()
    .filter((one): one is string => typeof one === 'string' && watch.holds.includes(one));
  const date = watch.day ? FuzzyDate.safeParse(value) : null;
  if (watch.day ? !date?.success : needs.length === 0) return [];
  const due = date?.success
    ? dueOf(rule, date.data, calendars['england-wales'])
    : dueOf(rule, { value: today, qualifier: 'exact' }, calendars['england-wales']);
  const { caseId, personId, screeningId, author: owner } = row;
  const on = { caseId, personId, screeningId, owner, bundleId: null, origin: 'answer' as const };
  const parts = partsOf(rule, isDue(due) ? due : null, stateOf(rule, due, today));
  // What is needed now has no day of its own.
  const dated = watch.day ? parts : { ...parts, on: null, latest: null };
  return [{ ...on, ...dated, subject, about: '', time: '', needs } satisfies Omit<DueInCase, keyof Named>];
}

type Named = Pick<DueInCase, 'caseReference' | 'caseTitle' | 'person'>;

const questionKey = ({ formId, formVersion, question }: WatchedQuestion): string =>
  `${formId} ${formVersion} ${question}`;

function watchedIn(
  db: ReadDb,
  { formId, formVersion, sha256 }: { formId: string; formVersion: string; sha256: string },
  watched: readonly WatchedAnswer[],
): readonly { readonly watch: WatchedAnswer; readonly question: string }[] {
  const known = found.get(sha256);
  if (known !== undefined) return known;
  const pinned = findPinnedForm(db, formId, formVersion);
  if (pinned === undefined) return [];
  const read = compilePinned(sha256, pinned.definition).questions.flatMap(({ name, fact }) =>
    watched
      .filter((one) =>
        one.fact === undefined ? one.form === formId && one.question === name : one.fact === fact,
      )
      .map((watch) => ({ watch, question: name })),
  );
  found.set(sha256, read);
  return read;
}
