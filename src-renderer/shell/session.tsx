/**
 * @file Whether a vault is open, and by whom. When it locks, the page and its process end. Where only a place is left
 * that was never opened, everything is dropped here: the cache, the results of work, and the screens themselves.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { AppStatus } from '../../src-main/contract/bridge.ts';
import { app, onLocked } from '../bridge/client.ts';
import { forgetEverything, saveEverything } from '../bridge/locking.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './shell.module.css';

interface Session {
  readonly status: AppStatus;
  readonly setStatus: (status: AppStatus) => void;
  readonly lock: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [status, setStatus] = useState<AppStatus | null>(null);
  const [error, setError] = useState<unknown>(null);

  const read = useCallback(async () => {
    try {
      setError(null);
      setStatus(await app.status());
    } catch (thrown) {
      setError(thrown);
    }
  }, []);
  useEffect(() => void read(), [read]);
  useEffect(
    () =>
      onLocked(() => {
        setStatus((before) => (before === null ? null : { ...before, state: 'locked', actor: null }));
        forgetEverything();
        void read();
      }),
    [read],
  );
  // Ctrl+L belongs to the menu and never reaches the page; the Ctrl before it does. What was typed is then on
  // its way into the vault before the vault closes.
  useEffect(() => {
    const beforeShortcut = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void saveEverything();
    };
    window.addEventListener('keydown', beforeShortcut, { capture: true });
    return () => window.removeEventListener('keydown', beforeShortcut, { capture: true });
  }, []);
  const lock = useCallback(async () => {
    await saveEverything();
    try {
      // The page and its process end with it, and another begins at the unlock screen.
      await app.lock();
    } catch (thrown) {
      setError(thrown);
    }
  }, []);

  const session = useMemo(() => (status === null ? null : { status, setStatus, lock }), [status, lock]);
  if (error !== null) {
    return (
      <div className={classes.fault}>
        <ErrorPanel error={error} onRetry={() => void read()} />
      </div>
    );
  }
  return session === null ? null : <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('used outside SessionProvider');
  return session;
}
