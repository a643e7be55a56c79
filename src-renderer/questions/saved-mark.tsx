/** @file The quiet mark that says what is typed is in the vault, or plainly that it is not. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../bridge/client.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Icon } from '../ui/icons.tsx';
import type { AnswerStore } from './answer-store.ts';
import classes from './sheet.module.css';
import { useStoreVersion } from './use-answers.ts';

export function SavedMark({ store }: { readonly store: AnswerStore }) {
  const { t } = useTranslation('interview');
  useStoreVersion(store);
  if (store.state === 'not-saved') {
    return (
      <Button
        variant="subtle"
        color="yellow"
        leftSection={<Icon name="look" size={18} />}
        onClick={() => void store.flush()}
      >
        {t('saved.not')}
      </Button>
    );
  }
  return (
    <span className={classes.saved} data-state={store.state} role="status">
      {store.state === 'saved' ? <Icon name="check" size={16} /> : null}
      {t(store.state === 'saved' ? 'saved.yes' : 'saved.saving')}
    </span>
  );
}

/** What stands in the way of saving, in full, with Try again. */
export function NotSaved({ store }: { readonly store: AnswerStore }) {
  useStoreVersion(store);
  if (store.failure === null) return null;
  return <ErrorPanel error={new Failure(store.failure)} onRetry={() => void store.flush()} />;
}
