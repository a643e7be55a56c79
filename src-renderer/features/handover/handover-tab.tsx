/** @file Cases from other organisations: our key, reading a file in, those that came, and receipts that come back. */
import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../src-main/contract/bridge.ts';
import { type ReceivedHandover, type SentHandover, stageOf } from '../../../src-main/contract/handover.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { app, call } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './handover.module.css';

/** The public key of this vault, to be copied or given out as a page, and its digits to compare. It is no secret. */
function OurKey() {
  const { t } = useTranslation('handover');
  const [key, setKey] = useState<CallOutput<'handoverKey'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [copied, setCopied] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const shown = useRef<HTMLParagraphElement>(null);
  const show = async () => {
    setError(null);
    try {
      setKey(await call('handoverKey', {}));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const write = async () => {
    setError(null);
    setWritten(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      setWritten((await call('handoverKeyPaper', { folder: folder.handle })).fileName);
      await forget('auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const copy = () => {
    if (shown.current === null) return;
    getSelection()?.selectAllChildren(shown.current);
    // The other way asks for a permission, and no page here is given one.
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('key.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {key === null ? (
        <Button variant="default" onClick={() => void show()}>
          {t('key.show')}
        </Button>
      ) : (
        <NotePanel
          role="status"
          title={t('key.title')}
          actions={
            <>
              <Button variant="default" onClick={copy}>
                {t('key.copyIt')}
              </Button>
              <Button variant="default" onClick={() => void write()}>
                {t('key.paper')}
              </Button>
            </>
          }
        >
          <p className={`${classes.key} figures`} data-key ref={shown}>
            {key.recipient}
          </p>
          <p>
            {t('key.digits')}
            <br />
            <strong className="figures" data-digits>
              {key.digits}
            </strong>
          </p>
          <p>{t('key.copy')}</p>
          {copied ? <p>{t('key.copied')}</p> : null}
          {written === null ? null : <p>{t('key.written', { name: written })}</p>}
        </NotePanel>
      )}
    </div>
  );
}

/** A file from another organisation, chosen and read in beside the cases. */
function ReadIn() {
  const { t } = useTranslation(['handover', 'unlock']);
  const { go } = useNavigation();
  const [file, setFile] = useState<PickedFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<unknown>(null);
  const work = useWork('handover-read');
  const pick = async () => {
    setError(null);
    try {
      const [first] = await app.pickFiles('handover');
      if (first === undefined) return;
      if (work !== undefined) dismissWork(work.id);
      setFile(first);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const review = await startWork({
      name: 'handoverRead',
      input: { file: file.handle, passphrase },
      key: 'handover-read',
      title: t('handover:read.work'),
      home: { at: 'vault', tab: 'handover' },
    });
    setPassphrase('');
    await forget('handoverList', 'handoverReview', 'auditList');
    if (review === null) return;
    setFile(null);
    go({ at: 'handover', handoverId: review.handover.id });
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('handover:read.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button onClick={() => void pick()} disabled={work?.state === 'running'}>
          {t('handover:read.pick')}
        </Button>
      </div>
      {file === null ? null : (
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          <p>{t('handover:read.file', { name: file.name, size: formatBytes(file.byteSize) })}</p>
          <PassphraseInput
            label={t('handover:read.passphrase')}
            description={t('handover:read.passphraseHint')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
          <div>
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('handover:read.go')}
            </Button>
          </div>
        </form>
      )}
      {work === undefined || work.state === 'done' ? null : <WorkPanel work={work} place="handover" />}
    </div>
  );
}

// The receipt that came back for a case that was handed over.

/** What came of it stands below the button, where the window may end. */
const toView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

function ReceiptIn() {
  const { t } = useTranslation('handover');
  const [sent, setSent] = useState<SentHandover | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pick = async () => {
    setError(null);
    setSent(null);
    try {
      const [file] = await app.pickFiles('receipt');
      if (file === undefined) return;
      setSent(await call('handoverReceiptRead', { file: file.handle }));
      await forget('handoverList', 'auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className={classes.step}>
      <p className="measure">{t('receipt.inAbout')}</p>
      {error === null ? null : <ErrorPanel error={error} place="handover" onDismiss={() => setError(null)} />}
      <div>
        <Button variant="default" onClick={() => void pick()}>
          {t('receipt.inPick')}
        </Button>
      </div>
      {sent === null || sent.receipt === null ? null : (
        <div ref={toView}>
          <NotePanel tone="done" role="status" title={t('receipt.inDone', { to: sent.recipient })}>
            <p>{t('receipt.counts', sent.receipt.counts)}</p>
          </NotePanel>
        </div>
      )}
    </div>
  );
}

export default function HandoverTab() {
  const { t } = useTranslation('handover');
  const { data, error, refetch } = useRead('handoverList', {});
  return (
    <>
      <Changing>
        <Section title={t('read.title')}>
          <ReadIn />
        </Section>
      </Changing>
      <Section title={t('received.title')}>
        {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data?.received.length === 0 ? <p className="quiet">{t('received.none')}</p> : null}
        <ul className={classes.list}>
          {(data?.received ?? []).map((one) => (
            <Received key={one.id} one={one} />
          ))}
        </ul>
      </Section>
      <Changing>
        <Section title={t('key.heading')}>
          <OurKey />
        </Section>
        <Section title={t('receipt.inTitle')}>
          <ReceiptIn />
        </Section>
      </Changing>
    </>
  );
}

function Received({ one }: { readonly one: ReceivedHandover }) {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const from = [one.made.organisation, one.made.by].filter(Boolean).join(', ');
  return (
    <li className={classes.line}>
      <div className={classes.main}>
        <h3 className={classes.title}>{one.caseHere ?? one.reference}</h3>
        <p className="quiet">{t('received.from', { from, when: formatMoment(one.at) })}</p>
        <p>{t(`state.${stageOf(one)}`)}</p>
      </div>
      {one.state === 'read' || one.state === 'merged' ? (
        <Button
          variant="default"
          aria-label={t('received.lookAt', { reference: one.reference })}
          onClick={() => go({ at: 'handover', handoverId: one.id })}
        >
          {t('received.look')}
        </Button>
      ) : null}
    </li>
  );
}
