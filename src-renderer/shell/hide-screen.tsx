/**
 * @file Hide (F9): a neutral screen at once, over dialogs too, with no animation and no word of the program
 * on it. A native modal dialog makes everything behind it inert and gives the focus back where it was.
 */
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { onHidden } from '../bridge/client.ts';
import { useShortcut } from '../ui/shortcut.ts';
import classes from './hide-screen.module.css';

export function HideScreen() {
  const { t } = useTranslation('shell');
  const dialog = useRef<HTMLDialogElement>(null);
  const away = useRef(false);
  const hide = useCallback(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const comeBack = useCallback(() => dialog.current?.close(), []);
  useShortcut('f9', () => (dialog.current?.open ? comeBack() : hide()));
  useEffect(
    () =>
      onHidden((reason) => {
        away.current = reason === 'blur' && !dialog.current?.open;
        hide();
      }),
    [hide],
  );
  useEffect(() => {
    const returned = () => {
      if (away.current) comeBack();
      away.current = false;
    };
    window.addEventListener('focus', returned);
    return () => window.removeEventListener('focus', returned);
  }, [comeBack]);
  return (
    <dialog ref={dialog} className={classes.screen} aria-label={t('hide.screen')} data-hide-screen>
      <button type="button" className={classes.back} onClick={comeBack}>
        {t('hide.back')}
      </button>
    </dialog>
  );
}
