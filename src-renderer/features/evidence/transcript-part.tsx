/** @file What is written down of a recording: to be read and jumped about in, or to be written on with. */

import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { linesOf, type Transcript } from '../../../src-main/core/evidence/transcript.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import type { Player } from './player.ts';
import classes from './recording.module.css';
import { TranscriptEditor } from './transcript-editor.tsx';

// A transcript to be read: each mark leads to its place in the recording.

/** `at`: the line with this mark is pointed at, and the keyboard stands on it. */
function TranscriptLines({
  transcript,
  at,
  goTo,
}: {
  readonly transcript: Transcript;
  readonly at: number | null;
  readonly goTo: (seconds: number) => void;
}) {
  const { t } = useTranslation('evidence');
  const pointed = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (at === null) return;
    pointed.current?.scrollIntoView({ block: 'center' });
    pointed.current?.focus({ preventScroll: true });
  }, [at]);
  const lines = linesOf(transcript.text);
  const first = lines.findIndex(({ seconds }) => seconds !== null && seconds === at);
  return (
    <ol className={classes.lines}>
      {lines.map(({ mark, seconds, speaker, words }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, never moved
          key={index}
          className={index === first ? classes.pointed : undefined}
        >
          {seconds === null ? (
            <span />
          ) : (
            <Anchor
              component="button"
              type="button"
              className="figures"
              ref={index === first ? pointed : undefined}
              aria-label={t('recording.goTo', { mark })}
              onClick={() => goTo(seconds)}
            >
              {mark}
            </Anchor>
          )}
          <span dir="auto">
            {speaker === '' ? null : <strong>{speaker}: </strong>}
            {words}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function TranscriptPart({
  evidence,
  player,
  at,
}: {
  readonly evidence: EvidenceView;
  readonly player: Player;
  readonly at: number | null;
}) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('transcriptShow', { evidenceId: evidence.id });
  const { data: people } = useRead('colleagueList', {});
  const { open, kept, setOpen } = useBegun({ kind: 'transcript', subject: evidence.id });
  const here = useRef<HTMLButtonElement>(null);
  useFocusWhenLost(String(open), () => here.current);
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined || people === undefined) return null;
  const [newest, ...earlier] = data.versions;
  const me = people.people.find(({ you }) => you)?.name ?? '';
  if (open)
    return (
      <TranscriptEditor
        evidence={evidence}
        newest={newest ?? null}
        me={me}
        player={player}
        kept={kept}
        onDone={() => setOpen(false)}
      />
    );
  return (
    <div>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('recording.transcript')}</h2>
        <Changing>
          <Button ref={here} variant="default" size="compact-md" onClick={() => setOpen(true)}>
            {t(newest === undefined ? 'recording.begin' : 'recording.goOn')}
          </Button>
        </Changing>
      </div>
      {newest === undefined ? (
        <p className="quiet">{t('recording.none')}</p>
      ) : (
        <>
          <Said version={newest} />
          <p className="quiet">{t(whereItStands(evidence), { printed: evidence.transcript?.printed })}</p>
          <TranscriptLines transcript={newest} at={at} goTo={player.goTo} />
        </>
      )}
      {earlier.length === 0 ? null : (
        <details className={classes.earlier}>
          <summary>{t('recording.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Earlier key={one.number} version={one} />
          ))}
        </details>
      )}
    </div>
  );
}

function Earlier({ version }: { readonly version: Transcript }) {
  return (
    <div className={classes.version}>
      <Said version={version} />
      <p className={classes.asTyped} dir="auto">
        {version.text}
      </p>
    </div>
  );
}

/** Which version, by whom, when, and what is spoken. */
function Said({ version }: { readonly version: Transcript }) {
  const { number, finished, by, savedBy, at, language } = version;
  const { t } = useTranslation('evidence');
  const parts = [
    t(finished ? 'recording.versionFinished' : 'recording.versionDraft', { number }),
    t('recording.by', { name: by }),
    ...(savedBy === by ? [] : [t('recording.savedBy', { name: savedBy })]),
    formatMoment(at),
    ...(language === '' ? [] : [t('recording.spoken', { language })]),
  ];
  return <p className="quiet">{parts.join(' · ')}</p>;
}

function whereItStands({ transcript }: EvidenceView) {
  if (transcript?.printed == null) return 'recording.inNoBundle';
  return transcript.printed === transcript.number ? 'recording.inBundles' : 'recording.olderInBundles';
}
