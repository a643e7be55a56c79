/**
 * @file "Removed. Undo": one message at the foot of the window, taken back with its button or Ctrl+Z, also from the
 * filter of a list that nothing was typed into since. Goes by itself after a while, though not from under a pointer
 * or the keyboard; and at once when the page changes or the screen is hidden, for it may name what was told.
 */
import { Button } from '@mantine/core';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { onHidden } from '../bridge/client.ts';
import { ErrorPanel } from './error-panel.tsx';
import { useNavigation } from './routes.tsx';
import { useShortcut } from './shortcut.ts';
import classes from './undo.module.css';

interface Offer {
  readonly message: string;
  readonly undo: () => Promise<void>;
}
type OfferUndo = (message: string, undo: () => Promise<void>) => void;

const UndoContext = createContext<{ readonly offer: OfferUndo; readonly drop: () => void } | null>(null);

/** Whoever works here is spoken to in between, and what was taken out may be what somebody told. */
const STAYS_MS = 30_000;
/** What is removed on its own page leads away from it: that offer is of the page it leads to. */
const JUST_MADE_MS = 1_000;

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [held, setHeld] = useState(false);
  const made = useRef(0);
  const typed = useRef(false);
  useEffect(() => {
    const onInput = () => {
      typed.current = true;
    };
    window.addEventListener('input', onInput, { capture: true });
    return () => window.removeEventListener('input', onInput, { capture: true });
  }, []);
  const offerUndo = useCallback<OfferUndo>((message, undo) => {
    made.current = performance.now();
    typed.current = false;
    setError(null);
    setHeld(false);
    setOffer({ message, undo });
  }, []);
  const drop = useCallback(() => setOffer(null), []);
  const context = useMemo(() => ({ offer: offerUndo, drop }), [offerUndo, drop]);
  useEffect(() => {
    if (offer === null || held) return;
    const gone = setTimeout(drop, STAYS_MS);
    return () => clearTimeout(gone);
  }, [offer, held, drop]);
  const { route } = useNavigation();
  const where = JSON.stringify({ ...route, page: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per place
  useEffect(() => {
    if (performance.now() - made.current > JUST_MADE_MS) drop();
  }, [where, drop]);
  useEffect(() => onHidden(drop), [drop]);
  useShortcut('f9', drop);
  const takeBack = async () => {
    if (offer === null) return;
    setOffer(null);
    try {
      await offer.undo();
    } catch (thrown) {
      setError(thrown);
    }
  };
  // In a field, only until something is typed into it: from then on the field has something of its own to undo.
  useShortcut('ctrl+z', () => void takeBack(), {
    whileTyping: () => !typed.current,
    enabled: offer !== null,
  });
  return (
    <UndoContext value={context}>
      {children}
      <div className={classes.place} aria-live="polite">
        {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
        {offer === null ? null : (
          // biome-ignore lint/a11y/noStaticElementInteractions: only stays while one is about to use it
          <div
            className={classes.toast}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span className={classes.message}>{offer.message}</span>
            <Button variant="white" size="compact-sm" onClick={() => void takeBack()} title="Ctrl+Z">
              {t('action.undo')}
            </Button>
            <Button
              c="white"
              variant="transparent"
              className={classes.dismiss}
              size="compact-sm"
              onClick={() => setOffer(null)}
            >
              {t('action.dismiss')}
            </Button>
          </div>
        )}
      </div>
    </UndoContext>
  );
}

export const useOfferUndo = (): OfferUndo => useUndo().offer;

/** Takes the offer off the screen; what was done stays done. */
export const useDropUndo = (): (() => void) => useUndo().drop;

function useUndo() {
  const undo = useContext(UndoContext);
  if (undo === null) throw new Error('used outside UndoProvider');
  return undo;
}
