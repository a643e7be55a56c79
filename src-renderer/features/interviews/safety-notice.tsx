/** @file Before going on from a safety check that brought something up: calmly what it was, and the ways from here. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Concern } from '../../../src-main/core/interviews/safety.ts';
import { HELPLINE } from '../../help/first-hour-store.ts';
import { NotePanel } from '../../ui/note-panel.tsx';

export function SafetyNotice(props: {
  readonly concerns: readonly Concern[];
  readonly onStop: () => void;
  readonly onPause?: (() => void) | undefined;
  readonly onGoOn: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <NotePanel
      tone="needs-you"
      role="status"
      title={t('safety.title')}
      actions={
        <>
          <Button variant="default" onClick={props.onStop}>
            {t('leave')}
          </Button>
          {props.onPause === undefined ? null : (
            <Button variant="default" onClick={props.onPause}>
              {t('note.break')}
            </Button>
          )}
          <Button variant="default" onClick={props.onGoOn}>
            {t('safety.goOn')}
          </Button>
        </>
      }
    >
      {props.concerns.map((concern) => (
        <p key={concern}>{t(`safety.${concern}`, HELPLINE)}</p>
      ))}
      <p>{t('safety.kept')}</p>
    </NotePanel>
  );
}
