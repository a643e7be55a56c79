/** @file Writing down what has a day, or putting it right: what its kind asks for, and no more. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { EventView } from '../../../src-main/contract/dates.ts';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { ENHANCED, type EventKind, STAGES } from '../../../src-main/core/clocks/rule.ts';
import { CLOCK_TIME_OR_NONE } from '../../../src-main/core/dates/clock-time.ts';
import { exactDay, type FuzzyDate, onDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import type { CaseId, EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { resultWord, TOUCHED } from '../../due/words.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import classes from './dates.module.css';

/** What is being typed about something that has a day, and the line it makes. */
interface EventDraft {
  readonly kind: string;
  readonly title: string;
  /** undefined: what is typed cannot be read yet; null: nothing is typed. */
  readonly on: FuzzyDate | null | undefined;
  readonly sentOn: FuzzyDate | null | undefined;
  readonly servedOn: FuzzyDate | null | undefined;
  readonly time: string;
  readonly result: string;
  readonly place: string;
  readonly note: string;
  readonly owner: string;
  readonly nation: Nation;
  readonly enhanced: 'yes' | 'no' | 'not-known';
  readonly personId: PersonId | null;
  readonly evidenceId: EvidenceId | null;
  readonly isLongAgo: boolean;
  /** Why it is put right, or why nothing is left to do. */
  readonly reason: string;
}

const NEW: EventDraft = {
  kind: '',
  title: '',
  on: null,
  sentOn: null,
  servedOn: null,
  time: '',
  result: '',
  place: '',
  note: '',
  owner: '',
  nation: 'england-wales',
  enhanced: 'not-known',
  personId: null,
  evidenceId: null,
  isLongAgo: false,
  reason: '',
};

/** `nation`: of the case, for something new. */
function draftOf(event: EventView | null, nationOfCase: Nation): EventDraft {
  if (event === null) return { ...NEW, nation: nationOfCase };
  const { kind, title, on, servedOn, time, result, place, note, owner, nation, enhanced } = event;
  return {
    ...NEW,
    kind,
    title,
    on,
    time,
    result,
    place,
    note,
    owner,
    nation,
    enhanced,
    sentOn: event.sentOn === null ? null : onDay(event.sentOn),
    servedOn: servedOn === null ? null : onDay(servedOn),
    evidenceId: event.evidenceId as EvidenceId | null,
  };
}

type Line = Omit<CallInput<'dateAmend'>, 'eventId' | 'reason'>;

/** Null while something in it is missing or cannot be read. */
function lineOf(draft: EventDraft, kind: EventKind): Line | null {
  const { on, sentOn, servedOn, result, place, note, owner, nation, enhanced, evidenceId } = draft;
  const time = draft.time.trim();
  // Emptied, it is called as its kind is.
  const title = draft.title.trim() || (kind.named ? '' : kind.title);
  if (on === null || on === undefined || servedOn === undefined || !CLOCK_TIME_OR_NONE.test(time))
    return null;
  const arrived = servedOn === null ? null : exactDay(servedOn);
  // A draft from before this was asked has none.
  const sent = sentOn == null ? null : exactDay(sentOn);
  if ((servedOn !== null && arrived === null) || (sentOn != null && sent === null)) return null;
  if (kind.named && title === '') return null;
  if (kind.hearing && exactDay(on) === null) return null;
  return {
    on,
    sentOn: sent,
    servedOn: arrived,
    time,
    title,
    result,
    place,
    note,
    owner,
    nation,
    enhanced,
    evidenceId,
  };
}

/** The exhibit a decision came in, out of the case's evidence. */
function LetterField(props: {
  readonly caseId: CaseId;
  readonly value: EvidenceId | null;
  readonly onChange: (value: EvidenceId | null) => void;
}) {
  const { t } = useTranslation('dates');
  const { data } = useRead('evidenceList', { caseId: props.caseId });
  const exhibits = data?.evidence ?? [];
  if (exhibits.length === 0) return null;
  return (
    <NativeSelect
      label={t('field.letter')}
      value={props.value ?? ''}
      onChange={({ currentTarget: { value } }) =>
        props.onChange(exhibits.find(({ id }) => id === value)?.id ?? null)
      }
      data={[
        { value: '', label: t('field.letterNone') },
        ...exhibits.map(({ id, exhibitRef, title }) => ({
          value: id,
          label: [exhibitRef, title].filter(Boolean).join(' '),
        })),
      ]}
    />
  );
}

export const placeOfEvent = ({ id }: CaseView, event: EventView | null) =>
  ({ kind: 'date', subject: event?.id ?? id }) as const;

export function EventForm(props: {
  readonly view: CaseView;
  readonly kinds: readonly EventKind[];
  /** What is put right; null for something new. */
  readonly event: EventView | null;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['dates', 'common']);
  const { view, kinds, event, kept, onDone } = props;
  const place = placeOfEvent(view, event);
  const { draft, set, noLongerKept, onForm } = useFormDraft<EventDraft>(place, kept, () =>
    draftOf(event, view.nation),
  );
  const close = () => {
    noLongerKept();
    onDone();
  };
  const kind = kinds.find(({ id }) => id === draft.kind);
  const record = useWrite('dateRecord', TOUCHED);
  const amend = useWrite('dateAmend', TOUCHED);
  const error = event === null ? record.error : amend.error;
  const line = kind === undefined ? null : lineOf(draft, kind);
  const needsReason = event !== null || draft.isLongAgo;
  const isReady = line !== null && (!needsReason || draft.reason.trim() !== '');
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (line === null || !isReady) return;
    const reason = draft.reason.trim();
    if (event !== null) amend.mutate({ eventId: event.id, ...line, reason }, { onSuccess: close });
    else {
      const about = { caseId: view.id, personId: draft.personId, kind: draft.kind };
      record.mutate({ ...about, ...line, seenTo: draft.isLongAgo ? reason : '' }, { onSuccess: close });
    }
  };
  const text = (name: 'title' | 'time' | 'place' | 'owner', hint?: string) => (
    <TextInput
      label={t(`dates:field.${name}`)}
      description={hint}
      maxLength={name === 'time' ? 5 : 500}
      value={draft[name]}
      onChange={(changed) => set({ [name]: changed.currentTarget.value })}
    />
  );
  return (
    <form {...onForm} onSubmit={submit} className={classes.form} data-event-form>
      <h4 className={classes.title}>
        {event === null ? t('dates:addTitle') : t('dates:amendTitle', { title: event.title })}
      </h4>
      {event === null ? (
        <NativeSelect
          autoFocus
          label={t('dates:field.kind')}
          value={draft.kind}
          onChange={(changed) => set({ kind: changed.currentTarget.value, result: '' })}
          data={[
            { value: '', label: t('dates:field.kindNone') },
            ...STAGES.map((stage) => ({
              group: t(`dates:stage.${stage}`),
              items: kinds
                .filter((one) => one.stage === stage)
                .map(({ id, title }) => ({ value: id, label: title })),
            })),
          ]}
        />
      ) : null}
      {kind === undefined ? null : (
        <>
          {text('title', kind.named ? undefined : t('dates:field.titleHint', { kind: kind.title }))}
          <FuzzyDateField
            label={t('dates:field.on')}
            hint={t(kind.hearing ? 'dates:field.onDay' : 'dates:field.onHint')}
            value={draft.on ?? null}
            onChange={(on) => set({ on })}
          />
          {kind.results.length === 0 ? null : (
            <NativeSelect
              label={t('dates:field.result')}
              value={draft.result}
              onChange={(changed) => set({ result: changed.currentTarget.value })}
              data={[
                { value: '', label: t('dates:field.resultNone') },
                ...kind.results.map((value) => ({ value, label: resultWord(t, value) })),
              ]}
            />
          )}
          {kind.sent ? (
            <FuzzyDateField
              label={t('dates:field.sentOn')}
              hint={t('dates:field.sentOnHint')}
              value={draft.sentOn ?? null}
              onChange={(sentOn) => set({ sentOn })}
            />
          ) : null}
          {kind.decision ? (
            <FuzzyDateField
              label={t('dates:field.servedOn')}
              hint={t('dates:field.servedOnHint')}
              value={draft.servedOn ?? null}
              onChange={(servedOn) => set({ servedOn })}
            />
          ) : null}
          {kind.past ? null : text('time', t('dates:field.timeHint'))}
          {kind.past ? null : text('place')}
          {view.people.length < 2 || event !== null ? null : (
            <NativeSelect
              label={t('dates:field.person')}
              value={draft.personId ?? ''}
              onChange={({ currentTarget: { value } }) =>
                set({ personId: value === '' ? null : (value as PersonId) })
              }
              data={[
                { value: '', label: t('dates:field.everybody') },
                ...view.people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          {kind.enhanced ? (
            <NativeSelect
              label={t('dates:field.enhanced')}
              description={t('dates:field.enhancedHint')}
              value={draft.enhanced}
              onChange={({ currentTarget: { value } }) =>
                set({ enhanced: ENHANCED.find((one) => one === value) ?? 'not-known' })
              }
              data={ENHANCED.map((value) => ({ value, label: t(`dates:enhanced.${value}`) }))}
            />
          ) : null}
          <NativeSelect
            label={t('dates:field.nation')}
            description={t('dates:field.nationHint')}
            value={draft.nation}
            onChange={({ currentTarget: { value } }) =>
              set({ nation: NATIONS.find((one) => one === value) ?? 'england-wales' })
            }
            data={NATIONS.map((value) => ({ value, label: t(`dates:nation.${value}`) }))}
          />
          <LetterField
            caseId={view.id}
            value={draft.evidenceId}
            onChange={(evidenceId) => set({ evidenceId })}
          />
          {text('owner', t('dates:field.ownerHint'))}
          <Textarea
            label={t('dates:field.note')}
            autosize
            minRows={2}
            maxLength={5000}
            value={draft.note}
            onChange={(changed) => set({ note: changed.currentTarget.value })}
          />
          {event === null && kind.past ? (
            <Checkbox
              size="md"
              label={t('dates:field.past')}
              checked={draft.isLongAgo}
              onChange={(changed) => set({ isLongAgo: changed.currentTarget.checked })}
            />
          ) : null}
          {needsReason ? (
            <TextInput
              label={t(event === null ? 'dates:field.pastWhy' : 'dates:field.reason')}
              maxLength={500}
              value={draft.reason}
              onChange={(changed) => set({ reason: changed.currentTarget.value })}
            />
          ) : null}
        </>
      )}
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={!isReady || record.isPending || amend.isPending}>
          {t('dates:save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}
