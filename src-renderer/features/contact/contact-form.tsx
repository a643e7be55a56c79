/**
 * @file Writing down a contact. A telephone call today, in which the person was reached, needs one key: what is likely is
 * there already, and the rest is folded away.
 */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import {
  CONTACT_WAYS,
  REACHED,
  SAFE_TO_CONTACT,
  STARTED_BY,
} from '../../../src-main/core/contact/contact-note.ts';
import { CLOCK_TIME_OR_NONE } from '../../../src-main/core/dates/clock-time.ts';
import { exactDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { failureOf } from '../../bridge/client.ts';
import { useKeepWords } from '../../bridge/drafts.ts';
import { useWrite } from '../../bridge/queries.ts';
import { goBackTo, labelOf } from '../../ui/back-to-field.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Choice } from './choice.tsx';
import classes from './contact.module.css';
import { type ContactDraft, type KeptContact, keptContact, wordsOf } from './contact-draft.ts';
import { BeforeContact } from './plan-told.tsx';
import { TOUCHED } from './touched.ts';

export function ContactForm({
  person,
  kept,
  onDone,
}: {
  readonly person: PersonView;
  /** What was typed before it was interrupted; null for nothing. */
  readonly kept: KeptContact | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const [draft, setDraft] = useState<ContactDraft>(() => keptContact(kept));
  const [touched, setTouched] = useState(kept !== null);
  const form = useRef<HTMLFormElement>(null);
  const [field, setField] = useState(kept?.field ?? '');
  const noLongerKept = useKeepWords(
    { kind: 'contact', subject: person.id },
    touched ? wordsOf(draft, field) : null,
    kept,
  );
  const begun = useRef(kept?.field ?? '');
  useEffect(() => goBackTo(form.current, begun.current), []);
  const set = (part: Partial<ContactDraft>) => {
    setTouched(true);
    setDraft((one) => ({ ...one, ...part }));
  };
  const close = () => {
    noLongerKept();
    onDone();
  };
  const write = useWrite('contactAdd', TOUCHED);
  const isRefused = write.error !== null && failureOf(write.error).code === 'contact-forbidden';
  const nextOn = draft.nextOn == null ? null : exactDay(draft.nextOn);
  const { heldOn } = draft;
  const isOdd =
    heldOn === undefined ||
    draft.nextOn === undefined ||
    (draft.nextOn !== null && nextOn === null) ||
    !CLOCK_TIME_OR_NONE.test(draft.time.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOdd) return;
    const input = { ...draft, personId: person.id, heldOn, nextOn, time: draft.time.trim() };
    write.mutate(input, { onSuccess: close });
  };
  const line = (
    name: 'address' | 'withWhom' | 'heldBy' | 'language' | 'interpreter' | 'allTheSame',
    hint?: string,
  ) => (
    <TextInput
      label={t(`contact:field.${name}`)}
      description={hint}
      maxLength={500}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const words = (name: 'wishes' | 'explained' | 'note') => (
    <Textarea
      label={t(`contact:field.${name}`)}
      autosize
      minRows={2}
      maxLength={20_000}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      ref={form}
      onSubmit={submit}
      className={classes.form}
      data-contact-form
      onChange={({ target }) => setField(labelOf(target))}
    >
      {kept === null ? null : <NotePanel title={t('contact:log.kept')} role="status" />}
      <BeforeContact person={person} />
      <div className={classes.pair}>
        <Choice
          first
          label={t('contact:field.channel')}
          value={draft.channel}
          values={CONTACT_WAYS}
          say={(one) => t(`contact:channel.${one}`)}
          onChange={(channel) => set({ channel })}
        />
        <Choice
          label={t('contact:field.reached')}
          value={draft.reached}
          values={REACHED}
          say={(one) => t(`contact:reached.${one}`)}
          onChange={(reached) => set({ reached })}
        />
      </div>
      <Choice
        label={t('contact:field.safe')}
        value={draft.safe}
        values={SAFE_TO_CONTACT}
        say={(one) => t(`contact:safe.${one}`)}
        onChange={(safe) => set({ safe })}
      />
      {words('explained')}
      {words('wishes')}
      <FuzzyDateField
        label={t('contact:field.nextOn')}
        hint={t('contact:field.nextHint')}
        value={draft.nextOn ?? null}
        onChange={(next) => set({ nextOn: next })}
      />
      <Checkbox
        size="md"
        label={t('contact:field.threats')}
        checked={draft.threats}
        onChange={(event) => set({ threats: event.currentTarget.checked })}
      />
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      {isRefused ? line('allTheSame') : null}
      <div className={classes.actions}>
        <Button type="submit" disabled={isOdd || write.isPending}>
          {t('contact:log.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </div>
      <details className={classes.more}>
        <summary>{t('contact:log.more')}</summary>
        <div className={classes.form}>
          {line('address')}
          <FuzzyDateField
            label={t('contact:field.heldOn')}
            hint={t('contact:field.heldOnHint')}
            value={draft.heldOn ?? null}
            onChange={(held) => set({ heldOn: held })}
          />
          <TextInput
            label={t('contact:field.time')}
            maxLength={5}
            value={draft.time}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
          <Choice
            label={t('contact:field.startedBy')}
            value={draft.startedBy}
            values={STARTED_BY}
            say={(one) => t(`contact:startedBy.${one}`)}
            onChange={(startedBy) => set({ startedBy })}
          />
          {line('withWhom')}
          {line('heldBy', t('contact:field.heldByHint'))}
          {line('language', t('contact:field.languageHint'))}
          {line('interpreter')}
          {words('note')}
        </div>
      </details>
    </form>
  );
}
