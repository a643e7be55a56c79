/** @file A new bundle: what stands on its cover. It starts empty: what goes in is chosen on its own page. */

import { Button, Modal, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { draftOfHead, type HeadDraft, HeadFields, headOfDraft } from './bundle-head-fields.tsx';
import classes from './bundles.module.css';

export function NewBundle(props: {
  readonly view: CaseView;
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
      <NewBundleForm view={props.view} kept={kept} onClose={close} />
    </Modal>
  );
}

const placeOf = ({ id }: CaseView) => ({ kind: 'cover', subject: id }) as const;

interface NewDraft extends HeadDraft {
  /** Id of the court's profile; null while nobody chose. */
  readonly chosen: string | null;
}

function NewBundleForm(props: {
  readonly view: CaseView;
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
  });
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOf(view), kept, begin);
  const { chosen } = draft;
  const [said, setSaid] = useState(false);
  const offered = profiles.data?.profiles ?? [];
  const profile = chosen ?? offered[0]?.id ?? 'general';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const head = headOfDraft(draft);
    setSaid(head === null);
    if (head === null) return;
    create.mutate(
      { caseId: view.id, ...head, profile },
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
