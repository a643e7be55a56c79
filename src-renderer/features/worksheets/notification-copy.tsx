/**
 * @file The copy for a Duty to Notify report: which body reports, then what goes, what stays, and each text read through by somebody before it
 * may go. What the case knows to say who the person is has come out of the texts already; the rest only a reader sees.
 */

import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { NotificationLine, NotificationView } from '../../../src-main/contract/notification.ts';
import { useRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { type NotificationAsked, NotificationBody } from './notification-body.tsx';
import { NotificationExport } from './notification-export.tsx';
import { NotificationText } from './notification-text.tsx';
import { NotificationWords } from './notification-words.tsx';
import classes from './worksheets.module.css';

interface Props {
  readonly view: ScreeningView;
  readonly store: AnswerStore;
  readonly onBack: () => void;
}

export function NotificationCopy(props: Props) {
  const [saved, setSaved] = useState(false);
  // What is read here is what is in the vault: the last words have to be there first.
  useEffect(() => {
    void props.store.flush().then(() => setSaved(true));
  }, [props.store]);
  const [asked, setAsked] = useState<NotificationAsked | null>(null);
  if (!saved) return null;
  return asked === null ? (
    <NotificationBody onBack={props.onBack} onSay={setAsked} />
  ) : (
    <Copy {...props} asked={asked} onBack={() => setAsked(null)} />
  );
}

function Copy({ view, asked, onBack }: Props & { readonly asked: NotificationAsked }) {
  const { t } = useTranslation('worksheets');
  const [leaveOut, setLeaveOut] = useState<readonly string[]>([]);
  const [read, setRead] = useState<ReadonlyMap<string, string>>(new Map());
  const input = { screeningId: view.id, leaveOut: [...leaveOut], ...asked };
  const { data, error, refetch } = useRead('notificationShow', input, { keepPrevious: true });
  useEffect(() => void refetch(), [refetch]);
  const back = (
    <Anchor component="button" type="button" onClick={onBack}>
      {t('notify.backToBody')}
    </Anchor>
  );
  if (error !== null) {
    return (
      <section>
        {back}
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </section>
    );
  }
  if (data === undefined) return null;
  const texts = data.lines.filter((line) => line.kind === 'text');
  // Read as it is shown now: taking more words out, or another answer, asks for it again.
  const isRead = (question: string, text: string) => read.get(question) === text;
  const readNow = texts.filter((line) => isRead(line.question, line.text)).map((line) => line.question);
  return (
    <section aria-labelledby="notify-title" data-notification>
      {back}
      <h1 id="notify-title" className={sheet.title} tabIndex={-1} data-page-title>
        {data.title}
      </h1>
      <div className={classes.copyNotes}>
        <NotePanel title={data.label} role="note">
          <p>{data.consent}</p>
          <p className="quiet">
            {t('notify.duty', { law: data.duty })} {t(`notify.sure.${data.dutyCertainty}`)}
          </p>
        </NotePanel>
        <NotePanel title={t('notify.tell')} role="note">
          <ul className={classes.lines}>
            {data.tell.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </NotePanel>
      </div>
      <NotificationWords words={leaveOut} onWords={setLeaveOut} />
      <h2 className={sheet.group}>{t('notify.texts')}</h2>
      <p className={sheet.about}>{t('notify.textsAbout')}</p>
      {texts.map((line) => (
        <NotificationText
          key={line.question}
          line={line}
          read={isRead(line.question, line.text)}
          onRead={(yes) =>
            setRead((before) => {
              const after = new Map(before);
              if (yes) after.set(line.question, line.text);
              else after.delete(line.question);
              return after;
            })
          }
        />
      ))}
      {data.lines.some((line) => line.kind === 'named') ? (
        <>
          <h2 className={sheet.group}>{t('notify.named')}</h2>
          <SummaryList rows={rowsOf(data, 'named')} />
        </>
      ) : null}
      <h2 className={sheet.group}>{t('notify.choices')}</h2>
      <SummaryList rows={rowsOf(data, 'choice')} />
      {data.leftOut.length === 0 ? null : (
        <>
          <h2 className={sheet.group}>{t('notify.stays')}</h2>
          <SummaryList
            rows={data.leftOut.map(({ title, why }) => ({ label: title, value: sayFinding(why) }))}
          />
        </>
      )}
      <NotificationExport
        view={view}
        asked={asked}
        copy={data}
        leaveOut={leaveOut}
        read={readNow}
        texts={texts.length}
      />
    </section>
  );
}

const rowsOf = ({ lines }: NotificationView, kind: NotificationLine['kind']) =>
  lines.filter((line) => line.kind === kind).map(({ title, text }) => ({ label: title, value: text }));
