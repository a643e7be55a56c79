/** @file Changes what stands on the cover. */
import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileSummary } from '../../../src-main/contract/bundles.ts';
import type { BundleId } from '../../../src-main/core/ids.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { draftOfHead, HeadFields, headOfDraft } from './bundle-head-fields.tsx';
import classes from './bundles.module.css';
import { draftOfHeading, headingOfDraft, tooManyParties } from './cover-draft.ts';
import { CoverFields } from './cover-fields.tsx';
import type { BundleCover } from './use-arrangement.ts';

interface Props {
  readonly bundleId: BundleId;
  readonly cover: BundleCover;
  /** Id of the court's profile. */
  readonly profile: string;
  readonly onClose: () => void;
  readonly onChange: (cover: BundleCover) => void;
}

const placeOf = ({ bundleId }: Props) => ({ kind: 'cover', subject: bundleId }) as const;

export function ChangeHead({ opened, ...rest }: Props & { readonly opened: boolean }) {
  const { open, kept, setOpen } = useBegun(placeOf(rest));
  const onClose = () => {
    setOpen(false);
    rest.onClose();
  };
  const props = { ...rest, onClose };
  const { t } = useTranslation('bundles');
  const { data, error, refetch } = useRead('profileList', {});
  const profile = data?.profiles.find(({ id }) => id === props.profile);
  return (
    <Modal opened={opened || open} onClose={onClose} title={t('changeHeadTitle')} size="lg">
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {profile === undefined ? null : <ChangeHeadForm {...props} kept={kept} of={profile} />}
    </Modal>
  );
}

function ChangeHeadForm(props: Props & { readonly kept: KeptForm | null; readonly of: ProfileSummary }) {
  const { cover, of, kept, onClose, onChange } = props;
  const { t } = useTranslation();
  const begin = () => ({ head: draftOfHead(cover), heading: draftOfHeading(cover.heading) });
  const { draft: both, set, noLongerKept, onForm } = useFormDraft(placeOf(props), kept, begin);
  const { head: draft, heading } = both;
  const close = () => {
    noLongerKept();
    onClose();
  };
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
    close();
  };
  return (
    <form {...onForm} onSubmit={submit} noValidate className={classes.form}>
      <HeadFields draft={draft} onChange={(head) => set({ head })} said={said} />
      <CoverFields
        draft={heading}
        onChange={(changed) => set({ heading: changed })}
        profile={of}
        said={said}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {t('action.cancel')}
        </Button>
        <Button type="submit">{t('action.save')}</Button>
      </div>
    </form>
  );
}
