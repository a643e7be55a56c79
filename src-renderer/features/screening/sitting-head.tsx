/** @file Stays at the top of a sitting: Saved, and Pause. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { NotSaved, SavedMark } from '../../questions/saved-mark.tsx';
import classes from '../../questions/sheet.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';

export function SittingHead(props: {
  readonly store: AnswerStore;
  readonly pauseable: boolean;
  readonly onPause: () => void;
  readonly error: unknown;
}) {
  const { t } = useTranslation('interview');
  return (
    <div className={classes.head}>
      <div className={classes.headLine}>
        <SavedMark store={props.store} />
        {props.pauseable ? (
          <Button
            variant="default"
            leftSection={<Icon name="pause" size={18} />}
            onClick={props.onPause}
            aria-keyshortcuts="F8"
            title={t('pause.hint')}
          >
            {t('pause.button')}
          </Button>
        ) : null}
      </div>
      <NotSaved store={props.store} />
      {props.error === null ? null : <ErrorPanel error={props.error} />}
    </div>
  );
}
