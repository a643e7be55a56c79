/** @file That whoever holds something was told of a withdrawal: by which way, and whom. */
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../src-main/contract/consent.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { call } from '../bridge/client.ts';
import { forget } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './consent.module.css';

export function ToldDialog(props: {
  readonly caseId: CaseId;
  readonly release: ReleaseView | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['consent', 'common']);
  const { caseId, release, onClose } = props;
  const [how, setHow] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (release === null) return;
    try {
      await call('releaseTold', { caseId, release: release.id, how });
      await forget('consentReleases');
      setHow('');
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Modal opened={release !== null} onClose={onClose} title={t('consent:releases.tell')} size="lg">
      <form onSubmit={(event) => void submit(event)} className={classes.told}>
        {error === null ? null : <ErrorPanel error={error} />}
        <p>{t('consent:releases.tellText', { title: release?.title ?? '' })}</p>
        <TextInput
          data-autofocus
          label={t('consent:releases.how')}
          maxLength={500}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
        <div className={classes.stopActions}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" disabled={how.trim() === ''}>
            {t('consent:releases.tellSave')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
