/** @file With somebody who may be interviewed: on which form, and how it is held. */

import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import type { AgeDecision } from '../../../src-main/core/people/age.ts';
import { AgeAsked } from '../../age/age-asked.tsx';
import { AGE_TOUCHES } from '../../age/touches.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import { HELD_NOW, HeldFields } from '../../questions/held-fields.tsx';
import classes from '../../questions/record.module.css';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFound } from '../../ui/failure-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { NO_BREAK, SureSign } from '../../ui/sure-sign.tsx';
import { withoutInterpreter } from './spoken-in.tsx';

// An interview of the same form that is open already: going on with it comes before another beside it.

/** Drafts of the form with the person, newest first. */
function useOpenDrafts(personId: PersonId | undefined, formId: string): readonly ScreeningSummary[] {
  const asks = personId !== undefined && formId !== '';
  const { data } = useRead(
    'screeningOpen',
    { personId: personId ?? ('' as PersonId), formId },
    { enabled: asks },
  );
  return asks ? (data?.drafts ?? []) : [];
}

function OpenDraft(props: {
  readonly draft: ScreeningSummary;
  readonly person: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('interview');
  const { draft, person } = props;
  const day = formatDay(draft.startedAt);
  return (
    <NotePanel
      title={t('start.openTitle', { form: draft.formTitle, person, day })}
      role="status"
      actions={<Button onClick={props.onOpen}>{t('start.openGoOn')}</Button>}
    >
      <p>{t('start.openText', { count: draft.answered, name: draft.author })}</p>
    </NotePanel>
  );
}

export function HoldInterview({
  person,
  interviews,
  damaged,
  asksAge,
  wantsInterpreter,
  onClose,
}: {
  readonly person: PersonView;
  readonly interviews: readonly FormSummary[];
  readonly damaged: CallOutput<'formList'>['damaged'];
  /** Nobody has said yet whether they are under 18: that comes first. */
  readonly asksAge: boolean;
  /** They asked for one. */
  readonly wantsInterpreter: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['interview', 'common', 'worksheets']);
  const { go } = useNavigation();
  const start = useWrite('screeningStart', ['screeningList', 'screeningOpen', 'caseShow', 'caseList']);
  const record = useWrite('ageRecord', AGE_TOUCHES);
  const [under18, setUnder18] = useState<AgeDecision | null>(null);
  const [missed, setMissed] = useState(false);
  const [formId, setFormId] = useState(interviews[0]?.id ?? '');
  const [when, setWhen] = useState(HELD_NOW);
  const [held, setHeld] = useState({ language: person.language, interpreter: '', place: '' });
  const open = useOpenDrafts(person.id, formId);
  const set = (part: Partial<typeof held>) => setHeld((before) => ({ ...before, ...part }));
  const { caseId } = person;
  const confirm = useConfirm();
  const begin = async () => {
    const { heldOn } = when;
    if (heldOn === undefined) {
      setMissed(true);
      return;
    }
    const isAlone = wantsInterpreter && heldOn === null && held.interpreter.trim() === '';
    if (isAlone && !(await confirm(withoutInterpreter(t)))) {
      document.querySelector<HTMLElement>('#held-interpreter')?.focus();
      return;
    }
    const ifOpen = open.length > 0 ? 'begin' : 'refuse';
    start.mutate(
      { caseId, personId: person.id, formId, ifOpen, ...held, heldOn, takenBy: when.takenBy },
      { onSuccess: (view) => go({ at: 'interview', caseId, screeningId: view.id }) },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asksAge) {
      void begin();
    } else if (under18 === null) {
      setMissed(true);
      document.querySelector<HTMLElement>('#age-asked input')?.focus();
    } else {
      // Anything but "no" shows the child's own way in place of this.
      record.mutate({ personId: person.id, under18 }, { onSuccess: () => under18 === 'no' && void begin() });
    }
  };
  const error = start.error ?? record.error;
  return (
    <form onSubmit={submit} className={classes.dialog} noValidate>
      {asksAge ? (
        <AgeAsked value={under18} onChange={setUnder18} missed={missed && under18 === null} />
      ) : null}
      <Radio.Group label={t('interview:start.form')} size="md" value={formId} onChange={setFormId}>
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
                    {form.label}
                    {NO_BREAK}
                    <SureSign source={form.source} sure={certaintyWord(form.certainty)} />
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
          person={person.name}
          onOpen={() => go({ at: 'interview', caseId, screeningId: draft.id })}
        />
      ))}
      {damaged.map((one) => (
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
        id="held-interpreter"
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
      <HeldFields held={when} onChange={setWhen} asked={missed} />
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          type="submit"
          variant={open.length > 0 ? 'default' : 'filled'}
          disabled={start.isPending || record.isPending}
        >
          {t(open.length > 0 ? 'interview:start.another' : 'interview:start.submit')}
        </Button>
      </div>
    </form>
  );
}
