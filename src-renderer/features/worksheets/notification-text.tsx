/**
 * @file One field of the copy as it would leave, what came out of it, what else to look at, and its own release: no field
 * goes because another does.
 */
import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IdentifierFound, NotificationLine } from '../../../src-main/contract/notification.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import classes from './worksheets.module.css';

export function NotificationText(props: {
  readonly line: NotificationLine;
  readonly read: boolean;
  readonly onRead: (yes: boolean) => void;
  readonly onTakeOut: (words: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { line } = props;
  const out = line.found.filter((one) => one.takenOut);
  const look = line.found.filter((one) => !one.takenOut);
  const says = t(line.kind === 'text' ? 'notify.read' : 'notify.goes');
  return (
    <div className={classes.notifyText} data-notify={line.question}>
      <h3 className={classes.restsTitle}>{line.title}</h3>
      <p className={line.kind === 'text' ? 'words' : undefined} dir="auto">
        {line.text}
      </p>
      {line.beside === null ? null : <p>{sayFinding(line.beside)}</p>}
      {line.look === '' ? null : <p className={classes.linkNote}>{line.look}</p>}
      {out.length === 0 ? null : <Found title={t('notify.out')} found={out} />}
      {look.length === 0 ? null : (
        <Found
          title={t('notify.look')}
          found={look}
          // Words of the form stay whole.
          onTakeOut={line.kind === 'text' ? props.onTakeOut : null}
        />
      )}
      <Checkbox
        label={says}
        aria-label={`${says}: ${line.title}`}
        checked={props.read}
        onChange={(event) => props.onRead(event.currentTarget.checked)}
      />
    </div>
  );
}

function Found(props: {
  readonly title: string;
  readonly found: readonly IdentifierFound[];
  readonly onTakeOut?: ((words: string) => void) | null;
}) {
  const { t } = useTranslation('worksheets');
  const { title, found, onTakeOut = null } = props;
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
            {onTakeOut === null ? null : (
              <>
                {' '}
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => onTakeOut(one.text)}
                  aria-label={t('notify.takeOutOf', { words: one.text })}
                >
                  {t('notify.takeOut')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
