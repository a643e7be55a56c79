/** @file The form about a person. Only the role and a name are needed; a name may be a code name. */
import { Button, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { DraftKey } from '../../../src-main/contract/drafts.ts';
import { FuzzyDate, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { PERSON_ROLES, type PersonRole } from '../../../src-main/core/people/roles.ts';
import { type Kept, useDraftText, useKeepWords } from '../../bridge/drafts.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { MatchLines } from '../../people/match-lines.tsx';
import { yearNow } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { birthFromAge } from './birth-from-age.ts';
import classes from './people.module.css';

/** What the form about a person holds while it is being filled in. */
interface PersonDraft {
  readonly role: PersonRole;
  readonly name: string;
  readonly alsoKnownAs: string;
  /** undefined: something is typed that is not a date yet. */
  readonly birthDate: FuzzyDate | null | undefined;
  readonly language: string;
  readonly interpreterNeeded: boolean | null;
  readonly safeContact: string;
  readonly note: string;
}

function draftOf(person: PersonView | null): PersonDraft {
  return {
    role: person?.role ?? 'survivor',
    name: person?.name ?? '',
    alsoKnownAs: person?.alsoKnownAs ?? '',
    birthDate: person?.birthDate ?? null,
    language: person?.language ?? '',
    interpreterNeeded: person?.interpreterNeeded ?? null,
    safeContact: person?.safeContact ?? '',
    note: person?.note ?? '',
  };
}

/** The draft as it is kept while the form is open. A date that cannot be read yet is not kept. */
function wordsOf({ birthDate, interpreterNeeded, ...texts }: PersonDraft): Record<keyof PersonDraft, string> {
  return {
    ...texts,
    birthDate: birthDate == null ? '' : JSON.stringify(birthDate),
    interpreterNeeded: interpreterNeeded === null ? '' : interpreterNeeded ? 'yes' : 'no',
  };
}

/** What was kept, over what the form would begin with. */
function keptDraft(kept: Kept<keyof PersonDraft> | null, draft: PersonDraft): PersonDraft {
  if (kept === null) return draft;
  const text = (field: 'name' | 'alsoKnownAs' | 'language' | 'safeContact' | 'note') =>
    kept[field] ?? draft[field];
  const birthDate = kept.birthDate ?? '';
  const interpreter = kept.interpreterNeeded;
  return {
    role: PERSON_ROLES.find((role) => role === kept.role) ?? draft.role,
    name: text('name'),
    alsoKnownAs: text('alsoKnownAs'),
    birthDate: birthDate === '' ? null : FuzzyDate.parse(JSON.parse(birthDate)),
    language: text('language'),
    interpreterNeeded: interpreter === 'yes' ? true : interpreter === 'no' ? false : null,
    safeContact: text('safeContact'),
    note: text('note'),
  };
}

/**
 * A date of birth as far as anybody knows it. "Not known" is an answer and leaves it open. An age is not turned
 * into a date behind anybody's back: the year it comes to is offered, to be taken or not.
 */
function BirthDateField({
  value,
  onChange,
  asked,
}: {
  readonly value: FuzzyDate | null;
  readonly onChange: (value: FuzzyDate | null | undefined) => void;
  /** The form was handed in: what cannot be read is said, though the field was not left. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation('people');
  const [typed, setTyped] = useState('');
  // Taking the offer draws the field anew, with the offer in it.
  const [taken, setTaken] = useState<FuzzyDate | null>(null);
  const offer = birthFromAge(typed, yearNow());
  return (
    <div className={classes.birth}>
      <FuzzyDateField
        key={taken === null ? 'typed' : taken.value}
        id="person-birth-date"
        label={t('field.birthDate')}
        hint={t('field.birthDateHint')}
        value={taken ?? value}
        onChange={onChange}
        onText={setTyped}
        mayBeUnknown
        asked={asked}
      />
      {offer === null ? null : (
        <Button
          variant="default"
          onClick={() => {
            setTaken(offer);
            setTyped('');
            onChange(offer);
            setTimeout(() => document.getElementById('person-birth-date')?.focus(), 0);
          }}
        >
          {t('field.birthDateOffer', { date: formatFuzzyDate(offer) })}
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly caseId: CaseId;
  readonly person: PersonView | null;
  readonly onClose: () => void;
  /** Closes, asking first when something was typed. */
  readonly onLeave: () => void;
  readonly onTyped: () => void;
  /** What asks before leaving, if anything does now. `leaveOut`: what was typed is not wanted. */
  readonly leaving: (leaveOut: () => void) => ReactNode;
}

export function PersonForm(props: Props) {
  const kept = useDraftText<keyof PersonDraft>(placeOf(props));
  return kept === undefined ? null : <PersonFields {...props} kept={kept} />;
}

const placeOf = ({ caseId, person }: Props): DraftKey =>
  person === null
    ? { kind: 'person', subject: caseId, detail: 'new' }
    : { kind: 'person', subject: person.id };

function PersonFields(props: Props & { readonly kept: Kept<keyof PersonDraft> | null }) {
  const { caseId, person, onClose, onLeave, onTyped, leaving, kept } = props;
  const { t } = useTranslation(['people', 'common']);
  const add = useWrite('personAdd', ['caseShow', 'caseList', 'caseMatches']);
  const update = useWrite('personUpdate', [
    ...(['caseShow', 'caseList', 'screeningList', 'caseMatches', 'earlierWords'] as const),
  ]);
  const [draft, setDraft] = useState<PersonDraft>(() => keptDraft(kept, draftOf(person)));
  const [touched, setTouched] = useState(kept !== null);
  const noLongerKept = useKeepWords(placeOf(props), touched ? wordsOf(draft) : null, kept);
  // What is back from before is as much typed as what is typed now.
  useEffect(() => {
    if (kept !== null) onTyped();
  }, [kept, onTyped]);
  const [said, setSaid] = useState(false);
  const set = (part: Partial<PersonDraft>) => {
    onTyped();
    setTouched(true);
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
    const done = {
      onSuccess: () => {
        noLongerKept();
        onClose();
      },
    };
    if (person === null) add.mutate({ caseId, ...fields }, done);
    else update.mutate({ personId: person.id, ...fields }, done);
  };
  const error = add.error ?? update.error;
  const found = useMatches(draft, person === null && touched);
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {kept === null ? null : <NotePanel title={t('people:kept.title')} role="status" />}
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
        autoFocus
        label={t('people:field.name')}
        description={t('people:field.nameHint')}
        maxLength={500}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={said && draft.name.trim() === '' ? t('people:field.nameMissing') : undefined}
      />
      <TextInput
        label={t('people:field.alsoKnownAs')}
        description={t('people:field.alsoKnownAsHint')}
        maxLength={500}
        value={draft.alsoKnownAs}
        onChange={(event) => set({ alsoKnownAs: event.currentTarget.value })}
      />
      <BirthDateField
        value={draft.birthDate ?? null}
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
      <MatchLines name={draft.name} personId={null} matches={found} />
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onLeave}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={add.isPending || update.isPending}>
          {person === null ? t('people:addSubmit') : t('common:action.save')}
        </Button>
      </div>
      {leaving(noLongerKept)}
    </form>
  );
}

const AFTER_TYPING_MS = 600;

/** Who in the vault may be the person that is typed, once nothing was typed for a moment. */
function useMatches(draft: PersonDraft, isAsked: boolean) {
  const [asked, setAsked] = useState<PersonDraft | null>(null);
  useEffect(() => {
    const wait = setTimeout(() => setAsked(draft), AFTER_TYPING_MS);
    return () => clearTimeout(wait);
  }, [draft]);
  const { role = 'survivor', birthDate, ...fields } = asked ?? draft;
  const input = { ...fields, role, birthDate: birthDate ?? null };
  const enabled = isAsked && asked !== null && fields.name.trim() !== '';
  const { data } = useRead('personMatches', input, { enabled, keepPrevious: true });
  return enabled ? (data?.matches ?? []) : [];
}
