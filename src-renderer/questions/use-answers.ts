/** @file The answers of one sitting, saved through the bridge; and React's view of them. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AnswerView, ScreeningView } from '../../src-main/shared/contract/screening.ts';
import { call, failureOf } from '../bridge/client.ts';
import { keepSaved, letFinish } from '../bridge/locking.ts';
import { forget } from '../bridge/queries.ts';
import { AnswerStore } from './answer-store.ts';
import { layerAnswers } from './answers.ts';

/**
 * `layer`: the one that answers go into now; `earlier`: what stood before it. `currentPage`: where the sitting is
 * when something is saved. The store lives as long as the screen.
 */
export function useAnswers(
  view: ScreeningView,
  layer: number,
  earlier: Iterable<AnswerView>,
  currentPage: () => string,
): AnswerStore {
  const page = useRef(currentPage);
  page.current = currentPage;
  const [store] = useState(
    () =>
      new AnswerStore({
        recorded: layerAnswers(view.answers, layer).values(),
        earlier,
        save: async (answers) => {
          try {
            await call('screeningAnswer', {
              screeningId: view.id,
              answers: [...answers],
              currentPage: page.current(),
            });
            return { failure: null };
          } catch (thrown) {
            return { failure: failureOf(thrown) };
          }
        },
      }),
  );
  useEffect(() => keepSaved(() => store.flush()), [store]);
  // Leaving the screen saves the last words; the record is then read anew by whoever shows it.
  useEffect(
    () => () => {
      letFinish(
        store
          .flush()
          .then(() =>
            forget('screeningShow', 'screeningList', 'caseShow', 'caseList', 'consentList', 'factList'),
          ),
      );
    },
    [store],
  );
  return store;
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
