/** @file What a place is for, while nothing is in it yet, with the first action. */
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';
import { Icon, type IconName } from './icons.tsx';

export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes.place}>
      <span className={classes.icon}>
        <Icon name={icon} size={28} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{children}</div>
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  );
}
