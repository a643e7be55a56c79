/** @file Writing something out of the vault into a folder that is picked; tried again after a stop, with what was decided. */
import { useState } from 'react';
import type { PickedFolder } from '../../src-main/contract/bridge.ts';
import type { CallInput, CallName } from '../../src-main/contract/index.ts';
import { NO_DECISION, type TypedDecision } from '../../src-main/core/consent/override.ts';
import type { PrivilegeRelease } from '../../src-main/core/privilege/mark.ts';
import { app } from '../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../bridge/jobs.ts';
import { forget } from '../bridge/queries.ts';
import { useReleased } from '../privilege/release-stop.tsx';

interface Decided extends TypedDecision {
  readonly released: PrivilegeRelease;
}

export function useWriteOut<N extends CallName>(what: {
  readonly name: N;
  readonly input: (folder: PickedFolder['handle'], decided: Decided) => CallInput<N>;
  /** So that the screen finds its own work again. */
  readonly key: string;
  readonly title: string;
  readonly home: unknown;
  /** Readings that change with it. */
  readonly touches: readonly CallName[];
  /** What has to be in the vault first. */
  readonly before?: (() => Promise<void>) | undefined;
}) {
  const work = useWork(what.key);
  const [error, setError] = useState<unknown>(null);
  const released = useReleased();
  const write = async (decision: TypedDecision) => {
    setError(null);
    try {
      await what.before?.();
      const folder = await app.pickFolder();
      if (folder === null) return;
      const input = what.input(folder.handle, { ...decision, released: released.current });
      const { name, key, title, home } = what;
      await startWork({ name, input, key, title, home, folder });
      await forget('consentReleases', ...what.touches);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = (decision = NO_DECISION) => {
    if (work !== undefined) dismissWork(work.id);
    void write(decision);
  };
  /** `error`: why it was not begun. */
  return { work, done: workValue(work, what.name), error, setError, released, again };
}
