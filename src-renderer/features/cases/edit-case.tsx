/** @file Reference, name and status of a case, changed. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_STATUSES, type CaseView } from '../../../src-main/contract/cases.ts';
import { NATIONS } from '../../../src-main/core/dates/working-days.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './cases.module.css';

export const placeOfCase = ({ id }: CaseView) => ({ kind: 'case', subject: id }) as const;

export function EditCase(props: {
  readonly view: CaseView;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { view, kept, onDone } = props;
  const { t } = useTranslation(['cases', 'common', 'dates']);
  const update = useWrite('caseUpdate', ['caseShow', 'caseList', 'formList']);
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOfCase(view), kept, () => {
    const { reference, title, status, nation } = view;
    return { reference, title, status, nation };
  });
  const close = () => {
    noLongerKept();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ caseId: view.id, profile: view.profile, ...draft }, { onSuccess: close });
  };
  const blank = draft.reference.trim() === '' || draft.title.trim() === '';
  return (
    <form {...onForm} onSubmit={submit} className={`${classes.form} measure`}>
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
      <NativeSelect
        label={t('cases:field.nation')}
        description={t('cases:field.nationHint')}
        value={draft.nation}
        onChange={(event) => {
          const nation = NATIONS.find((one) => one === event.currentTarget.value);
          if (nation !== undefined) set({ nation });
        }}
        data={NATIONS.map((nation) => ({ value: nation, label: t(`dates:nation.${nation}`) }))}
      />
      {update.error === null ? null : <ErrorPanel error={update.error} />}
      <div className={classes.formActions}>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={update.isPending || blank}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}
