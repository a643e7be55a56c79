/** @file The chronology saved as PDF: who will hold it, and what it is given out for. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { dismissWork } from '../../bridge/jobs.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES } from '../../consent/consents.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './contact.module.css';

/** As what it leaves, in resources/consent/purposes.json. */
const LEAVES_AS = 'evidence-export';

export function SaveChronology(props: {
  readonly chosen: CallInput<'chronologyList'>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const { chosen, onClose } = props;
  const caseId = chosen.caseId as CaseId;
  const choices = purposesFor(PURPOSES, LEAVES_AS).map(({ id, title }) => ({ value: id, label: title }));
  const [recipient, setRecipient] = useState('');
  const [forPurpose, setForPurpose] = useState(choices[0]?.value ?? '');
  const { work, done, error, released, again, save } = useWriteOut({
    name: 'chronologyExport',
    input: (folder, decided) => ({
      ...chosen,
      folder,
      forPurpose,
      recipient,
      ...decided,
    }),
    key: `chronology:${caseId}`,
    title: t('contact:chronology.title'),
    home: { at: 'chronology', caseId },
    touches: [],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const close = () => {
    if (work !== undefined && work.state !== 'running') dismissWork(work.id);
    onClose();
  };
  return (
    <Modal opened onClose={close} title={t('contact:chronology.saveTitle')} size="lg">
      <form onSubmit={submit} className={classes.form}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <>
            <NativeSelect
              data-autofocus
              label={t('contact:chronology.for')}
              data={choices}
              value={forPurpose}
              onChange={(event) => setForPurpose(event.currentTarget.value)}
            />
            <TextInput
              label={t('contact:chronology.recipient')}
              description={t('contact:chronology.recipientHint')}
              maxLength={500}
              value={recipient}
              onChange={(event) => setRecipient(event.currentTarget.value)}
            />
          </>
        ) : (
          <WorkPanel work={work}>
            <NotePanel
              tone="done"
              role="status"
              title={t('contact:chronology.done', { name: done?.fileName ?? '' })}
            >
              <p>{t('contact:chronology.where', { folder: work.folder?.name ?? '' })}</p>
            </NotePanel>
          </WorkPanel>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {done === null ? (
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('contact:chronology.print')}
            </Button>
          ) : null}
        </div>
      </form>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={caseId}
          kind={LEAVES_AS}
          purpose={forPurpose}
          failure={work.failure}
          what={t('contact:chronology.title')}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </Modal>
  );
}
