/** @file Answers in records that something waits on: of each person the newest counts, in one case or in all. */
import { type Due, dueOf, type NotDue } from '../../core/clocks/due.ts';
import type { ClockRule, WatchedAnswer } from '../../core/clocks/rule.ts';
import { FuzzyDate, onDay } from '../../core/dates/fuzzy-date.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPinnedForm } from '../../vault/queries/screening.ts';
import { listPinnedForms, listWatchedAnswers, type WatchedRow } from '../../vault/queries/waiting.ts';
import { compilePinned } from '../forms/compiled-form.ts';
import type { Clocks } from '../resources/clock-book.ts';

export interface Watched {
  /** "answer 17": a newer answer is another subject, so that what was seen to before does not hide it. */
  readonly subject: string;
  readonly row: WatchedRow;
  readonly rule: ClockRule;
  readonly due: Due | NotDue;
  /** Whether it has a day; what is needed now has none. */
  readonly hasDay: boolean;
  /** Choices that are told. */
  readonly needs: readonly string[];
}

/** `caseId`: of this case alone; null for all that are not closed. `today`: ISO day. */
export function watchedAnswers(db: ReadDb, clocks: Clocks, caseId: CaseId | null, today: string): Watched[] {
  const watching = listPinnedForms(db).flatMap((form) =>
    watchedIn(db, form, clocks.watched).map((one) => ({ ...one, ...form })),
  );
  const watchOf = new Map(watching.map((one) => [questionKey(one), one.watch]));
  const newest = new Map<string, { readonly row: WatchedRow; readonly watch: WatchedAnswer }>();
  for (const row of listWatchedAnswers(db, watching, caseId)) {
    const watch = watchOf.get(questionKey(row));
    if (watch === undefined) continue;
    const key = `${row.personId} ${watch.id}`;
    if (row.state === 'answered') newest.set(key, { row, watch });
    else if (newest.get(key)?.row.screeningId === row.screeningId) newest.delete(key);
  }
  return [...newest.values()].flatMap(({ row, watch }) => toWatched(clocks, row, watch, today));
}

function toWatched(
  { rules, calendars }: Clocks,
  row: WatchedRow,
  watch: WatchedAnswer,
  today: string,
): Watched[] {
  const value: unknown = row.value === null ? null : JSON.parse(row.value);
  const needs = [value]
    .flat()
    .filter((one): one is string => typeof one === 'string' && watch.holds.includes(one));
  const date = watch.day ? FuzzyDate.safeParse(value) : null;
  if (watch.day ? !date?.success : needs.length === 0) return [];
  const from = date?.success ? date.data : onDay(today);
  return rules
    .filter((rule) => rule.from.answers.includes(watch.id))
    .map((rule) => ({
      subject: `answer ${row.answerId}`,
      due: dueOf(rule, from, calendars['england-wales']),
      row,
      rule,
      hasDay: watch.day,
      needs,
    }));
}

const questionKey = (one: Pick<WatchedRow, 'formId' | 'formVersion' | 'question'>): string =>
  `${one.formId} ${one.formVersion} ${one.question}`;

/** Questions of a form that are watched, by the form's hash: a pinned form never changes. */
const found = new Map<string, readonly { readonly watch: WatchedAnswer; readonly question: string }[]>();

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
