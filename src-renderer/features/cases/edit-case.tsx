/** @file Reference, name and status of a case, changed. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_STATUSES, type CaseView } from '../../../src-main/contract/cases.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './cases.module.css';

export function EditCase({ view, onDone }: { readonly view: CaseView; readonly onDone: () => void }) {
  const { t } = useTranslation(['cases', 'common']);
  const update = useWrite('caseUpdate', ['caseShow', 'caseList']);
  const [draft, setDraft] = useState({ reference: view.reference, title: view.title, status: view.status });
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ caseId: view.id, profile: view.profile, ...draft }, { onSuccess: onDone });
  };
  const blank = draft.reference.trim() === '' || draft.title.trim() === '';
  return (
    <form onSubmit={submit} className={`${classes.form} measure`}>
      <TextInput
        autoFocus
        label={t('cases:field.reference')}
        maxLength={80}
        value={draft.reference}
        onChange={(event) => set({ reference: event.currentTarget.value })}
      />
      <TextInput
        label={t('cases:field.title')}
        maxLength={500}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('cases:field.status')}
        value={draft.status}
        onChange={(event) => {
          const status = CASE_STATUSES.find((one) => one === event.currentTarget.value);
          if (status !== undefined) set({ status });
        }}
        data={CASE_STATUSES.map((status) => ({ value: status, label: t(`cases:status.${status}`) }))}
      />
      {update.error === null ? null : <ErrorPanel error={update.error} />}
      <div className={classes.formActions}>
        <Button variant="default" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={update.isPending || blank}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}
