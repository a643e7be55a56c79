/** @file The form behind a consent: the decision, what it covers, and how it was explained. */
import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isNo } from '../../src-main/core/consent/consent-line.ts';
import { statusesOf } from '../../src-main/core/consent/purposes.ts';
import { CONSENT_STATUSES } from '../../src-main/core/findings/ledger-codes.ts';
import type { CaseId, EvidenceId } from '../../src-main/core/ids.ts';
import { type Kept, useDraftText } from '../bridge/drafts.ts';
import { useRead, useWrite } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { NotePanel } from '../ui/note-panel.tsx';
import classes from './consent.module.css';
import { type ConsentAsked, PURPOSES } from './consents.ts';
import { Releases } from './releases.tsx';
import { type ConsentDraft, consentPlace, useConsentDraft } from './use-consent-draft.ts';

const PICK = {
  searchable: true,
  selectFirstOptionOnChange: true,
  clearable: true,
  limit: 80,
  comboboxProps: { transitionProps: { duration: 0 } },
  // An entry that is pressed twice stays; what is chosen is taken away by the cross.
  allowDeselect: false,
  // Where the list marks nothing, the decision must not be written down without it. What it shows as marked is taken here: the
  // library counts anew a moment after it opened, and where somebody has typed by then it knows of no mark any more.
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const list = document.getElementById(event.currentTarget.getAttribute('aria-controls') ?? '');
    list?.querySelector<HTMLElement>('[data-combobox-selected]')?.click();
  },
};

interface Props {
  readonly caseId: CaseId;
  readonly asked: ConsentAsked;
  readonly onClose: () => void;
}

export function RecordConsent(props: Props) {
  const kept = useDraftText<keyof ConsentDraft>(consentPlace(props.asked));
  return kept === undefined ? null : <ConsentForm {...props} kept={kept} />;
}

function ConsentForm({
  caseId,
  asked,
  onClose,
  kept,
}: Props & { readonly kept: Kept<keyof ConsentDraft> | null }) {
  const { t } = useTranslation(['consent', 'common']);
  const record = useWrite('consentRecord', [
    'consentList',
    'consentCheck',
    'caseShow',
    'screeningShow',
    'copyOutCheck',
    'factList',
  ]);
  const evidence = useRead('evidenceList', { caseId });
  const { draft, set, unread, input, noLongerKept } = useConsentDraft(asked, kept);
  const howId = useId();
  const exhibits = (evidence.data?.evidence ?? []).map((one) => ({
    value: one.id as string,
    label: [one.exhibitRef, one.title].filter(Boolean).join(' '),
  }));
  const leave = () => {
    noLongerKept();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (input !== null) record.mutate(input, { onSuccess: leave });
  };
  const asksWhyChild = draft.status === 'not-needed-child' && asked.person.birthDate === null;
  const withdrawn = draft.status === 'withdrawn';
  return (
    <form onSubmit={submit} className={classes.form}>
      {kept === null ? null : <NotePanel title={t('consent:kept')} role="status" />}
      <Radio.Group
        label={t('consent:decides', { name: asked.person.name })}
        size="md"
        value={draft.status ?? ''}
        onChange={(value) => set({ status: CONSENT_STATUSES.find((one) => one === value) ?? null })}
      >
        <div className={classes.choices}>
          {statusesOf(PURPOSES.find((one) => one.id === asked.purpose)).map((one) => (
            <Radio
              key={one}
              size="md"
              value={one}
              label={t(`consent:choice.${one}`)}
              {...(one === (asked.withdraw === true ? 'withdrawn' : 'given')
                ? { 'data-autofocus': true, autoFocus: true }
                : {})}
            />
          ))}
        </div>
      </Radio.Group>
      {withdrawn ? (
        <NotePanel title={t('consent:releases.title')} role="status">
          <p>{t('consent:releases.about')}</p>
          <Releases caseId={caseId} />
        </NotePanel>
      ) : null}
      {draft.status === 'best-interests' ? (
        <section className={classes.form}>
          <NotePanel title={t('consent:bestInterests')} role="note">
            <p>{t('consent:bestInterestsAbout')}</p>
          </NotePanel>
          <TextInput
            required
            label={t('consent:decidedBy')}
            maxLength={500}
            value={draft.decidedBy}
            onChange={(event) => set({ decidedBy: event.currentTarget.value })}
          />
          <TextInput
            required
            label={t('consent:cannotDecide')}
            description={t('consent:cannotDecideHint')}
            maxLength={500}
            value={draft.cannotDecide}
            onChange={(event) => set({ cannotDecide: event.currentTarget.value })}
          />
        </section>
      ) : null}
      <div className={classes.pair}>
        <TextInput
          label={t('consent:recipient')}
          description={t(
            isNo(draft.status ?? undefined) ? 'consent:noRecipientHint' : 'consent:recipientHint',
          )}
          maxLength={500}
          value={draft.recipient}
          onChange={(event) => set({ recipient: event.currentTarget.value })}
        />
        <Select
          {...PICK}
          label={t('consent:item')}
          description={t('consent:itemHint')}
          data={exhibits}
          value={draft.item === '' ? null : draft.item}
          onChange={(value) => set({ item: value ?? '' })}
          nothingFoundMessage={t('consent:nothingFound')}
        />
        <TextInput
          label={t('consent:decided')}
          description={t('consent:decidedHint')}
          value={draft.decided}
          onChange={(event) => set({ decided: event.currentTarget.value })}
          error={unread.decided ? t('consent:expiresUnread') : undefined}
        />
        {draft.status === 'given' || draft.status === 'best-interests' ? (
          <TextInput
            label={t('consent:expires')}
            description={t('consent:expiresHint')}
            value={draft.expires}
            onChange={(event) => set({ expires: event.currentTarget.value })}
            error={unread.expires ? t('consent:expiresUnread') : undefined}
          />
        ) : null}
      </div>
      {draft.status === 'given' ? (
        <div className={classes.pair}>
          <TextInput
            label={t('consent:metBy')}
            description={t('consent:metByHint')}
            maxLength={500}
            value={draft.metBy}
            onChange={(event) => set({ metBy: event.currentTarget.value })}
          />
          <TextInput
            label={t('consent:metOn')}
            value={draft.metOn}
            onChange={(event) => set({ metOn: event.currentTarget.value })}
            error={unread.metOn ? t('consent:expiresUnread') : undefined}
          />
          <TextInput
            label={t('consent:droppedOn')}
            description={t('consent:droppedOnHint')}
            value={draft.droppedOn}
            onChange={(event) => set({ droppedOn: event.currentTarget.value })}
            error={
              unread.either
                ? t('consent:metOrDropped')
                : unread.droppedOn
                  ? t('consent:expiresUnread')
                  : undefined
            }
          />
          <TextInput
            label={t('consent:conditionWords')}
            description={t('consent:conditionWordsHint')}
            maxLength={500}
            value={draft.conditionWords}
            onChange={(event) => set({ conditionWords: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <section aria-labelledby={howId} className={classes.form}>
        <h3 id={howId} className={classes.subhead}>
          {t('consent:how')}
        </h3>
        <div className={classes.pair}>
          <TextInput
            label={t('consent:language')}
            maxLength={500}
            value={draft.language}
            onChange={(event) => set({ language: event.currentTarget.value })}
          />
          <TextInput
            label={t('consent:interpreter')}
            maxLength={500}
            value={draft.interpreter}
            onChange={(event) => set({ interpreter: event.currentTarget.value })}
          />
          <TextInput
            label={t('consent:explainedBy')}
            description={t('consent:explainedByHint')}
            maxLength={500}
            value={draft.explainedBy}
            onChange={(event) => set({ explainedBy: event.currentTarget.value })}
          />
          <TextInput
            label={t('consent:privacyNotice')}
            description={t('consent:privacyNoticeHint')}
            maxLength={500}
            value={draft.privacyNotice}
            onChange={(event) => set({ privacyNotice: event.currentTarget.value })}
          />
          <Select
            {...PICK}
            label={t('consent:paper')}
            description={t('consent:paperHint')}
            data={exhibits}
            value={draft.evidenceId}
            onChange={(value) => set({ evidenceId: value as EvidenceId | null })}
            nothingFoundMessage={t('consent:nothingFound')}
          />
        </div>
        <Textarea
          label={t(asksWhyChild ? 'consent:whyChild' : 'consent:note')}
          {...(asksWhyChild ? { description: t('consent:whyChildHint'), required: true } : {})}
          autosize
          minRows={2}
          maxRows={8}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </section>
      {record.error === null ? null : <ErrorPanel error={record.error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={leave}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={input === null || record.isPending}>
          {t('consent:submit')}
        </Button>
      </div>
    </form>
  );
}
