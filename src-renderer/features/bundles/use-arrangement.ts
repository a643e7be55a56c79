/**
 * @file The arrangement on the screen and in the vault. Every change shows at once and is saved as a whole;
 * while one is being saved the newest waits, and the ones between need not be saved at all.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BundleView } from '../../../src-main/shared/contract/bundles.ts';
import { call } from '../../bridge/client.ts';
import { keepSaved, letFinish } from '../../bridge/locking.ts';
import { forget, queryClient, readKey } from '../../bridge/queries.ts';
import { redo, startHistory, step, undo } from '../../ui/history.ts';
import { type Arrangement, arrangementOf } from './arrangement.ts';

export interface BundleHead {
  readonly title: string;
  readonly court: string;
  readonly hearingDate: string | null;
}

export function useArrangement(view: BundleView) {
  const [history, setHistory] = useState(() => startHistory(arrangementOf(view.map)));
  const [head, setHead] = useState<BundleHead>({
    title: view.title,
    court: view.court,
    hearingDate: view.hearingDate,
  });
  const [error, setError] = useState<unknown>(null);
  const wanted = useRef<{ head: BundleHead; arrangement: Arrangement } | null>(null);
  const running = useRef<Promise<void> | null>(null);

  const save = useCallback((): Promise<void> => {
    running.current ??= (async () => {
      while (wanted.current !== null) {
        const { head: heading, arrangement } = wanted.current;
        wanted.current = null;
        const sections = arrangement.map(({ title, documents }) => ({ title, evidenceIds: [...documents] }));
        try {
          const saved = await call('bundleArrange', { bundleId: view.id, ...heading, sections });
          setError(null);
          queryClient.setQueryData(readKey('bundleShow', { bundleId: view.id }), saved);
          await forget('bundlePreflight', 'bundleList');
        } catch (thrown) {
          wanted.current ??= { head: heading, arrangement };
          setError(thrown);
          break;
        }
      }
      running.current = null;
    })();
    return running.current;
  }, [view.id]);
  useEffect(() => keepSaved(save), [save]);
  useEffect(() => () => letFinish(save()), [save]);

  const want = (heading: BundleHead, arrangement: Arrangement) => {
    wanted.current = { head: heading, arrangement };
    void save();
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
    canUndo: history.past.length > 0,
    change,
    changeHead: (next: BundleHead) => {
      setHead(next);
      want(next, history.present);
    },
    undo: () => travel(undo),
    redo: () => travel(redo),
    retry: () => void save(),
  };
}
