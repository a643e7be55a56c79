/** @file The children's rights checklist of a company, a council or a ministry: in a case of its own, about no survivor. */
import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, failureOf } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './forms.module.css';

const FORM = 'child-rights-security';

export function Checklist() {
  const { t } = useTranslation('forms');
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.finding}>
      <h2 className={classes.title}>{t('checklist.title')}</h2>
      <p className={classes.about}>{t('checklist.about')}</p>
      <div>
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('checklist.open')}
        </Button>
      </div>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('checklist.title')} size="lg">
        <BeginChecklist onClose={() => setOpened(false)} />
      </Modal>
    </section>
  );
}

function BeginChecklist({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['forms', 'common']);
  const { go } = useNavigation();
  const [name, setName] = useState('');
  const [reference, setReference] = useState('');
  const [side, setSide] = useState('company');
  const [missing, setMissing] = useState<'name' | 'reference' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const taken = error !== null && failureOf(error).code === 'already-exists';
  const begin = async () => {
    setBusy(true);
    setError(null);
    try {
      const { id: caseId } = await call('caseCreate', { reference, title: name });
      const { id: personId } = await call('personAdd', { caseId, role: 'organisation', name });
      const answers = [
        { question: 'side', state: 'answered' as const, value: side },
        { question: 'site', state: 'answered' as const, value: name },
      ];
      const { id } = await call('screeningRecord', { caseId, personId, formId: FORM, answers });
      await forget('caseList', 'screeningList', 'todayShow');
      go({ at: 'interview', caseId, screeningId: id });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = name.trim() === '' ? 'name' : reference.trim() === '' ? 'reference' : null;
    setMissing(found);
    if (found === null) void begin();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.finding}>
      <TextInput
        data-autofocus
        label={t('forms:checklist.name')}
        value={name}
        maxLength={500}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing === 'name' ? t('forms:checklist.nameMissing') : undefined}
      />
      <Radio.Group label={t('forms:checklist.side')} size="md" value={side} onChange={setSide}>
        <div className={classes.sides}>
          <Radio size="md" value="company" label={t('forms:checklist.company')} />
          <Radio size="md" value="government" label={t('forms:checklist.government')} />
        </div>
      </Radio.Group>
      <TextInput
        label={t('forms:checklist.reference')}
        description={t('forms:checklist.referenceHint')}
        value={reference}
        maxLength={80}
        onChange={(event) => setReference(event.currentTarget.value)}
        error={
          missing === 'reference'
            ? t('forms:checklist.referenceMissing')
            : taken
              ? t('forms:checklist.referenceTaken')
              : undefined
        }
      />
      {error === null || taken ? null : <ErrorPanel error={error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={busy}>
          {t('forms:checklist.submit')}
        </Button>
      </div>
    </form>
  );
}
