/** @file Writing something out of the vault into a folder that is picked, or printing it; tried again after a stop, with what was decided. */
import { useRef, useState } from 'react';
import type { PickedFolder } from '../../src-main/contract/bridge.ts';
import type { Picture } from '../../src-main/contract/evidence.ts';
import type { CallInput, CallName } from '../../src-main/contract/index.ts';
import { NO_DECISION, type TypedDecision } from '../../src-main/core/consent/override.ts';
import type { PrivilegeRelease } from '../../src-main/core/privilege/mark.ts';
import { app } from '../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../bridge/jobs.ts';
import { printPages } from '../bridge/printing.ts';
import { forget } from '../bridge/queries.ts';
import { useReleased } from '../privilege/release-stop.tsx';

interface Decided extends TypedDecision {
  readonly released: PrivilegeRelease;
}

export function useWriteOut<N extends CallName>(what: {
  readonly name: N;
  readonly input: (folder: PickedFolder['handle'], decided: Decided) => CallInput<N>;
  /** The same without a folder, where it can be printed. */
  readonly toPrinter?: (decided: Decided) => CallInput<N>;
  /** So that the screen finds its own work again. */
  readonly key: string;
  readonly title: string;
  readonly home: unknown;
  /** To whom and what, where it can be changed while something holds it back: what was released for one is not for another. */
  readonly about?: string;
  /** Readings that change with it. */
  readonly touches: readonly CallName[];
  /** What has to be in the vault first. */
  readonly before?: (() => Promise<void>) | undefined;
  /** A new try: what was said yes to in the one before holds no longer. */
  readonly onBegin?: () => void;
}) {
  const work = useWork(what.key);
  const [error, setError] = useState<unknown>(null);
  const released = useReleased(what.about);
  const isPrinted = useRef(false);
  const write = async (decision: TypedDecision) => {
    setError(null);
    try {
      await what.before?.();
      const toPrinter = isPrinted.current ? what.toPrinter : undefined;
      const folder = toPrinter === undefined ? await app.pickFolder() : null;
      const decided = { ...decision, released: released.now() };
      const input = folder === null ? toPrinter?.(decided) : what.input(folder.handle, decided);
      if (input === undefined) return;
      const { name, key, title, home } = what;
      const done = await startWork({ name, input, key, title, home, ...(folder === null ? {} : { folder }) });
      const { printed = [] } = (done ?? {}) as { readonly printed?: readonly Picture[] };
      if (printed.length > 0) await printPages(printed);
      await forget('consentReleases', ...what.touches);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = (decision = NO_DECISION) => {
    if (work !== undefined) dismissWork(work.id);
    void write(decision);
  };
  const begin = (toPrinter: boolean) => () => {
    isPrinted.current = toPrinter;
    released.forget();
    what.onBegin?.();
    again();
  };
  /** `error`: why it was not begun. */
  return {
    work,
    done: workValue(work, what.name),
    error,
    setError,
    released,
    again,
    save: begin(false),
    print: begin(true),
  };
}
