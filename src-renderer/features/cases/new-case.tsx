/** @file Opens a new case: a reference and a name, nothing else is needed to begin. */
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/client.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';

export function NewCase({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} size="lg">
      <NewCaseForm onClose={onClose} />
    </Modal>
  );
}

function NewCaseForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['cases', 'common']);
  const { go } = useNavigation();
  const create = useWrite('caseCreate', ['caseList']);
  const [reference, setReference] = useState('');
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState<'reference' | 'title' | null>(null);
  const taken = create.error !== null && failureOf(create.error).code === 'already-exists';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = reference.trim() === '' ? 'reference' : title.trim() === '' ? 'title' : null;
    setMissing(found);
    if (found !== null) return;
    create.mutate(
      { reference, title },
      { onSuccess: (view) => go({ at: 'case', caseId: view.id, tab: 'overview' }) },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        data-autofocus
        label={t('cases:field.reference')}
        description={t('cases:field.referenceHint')}
        value={reference}
        maxLength={80}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={
          missing === 'reference'
            ? t('cases:field.referenceMissing')
            : taken
              ? t('cases:field.referenceTaken')
              : undefined
        }
      />
      <TextInput
        label={t('cases:field.title')}
        description={t('cases:field.titleHint')}
        value={title}
        maxLength={500}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={missing === 'title' ? t('cases:field.titleMissing') : undefined}
      />
      {create.error === null || taken ? null : <ErrorPanel error={create.error} />}
      <div className={classes.formActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={create.isPending}>
          {t('cases:new.submit')}
        </Button>
      </div>
    </form>
  );
}
