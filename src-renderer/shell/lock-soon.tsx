/**
 * @file A while before the vault locks because nobody does anything: says so once, and saves what was typed. Any key, a
 * click or a touch takes it away; nothing has to be pressed here, and the keyboard stays where it is.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onLockSoon } from '../bridge/client.ts';
import { saveEverything } from '../bridge/locking.ts';
import { announce, silence } from '../ui/announce.tsx';
import { Icon } from '../ui/icons.tsx';
import classes from './lock-soon.module.css';

export function LockSoon() {
  const { t } = useTranslation('shell');
  const [left, setLeft] = useState<number | null>(null);
  useEffect(
    () =>
      onLockSoon((seconds) => {
        setLeft(seconds);
        if (seconds === null) return silence();
        announce(t('lock.soon.said', { count: seconds }));
        void saveEverything();
      }),
    [t],
  );
  const counting = left !== null;
  useEffect(() => {
    if (!counting) return;
    const tick = setInterval(() => setLeft((now) => (now === null ? null : Math.max(0, now - 1))), 1000);
    return () => clearInterval(tick);
  }, [counting]);
  if (left === null) return null;
  return (
    <div className={classes.bar} data-lock-soon>
      <Icon name="lock" size={18} />
      <p>
        {t('lock.soon.title')} <span>{t('lock.soon.left', { count: left })}</span>
      </p>
      <p className={classes.quiet}>{t('lock.soon.stay')}</p>
    </div>
  );
}
