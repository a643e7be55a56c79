/** @file The last change to the arrangement taken back, or made again: by button, and by keys from anywhere on the page. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announce.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import classes from './bundles.module.css';
import type { useArrangement } from './use-arrangement.ts';

export function UndoRedo({ work }: { readonly work: ReturnType<typeof useArrangement> }) {
  const { t } = useTranslation('bundles');
  const undo = () => {
    if (!work.canUndo) return;
    announce(t('undo.done'));
    work.undo();
  };
  const redo = () => {
    if (!work.canRedo) return;
    announce(t('redo.done'));
    work.redo();
  };
  useShortcut('ctrl+z', undo, { whileTyping: false });
  useShortcut('ctrl+shift+z', redo, { whileTyping: false });
  return (
    <div className={classes.undoRedo}>
      <Button
        {...restingUnless(work.canUndo)}
        variant="default"
        onClick={undo}
        aria-keyshortcuts="Control+Z"
        title={t('undo.hint')}
      >
        {t('undo.button')}
      </Button>
      <Button
        {...restingUnless(work.canRedo)}
        variant="default"
        onClick={redo}
        aria-keyshortcuts="Control+Shift+Z"
        title={t('redo.hint')}
      >
        {t('redo.button')}
      </Button>
    </div>
  );
}

/** Not `disabled`: the press that takes back the last change would take the keyboard from whoever pressed it. */
const restingUnless = (possible: boolean) =>
  possible ? {} : { 'data-disabled': true, 'aria-disabled': true };
