/** @file A file that bundles cannot show as it looks: what is left out of it, and a PDF made elsewhere in its place. */
import { Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { isRecording } from '../../../src-main/core/evidence/media-types.ts';
import type { Note } from '../../../src-main/core/findings/finding.ts';
import { app, call } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayNote } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';

const TOUCHED = [
  'evidenceList',
  'evidenceRemoved',
  'evidenceCustody',
  'bundleShow',
  'bundlePreflight',
  'caseShow',
] as const;

const LOOKS: readonly Note['code'][] = ['words-alone', 'looks-in-part', 'kept-whole'];

/** Nothing for a file that has pages of its own. */
export function UsePdf({
  evidence,
  all,
}: {
  readonly evidence: EvidenceView;
  readonly all: readonly EvidenceView[];
}) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const key = `use-pdf:${evidence.id}`;
  const work = useWork(key);
  const [error, setError] = useState<unknown>(null);
  const { id: evidenceId, caseId, title, notes } = evidence;
  const placed = notes.find(({ code }) => code === 'pdf-in-its-place');
  const pdf = all.find(({ id }) => placed?.code === 'pdf-in-its-place' && id === placed.params.pdf);
  const looks = notes.find(({ code }) => LOOKS.includes(code));
  const isSetHere = evidence.workingSteps.includes('typeset-as-written');
  if (isRecording(evidence.mediaType) || (looks === undefined && pdf === undefined && !isSetHere))
    return null;
  const open = (id: EvidenceView['id']) => go({ at: 'exhibit', caseId, evidenceId: id });
  const attempt = async (what: () => Promise<void>) => {
    setError(null);
    if (work !== undefined) dismissWork(work.id);
    try {
      await what();
      await forget(...TOUCHED);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const use = async () => {
    const [file] = await app.pickFiles('bundle');
    if (file === undefined) return;
    await startWork({
      name: 'evidenceUsePdf',
      input: { evidenceId, file: file.handle, receivedFrom: evidence.receivedFrom },
      key,
      title: t('usePdf.work', { title }),
      home: { at: 'exhibit', caseId, evidenceId },
    });
  };
  const back = async () => {
    await call('evidencePdfBack', { evidenceId });
  };
  const compared = pdf?.notes.find(({ code }) => code === 'pdf-of');
  return (
    <NotePanel
      tone={pdf !== undefined ? 'done' : looks === undefined ? 'quiet' : 'needs-you'}
      title={t(pdf !== undefined ? 'usePdf.isUsed' : looks === undefined ? 'usePdf.setHere' : 'usePdf.title')}
    >
      {pdf === undefined ? <p>{looks === undefined ? t('usePdf.orPdf') : sayNote(looks)}</p> : null}
      {compared === undefined ? null : <p>{sayNote(compared)}</p>}
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : <WorkPanel work={work} />}
      {pdf === undefined ? null : (
        <p>
          <Anchor component="button" type="button" onClick={() => open(pdf.id)}>
            {t('usePdf.open', { name: pdf.originalName })}
          </Anchor>
        </p>
      )}
      <Changing>
        <Button
          variant="default"
          size="xs"
          disabled={work?.state === 'running'}
          onClick={() => void attempt(pdf === undefined ? use : back)}
        >
          {t(pdf === undefined ? 'usePdf.pick' : 'usePdf.back')}
        </Button>
      </Changing>
    </NotePanel>
  );
}
