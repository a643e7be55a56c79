/**
 * @file What holding an interview and filling in a worksheet have in common: the form, its answers on their way into
 * the vault, what of it is asked now, and where in it the person is.
 */
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { isRecorded, standingAnswers } from '../../../src-main/core/answers/said.ts';
import type { FormFile, FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import {
  putRightInPlace,
  putsRight,
  targetsIn,
  writtenIn,
} from '../../../src-main/core/interviews/put-right-in-place.ts';
import type { AnswerStore } from '../answer-store.ts';
import { rememberingHolds } from '../conditions.ts';
import { type AskedPage, askedReader, readForm } from '../form.ts';
import { useAnswers, useReading } from '../use-answers.ts';

export interface Sheet {
  readonly view: ScreeningView;
  /** Who the record is about. */
  readonly person: string;
  readonly form: FormFile;
  readonly store: AnswerStore;
  /** Answers of the accounts below this one, the newest to each question. */
  readonly earlier: ReadonlyMap<string, AnswerView>;
  /** Pages and questions that are asked, given the answers. */
  readonly pages: readonly AskedPage[];
  /** Name of the page that is open; set while it is drawn. */
  readonly page: RefObject<string>;
  /** Name of the question the keyboard was in last; taken up again from there, also on another day. */
  readonly asking: RefObject<string | undefined>;
  /** The keyboard is now in this question, if in any: it is kept with the next answer, or when nothing follows. */
  readonly onQuestion: (question: string | undefined) => void;
  /** The question a colleague's note is being written on. */
  readonly noteOn: FormQuestion | null;
  readonly onNote: (question: FormQuestion | null) => void;
}

/**
 * A question left open so long is a place to keep, though nothing is answered yet: as long as typing waits to be
 * saved. Ticks are saved before Enter goes on, so that only this keeps where it went; whoever tabs past is not kept.
 */
const STAYS_MS = 500;

type Values = Readonly<Record<string, unknown>>;

/**
 * `layer` 0: the first account; above it, a later one on a signed record. `decide`: answers as the rest of the record
 * decides them, for what is asked.
 */
export function useRecord(
  view: ScreeningView,
  person: string,
  layer: number,
  decide: (values: Values) => Values = (values) => values,
): Sheet {
  const form = useMemo(() => readForm(view.definition), [view.definition]);
  const earlier = useMemo(() => {
    // Where one account is put right, what that one was written down as stands beside it, and no other.
    const target = putsRight(view.layers.find((one) => one.layer === layer)?.reason ?? '');
    const written = target === undefined ? null : writtenIn(view.layers, target);
    if (written !== null)
      return standingAnswers<AnswerView>(
        view.answers.filter((one) => one.layer < layer && written.has(one.layer)),
      );
    const before = view.answers.filter((one) => one.layer < layer);
    return standingAnswers<AnswerView>(putRightInPlace(before, targetsIn(view.layers)).answers);
  }, [view.answers, view.layers, layer]);
  const page = useRef(view.currentPage);
  const asking = useRef<string | undefined>(view.currentQuestion || undefined);
  const { store, keepPosition } = useAnswers(view, layer, earlier.values(), () => ({
    page: page.current,
    question: asking.current ?? '',
  }));
  const staying = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(staying.current), []);
  const onQuestion = (question: string | undefined) => {
    if (question === undefined || question === asking.current) return;
    asking.current = question;
    clearTimeout(staying.current);
    staying.current = setTimeout(() => void keepPosition(), STAYS_MS);
  };
  const asked = useMemo(() => askedReader(form, rememberingHolds()), [form]);
  const pages = useReading(store, (answers) => asked(decide(answers.values())));
  const [noteOn, onNote] = useState<FormQuestion | null>(null);
  return { view, person, form, store, earlier, pages, page, asking, onQuestion, noteOn, onNote };
}

/** For each group of pages, whether every question of it has something recorded. */
export function useRecorded(
  store: AnswerStore,
  groups: readonly (readonly AskedPage[])[],
): readonly boolean[] {
  return useReading(
    store,
    (answers) =>
      groups.map((pages) =>
        pages.every(({ questions }) =>
          questions.every(({ question }) => isRecorded(answers.get(question.name))),
        ),
      ),
    (a, b) => a.length === b.length && a.every((done, at) => done === b[at]),
  );
}
