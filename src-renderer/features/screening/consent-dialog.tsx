/** @file Records what a person decides about one purpose. Each record is a line of its own; earlier ones stay. */
import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/shared/contract/cases.ts';
import { CONSENT_STATUSES, type ConsentView } from '../../../src-main/shared/contract/screening.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { readFuzzyDate } from '../../ui/read-fuzzy-date.ts';
import { ConsentLine } from './consent-section.tsx';
import { PURPOSES } from './consents.ts';
import classes from './interview.module.css';

type Status = (typeof CONSENT_STATUSES)[number];

export function ConsentDialog(props: {
  readonly person: PersonView;
  readonly purpose: string | null;
  readonly history: readonly ConsentView[];
  readonly onClose: () => void;
}) {
  const title = PURPOSES.find((one) => one.id === props.purpose)?.title ?? '';
  return (
    <Modal opened={props.purpose !== null} onClose={props.onClose} title={title} size="lg">
      <ConsentForm {...props} purpose={props.purpose ?? ''} />
    </Modal>
  );
}

function ConsentForm({
  person,
  purpose,
  history,
  onClose,
}: {
  readonly person: PersonView;
  readonly purpose: string;
  readonly history: readonly ConsentView[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['consent', 'common']);
  const record = useWrite('consentRecord', ['consentList', 'caseShow', 'screeningShow']);
  const [status, setStatus] = useState<Status | null>(null);
  const [draft, setDraft] = useState({ recipient: '', interpreter: '', expires: '', note: '' });
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const expires = readFuzzyDate(draft.expires);
  const dayUnread = draft.expires.trim() !== '' && expires?.value.length !== 10;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (status === null || dayUnread) return;
    record.mutate(
      {
        personId: person.id,
        purpose,
        status,
        recipient: draft.recipient,
        interpreter: draft.interpreter,
        language: person.language,
        note: draft.note,
        expiresOn: expires?.value ?? null,
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} className={classes.dialog}>
      <Radio.Group
        label={t('consent:decides', { name: person.name })}
        size="md"
        value={status ?? ''}
        onChange={(value) => setStatus(CONSENT_STATUSES.find((one) => one === value) ?? null)}
      >
        <div className={classes.ways}>
          {CONSENT_STATUSES.map((one, index) => (
            <Radio
              key={one}
              size="md"
              value={one}
              label={t(`consent:choice.${one}`)}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('consent:recipient')}
        description={t('consent:recipientHint')}
        maxLength={500}
        value={draft.recipient}
        onChange={(event) => set({ recipient: event.currentTarget.value })}
      />
      <TextInput
        label={t('consent:interpreter')}
        maxLength={500}
        value={draft.interpreter}
        onChange={(event) => set({ interpreter: event.currentTarget.value })}
      />
      <TextInput
        label={t('consent:expires')}
        description={t('consent:expiresHint')}
        value={draft.expires}
        onChange={(event) => set({ expires: event.currentTarget.value })}
        error={dayUnread ? t('consent:expiresUnread') : undefined}
      />
      <Textarea
        label={t('consent:note')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {record.error === null ? null : <ErrorPanel error={record.error} />}
      {history.length === 0 ? null : (
        <div>
          <h3>{t('consent:history')}</h3>
          {[...history].reverse().map((line) => (
            <ConsentLine key={line.id} consent={{ line, expired: false }} />
          ))}
        </div>
      )}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={status === null || record.isPending}>
          {t('consent:submit')}
        </Button>
      </div>
    </form>
  );
}
