/** @file A quiet panel for something worth knowing: neutral, done, or needing the person. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import classes from './panel.module.css';

const ICONS: Readonly<Record<'quiet' | 'done' | 'needs-you', IconName>> = {
  quiet: 'note',
  done: 'check',
  'needs-you': 'look',
};

export function NotePanel({
  tone = 'quiet',
  title,
  children,
  actions,
  role,
}: {
  readonly tone?: 'quiet' | 'done' | 'needs-you';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'status' | 'note';
}) {
  return (
    <div className={classes.panel} data-tone={tone} role={role}>
      <span className={classes.icon}>
        <Icon name={ICONS[tone]} />
      </span>
      <div className={classes.body}>
        {title === undefined ? null : <p className={classes.what}>{title}</p>}
        {children}
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
