/** @file Whether what was typed is in the vault, what takes the last of it back, and the keys. */
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { forget } from '../../../bridge/queries.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { useShortcut } from '../../../ui/shortcut.ts';
import type { AmendQueue, AmendState } from './amend-queue.ts';
import classes from './table.module.css';
import type { Column } from './table-columns.ts';

export function TableState({
  queue,
  state: { isSaving, error, last },
  column,
  helpId,
}: {
  readonly queue: AmendQueue;
  readonly state: AmendState;
  readonly column: Column;
  readonly helpId: string;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  useShortcut('ctrl+z', () => queue.undo(), { whileTyping: false, enabled: last !== null });
  if (error !== null) {
    return (
      <ErrorPanel
        error={error}
        onRetry={() => void queue.save()}
        actions={
          <Button
            variant="default"
            onClick={() => {
              queue.giveUp();
              void forget('evidenceList');
            }}
          >
            {t('evidence:table.giveUp')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.state}>
      <span role="status">
        {isSaving
          ? t('evidence:table.saving')
          : last === null
            ? null
            : t('evidence:table.saved', { count: new Set(last.changes.map((one) => one.evidenceId)).size })}
      </span>
      {last === null ? null : (
        <Anchor component="button" type="button" onClick={() => queue.undo()}>
          {t('evidence:table.undo')}
        </Anchor>
      )}
      <span className={classes.keys} id={helpId}>
        {column === 'documentDate' ? `${t('common:fuzzyDate.hint')} ` : null}
        {t('evidence:table.keys')}
      </span>
    </div>
  );
}
