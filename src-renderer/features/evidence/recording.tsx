/** @file Of a recording: hearing or seeing it, and what is written down of it beside it. */
import { Button } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { markAt } from '../../../src-main/core/evidence/transcript.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { BACK_SECONDS, type Player, usePlayer } from './player.ts';
import classes from './recording.module.css';
import { TranscriptPart } from './transcript-part.tsx';

/** `at`: seconds, where somebody was led to; null for none. */
export function Recording({ evidence, at }: { readonly evidence: EvidenceView; readonly at: number | null }) {
  const { t } = useTranslation('evidence');
  const player = usePlayer(evidence);
  return (
    <section className={classes.recording} aria-label={t('recording.title')}>
      <Hearing evidence={evidence} player={player} at={at} />
      <TranscriptPart evidence={evidence} player={player} at={at} />
    </section>
  );
}

function Hearing({
  evidence,
  player,
  at,
}: {
  readonly evidence: EvidenceView;
  readonly player: Player;
  readonly at: number | null;
}) {
  const { t } = useTranslation('evidence');
  const [failed, setFailed] = useState(false);
  if (failed)
    return (
      <NotePanel tone="quiet" title={t('recording.unplayable')}>
        <p>{t('recording.unplayableText')}</p>
      </NotePanel>
    );
  if (!player.isOpen)
    return (
      <div className={classes.hearing}>
        <Button variant="default" onClick={() => player.open(at ?? 0)}>
          {at === null ? t('recording.play') : t('recording.playFrom', { mark: markAt(at) })}
        </Button>
        <p className="quiet">{t('recording.about')}</p>
      </div>
    );
  const common = {
    src: player.address,
    controls: true,
    // Nothing leaves by a menu of the player: copies are given out by "Export", which records it.
    controlsList: 'nodownload noremoteplayback noplaybackrate',
    preload: 'metadata',
    className: classes.player,
    'aria-label': evidence.title,
    onError: () => setFailed(true),
  } as const;
  return (
    <div className={classes.hearing}>
      {evidence.mediaType.startsWith('video/') ? (
        <video {...common} ref={player.media as RefObject<HTMLVideoElement>} disablePictureInPicture />
      ) : (
        <audio {...common} ref={player.media as RefObject<HTMLAudioElement>} />
      )}
      <p className="quiet">{t('recording.keys', { seconds: BACK_SECONDS })}</p>
    </div>
  );
}
