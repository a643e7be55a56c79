/**
 * @file The arrangement on the screen and in the vault. Every change shows at once and is saved as a whole;
 * while one is being saved the newest waits, and the ones between need not be saved at all.
 */
import { useEffect, useState } from 'react';
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import type { CourtHeading } from '../../../src-main/core/bundles/court-heading.ts';
import type { Marking } from '../../../src-main/core/bundles/marking.ts';
import { call } from '../../bridge/client.ts';
import { keepSaved, letFinish } from '../../bridge/locking.ts';
import { NewestSave } from '../../bridge/newest-save.ts';
import { forget, queryClient, readKey } from '../../bridge/queries.ts';
import { redo, startHistory, step, undo } from '../../ui/history.ts';
import { type Arrangement, arrangementOf } from './arrangement.ts';

export interface BundleHead {
  readonly title: string;
  readonly court: string;
  readonly hearingDate: string | null;
}

/** All of a bundle that is not its arrangement. */
export interface BundleCover extends BundleHead {
  readonly heading: CourtHeading;
  readonly marking: Marking;
}

export function useArrangement(view: BundleView) {
  const [history, setHistory] = useState(() => startHistory(arrangementOf(view.map)));
  const [head, setHead] = useState<BundleCover>(() => {
    const { title, court, hearingDate, heading, marking } = view;
    return { title, court, hearingDate, heading, marking };
  });
  const [error, setError] = useState<unknown>(null);
  const [saving] = useState(
    () =>
      new NewestSave<{ head: BundleCover; arrangement: Arrangement }>(async (one) => {
        const sections = one.arrangement.map(({ title, documents }) => ({
          title,
          evidenceIds: [...documents],
        }));
        const saved = await call('bundleArrange', { bundleId: view.id, ...one.head, sections });
        setError(null);
        queryClient.setQueryData(readKey('bundleShow', { bundleId: view.id }), saved);
        // Not waited for, and only for the newest: looking a bundle over takes longer than saving it, and what was
        // changed meanwhile stood beside the page numbers of before until it was done.
        if (!saving.waits) void forget('bundlePreflight', 'bundleList');
      }, setError),
  );
  useEffect(
    () =>
      keepSaved(
        () => saving.save(),
        () => saving.isKept,
      ),
    [saving],
  );
  useEffect(() => () => letFinish(saving.save()), [saving]);
  // Changed elsewhere while it is open, an exhibit brought back say: what is built is what the screen shows.
  const inVault = inWords(arrangementOf(view.map));
  const isCounted = inVault === inWords(history.present);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks when the vault's own arrangement is another
  useEffect(() => {
    if (saving.isKept && !isCounted) setHistory(startHistory(arrangementOf(view.map)));
  }, [inVault]);

  const want = (cover: BundleCover, arrangement: Arrangement) => {
    saving.want({ head: cover, arrangement });
    void saving.save();
  };
  const change = (next: Arrangement) => {
    if (next === history.present) return;
    setHistory(step(history, next));
    want(head, next);
  };
  const travel = (by: typeof undo) => {
    const next = by(history);
    if (next === history) return;
    setHistory(next);
    want(head, next.present);
  };
  return {
    arrangement: history.present,
    head,
    error,
    /** Whether the numbers in the map are those of this arrangement. */
    isCounted,
    /** What it is, to be compared with what was built. */
    mark: markOf(head, view),
    save: () => saving.save(),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    changeHead: (next: BundleCover) => {
      setHead(next);
      want(next, history.present);
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
    retry: () => void saving.save(),
  };
}

/** Without the names that sections have on the screen only. */
const inWords = (arrangement: Arrangement): string =>
  JSON.stringify(arrangement.map(({ title, documents }) => [title, documents]));

/** All that is printed of it, but for the page numbers that follow from it. */
function markOf(head: BundleCover, { map }: BundleView): string {
  const printed = map.sections.map(({ title, documents }) => [
    title,
    documents.map(({ key, title, exhibitRef, date, pageCount, turned }) => [
      key,
      title,
      exhibitRef,
      date,
      pageCount,
      turned,
    ]),
  ]);
  return JSON.stringify([head, printed]);
}
