/** @file Stays at the top of a sitting: Saved, and Pause. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { AnswerStore } from './answer-store.ts';
import classes from './interview.module.css';
import { NotSaved, SavedMark } from './saved-mark.tsx';

export function SittingHead(props: {
  /** For a worksheet: takes what is already recorded into questions that have no answer. */
  readonly carry: ReactNode;
  readonly store: AnswerStore;
  readonly pauseable: boolean;
  readonly onPause: () => void;
  readonly error: unknown;
}) {
  const { t } = useTranslation('interview');
  return (
    <div className={classes.head}>
      <div className={classes.headLine}>
        {props.carry}
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
