/** @file A note between pages: what is coming and that it can wait, or that this is a good place for a break. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../../questions/record.module.css';

export function SessionNote(props: {
  readonly title: string;
  readonly text: string;
  readonly before: boolean;
  readonly onGoOn: () => void;
  readonly onPause?: (() => void) | undefined;
  readonly onLater?: (() => void) | undefined;
}) {
  const { t } = useTranslation('interview');
  return (
    <section className={classes.note} data-session-note>
      <p className="quiet">{t(props.before ? 'note.before' : 'note.after', { title: props.title })}</p>
      <p className={classes.noteText}>{props.text}</p>
      <div className={classes.noteActions}>
        <Button size="md" onClick={props.onGoOn} autoFocus>
          {t(props.before ? 'note.open' : 'goOn')}
        </Button>
        {props.onPause === undefined ? null : (
          <Button size="md" variant="default" onClick={props.onPause}>
            {t('note.break')}
          </Button>
        )}
        {props.onLater === undefined ? null : (
          <Button size="md" variant="default" onClick={props.onLater}>
            {t('note.later')}
          </Button>
        )}
      </div>
    </section>
  );
}
