/** @file Leaving what was offered beside a point, with Undo, and bringing it back. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../src-main/contract/offers.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forget, useWrite } from '../../bridge/queries.ts';
import { useOfferUndo } from '../../ui/undo.tsx';

/** `onPress`: it will go from the list. */
export function useLeave(screeningId: ScreeningId, point: string, title: string, onPress: () => void) {
  const { t } = useTranslation('worksheets');
  const offerUndo = useOfferUndo();
  const leave = useWrite('offerLeave', ['pointOffers']);
  const takeUp = useWrite('offerTakeUp', ['pointOffers']);
  const put = ({ screeningId: told, question, layer }: OfferView, part: string, stands: boolean) => {
    const which = { screeningId, point, part, offer: { screeningId: told, question, layer } };
    onPress();
    if (!stands) return takeUp.mutate(which);
    leave.mutate(which, {
      onSuccess: () =>
        offerUndo(t('offers.wasLeft', { title }), async () => {
          await call('offerTakeUp', which);
          await forget('pointOffers');
        }),
    });
  };
  // Pressed twice it is done once: the buttons stay enabled, so that the keyboard can go on to them.
  return { put, error: leave.error ?? takeUp.error };
}

/** Once the list is drawn without what was pressed, the keyboard goes on from there. Called with the press. */
export function useGoOn(point: string, list: unknown): () => void {
  const pressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the list changes
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    focusAfterOffer(point);
  }, [point, list]);
  return () => {
    pressed.current = true;
  };
}

/** The button that was pressed is gone with its offer: the keyboard goes on to the next, else to the answer. */
export function focusAfterOffer(point: string): void {
  setTimeout(() => {
    const card = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(point)}"]`);
    const next =
      card?.querySelector<HTMLElement>('[data-offer-link]') ??
      card?.querySelector<HTMLElement>('[data-answer] input, [data-answer] textarea, [data-answer] button');
    next?.focus({ preventScroll: true });
  }, 0);
}
