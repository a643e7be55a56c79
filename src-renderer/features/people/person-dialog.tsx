/** @file Add or change a person. Only the role and a name are needed; a name may be a code name. */
import { Button, Modal, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERSON_ROLES, type PersonView } from '../../../src-main/shared/contract/cases.ts';
import type { CaseId } from '../../../src-main/shared/ids.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { BirthDateField } from './birth-date-field.tsx';
import classes from './people.module.css';
import { draftOf, type PersonDraft } from './person-draft.ts';

export function PersonDialog(props: {
  readonly caseId: CaseId;
  readonly open: PersonView | 'new' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const person = props.open === 'new' ? null : props.open;
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const close = () => {
    setTyped(false);
    setLeaving(false);
    props.onClose();
  };
  // A slip of the hand on Escape, or a click beside the dialog, throws nothing away: it asks.
  const leave = () => (typed ? setLeaving(true) : close());
  return (
    <Modal
      opened={props.open !== null}
      onClose={leave}
      title={person === null ? t('addTitle') : t('changeTitle')}
      size="lg"
    >
      <PersonForm
        caseId={props.caseId}
        person={person}
        onClose={close}
        onLeave={leave}
        onTyped={() => setTyped(true)}
      />
      {leaving ? <Leaving onStay={() => setLeaving(false)} onLeave={close} /> : null}
    </Modal>
  );
}

function PersonForm({
  caseId,
  person,
  onClose,
  onLeave,
  onTyped,
}: {
  readonly caseId: CaseId;
  readonly person: PersonView | null;
  readonly onClose: () => void;
  /** Closes, asking first when something was typed. */
  readonly onLeave: () => void;
  readonly onTyped: () => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  const add = useWrite('personAdd', ['caseShow', 'caseList']);
  const update = useWrite('personUpdate', ['caseShow', 'caseList', 'screeningList']);
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(person));
  const [said, setSaid] = useState(false);
  const set = (part: Partial<PersonDraft>) => {
    onTyped();
    setDraft((before) => ({ ...before, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { birthDate, ...rest } = draft;
    const needsCare =
      draft.name.trim() === '' ? 'person-name' : birthDate === undefined ? 'person-birth-date' : null;
    setSaid(needsCare !== null);
    if (needsCare !== null || birthDate === undefined) {
      document.getElementById(needsCare ?? '')?.focus();
      return;
    }
    const fields = { ...rest, birthDate };
    const done = { onSuccess: onClose };
    if (person === null) add.mutate({ caseId, ...fields }, done);
    else update.mutate({ personId: person.id, ...fields }, done);
  };
  const error = add.error ?? update.error;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <NativeSelect
        label={t('people:field.role')}
        value={draft.role}
        onChange={(event) => {
          const role = PERSON_ROLES.find((one) => one === event.currentTarget.value);
          if (role !== undefined) set({ role });
        }}
        data={PERSON_ROLES.map((role) => ({ value: role, label: t(`people:role.${role}`) }))}
      />
      <TextInput
        id="person-name"
        data-autofocus
        label={t('people:field.name')}
        description={t('people:field.nameHint')}
        maxLength={500}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={said && draft.name.trim() === '' ? t('people:field.nameMissing') : undefined}
      />
      <TextInput
        label={t('people:field.alsoKnownAs')}
        maxLength={500}
        value={draft.alsoKnownAs}
        onChange={(event) => set({ alsoKnownAs: event.currentTarget.value })}
      />
      <BirthDateField
        value={person?.birthDate ?? null}
        onChange={(birthDate) => set({ birthDate })}
        asked={said}
      />
      <TextInput
        label={t('people:field.language')}
        maxLength={500}
        value={draft.language}
        onChange={(event) => set({ language: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('people:field.interpreter')}
        size="md"
        value={draft.interpreterNeeded === null ? 'unknown' : draft.interpreterNeeded ? 'yes' : 'no'}
        onChange={(value) => set({ interpreterNeeded: value === 'unknown' ? null : value === 'yes' })}
      >
        <div className={classes.choices}>
          <Radio value="yes" label={t('people:field.interpreterYes')} size="md" />
          <Radio value="no" label={t('people:field.interpreterNo')} size="md" />
          <Radio value="unknown" label={t('people:field.interpreterUnknown')} size="md" />
        </div>
      </Radio.Group>
      <Textarea
        label={t('people:field.safeContact')}
        description={t('people:field.safeContactHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.safeContact}
        onChange={(event) => set({ safeContact: event.currentTarget.value })}
      />
      <Textarea
        label={t('people:field.note')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onLeave}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={add.isPending || update.isPending}>
          {person === null ? t('people:addSubmit') : t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}

/** Asked in the dialog itself, so that what was typed stays in sight. The keyboard begins on the way back. */
function Leaving(props: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation('people');
  const stay = () => {
    props.onStay();
    document.getElementById('person-name')?.focus();
  };
  return (
    <NotePanel tone="needs-you" title={t('leaving.title')} role="status">
      <p>{t('leaving.text')}</p>
      <div className={classes.actions}>
        <Button autoFocus variant="default" onClick={stay}>
          {t('leaving.stay')}
        </Button>
        <Button variant="default" onClick={props.onLeave}>
          {t('leaving.leave')}
        </Button>
      </div>
    </NotePanel>
  );
}
