/**
 * @file Before what was prepared is shown to be typed into another form: whose consent it rests on, what is missing,
 * and that it is written down. Typing it there is how it leaves the vault; no file shows it afterwards.
 */
import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CopiedOut, CopyOutView } from '../../../src-main/contract/copy-out.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { NO_DECISION, type TypedDecision } from '../../../src-main/core/consent/override.ts';
import type { ReferralRoute } from '../../../src-main/core/worksheets/referral-route.ts';
import { failureOf } from '../../bridge/client.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ConsentStop } from '../../consent/consent-stop.tsx';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { UnreadPanel } from './to-read.tsx';
import classes from './worksheets.module.css';

/** What it is opened with. */
export type Opened = Pick<CopiedOut, 'decision' | 'familyApart' | 'unread'>;

interface Props {
  readonly view: ScreeningView;
  readonly store: AnswerStore;
  /** Which way a referral goes; null for another form. */
  readonly route: ReferralRoute | null;
  /**
   * It may be shown. `decision`: whose it was to go on without consent, and why; empty where none was needed.
   * `familyApart`: the family is among it, and something about it is to stay out of forms. `unread`: what nobody has read yet.
   */
  readonly onOpen: (opened: Opened) => void;
  /** To the page where each carried field is read; null where the sheet is locked. */
  readonly onRead: (() => void) | null;
  /** To the question what the person decides, where it is asked. */
  readonly onDecide: (() => void) | null;
}

export function CopyOutGate(props: Props) {
  const [saved, setSaved] = useState(false);
  // What is asked about is what is in the vault: the last words have to be there first.
  useEffect(() => {
    void props.store.flush().then(() => setSaved(true));
  }, [props.store]);
  return saved ? <Gate {...props} /> : null;
}

function Gate(props: Props) {
  const { t } = useTranslation('worksheets');
  const { view } = props;
  const { data, error, refetch } = useRead('copyOutCheck', { screeningId: view.id });
  useEffect(() => void refetch(), [refetch]);
  const record = useWrite('copyOutRecord', ['consentReleases', 'copyOutCheck']);
  const released = useReleased();
  // They stand above the button.
  const accountsSeen = (data?.accounts.length ?? 0) > 0;
  const decided = useRef(NO_DECISION);
  const open = () =>
    record.mutate(
      { screeningId: view.id, ...decided.current, released: released.now(), accountsSeen },
      { onSuccess: props.onOpen },
    );
  const begin = (decision = NO_DECISION) => {
    released.forget();
    decided.current = decision;
    open();
  };
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <div className={classes.copyGate} data-copy-gate={data.missing.length === 0 ? 'open' : 'held'}>
      <UnreadPanel unread={data.unread} onRead={props.onRead} />
      {data.accounts.length === 0 ? null : (
        <NotePanel tone="needs-you" title={t('copy.accountsTitle')} role="note">
          <p>{t('copy.accountsText')}</p>
          <ul className={classes.lines}>
            {data.accounts.map((one) => (
              <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
            ))}
          </ul>
        </NotePanel>
      )}
      {data.held.length === 0 ? null : (
        <NotePanel tone="needs-you" title={t('copy.heldTitle')} role="note">
          <ul className={classes.lines} data-held>
            {data.held.map((one) => (
              <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
            ))}
          </ul>
        </NotePanel>
      )}
      {data.notTaken.length === 0 ? null : (
        <NotePanel tone="needs-you" title={t('copy.notTakenTitle')} role="note">
          <ul className={classes.lines}>
            {data.notTaken.map((one) => (
              <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
            ))}
          </ul>
        </NotePanel>
      )}
      {data.lookAt.length === 0 ? null : (
        <NotePanel title={t('copy.lookAtTitle')} role="note">
          <ul className={classes.lines} data-look-at>
            {data.lookAt.map((one) => (
              <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
            ))}
          </ul>
        </NotePanel>
      )}
      {data.missing.length === 0 ? (
        <>
          <NotePanel title={standing(data, t)} role="note">
            <p>{t('copy.recorded')}</p>
          </NotePanel>
          <div>
            <Button disabled={record.isPending || data.held.length > 0} onClick={() => begin()}>
              {t('copy.show')}
            </Button>
          </div>
        </>
      ) : (
        <Held {...props} check={data} onRetry={() => void refetch()} onGoOn={begin} />
      )}
      {record.error === null ? null : (
        <>
          <ErrorPanel error={record.error} />
          <ReleaseStop failure={failureOf(record.error)} released={released} onGoOn={open} />
        </>
      )}
    </div>
  );
}

const standing = (
  { asked, notAsked, purpose }: CopyOutView,
  t: ReturnType<typeof useTranslation<'worksheets'>>['t'],
): string =>
  notAsked !== null ? sayFinding(notAsked) : t('copy.stands', { names: asked.join(', '), purpose });

function Held(
  props: Props & {
    readonly check: CopyOutView;
    readonly onRetry: () => void;
    readonly onGoOn: (decision: TypedDecision) => void;
  },
) {
  const { t } = useTranslation('worksheets');
  const { check, route, onDecide } = props;
  return (
    <>
      <NotePanel tone="needs-you" title={t('copy.held')} role="status">
        <ul className={classes.lines}>
          {check.missing.map((one) => (
            <li key={JSON.stringify(one)}>{sayFinding(one)}</li>
          ))}
        </ul>
        {check.onlyConsent === null ? null : (
          <p className={classes.copyInstead}>
            {check.onlyConsent} {t('copy.onlyConsent')}
          </p>
        )}
        {route === null ? null : (
          <p className={classes.copyInstead}>
            {t(route === 'duty-to-notify' ? 'copy.notifyReady' : 'copy.notifyFirst')}{' '}
            {route === 'duty-to-notify' || onDecide === null ? null : (
              <Anchor component="button" type="button" onClick={onDecide}>
                {t('copy.decide')}
              </Anchor>
            )}
          </p>
        )}
      </NotePanel>
      <ConsentStop
        caseId={props.view.caseId}
        kind={check.kind}
        failure={{
          code: check.onlyConsent === null ? 'consent-missing' : 'consent-only',
          found: check.missing,
        }}
        what={props.view.formTitle}
        onRetry={props.onRetry}
        onGoOn={props.onGoOn}
      />
    </>
  );
}
