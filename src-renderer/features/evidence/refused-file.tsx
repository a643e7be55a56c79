/** @file One file that is not in: its password, a second copy, or the reason, with what can be done. */
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import classes from './evidence.module.css';
import { intake } from './intake.ts';
import { type IntakeItem, mayGoInAgain, needsPassword } from './intake-queue.ts';
import { bringBack } from './use-remove-evidence.tsx';

export function RefusedFile({ item }: { readonly item: IntakeItem }) {
  const { t } = useTranslation(['evidence', 'common']);
  const [failed, setFailed] = useState<unknown>(null);
  if (item.failure === null) return null;
  const { code, record } = item.failure;
  const isThere = code === 'duplicate';
  // The first copy is back, so there is nothing left to ask of this one.
  const restore = async (first: EvidenceId) => {
    try {
      await bringBack(first);
      intake.dismiss(item.id);
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  const { what, findings } = failureWords({ subject: item.file.name, ...item.failure });
  return (
    <li data-refused={item.file.name} data-failure={code}>
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      <p>{what}</p>
      {findings
        .filter((one) => one !== item.file.name)
        .map((one) => (
          <p key={one}>{one}</p>
        ))}
      {needsPassword(code) ? <PasswordForm item={item} /> : null}
      <div className={classes.refusedActions}>
        {isThere && record !== undefined ? (
          <Button size="compact-sm" variant="default" onClick={() => void restore(record as EvidenceId)}>
            {t('evidence:removed.restore')}
          </Button>
        ) : null}
        {isThere ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => intake.retry(item.id, { allowDuplicate: true })}
          >
            {t('evidence:intake.addAnyway')}
          </Button>
        ) : null}
        {mayGoInAgain(code) ? (
          <Button size="compact-sm" variant="default" onClick={() => intake.retry(item.id, {})}>
            {t('common:action.tryAgain')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => intake.dismiss(item.id)}>
          {t('common:action.dismiss')}
        </Button>
      </div>
    </li>
  );
}

function PasswordForm({ item }: { readonly item: IntakeItem }) {
  const { t } = useTranslation('evidence');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') intake.retry(item.id, { password });
  };
  return (
    <form onSubmit={submit} className={classes.password}>
      <PasswordInput
        className={classes.passwordField ?? ''}
        label={t('intake.password', { name: item.file.name })}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('intake.show') }}
      />
      <Button type="submit" size="md" disabled={password === ''}>
        {t('intake.open')}
      </Button>
    </form>
  );
}
