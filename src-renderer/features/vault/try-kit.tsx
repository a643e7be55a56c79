/** @file A drill: type the shares off their pages, and see that they open this vault. Nothing is changed. */
import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { ShareFields } from '../../ui/share-fields.tsx';
import classes from './audit.module.css';

export function TryKit({ needed }: { readonly needed: number }) {
  const { t } = useTranslation('vault');
  const [open, setOpen] = useState(false);
  const [shares, setShares] = useState<readonly string[]>(() => Array.from({ length: needed }, () => ''));
  const attempt = useWrite('recoveryTry', ['auditList']);
  const typed = shares.filter((share) => share.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // They set a new passphrase: once they are seen to work, nothing of them stays on the screen.
    if (typed.length > 0)
      attempt.mutate({ shares: typed }, { onSuccess: () => setShares(shares.map(() => '')) });
  };
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('recovery.try')}
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className={classes.fields}>
      <p>{t('recovery.tryAbout')}</p>
      <ShareFields shares={shares} onChange={setShares} />
      {attempt.error === null ? null : <ErrorPanel error={attempt.error} place="recovery" />}
      {attempt.isSuccess ? (
        <NotePanel tone="done" role="status" title={t('recovery.works')}>
          <p>{t('recovery.worksText', { kit: attempt.data.kit })}</p>
        </NotePanel>
      ) : null}
      <div>
        <Button type="submit" disabled={typed.length === 0 || attempt.isPending}>
          {t('recovery.tryGo')}
        </Button>
      </div>
    </form>
  );
}
