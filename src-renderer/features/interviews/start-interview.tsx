/** @file Starts an interview: with whom, on which form, and how it is held. */

import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFound } from '../../ui/failure-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { OpenDraft, useOpenDrafts } from './open-draft.tsx';

export function StartInterview(props: {
  readonly file: CaseView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('start.title')} size="lg">
      <StartForm file={props.file} onClose={props.onClose} />
    </Modal>
  );
}

function StartForm({ file, onClose }: { readonly file: CaseView; readonly onClose: () => void }) {
  const { t } = useTranslation(['interview', 'common', 'worksheets']);
  const { go } = useNavigation();
  const forms = useRead('formList', {});
  const start = useWrite('screeningStart', ['screeningList', 'screeningOpen', 'caseShow', 'caseList']);
  const survivor = personToBeginWith(file.people);
  const [chosenPerson, setPersonId] = useState<string>(survivor?.id ?? '');
  const person = file.people.find((one) => one.id === chosenPerson) ?? survivor;
  const [chosen, setChosen] = useState<string | null>(null);
  const [held, setHeld] = useState({ language: survivor?.language ?? '', interpreter: '', place: '' });
  const interviews = (forms.data?.forms ?? []).filter((form) => form.use === 'interview');
  const formId = chosen ?? interviews[0]?.id ?? '';
  const open = useOpenDrafts(person?.id, formId);
  const set = (part: Partial<typeof held>) => setHeld((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person === undefined) return;
    const ifOpen = open.length > 0 ? 'begin' : 'refuse';
    start.mutate(
      { caseId: file.id, personId: person.id, formId, ifOpen, ...held },
      { onSuccess: (view) => go({ at: 'interview', caseId: file.id, screeningId: view.id }) },
    );
  };
  const error = start.error ?? forms.error;
  return (
    <form onSubmit={submit} className={classes.dialog}>
      <NativeSelect
        label={t('interview:start.person')}
        data-autofocus
        value={person?.id ?? ''}
        onChange={(event) => setPersonId(event.currentTarget.value)}
        data={file.people.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Radio.Group label={t('interview:start.form')} size="md" value={formId} onChange={setChosen}>
        <div className={classes.ways}>
          {interviews.map((form) => (
            <Radio
              key={form.id}
              value={form.id}
              size="md"
              label={form.title}
              description={
                <>
                  {`${form.description} ${t('interview:start.questions', { count: form.questions })}`}
                  <span className={classes.formSource} data-source={form.id}>
                    {`${form.label} ${form.source}. ${t(`worksheets:certainty.${certaintyWord(form.certainty)}`)}`}
                  </span>
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {open.map((draft) => (
        <OpenDraft
          key={draft.id}
          draft={draft}
          person={person?.name ?? ''}
          onOpen={() => go({ at: 'interview', caseId: file.id, screeningId: draft.id })}
        />
      ))}
      {(forms.data?.damaged ?? []).map((one) => (
        <NotePanel key={one.file} tone="needs-you" title={t('interview:start.damaged', { file: one.file })}>
          {one.found.slice(0, 3).map((found) => (
            <p key={JSON.stringify(found)}>{sayFound(found)}</p>
          ))}
        </NotePanel>
      ))}
      <TextInput
        label={t('interview:start.language')}
        maxLength={500}
        value={held.language}
        onChange={(event) => set({ language: event.currentTarget.value })}
      />
      <TextInput
        label={t('interview:start.interpreter')}
        description={t('interview:start.interpreterHint')}
        maxLength={500}
        value={held.interpreter}
        onChange={(event) => set({ interpreter: event.currentTarget.value })}
      />
      <TextInput
        label={t('interview:start.place')}
        maxLength={500}
        value={held.place}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          type="submit"
          variant={open.length > 0 ? 'default' : 'filled'}
          disabled={start.isPending || formId === '' || person === undefined}
        >
          {t(open.length > 0 ? 'interview:start.another' : 'interview:start.submit')}
        </Button>
      </div>
    </form>
  );
}
