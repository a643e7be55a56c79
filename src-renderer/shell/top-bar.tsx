/** @file Always there: the way back, search, who is unlocked, Hide and Lock. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { app } from '../bridge/client.ts';
import { saveEverything } from '../bridge/locking.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icons.tsx';
import { openPalette } from './palette-store.ts';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

export function TopBar() {
  const { t } = useTranslation('shell');
  const { status, lock } = useSession();
  const confirm = useConfirm();
  // Ctrl+L asks nothing: whoever presses it may have no time.
  const askAndLock = async () => {
    const question = { title: t('lock.lost.title'), body: t('lock.lost.body'), yes: t('lock.lost.yes') };
    if ((await saveEverything()) || (await confirm({ ...question, destroys: true }))) await lock();
  };
  return (
    <div className={classes.topBar}>
      <button type="button" className={classes.find} onClick={openPalette} aria-keyshortcuts="Control+K">
        <Icon name="search" size={18} />
        <span className={classes.findText}>{t('find')}</span>
        <kbd className={classes.kbd}>Ctrl K</kbd>
      </button>
      <div className={classes.topRight}>
        <span className={classes.actor} title={t('unlockedBy', { actor: status.actor ?? '' })}>
          {status.actor}
        </span>
        <Button
          variant="default"
          leftSection={<Icon name="hide" size={18} />}
          onClick={() => void app.hide()}
          aria-keyshortcuts="F9"
          title={t('hide.hint')}
        >
          {t('hide.button')}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="lock" size={18} />}
          onClick={() => void askAndLock()}
          aria-keyshortcuts="Control+L"
          title={t('lock.hint')}
        >
          {t('lock.button')}
        </Button>
      </div>
    </div>
  );
}
