/** @file The break that is running, if any: begun and ended with one key, logged by the engine. */
import { useState } from 'react';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';

export function usePause(view: ScreeningView) {
  const [since, setSince] = useState<string | null>(
    view.breaks.find((one) => one.endedAt === null)?.startedAt ?? null,
  );
  const [error, setError] = useState<unknown>(null);
  /** Whether it was done. */
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    setError(null);
    try {
      await work();
      await forget('screeningShow');
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    }
  };
  const resume = (reason: string) =>
    attempt(async () => {
      await call('screeningResume', { screeningId: view.id, reason });
      setSince(null);
    });
  const pause = (store: AnswerStore) =>
    attempt(async () => {
      await store.flush();
      setSince((await call('screeningPause', { screeningId: view.id })).startedAt);
    });
  return {
    since,
    error,
    resume,
    pause,
  };
}
