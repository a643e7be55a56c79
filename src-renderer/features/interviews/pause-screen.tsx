/**
 * @file A break: nothing of the interview is on the screen. Enter or F8 goes on, with the reason where one is noted; the
 * reason is kept while it is typed, since a laptop left alone in a break locks itself.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useDraftText, useKeepWords } from '../../bridge/drafts.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { useDropUndo } from '../../ui/undo.tsx';

interface Props {
  readonly screeningId: ScreeningId;
  readonly since: string;
  readonly error: unknown;
  /** Whether the interview goes on: where it does not, `error` says why. */
  readonly onResume: (reason: string) => Promise<boolean>;
}

export function PauseScreen(props: Props) {
  const kept = useDraftText<'reason'>({ kind: 'break', subject: props.screeningId });
  return kept === undefined ? null : <Break {...props} kept={kept?.reason ?? ''} />;
}

function Break({ screeningId, since, error, onResume, kept }: Props & { readonly kept: string }) {
  const { t } = useTranslation('interview');
  const [reason, setReason] = useState(kept);
  const noLongerKept = useKeepWords(
    { kind: 'break', subject: screeningId },
    reason === '' ? null : { reason },
    kept === '' ? null : { reason: kept },
  );
  const resume = () => void onResume(reason).then((goesOn) => (goesOn ? noLongerKept() : undefined));
  const dropUndo = useDropUndo();
  // It would name an answer on a screen that shows nothing of the interview.
  useEffect(dropUndo, [dropUndo]);
  useShortcut('f8', resume);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    resume();
  };
  return (
    <form className={classes.alone} onSubmit={submit} data-paused>
      <h1 className={classes.title}>{t('pause.title')}</h1>
      <p className="quiet">{t('pause.since', { time: /T(\d{2}:\d{2})/.exec(since)?.[1] ?? '' })}</p>
      <p className="measure">{t('pause.text')}</p>
      <TextInput
        label={t('pause.reason')}
        description={t('pause.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maw="32rem"
      />
      {error === null ? null : <ErrorPanel error={error} />}
      <div>
        <Button type="submit" size="md" autoFocus aria-keyshortcuts="F8">
          {t('pause.resume')}
        </Button>
      </div>
    </form>
  );
}
