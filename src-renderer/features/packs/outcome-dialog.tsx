/** @file What was heard of a pack: a word for it, the day, and what was said. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_OUTCOMES, type PackIssue } from '../../../src-main/contract/packs.ts';
import { call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './packs.module.css';

export function OutcomeDialog({
  pack,
  onClose,
}: {
  readonly pack: PackIssue | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('packs');
  return (
    <Modal opened={pack !== null} onClose={onClose} title={t('heard')} size="lg">
      {pack === null ? null : <OutcomeForm key={pack.id} pack={pack} onClose={onClose} />}
    </Modal>
  );
}

function OutcomeForm({ pack, onClose }: { readonly pack: PackIssue; readonly onClose: () => void }) {
  const { t } = useTranslation(['packs', 'common']);
  const [outcome, setOutcome] = useState<(typeof PACK_OUTCOMES)[number]>('answered');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await call('packOutcome', { packId: pack.id, outcome, note });
      await forget('packList');
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      {error === null ? null : <ErrorPanel error={error} />}
      <p>{t('packs:heardOf', { title: pack.title, to: pack.recipient })}</p>
      <NativeSelect
        data-autofocus
        label={t('packs:outcomeLabel')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as typeof outcome)}
        data={PACK_OUTCOMES.map((value) => ({ value, label: t(`packs:outcome.${value}`) }))}
      />
      <TextInput
        label={t('packs:outcomeNote')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit">{t('packs:outcomeSave')}</Button>
      </div>
    </form>
  );
}
