/** @file Changes what stands on the cover. */
import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileSummary } from '../../../src-main/contract/bundles.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { draftOfHead, HeadFields, headOfDraft } from './bundle-head-fields.tsx';
import classes from './bundles.module.css';
import { draftOfHeading, headingOfDraft, tooManyParties } from './cover-draft.ts';
import { CoverFields } from './cover-fields.tsx';
import type { BundleCover } from './use-arrangement.ts';

interface Props {
  readonly cover: BundleCover;
  /** Id of the court's profile. */
  readonly profile: string;
  readonly onClose: () => void;
  readonly onChange: (cover: BundleCover) => void;
}

export function ChangeHead({ opened, ...props }: Props & { readonly opened: boolean }) {
  const { t } = useTranslation('bundles');
  const { data, error, refetch } = useRead('profileList', {});
  const profile = data?.profiles.find(({ id }) => id === props.profile);
  return (
    <Modal opened={opened} onClose={props.onClose} title={t('changeHeadTitle')} size="lg">
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {profile === undefined ? null : <ChangeHeadForm {...props} of={profile} />}
    </Modal>
  );
}

function ChangeHeadForm({ cover, of, onClose, onChange }: Props & { readonly of: ProfileSummary }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOfHead(cover));
  const [heading, setHeading] = useState(() => draftOfHeading(cover.heading));
  const [said, setSaid] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const head = headOfDraft(draft);
    const proceedings = of.proceedings.find(({ id }) => id === heading.proceedings);
    const fits = head !== null && !tooManyParties(heading, proceedings);
    setSaid(!fits);
    if (!fits) return;
    const { producers } = cover.heading;
    onChange({ ...cover, ...head, heading: headingOfDraft(heading, proceedings, producers) });
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <HeadFields draft={draft} onChange={setDraft} said={said} />
      <CoverFields draft={heading} onChange={setHeading} profile={of} said={said} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit">{t('action.save')}</Button>
      </div>
    </form>
  );
}
