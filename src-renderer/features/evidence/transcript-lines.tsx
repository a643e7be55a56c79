/** @file A transcript to be read: each mark leads to its place in the recording. */
import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { linesOf, type Transcript } from '../../../src-main/core/evidence/transcript.ts';
import classes from './recording.module.css';

/** `at`: the line with this mark is pointed at, and the keyboard stands on it. */
export function TranscriptLines({
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
