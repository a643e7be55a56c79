/** @file One text of the copy as it would leave, what came out of it, what else to look at, and "I have read it". */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IdentifierFound, NotificationLine } from '../../../src-main/contract/notification.ts';
import classes from './worksheets.module.css';

export function NotificationText(props: {
  readonly line: NotificationLine;
  readonly read: boolean;
  readonly onRead: (yes: boolean) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { line } = props;
  const out = line.found.filter((one) => one.takenOut);
  const look = line.found.filter((one) => !one.takenOut);
  return (
    <div className={classes.notifyText} data-notify={line.question}>
      <h3 className={classes.restsTitle}>{line.title}</h3>
      <p className="words" dir="auto">
        {line.text}
      </p>
      <p className={classes.linkNote}>{line.look}</p>
      {out.length === 0 ? null : <Found title={t('notify.out')} found={out} />}
      {look.length === 0 ? null : <Found title={t('notify.look')} found={look} />}
      <Checkbox
        label={t('notify.read')}
        aria-label={`${t('notify.read')}: ${line.title}`}
        checked={props.read}
        onChange={(event) => props.onRead(event.currentTarget.checked)}
      />
    </div>
  );
}

function Found({ title, found }: { readonly title: string; readonly found: readonly IdentifierFound[] }) {
  const { t } = useTranslation('worksheets');
  return (
    <div className={classes.linkNote}>
      <p>{title}</p>
      <ul className={classes.found}>
        {found.map((one) => (
          <li key={`${one.kind} ${one.text}`}>
            <bdi>{one.text}</bdi>
            {one.count === 1
              ? `, ${one.label}`
              : `, ${one.label}, ${t('notify.times', { count: one.count })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
