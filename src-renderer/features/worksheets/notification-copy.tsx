/**
 * @file The copy for a Duty to Notify report: which body reports, then each field, read and released by itself, and what
 * stays. What says who the person is has come out as far as the program finds it; the rest only a reader sees.
 */

import { Anchor, Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type {
  IdentifierFound,
  NotificationLine,
  NotificationView,
} from '../../../src-main/contract/notification.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import type { AnswerStore } from '../../questions/answer-store.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { type NotificationAsked, NotificationBody } from './notification-body.tsx';
import { SavedPdf } from './saved-pdf.tsx';
import classes from './worksheets.module.css';

/**
 * One field of the copy as it would leave, what came out of it, what else to look at, and its own release: no field
 * goes because another does.
 */
function NotificationText(props: {
  readonly line: NotificationLine;
  readonly read: boolean;
  readonly onRead: (yes: boolean) => void;
  readonly onTakeOut: (words: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { line } = props;
  const out = line.found.filter((one) => one.takenOut);
  const look = line.found.filter((one) => !one.takenOut);
  const says = t(line.kind === 'text' ? 'notify.read' : 'notify.goes');
  return (
    <div className={classes.notifyText} data-notify={line.question}>
      <h3 className={classes.restsTitle}>{line.title}</h3>
      <p className={line.kind === 'text' ? 'words' : undefined} dir="auto">
        {line.text}
      </p>
      {line.beside === null ? null : <p>{sayFinding(line.beside)}</p>}
      {line.look === '' ? null : <p className={classes.linkNote}>{line.look}</p>}
      {out.length === 0 ? null : <Found title={t('notify.out')} found={out} />}
      {look.length === 0 ? null : (
        <Found
          title={t('notify.look')}
          found={look}
          // Words of the form stay whole.
          onTakeOut={line.kind === 'text' ? props.onTakeOut : null}
        />
      )}
      <Checkbox
        label={says}
        aria-label={`${says}: ${line.title}`}
        checked={props.read}
        onChange={(event) => props.onRead(event.currentTarget.checked)}
      />
    </div>
  );
}

function Found(props: {
  readonly title: string;
  readonly found: readonly IdentifierFound[];
  readonly onTakeOut?: ((words: string) => void) | null;
}) {
  const { t } = useTranslation('worksheets');
  const { title, found, onTakeOut = null } = props;
  return (
    <div className={classes.linkNote}>
      <p>{title}</p>
      <ul className={classes.found}>
        {found.map((one) => (
          <li key={`${one.kind} ${one.text}`}>
            <bdi>{one.text}</bdi>
            {one.count === 1
              ? `: ${one.label}`
              : `: ${one.label}, ${t('notify.times', { count: one.count })}`}
            {onTakeOut === null ? null : (
              <>
                {' '}
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => onTakeOut(one.text)}
                  aria-label={t('notify.takeOutOf', { words: one.text })}
                >
                  {t('notify.takeOut')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Saving the copy as PDF to a folder, with the fields that were released; it says how many stay out. */
function NotificationExport(props: {
  readonly view: ScreeningView;
  readonly asked: NotificationAsked;
  readonly copy: NotificationView;
  readonly leaveOut: readonly string[];
  readonly read: readonly string[];
  /** How many fields there are. */
  readonly fields: number;
  readonly recipient: string;
  readonly onRecipient: (recipient: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { view, copy, read, recipient } = props;
  const key = `notification:${view.id}`;
  const work = useWork(key);
  const [error, setError] = useState<unknown>(null);
  const chosen = {
    screeningId: view.id,
    ...props.asked,
    leaveOut: [...props.leaveOut],
    read: [...read],
    sha256: copy.sha256,
    recipient,
  };
  const released = useReleased(JSON.stringify(chosen));
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'notificationExport',
        input: { ...chosen, folder: folder.handle, released: released.now() },
        key,
        title: copy.title,
        home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
        folder,
      });
      await forget('consentReleases');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = () => {
    if (work !== undefined) dismissWork(work.id);
    void write();
  };
  const stay = props.fields - read.length;
  return (
    <>
      <SavedPdf
        recipient={recipient}
        work={work}
        error={error}
        words="notify"
        isMainAction
        onRecipient={props.onRecipient}
        fileName={workValue(work, 'notificationExport')?.fileName}
        onSave={() => {
          released.forget();
          again();
        }}
      >
        {stay === 0 ? null : <p>{t('notify.unread', { count: stay })}</p>}
      </SavedPdf>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={again} />
    </>
  );
}

/** Words that only the reader knows to point to the person: taken out of every text of the copy. */
function NotificationWords(props: {
  readonly words: readonly string[];
  readonly onWords: (words: readonly string[]) => void;
}) {
  const { t } = useTranslation('worksheets');
  const [typed, setTyped] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const word = typed.trim();
    setTyped('');
    if (word !== '' && !props.words.includes(word)) props.onWords([...props.words, word]);
  };
  return (
    <form onSubmit={add} className={classes.notifyWords}>
      <TextInput
        label={t('notify.words')}
        description={t('notify.wordsHint')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={typed.trim() === ''}>
        {t('notify.wordsAdd')}
      </Button>
      {props.words.length === 0 ? null : (
        <ul className={classes.wordList}>
          {props.words.map((word) => (
            <li key={word}>
              <bdi>{word}</bdi>{' '}
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => props.onWords(props.words.filter((one) => one !== word))}
                aria-label={`${t('notify.wordsBack')}: ${word}`}
              >
                {t('notify.wordsBack')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

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
  const [recipient, setRecipient] = useState('');
  // Words may be kept from one reader and not from another: it is shown as it would be for whoever is named.
  const input = { screeningId: view.id, leaveOut: [...leaveOut], ...asked, recipient: recipient.trim() };
  const { data, error, refetch } = useRead('notificationShow', input, { keepPrevious: true });
  useEffect(() => void refetch(), [refetch]);
  const back = (
    <Anchor component="button" type="button" className={classes.backLink} onClick={onBack}>
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
  // Released as it is shown now: taking more words out, or another answer, asks for it again.
  const isRead = ({ question, text }: NotificationLine) => read.get(question) === text;
  const released = data.lines.filter(isRead).map((line) => line.question);
  const onTakeOut = (words: string) =>
    setLeaveOut((before) => (before.includes(words) ? before : [...before, words]));
  const fields = (kind: NotificationLine['kind']) =>
    data.lines
      .filter((line) => line.kind === kind)
      .map((line) => (
        <NotificationText
          key={line.question}
          line={line}
          read={isRead(line)}
          onTakeOut={onTakeOut}
          onRead={(yes) =>
            setRead((before) => {
              const after = new Map(before);
              if (yes) after.set(line.question, line.text);
              else after.delete(line.question);
              return after;
            })
          }
        />
      ));
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
      {fields('text')}
      {data.lines.some((line) => line.kind === 'named') ? (
        <>
          <h2 className={sheet.group}>{t('notify.named')}</h2>
          {fields('named')}
        </>
      ) : null}
      <h2 className={sheet.group}>{t('notify.choices')}</h2>
      {fields('choice')}
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
        read={released}
        fields={data.lines.length}
        recipient={recipient}
        onRecipient={setRecipient}
      />
    </section>
  );
}
