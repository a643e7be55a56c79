/** @file Opens a new case: a reference and a name, nothing else is needed to begin. What is typed is kept meanwhile. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTHING_YET } from '../../../src-main/contract/drafts.ts';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import { failureOf } from '../../bridge/client.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './cases.module.css';

export function NewCase({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { open, kept, setOpen } = useBegun(PLACE);
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <Modal opened={opened || open} onClose={close} title={t('new.title')} size="lg">
      <NewCaseForm kept={kept} onClose={close} />
    </Modal>
  );
}

const PLACE = { kind: 'new-case', subject: NOTHING_YET } as const;

function NewCaseForm({ kept, onClose }: { readonly kept: KeptForm | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['cases', 'common', 'dates']);
  const { go } = useNavigation();
  const create = useWrite('caseCreate', ['caseList']);
  const { draft, set, noLongerKept, onForm } = useFormDraft(PLACE, kept, () => ({
    reference: '',
    title: '',
    nation: 'england-wales' as Nation,
  }));
  const { reference, title, nation } = draft;
  const [missing, setMissing] = useState<'reference' | 'title' | null>(null);
  const taken = create.error !== null && failureOf(create.error).code === 'already-exists';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = reference.trim() === '' ? 'reference' : title.trim() === '' ? 'title' : null;
    setMissing(found);
    if (found !== null) return;
    create.mutate(
      { reference, title, nation },
      {
        onSuccess: (view) => {
          noLongerKept();
          go({ at: 'case', caseId: view.id, tab: 'overview' });
        },
      },
    );
  };
  return (
    <form {...onForm} onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        data-autofocus
        label={t('cases:field.reference')}
        description={t('cases:field.referenceHint')}
        value={reference}
        maxLength={80}
        onChange={(event) => set({ reference: event.currentTarget.value })}
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
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={missing === 'title' ? t('cases:field.titleMissing') : undefined}
      />
      <NativeSelect
        label={t('cases:field.nation')}
        description={t('cases:field.nationHint')}
        value={nation}
        onChange={(event) => {
          const chosen = NATIONS.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) set({ nation: chosen });
        }}
        data={NATIONS.map((one) => ({ value: one, label: t(`dates:nation.${one}`) }))}
      />
      {create.error === null || taken ? null : <ErrorPanel error={create.error} />}
      <div className={classes.formActions}>
        <Button
          variant="default"
          onClick={() => {
            noLongerKept();
            onClose();
          }}
        >
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={create.isPending}>
          {t('cases:new.submit')}
        </Button>
      </div>
    </form>
  );
}
