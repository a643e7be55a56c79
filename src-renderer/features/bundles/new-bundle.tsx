/**
 * @file A new bundle: for which court, and what its cover says, asked before anything can be built. It starts without
 * documents: what goes in is chosen on its own page.
 */

import { Button, Modal, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { type CourtHeading, carriedHeading } from '../../../src-main/core/bundles/court-heading.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { draftOfHead, type HeadDraft, HeadFields, headOfDraft } from './bundle-head-fields.tsx';
import classes from './bundles.module.css';
import { type CoverDraft, draftOfHeading, headingOfDraft, tooManyParties } from './cover-draft.ts';
import { CoverFields } from './cover-fields.tsx';

export function NewBundle(props: {
  readonly view: CaseView;
  /** What the newest bundle of the case says on its cover. */
  readonly newest: CourtHeading | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('bundles');
  const { open, kept, setOpen } = useBegun(placeOf(props.view));
  const close = () => {
    setOpen(false);
    props.onClose();
  };
  return (
    <Modal opened={props.opened || open} onClose={close} title={t('new.title')} size="lg">
      <NewBundleForm view={props.view} newest={props.newest} kept={kept} onClose={close} />
    </Modal>
  );
}

const placeOf = ({ id }: CaseView) => ({ kind: 'cover', subject: id }) as const;

interface NewDraft extends HeadDraft {
  /** Id of the court's profile; null while nobody chose. */
  readonly chosen: string | null;
  readonly heading: CoverDraft;
}

function NewBundleForm(props: {
  readonly view: CaseView;
  readonly newest: CourtHeading | undefined;
  readonly kept: KeptForm | null;
  readonly onClose: () => void;
}) {
  const { view, kept, onClose } = props;
  const { t } = useTranslation(['bundles', 'common']);
  const { go } = useNavigation();
  const profiles = useRead('profileList', {});
  const create = useWrite('bundleCreate', ['bundleList', 'caseShow', 'caseList']);
  const begin = (): NewDraft => ({
    ...draftOfHead({ title: t('bundles:new.suggested'), court: '', hearingDate: null }),
    chosen: null,
    heading: draftOfHeading(carriedHeading(props.newest)),
  });
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOf(view), kept, begin);
  const { chosen, heading } = draft;
  const [said, setSaid] = useState(false);
  const offered = profiles.data?.profiles ?? [];
  const profile = chosen ?? offered[0]?.id ?? 'general';
  const of = offered.find(({ id }) => id === profile);
  const proceedings = of?.proceedings.find(({ id }) => id === heading.proceedings);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const head = headOfDraft(draft);
    const fits = head !== null && !tooManyParties(heading, proceedings);
    setSaid(!fits);
    if (!fits) return;
    // Of another court's proceedings, chosen before the court was: this one has no such sides.
    const fitting = proceedings === undefined ? { ...heading, proceedings: '' } : heading;
    create.mutate(
      { caseId: view.id, ...head, profile, heading: headingOfDraft(fitting, proceedings, []) },
      {
        onSuccess: (bundle) => {
          noLongerKept();
          go({ at: 'bundle', caseId: view.id, bundleId: bundle.id });
        },
      },
    );
  };
  return (
    <form {...onForm} onSubmit={submit} noValidate className={classes.form}>
      <HeadFields draft={draft} onChange={set} said={said} />
      {offered.length < 2 ? null : (
        <Radio.Group
          label={t('bundles:field.profile')}
          size="md"
          value={profile}
          onChange={(profileId) => set({ chosen: profileId })}
        >
          <div className={classes.ways}>
            {offered.map((one) => (
              <Radio
                key={one.id}
                size="md"
                value={one.id}
                label={one.title}
                description={t('bundles:profileFrom', { ...one, day: formatDay(one.checkedOn) })}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {of === undefined ? null : (
        <CoverFields
          draft={heading}
          onChange={(changed) => set({ heading: changed })}
          profile={of}
          said={said}
        />
      )}
      <p className="quiet">{t('bundles:new.empty')}</p>
      {create.error === null ? null : <ErrorPanel error={create.error} />}
      <div className={classes.actions}>
        <Button
          variant="default"
          onClick={() => {
            noLongerKept();
            onClose();
          }}
        >
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={create.isPending}>
          {t('bundles:new.submit')}
        </Button>
      </div>
    </form>
  );
}
