/**
 * @file Answers of a draft in which two offices wrote apart. Ours is in the record; theirs stays with the file it came in, until the
 * author of the draft decides: then both are in the record, and what was decided is written below them.
 */
import { readableValue } from '../../core/answers/readable.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import { type AnswerData, RecordData } from '../../core/handover/case-data.ts';
import { answersApart } from '../../core/handover/compare-records.ts';
import type { FormWords } from '../../core/handover/compared.ts';
import { CASE_FILE } from '../../core/handover/manifest.ts';
import type { CaseId, HandoverId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { answerRows } from '../../vault/queries/handover-data.ts';
import { answersLeft, handoverText } from '../../vault/queries/handovers-received.ts';
import { findPinnedForm, findScreening, type ScreeningRow } from '../../vault/queries/screening.ts';
import { type CompiledForm, compilePinned } from '../forms/compiled-form.ts';

export interface UndecidedAnswer {
  readonly screeningId: ScreeningId;
  readonly personId: PersonId;
  readonly formTitle: string;
  readonly question: string;
  /** How the form calls the question, and an answer in words. */
  readonly words: FormWords;
  readonly here: AnswerData;
  /** Of each file; its newest answer comes last. */
  readonly there: readonly {
    readonly handover: HandoverId;
    readonly from: string;
    readonly answers: readonly AnswerData[];
  }[];
}

/** Of drafts alone: what comes after a signature is an account of its own. Quick where nothing was left. */
export function undecidedAnswers(db: ReadDb, caseId: CaseId): UndecidedAnswer[] {
  const left = answersLeft(db, caseId);
  const files = new Map<HandoverId, ReadonlyMap<string, RecordData>>();
  const recordIn = (handover: HandoverId, id: string) => {
    const known = files.get(handover) ?? recordsOf(handoverText(db, handover, CASE_FILE));
    files.set(handover, known);
    return known.get(id);
  };
  return [...Map.groupBy(left, ({ item }) => item)].flatMap(([item, some]) => {
    const [, id = '', ...name] = item.split('/');
    const question = name.join('/');
    const row = findScreening(db, id as ScreeningId);
    if (row === undefined || row.status !== 'draft') return [];
    const here = answerRows(db, row.id);
    const apart = some.flatMap(({ handover, from }) => {
      const found = answersApart(here, recordIn(handover, id)?.answers ?? []).find(
        (one) => one.question === question,
      );
      return found === undefined ? [] : [{ handover, from, found }];
    });
    const pinned = findPinnedForm(db, row.formId, row.formVersion);
    if (apart[0] === undefined || pinned === undefined) return [];
    return [
      {
        screeningId: row.id,
        personId: row.personId,
        formTitle: row.formTitle,
        question,
        words: formWords(compilePinned(pinned.sha256, pinned.definition)),
        here: apart[0].found.here,
        there: apart.map(({ handover, from, found }) => ({ handover, from, answers: found.there })),
      },
    ];
  });
}

/** Before a draft is signed off: a signature over one of two answers would decide between them, and nobody would be told. */
export function undecidedAnswerNotes(
  db: ReadDb,
  { id, caseId }: Pick<ScreeningRow, 'id' | 'caseId'>,
): Coded[] {
  const things = undecidedAnswers(db, caseId)
    .filter(({ screeningId }) => screeningId === id)
    .map(({ words, question }) => ({ title: words.title(question), field: 'none' as const }));
  return things.length === 0 ? [] : [coded('case-undecided', { things })];
}

/** The texts of a file that was discarded are gone. */
function recordsOf(text: string | undefined): ReadonlyMap<string, RecordData> {
  const { records } = (text === undefined ? { records: [] } : JSON.parse(text)) as { records: unknown[] };
  return new Map(records.map((one) => RecordData.parse(one)).map((one) => [one.id, one]));
}

export const formWords = (form: CompiledForm): FormWords => ({
  title: (question) => form.byName.get(question)?.title ?? question,
  said({ question, state, value, ownWords }) {
    const shown = state === 'answered' ? readableValue(form.byName.get(question)?.element, value) : '';
    return [shown, ownWords].filter((part) => part !== '').join('\n') || formText(state);
  },
});
