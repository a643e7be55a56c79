/** @file Words that the field cannot take: kept as the person's own words with one press, or left out on purpose. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NotePanel } from '../ui/note-panel.tsx';
import classes from './question.module.css';

export function LooseWords(props: {
  readonly text: string;
  readonly onKeep: () => void;
  readonly onLeaveOut: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <div className={classes.refusal} data-loose>
      <NotePanel
        tone="needs-you"
        role="status"
        title={<bdi>{t('loose.title', { text: props.text })}</bdi>}
        actions={
          <>
            <Button variant="default" onClick={props.onKeep}>
              {t('loose.keep')}
            </Button>
            <Button variant="subtle" onClick={props.onLeaveOut}>
              {t('loose.leaveOut')}
            </Button>
          </>
        }
      >
        <p>{t('loose.text')}</p>
      </NotePanel>
    </div>
  );
}
