/** @file The links of a worksheet read: each answer quoted as it stood, and what was recorded for it since. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { LinkView, QuotedAnswer } from '../../contract/links.ts';
import { rowKey, rowsOf } from '../../core/answers/fact-values.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { toldOtherwise } from '../../core/answers/tellings-to-quote.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { tellingsInPlace } from '../../core/interviews/put-right-in-place.ts';
import type { SignedLink } from '../../core/interviews/sign-off.ts';
import type { ReadDb } from '../../vault/db.ts';
import { targetsOf } from '../../vault/queries/annotations.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { isMarked } from '../../vault/queries/privilege.ts';
import {
  findAnswerRow,
  type LinkRow,
  listAnswersTo,
  listCaseAnswers,
  listLinks,
  type RecordedAnswer,
} from '../../vault/queries/screening-links.ts';
import { requirePerson } from '../cases/write-person.ts';
import { accountsHeld } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** Throws `not-found`. */
export function screeningLinks(
  engine: Engine,
  input: CheckedInput<'screeningLinks'>,
): CallOutput<'screeningLinks'> {
  return engine.session.read((db) => ({ links: readLinks(db, requireScreening(db, input.screeningId).id) }));
}

/**
 * What was said in interviews first, then what is written on other worksheets; nothing out of a record that is marked
 * privileged. What a later account says takes the first one from nobody: both can be quoted. Throws `not-found`.
 */
export function screeningQuotable(
  engine: Engine,
  input: CheckedInput<'screeningQuotable'>,
): CallOutput<'screeningQuotable'> {
  return engine.session.read((db) => {
    const sheet = requireScreening(db, input.screeningId);
    const records = Map.groupBy(listCaseAnswers(db, sheet.caseId), (answer) => answer.screeningId);
    records.delete(sheet.id);
    for (const id of records.keys()) if (isMarked(db, 'record', id)) records.delete(id);
    const said = [...records.values()].flatMap((answers) =>
      answers.filter(hasContent).sort((a, b) => a.id - b.id),
    );
    const uses = new Map(
      said.map((answer) => [answer.screeningId, pinnedForm(db, answer).file.testimony.use] as const),
    );
    // The person's own account first; what a worksheet only took over stands there already.
    const first = said.filter((answer) => uses.get(answer.screeningId) === 'interview');
    const then = said.filter(
      (answer) => uses.get(answer.screeningId) === 'worksheet' && answer.relation !== 'confirms',
    );
    const answers = [...first, ...then].map((answer) => quoted(db, answer));
    return { answers };
  });
}

/** What stands, in the order it was linked. */
export function readLinks(db: ReadDb, screeningId: ScreeningId): LinkView[] {
  const links = listLinks(db, screeningId);
  return links.flatMap((link): LinkView[] => {
    const { id, question, note, at, author } = link;
    const target =
      link.evidenceId === null ? answerTarget(db, link, links) : exhibitTarget(db, link.evidenceId);
    return target === null ? [] : [{ id, question, note, at, author, target }];
  });
}

function answerTarget(db: ReadDb, link: LinkRow, links: readonly LinkRow[]): LinkView['target'] | null {
  const row = link.answerId === null ? undefined : findAnswerRow(db, link.answerId);
  if (row === undefined) return null;
  const written = listAnswersTo(db, row.screeningId, row.question);
  // What puts one account right has the day of that account, and takes nothing from what another told since.
  const all = tellingsInPlace(written, targetsOf(db, row.screeningId));
  const answer = all.find(({ id }) => id === row.id) ?? row;
  // What stands now; where nothing does, that it was taken back.
  const now = rightOf(answer, all, written) ?? standingAnswers(all).get(answer.question) ?? all.at(-1);
  const beside = new Set(links.flatMap((one) => (one.question === link.question ? [one.answerId] : [])));
  const since = now === undefined || beside.has(now.id) ? null : quoted(db, now);
  const other = toldOtherwise(answer, all);
  const otherwise = other === undefined ? null : { on: quoted(db, other).toldOn, layer: other.layer };
  const earlier = all.filter(({ id, layer }) => layer < answer.layer && beside.has(id));
  return { kind: 'answer', quoted: quoted(db, answer, earlier), since, otherwise };
}

/** What puts right the account that `answer` was written down in. */
const rightOf = (
  { id, layer }: RecordedAnswer,
  all: readonly RecordedAnswer[],
  written: readonly RecordedAnswer[],
): RecordedAnswer | undefined =>
  all === written ? undefined : all.find((one) => one.layer === layer && one.id > id);

function exhibitTarget(
  db: ReadDb,
  evidenceId: NonNullable<LinkRow['evidenceId']>,
): LinkView['target'] | null {
  const exhibit = findEvidence(db, evidenceId);
  if (exhibit === undefined) return null;
  const { exhibitRef, title, removedAt } = exhibit;
  return { kind: 'exhibit', evidenceId, exhibitRef, title, removed: removedAt !== null };
}

/** For the signature: what each point of the first account rests on, by identifier and hash. */
export function signedLinks(db: ReadDb, screeningId: ScreeningId): SignedLink[] {
  const first = listLinks(db, screeningId).filter((link) => link.layer === 0);
  return first.flatMap(({ question, note, at, author, answerId, evidenceId }) => {
    const exhibit = evidenceId === null ? undefined : findEvidence(db, evidenceId);
    const answer = answerId === null ? undefined : findAnswerRow(db, answerId);
    const target =
      exhibit !== undefined
        ? { exhibit: exhibit.sha256 }
        : answer !== undefined
          ? { record: answer.screeningId, question: answer.question, layer: answer.layer, at: answer.at }
          : null;
    return target === null ? [] : [{ question, target, note, at, author }];
  });
}

// An answer quoted: whose it is, the question in words, and what was said.

/**
 * `beside`: earlier tellings of the same list quoted with it, whose rows nobody told again. Throws `form-damaged` when the
 * vault lost the form it was asked on.
 */
function quoted(db: ReadDb, answer: RecordedAnswer, beside: readonly RecordedAnswer[] = []): QuotedAnswer {
  const { screeningId, formTitle, status, personId, question, layer, state, howSaid, at, author } = answer;
  const { own: ownWords } = apartFromReason(answer);
  const held = accountsHeld(db, requireScreening(db, screeningId));
  const form = pinnedForm(db, answer);
  const asked = form.byName.get(question);
  const rows =
    state === 'answered' && asked !== undefined
      ? rowsToldIn(answer, beside).map((row) => ({ row, text: readableValue(asked.element, [row]) }))
      : [];
  const told = rows.length === 0 ? answer.value : rows.map(({ row }) => row);
  return {
    screeningId,
    formTitle,
    status,
    personId,
    person: requirePerson(db, personId).name,
    question,
    title: asked?.title ?? question,
    ...(asked?.fact == null ? {} : { fact: asked.fact }),
    ...(form.file.testimony.use === 'worksheet' ? { sheet: true as const } : {}),
    layer,
    state,
    text: state === 'answered' && asked !== undefined ? readableValue(asked.element, told) : '',
    ownWords,
    ...(rows.length === 0 ? {} : { rows }),
    howSaid,
    toldOn: heldOrRecorded(held.get(layer)?.heldOn, at),
    at,
    author,
  };
}

/** All of them where none is new. */
function rowsToldIn(answer: RecordedAnswer, beside: readonly RecordedAnswer[]) {
  const known = new Set(beside.flatMap(({ value }) => rowsOf(value)).map(rowKey));
  const rows = rowsOf(answer.value);
  const news = rows.filter((row) => !known.has(rowKey(row)));
  return news.length === 0 ? rows : news;
}
