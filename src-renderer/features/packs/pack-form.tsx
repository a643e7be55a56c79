/** @file Which pack it is to be: for which reader, who holds it, by which way, and what goes with it. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackProfileView } from '../../../src-main/contract/packs.ts';
import { exactDay, parseFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { CHANNELS, type Channel } from '../../../src-main/core/packs/recipient-profile.ts';
import { type KeptForm, useFormDraft, useWrittenOut } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { PURPOSES } from '../../consent/consents.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import type { PackChosen } from './chosen.ts';
import classes from './packs.module.css';

/** The exhibits that go with a pack: none is ticked beforehand, and what is privileged is not offered. */
function PackExhibits(props: {
  readonly caseId: CaseId;
  /** What this reader may be given. */
  readonly about: string;
  readonly chosen: readonly EvidenceId[];
  readonly onChosen: (chosen: readonly EvidenceId[]) => void;
}) {
  const { t } = useTranslation('packs');
  const { data } = useRead('evidenceList', { caseId: props.caseId });
  const offered = (data?.evidence ?? []).filter((one) => !one.privileged);
  const { chosen, onChosen } = props;
  if (offered.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>{t('exhibits', { count: chosen.length })}</summary>
      <p className="quiet">{props.about}</p>
      <div className={classes.choices}>
        {offered.map((one) => (
          <Checkbox
            key={one.id}
            label={[one.exhibitRef, one.title].filter(Boolean).join(' ')}
            checked={chosen.includes(one.id)}
            onChange={(event) =>
              onChosen(
                event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id),
              )
            }
          />
        ))}
      </div>
    </details>
  );
}

export const packPlace = (personId: PersonId) => ({ kind: 'pack', subject: personId }) as const;

interface PackDraft {
  readonly profileId: string;
  readonly recipient: string;
  readonly channel: Channel;
  readonly address: string;
  readonly forPurpose: string;
  readonly items: readonly EvidenceId[];
  readonly expected: string;
}
const EMPTY: PackDraft = {
  profileId: '',
  recipient: '',
  channel: 'by-hand',
  address: '',
  forPurpose: '',
  items: [],
  expected: '',
};

export function PackForm(props: {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  /** The record it was begun from. */
  readonly screeningId: ScreeningId | null;
  readonly profiles: readonly PackProfileView[];
  /** What was filled in before a lock. */
  readonly kept: KeptForm | null;
  /** Which pack was written out last; null for none. */
  readonly written: string | null;
  readonly onChange: () => void;
  readonly onShow: (chosen: PackChosen, expectedBy: string | null) => void;
}) {
  const { t } = useTranslation('packs');
  const { personId, screeningId, profiles, onChange, onShow } = props;
  const offered = profiles.filter((one) => one.whyNot === null);
  const { draft, set, noLongerKept, onForm } = useFormDraft(packPlace(personId), props.kept, () => EMPTY);
  useWrittenOut(props.written, noLongerKept);
  const { profileId, recipient, channel, address, forPurpose, items, expected } = draft;
  const profile = offered.find((one) => one.id === profileId);
  const date = expected.trim() === '' ? null : parseFuzzyDate(expected);
  const expectedBy = date === null ? null : exactDay(date);
  const isForAgency = profile?.to === 'agency';
  const way = profile?.to === 'office' ? EMPTY.channel : channel;
  const isSent = way === 'post' || way === 'email';
  const isOdd = isForAgency && expected.trim() !== '' && expectedBy === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (profile === undefined || isOdd) return;
    // What is not shown for this reader is not sent: it may have been typed for another.
    onShow(
      {
        personId,
        screeningId,
        profileId,
        forPurpose,
        channel: way,
        recipient: isForAgency ? recipient : '',
        address: isSent ? address : '',
        items: profile.evidence.may ? [...items] : [],
      },
      isForAgency ? expectedBy : null,
    );
  };
  const titles = new Map(PURPOSES.map((one) => [one.id, one.title]));
  return (
    <form
      ref={onForm.ref}
      onSubmit={submit}
      onChange={(event) => {
        onForm.onChange(event);
        onChange();
      }}
      className={classes.form}
    >
      <NativeSelect
        label={t('profile')}
        description={profile?.about}
        value={profileId}
        onChange={(event) => set({ profileId: event.currentTarget.value, forPurpose: '' })}
        data={[
          { value: '', label: t('profileNone') },
          ...offered.map((one) => ({ value: one.id, label: one.title })),
        ]}
      />
      {profile?.route === 'notification' ? (
        <NotePanel title={t('otherRoute')}>
          <p>{t('otherRouteText')}</p>
        </NotePanel>
      ) : null}
      {profile === undefined || profile.route === 'notification' ? null : (
        <>
          {isForAgency ? (
            <TextInput
              label={t('recipient')}
              description={t('recipientHint')}
              maxLength={500}
              value={recipient}
              onChange={(event) => set({ recipient: event.currentTarget.value })}
            />
          ) : null}
          {profile.to === 'office' ? null : (
            <NativeSelect
              label={t('channelLabel')}
              value={channel}
              onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
              data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
          )}
          {isSent ? (
            <TextInput
              label={t('address')}
              description={t('addressHint')}
              maxLength={500}
              value={address}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
          ) : null}
          {profile.purposes.length < 2 ? null : (
            <NativeSelect
              label={t('purpose')}
              value={forPurpose}
              onChange={(event) => set({ forPurpose: event.currentTarget.value })}
              data={profile.purposes.map((value, index) => ({
                value: index === 0 ? '' : value,
                label: titles.get(value) ?? value,
              }))}
            />
          )}
          {isForAgency ? (
            <TextInput
              label={t('expected')}
              error={isOdd ? t('expectedOdd') : null}
              value={expected}
              onChange={(event) => set({ expected: event.currentTarget.value })}
            />
          ) : null}
          {profile.evidence.may ? (
            <PackExhibits
              caseId={props.caseId}
              about={profile.evidence.kinds.join('; ')}
              chosen={items}
              onChosen={(chosen) => set({ items: chosen })}
            />
          ) : null}
          <div className={classes.actions}>
            <Button type="submit">{t('look')}</Button>
          </div>
        </>
      )}
    </form>
  );
}
