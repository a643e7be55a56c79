/** @file The answers of one session, saved through the bridge; and React's view of them. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../src-main/core/answers/answer.ts';
import { accountAnswers } from '../../src-main/core/answers/said.ts';
import { call, failureOf } from '../bridge/client.ts';
import { keepSaved, letFinish } from '../bridge/locking.ts';
import { forget } from '../bridge/queries.ts';
import { AnswerStore } from './answer-store.ts';
import type { AnswerInput, Draft } from './answers.ts';

/** Where a session is, as it is kept for taking it up again. */
export interface Place {
  readonly page: string;
  readonly question: string;
}

const recordedAnswers = ({ answers, entries }: ScreeningView, layer: number): Draft[] =>
  [...accountAnswers(answers, layer).values()].map((answer) => ({
    ...answer,
    recordedIn: entries.find((one) => one.layer === layer && one.question === answer.question)?.seq,
  }));

/**
 * `layer`: the one that answers go into now; `earlier`: what stood before it. `place`: where the session is when
 * something is saved. The store lives as long as the screen. `keepPosition` keeps the place where nothing was answered.
 */
export function useAnswers(
  view: ScreeningView,
  layer: number,
  earlier: Iterable<AnswerView>,
  place: () => Place,
): { readonly store: AnswerStore; readonly keepPosition: () => Promise<void> } {
  const where = useRef(place);
  where.current = place;
  const [{ store, keepPosition }] = useState(() => {
    let kept: Place = { page: view.currentPage, question: view.currentQuestion };
    const send = async (answers: readonly AnswerInput[]) => {
      const { page, question } = where.current();
      await call('screeningAnswer', {
        screeningId: view.id,
        answers: [...answers],
        currentPage: page,
        currentQuestion: question,
      });
      kept = { page, question };
    };
    const save = async (answers: readonly AnswerInput[]) => {
      try {
        await send(answers);
        return { failure: null };
      } catch (thrown) {
        return { failure: failureOf(thrown) };
      }
    };
    return {
      store: new AnswerStore({ recorded: recordedAnswers(view, layer), earlier, save }),
      keepPosition: async () => {
        const { page, question } = where.current();
        if (page === kept.page && question === kept.question) return;
        // Only a place: no answer hangs on it, and the next one saved takes it along.
        await send([]).catch(() => undefined);
      },
    };
  });
  useEffect(
    () =>
      keepSaved(
        () => store.flush().then(keepPosition),
        () => store.state === 'saved',
      ),
    [store, keepPosition],
  );
  // Leaving the screen saves the last words; the record is then read anew by whoever shows it.
  useEffect(
    () => () => {
      // Nobody comes back to what stands in a field that is gone.
      for (const question of store.loose.questions) store.keepLoose(question);
      letFinish(
        store
          .flush()
          .then(keepPosition)
          .then(() =>
            forget(
              'screeningShow',
              'screeningList',
              'screeningOpen',
              'caseShow',
              'caseList',
              'consentList',
              'factList',
            ),
          ),
      );
    },
    [store, keepPosition],
  );
  return { store, keepPosition };
}

/**
 * What `read` makes of the answers. Draws again only when that is another thing than before: a key pressed in one
 * answer must not draw the rest of a long form.
 */
export function useReading<T>(
  store: AnswerStore,
  read: (store: AnswerStore) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const kept = useRef<{ readonly value: T } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const value = read(store);
    if (kept.current === null || !same(kept.current.value, value)) kept.current = { value };
    return kept.current.value;
  });
}

/** Draws again whenever an answer changes, and when one is saved. */
export function useStoreVersion(store: AnswerStore): number {
  return useSyncExternalStore(store.subscribe, store.version);
}
