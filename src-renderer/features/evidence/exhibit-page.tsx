/** @file One piece of evidence: its pages to look at, what is known about it, who had it when. */

import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { isRecording } from '../../../src-main/core/evidence/media-types.ts';
import type { Note } from '../../../src-main/core/findings/finding.ts';
import type { BundleId, CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { app, call } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { useOnlyLooks } from '../../bridge/read-only.ts';
import { PrivilegedMark } from '../../privilege/privileged-mark.tsx';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayNote } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './exhibit.module.css';
import { ExhibitDetails } from './exhibit-details.tsx';
import { ExportExhibit } from './export-exhibit.tsx';
import { isKnownAction } from './file-words.ts';
import { PageView } from './page-view.tsx';
import { Recording } from './recording.tsx';
import { RedactionPanel, useRedaction } from './redaction.tsx';
import { useRemoveEvidence } from './use-remove-evidence.tsx';

/** A file that bundles cannot show as it looks: what is left out of it, and a PDF made elsewhere in its place. */
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
function UsePdf({
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

/** Of an exhibit that was made here: from which record, and whether something was said since. */
function MadeFromRecord({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const { caseId, madeFrom } = evidence;
  if (madeFrom === null) return null;
  const { formTitle, formVersion, recordSeq, newerSince, screeningId } = madeFrom;
  return (
    <NotePanel
      tone={newerSince ? 'needs-you' : 'quiet'}
      title={t(newerSince ? 'madeFrom.newer' : 'madeFrom.title')}
    >
      <p>{t('madeFrom.text', { form: formTitle, version: formVersion, entry: recordSeq })}</p>
      {newerSince ? <p>{t('madeFrom.newerText')}</p> : null}
      <p>
        <Anchor component="button" type="button" onClick={() => go({ at: 'interview', caseId, screeningId })}>
          {t('madeFrom.open')}
        </Anchor>
      </p>
    </NotePanel>
  );
}

/** Who had it, when and why: the custody record of one piece, oldest first. */
function Custody({ evidenceId }: { readonly evidenceId: EvidenceId }) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('evidenceCustody', { evidenceId });
  return (
    <section>
      <h2 className={classes.sideTitle}>{t('custody.title')}</h2>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      <ol className={classes.custody}>
        {(data?.events ?? []).map((event) => (
          <li key={event.seq}>
            <p>
              {isKnownAction(event.action) ? t(`custody.action.${event.action}`) : event.action}
              {event.action === 'received' && event.from !== ''
                ? ` ${t('custody.from', { name: event.from })}`
                : ''}
              {event.purpose === '' ? '' : `: ${event.purpose}`}
            </p>
            <p className="quiet figures">
              {formatMoment(event.at)}, {event.actor}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export default function ExhibitPage({
  caseId,
  evidenceId,
  page,
  mark,
  from,
}: {
  readonly caseId: CaseId;
  readonly evidenceId: EvidenceId;
  readonly page: number;
  /** Seconds into a recording, where a search led to; null for none. */
  readonly mark: number | null;
  /** The bundle it was opened from; null for none. */
  readonly from: BundleId | null;
}) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('evidenceList', { caseId });
  const evidence = data?.evidence.find((one) => one.id === evidenceId);
  if (error !== null || (data !== undefined && evidence === undefined)) {
    return (
      <Page title={t('title')}>
        {error === null ? (
          <p>{t('notThere')}</p>
        ) : (
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  }
  return evidence === undefined ? null : (
    <Exhibit evidence={evidence} all={data?.evidence ?? []} page={page} mark={mark} from={from} />
  );
}

function Exhibit({
  evidence,
  all,
  page,
  mark,
  from,
}: {
  readonly evidence: EvidenceView;
  readonly all: readonly EvidenceView[];
  readonly page: number;
  readonly mark: number | null;
  readonly from: BundleId | null;
}) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const remove = useRemoveEvidence();
  const redaction = useRedaction(evidence);
  const [error, setError] = useState<unknown>(null);
  const [exporting, setExporting] = useState(false);
  const viewed = useRef<string | null>(null);
  const why = useOnlyLooks();
  // Opening it is an event in its custody record: once for each time it is opened.
  useEffect(() => {
    // Nothing can be written into a damaged vault, and looking at what is in it is all there is to do there.
    if (why === undefined || why === 'damaged' || viewed.current === evidence.id) return;
    viewed.current = evidence.id;
    call('evidenceViewed', { evidenceId: evidence.id })
      .then(() => forget('evidenceCustody'))
      .catch(setError);
  }, [evidence.id, why]);
  const { caseId } = evidence;
  const back = () =>
    go(from === null ? { at: 'case', caseId, tab: 'evidence' } : { at: 'bundle', caseId, bundleId: from });
  const takeOut = async () => {
    try {
      if (await remove(evidence)) back();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Page
      title={[evidence.exhibitRef, evidence.title].filter(Boolean).join(' ')}
      about={
        <Anchor component="button" type="button" onClick={back}>
          {t(from === null ? 'back' : 'backToBundle')}
        </Anchor>
      }
      actions={
        <Changing>
          <Button variant="default" onClick={() => setExporting(true)}>
            {t('export.open')}
          </Button>
          <Button variant="default" onClick={() => void takeOut()}>
            {t('remove.open')}
          </Button>
        </Changing>
      }
    >
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div className={classes.halves}>
        <div className={classes.main}>
          {isRecording(evidence.mediaType) ? <Recording evidence={evidence} at={mark} /> : null}
          <PageView
            key={`${evidence.id} ${evidence.pageCount}`}
            evidence={evidence}
            first={page}
            redaction={redaction}
          />
        </div>
        <div className={classes.side}>
          <MadeFromRecord evidence={evidence} />
          <UsePdf evidence={evidence} all={all} />
          <RedactionPanel evidence={evidence} redaction={redaction} />
          <PrivilegedMark
            of={{ kind: 'exhibit', id: evidence.id }}
            marked={evidence.privileged}
            title={evidence.title}
          />
          <ExhibitDetails
            key={`${evidence.id} ${evidence.title}`}
            evidence={evidence}
            sections={[...new Set(all.map((one) => one.section).filter(Boolean))].sort()}
          />
          <Custody evidenceId={evidence.id} />
        </div>
      </div>
      <ExportExhibit evidence={evidence} opened={exporting} onClose={() => setExporting(false)} />
    </Page>
  );
}
