/**
 * @file "Removed. Undo": one message at the foot of the window, taken back with its button or Ctrl+Z
 * (outside text fields, which have an undo of their own). Stays until the next one or dismissed.
 */
import { Button } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from './error-panel.tsx';
import { useShortcut } from './shortcut.ts';
import classes from './undo.module.css';

interface Offer {
  readonly message: string;
  readonly undo: () => Promise<void>;
}
type OfferUndo = (message: string, undo: () => Promise<void>) => void;

const UndoContext = createContext<OfferUndo | null>(null);

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const offerUndo = useCallback<OfferUndo>((message, undo) => {
    setError(null);
    setOffer({ message, undo });
  }, []);
  const takeBack = async () => {
    if (offer === null) return;
    setOffer(null);
    try {
      await offer.undo();
    } catch (thrown) {
      setError(thrown);
    }
  };
  useShortcut('ctrl+z', () => void takeBack(), { whileTyping: false, enabled: offer !== null });
  return (
    <UndoContext value={offerUndo}>
      {children}
      <div className={classes.place} aria-live="polite">
        {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
        {offer === null ? null : (
          <div className={classes.toast}>
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

export function useOfferUndo(): OfferUndo {
  const offerUndo = useContext(UndoContext);
  if (offerUndo === null) throw new Error('used outside UndoProvider');
  return offerUndo;
}
