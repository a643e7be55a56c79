/**
 * @file Nothing of the interview is on the screen: in a break, and after the vault was locked and opened again. Three ways lead
 * on, none before the others. In a break Enter or F8 goes on; the reason is kept while it is typed, since a laptop left alone
 * in a break locks itself.
 */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useDraftText, useKeepWords } from '../../bridge/drafts.ts';
import { HELPLINE } from '../../help/first-hour-store.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { useDropUndo } from '../../ui/undo.tsx';

/** Where it goes from here. */
export type WayOn = 'on' | 'easier' | 'stop';

interface Props {
  readonly screeningId: ScreeningId;
  readonly since: string;
  readonly error: unknown;
  /** Whether the break is over: where it is not, `error` says why. */
  readonly onResume: (reason: string) => Promise<boolean>;
  readonly onWay: (way: WayOn) => void;
}

export function PauseScreen(props: Props) {
  const kept = useDraftText<'reason'>({ kind: 'break', subject: props.screeningId });
  return kept === undefined ? null : <Break {...props} kept={kept?.reason ?? ''} />;
}

function Break({ screeningId, since, error, onResume, onWay, kept }: Props & { readonly kept: string }) {
  const { t } = useTranslation('interview');
  const [reason, setReason] = useState(kept);
  const noLongerKept = useKeepWords(
    { kind: 'break', subject: screeningId },
    reason === '' ? null : { reason },
    kept === '' ? null : { reason: kept },
  );
  const go = (way: WayOn) =>
    void onResume(reason).then((isOver) => {
      if (!isOver) return;
      noLongerKept();
      onWay(way);
    });
  useShortcut('f8', () => go('on'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go('on');
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
      <Ways submits onWay={go} />
    </form>
  );
}

/** After the vault was opened again: not the question that was open, and nobody's name. */
export function ReturnScreen({ onWay }: { readonly onWay: (way: WayOn) => void }) {
  const { t } = useTranslation('interview');
  return (
    <div className={classes.alone} data-returned>
      <h1 className={classes.title}>{t('pause.back')}</h1>
      <p className="measure">{t('pause.backText')}</p>
      <Ways onWay={onWay} />
    </div>
  );
}

function Ways({
  submits = false,
  onWay,
}: {
  readonly submits?: boolean;
  readonly onWay: (way: WayOn) => void;
}) {
  const { t } = useTranslation('interview');
  const dropUndo = useDropUndo();
  // It would name an answer on a screen that shows nothing of the interview.
  useEffect(dropUndo, [dropUndo]);
  return (
    <>
      <fieldset className={classes.threeWays} aria-label={t('pause.ways')}>
        <Button
          type={submits ? 'submit' : 'button'}
          size="md"
          variant="default"
          autoFocus
          aria-keyshortcuts={submits ? 'F8' : undefined}
          onClick={submits ? undefined : () => onWay('on')}
        >
          {t('pause.resume')}
        </Button>
        <Button size="md" variant="default" onClick={() => onWay('easier')}>
          {t('pause.easier')}
        </Button>
        <Button size="md" variant="default" onClick={() => onWay('stop')}>
          {t('pause.stop')}
        </Button>
      </fieldset>
      <p className="quiet">{t('pause.helpline', HELPLINE)}</p>
    </>
  );
}
