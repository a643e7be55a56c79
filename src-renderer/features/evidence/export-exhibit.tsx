/** @file Writes the original out to a folder: asked once, said plainly that the copy is not encrypted. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { besideThePicture, saysPlace } from '../../../src-main/core/bundles/beside-the-picture.ts';
import { NO_DECISION, type TypedDecision } from '../../../src-main/core/consent/override.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES } from '../../consent/consents.ts';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayNote } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './exhibit.module.css';

const KIND = 'evidence-export';
const CHOICES = purposesFor(PURPOSES, KIND).map(({ id, title }) => ({ value: id, label: title }));

export function ExportExhibit({
  evidence,
  opened,
  onClose,
}: {
  readonly evidence: EvidenceView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const key = `export:${evidence.id}`;
  const work = useWork(key);
  const done = workValue(work, 'evidenceExport');
  const [recipient, setRecipient] = useState('');
  const [forPurpose, setForPurpose] = useState(CHOICES[0]?.value ?? '');
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<unknown>(null);
  const released = useReleased();
  const write = async (decision = NO_DECISION) => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'evidenceExport',
        input: {
          evidenceId: evidence.id,
          folder: folder.handle,
          forPurpose,
          recipient,
          purpose,
          ...decision,
          released: released.now(),
        },
        key,
        title: t('evidence:export.work', { title: evidence.title }),
        home: { at: 'exhibit', caseId: evidence.caseId, evidenceId: evidence.id },
        folder,
      });
      await forget('evidenceCustody', 'consentReleases');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    released.forget();
    again(NO_DECISION);
  };
  const again = (decision: TypedDecision) => {
    if (work !== undefined) dismissWork(work.id);
    void write(decision);
  };
  const close = () => {
    if (work !== undefined && work.state !== 'running') dismissWork(work.id);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('evidence:export.title', { title: evidence.title })}
      size="lg"
    >
      <form onSubmit={submit} className={classes.form}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <>
            <p>{t('evidence:export.text')}</p>
            <GoesAlong evidence={evidence} />
            <NativeSelect
              data-autofocus
              label={t('evidence:export.for')}
              description={t('evidence:export.forHint')}
              data={CHOICES}
              value={forPurpose}
              onChange={(event) => setForPurpose(event.currentTarget.value)}
            />
            <TextInput
              label={t('evidence:export.recipient')}
              description={t('evidence:export.recipientHint')}
              maxLength={500}
              value={recipient}
              onChange={(event) => setRecipient(event.currentTarget.value)}
            />
            <TextInput
              label={t('evidence:export.purpose')}
              description={t('evidence:export.purposeHint')}
              maxLength={500}
              value={purpose}
              onChange={(event) => setPurpose(event.currentTarget.value)}
            />
          </>
        ) : (
          <WorkPanel work={work}>
            <NotePanel
              tone="done"
              role="status"
              title={t('evidence:export.done', { name: done?.fileName ?? '' })}
            >
              <p>{t('evidence:export.where', { folder: work.folder?.name ?? '' })}</p>
              <p className={`${classes.hash} figures`}>SHA-256 {done?.sha256}</p>
            </NotePanel>
          </WorkPanel>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {work?.state === 'done' && work.folder !== null ? (
            <Button onClick={() => void app.showResult(work.folder?.handle ?? ('' as never)).catch(setError)}>
              {t('common:action.showInFolder')}
            </Button>
          ) : (
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('evidence:export.submit')}
            </Button>
          )}
        </div>
      </form>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again(NO_DECISION)} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={evidence.caseId}
          kind={KIND}
          purpose={forPurpose}
          failure={work.failure}
          what={evidence.title}
          onRetry={() => again(NO_DECISION)}
          onGoOn={again}
        />
      ) : null}
    </Modal>
  );
}

/** What the original says beside what it shows, and that it goes out with it. */
function GoesAlong({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const beside = besideThePicture(evidence.notes);
  if (beside.length === 0) return null;
  const isPlace = saysPlace(beside);
  return (
    <NotePanel tone="needs-you" role="note" title={t(isPlace ? 'export.place' : 'export.beside')}>
      {beside.map((note) => (
        <p key={note.code}>{sayNote(note)}</p>
      ))}
      <p>{t(isPlace ? 'export.placeText' : 'export.besideText')}</p>
    </NotePanel>
  );
}
