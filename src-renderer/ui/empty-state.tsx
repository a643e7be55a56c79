/** @file What a place is for, while nothing is in it yet, with the first action. In a vault that is only looked at there is none. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadOnly } from '../bridge/read-only.ts';
import classes from './empty-state.module.css';
import { Icon, type IconName } from './icons.tsx';

export function EmptyState({
  icon,
  title,
  begins = false,
  children,
  action,
}: {
  readonly icon: IconName;
  readonly title: string;
  /** Its words and its action are how to begin: they are not there where nothing can be. */
  readonly begins?: boolean;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  const { t } = useTranslation('common');
  const onlyRead = useReadOnly() === true && begins;
  return (
    <div className={classes.place}>
      <span className={classes.icon}>
        <Icon name={icon} size={28} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{onlyRead ? <p>{t('readOnly.empty')}</p> : children}</div>
      {action === undefined || onlyRead ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
