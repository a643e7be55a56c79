/** @file Who was given something that left, how and when; or that whom it was for was recorded wrongly, and why. */
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../src-main/core/ids.ts';
import { call } from '../bridge/client.ts';
import { forget } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { readDay } from '../ui/read-fuzzy-date.ts';
import classes from './consent.module.css';

/** `id`: as the list of what is out calls it. `to`: whom it was made for; empty for nobody. */
export interface Out {
  readonly id: string;
  readonly title: string;
  readonly to: string;
}

/** Both open on what is known already. */
export function GivenDialog(props: {
  readonly caseId: CaseId;
  readonly release: Out | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('consent');
  const { release, onClose } = props;
  return (
    <Modal opened={release !== null} onClose={onClose} title={t('releases.give')} size="lg">
      {release === null ? null : <GivenForm {...props} release={release} />}
    </Modal>
  );
}

function GivenForm({ caseId, release, onClose }: FormProps) {
  const { t } = useTranslation('consent');
  const [to, setTo] = useState(release.to);
  const [how, setHow] = useState('');
  const [day, setDay] = useState('');
  const on = readDay(day);
  const isReady = to.trim() !== '' && how.trim() !== '' && on !== undefined;
  const save = async () => {
    await call('releaseGiven', { caseId, release: release.id, to, how, on: on ?? null });
  };
  return (
    <Recording save={save} isReady={isReady} onClose={onClose}>
      <p>{t('releases.giveText', { title: release.title })}</p>
      <TextInput
        data-autofocus
        label={t('releases.giveTo')}
        maxLength={500}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('releases.giveHow')}
        description={t('releases.giveHowHint')}
        maxLength={500}
        value={how}
        onChange={(event) => setHow(event.currentTarget.value)}
      />
      <TextInput
        label={t('releases.giveOn')}
        description={t('releases.giveOnHint')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={on === undefined ? t('releases.giveOnUnread') : undefined}
      />
    </Recording>
  );
}

export function PutRightDialog(props: {
  readonly caseId: CaseId;
  readonly release: Out | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('consent');
  const { release, onClose } = props;
  return (
    <Modal opened={release !== null} onClose={onClose} title={t('releases.putRight')} size="lg">
      {release === null ? null : <PutRightForm {...props} release={release} />}
    </Modal>
  );
}

function PutRightForm({ caseId, release, onClose }: FormProps) {
  const { t } = useTranslation('consent');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const save = async () => {
    await call('releasePutRight', { caseId, release: release.id, to, why });
  };
  return (
    <Recording save={save} isReady={why.trim() !== ''} onClose={onClose}>
      <p>{t('releases.putRightText', { title: release.title, to: release.to })}</p>
      <TextInput
        data-autofocus
        label={t('releases.putRightTo')}
        description={t('releases.putRightToHint')}
        maxLength={500}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t('releases.putRightWhy')}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Recording>
  );
}

interface FormProps {
  readonly caseId: CaseId;
  readonly release: Out;
  readonly onClose: () => void;
}

function Recording(props: {
  readonly save: () => Promise<void>;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation(['consent', 'common']);
  const { save, isReady, onClose, children } = props;
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await save();
      await forget('consentReleases', 'searchName');
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.told} noValidate>
      {error === null ? null : <ErrorPanel error={error} />}
      {children}
      <div className={classes.stopActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={!isReady}>
          {t('consent:releases.giveSave')}
        </Button>
      </div>
    </form>
  );
}

/** Asked right where something was written out or printed. */
export function AskGiven({ caseId, release }: { readonly caseId: CaseId; readonly release: Out }) {
  const { t } = useTranslation('consent');
  const [asked, setAsked] = useState<Out | null>(null);
  return (
    <Changing>
      <Button variant="default" onClick={() => setAsked(release)}>
        {t('releases.give')}
      </Button>
      <GivenDialog caseId={caseId} release={asked} onClose={() => setAsked(null)} />
    </Changing>
  );
}
