/**
 * @file Of the readiness page, the long texts that were carried and nobody has read since: what the official form asks, the
 * text, what it is made of, and a button for each. There is none for all of them. Where they are many, one part of the form is open
 * at a time.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadinessRead, ReadinessView, UnreadField } from '../../../src-main/contract/readiness.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { READ_FOR } from '../../../src-main/core/worksheets/to-read.ts';
import { useWrite } from '../../bridge/queries.ts';
import cards from '../../questions/question.module.css';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Goes, type GoTo } from './ready-line.tsx';
import classes from './worksheets.module.css';

/** More than these, and they are read part by part. */
const FEW = 12;

/** What to look for, a sentence each. */
function LookFor() {
  return (
    <ul className={classes.lines} data-look-for>
      {READ_FOR.map((one) => (
        <li key={one.code}>{sayFinding(one)}</li>
      ))}
    </ul>
  );
}

export function ToRead({ view, onChange }: { readonly view: ReadinessView; readonly onChange: GoTo }) {
  const { t } = useTranslation('worksheets');
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  /** By part, as whoever reads opened or closed it. */
  const [pressed, setPressed] = useState<ReadonlyMap<string, boolean>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  const { carried, screeningId } = view;
  // The button that was pressed is gone: the keyboard goes on at the next field that is to be read.
  useEffect(() => {
    if (said === '') return;
    const lines = [...(list.current?.querySelectorAll('[data-line]') ?? [])];
    const at = lines.findIndex((one) => one.getAttribute('data-line') === said);
    const next = [...lines.slice(at + 1), ...lines].flatMap(
      (one) => one.querySelector<HTMLElement>('[data-stays]') ?? [],
    )[0];
    (next ?? heading.current)?.focus();
  }, [said]);
  if (carried.length === 0) return view.referral ? null : <p>{t('ready.read.nothing')}</p>;
  const parts = [...Map.groupBy(carried, ({ group }) => group)];
  const unread = parts.flatMap(([, fields]) => fields.filter(({ aside }) => aside === null));
  const first = unread[0]?.group;
  const isShown = (part: string) => pressed.get(part) ?? (carried.length <= FEW || part === first);
  const show = (part: string, shown: boolean) => setPressed((before) => new Map(before).set(part, shown));
  const onRead = ({ line }: ReadinessRead) => {
    const at = unread.findIndex((one) => one.line === line);
    const next = unread[at + 1] ?? unread.find((one) => one.line !== line);
    if (next !== undefined) show(next.group, true);
    setSaid(line);
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={sheet.group}>
        {t('ready.read.title')}
      </h2>
      {unread.length > 0 ? (
        <>
          <p className={sheet.about}>{t('ready.read.about')}</p>
          <LookFor />
        </>
      ) : (
        <p>{t('ready.read.all')}</p>
      )}
      <div ref={list} data-ready="carried">
        {parts.map(([part, fields]) => (
          <section key={part} className={classes.readyPart} aria-label={part}>
            <h3>
              <button
                type="button"
                className={classes.readyPartName}
                aria-expanded={isShown(part)}
                onClick={() => show(part, !isShown(part))}
              >
                {part}
              </button>
              {fields.some(({ aside }) => aside === null) ? null : (
                <span className={classes.linkNote}>{` ${t('ready.read.all')}`}</span>
              )}
            </h3>
            <ul className={classes.readyList} hidden={!isShown(part)}>
              {fields.map((one) => (
                <Field
                  key={one.question}
                  field={one}
                  screeningId={screeningId}
                  onChange={onChange}
                  onRead={() => onRead(one)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Field(props: {
  readonly field: ReadinessRead;
  readonly screeningId: ScreeningId;
  readonly onChange: GoTo;
  readonly onRead: () => void;
}) {
  const { t } = useTranslation(['worksheets', 'interview']);
  const { field, screeningId } = props;
  const { line, aside, title, asks, hint, text, ownWords } = field;
  const note = useWrite('readinessSetAside', ['readinessShow', 'copyOutCheck']);
  const takeUp = useWrite('readinessTakeUp', ['readinessShow', 'copyOutCheck']);
  const error = note.error ?? takeUp.error;
  return (
    <li className={classes.readyLine} data-line={line} data-read={aside !== null}>
      <div className={classes.readyWords}>
        <h4 className={classes.readyLook}>
          <Goes on={field} onChange={props.onChange} />
        </h4>
        {aside === null ? (
          <>
            {asks === '' ? null : (
              <p className={classes.copyMeta} data-official>
                {t('interview:answer.official', { asks })}
                {hint === '' ? '' : ` (${hint.split('\n').join(' · ')})`}
              </p>
            )}
            {text === '' ? null : (
              <div className={`words ${classes.readText}`} dir="auto" data-carried>
                {text}
              </div>
            )}
            {ownWords === '' ? null : (
              <p className={`words ${cards.quote}`} dir="auto" data-own-words>
                {ownWords}
              </p>
            )}
            {field.madeOf.length === 0 ? null : (
              <div className={classes.copyMeta}>
                {t('worksheets:ready.read.madeOf')}
                <ul className={classes.found}>
                  {field.madeOf.map((source) => (
                    <li key={JSON.stringify(source)}>{sayFinding(source)}</li>
                  ))}
                </ul>
              </div>
            )}
          </>
        ) : (
          <p className={`words ${classes.linkNote}`}>
            {t('worksheets:ready.read.by', {
              name: aside.by,
              day: formatDay(aside.at),
              reason: aside.reason,
            })}
          </p>
        )}
        {error === null ? null : <ErrorPanel error={error} />}
      </div>
      {aside === null ? (
        <Button
          variant="default"
          size="compact-md"
          data-stays
          aria-label={`${t('worksheets:ready.read.stays')}: ${title}`}
          loading={note.isPending}
          onClick={() =>
            note.mutate(
              { screeningId, line, reason: t('worksheets:ready.read.stays') },
              { onSuccess: props.onRead },
            )
          }
        >
          {t('worksheets:ready.read.stays')}
        </Button>
      ) : (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`${t('worksheets:ready.takeUp')}: ${title}`}
          onClick={() => takeUp.mutate({ screeningId, line })}
        >
          {t('worksheets:ready.takeUp')}
        </Button>
      )}
    </li>
  );
}

/** At the head of what is to be copied: which are unread, and what to look for. `onRead`: to the page where each is read. */
export function UnreadPanel(props: {
  readonly unread: readonly UnreadField[];
  /** Null where the sheet is locked. */
  readonly onRead: (() => void) | null;
}) {
  const { t } = useTranslation('worksheets');
  if (props.unread.length === 0) return null;
  return (
    <NotePanel
      tone="needs-you"
      title={t('ready.read.title')}
      role="note"
      actions={
        props.onRead === null ? null : (
          <Button variant="default" onClick={props.onRead}>
            {t('ready.read.open')}
          </Button>
        )
      }
    >
      <ul className={classes.lines} data-unread>
        {props.unread.map(({ question, title }) => (
          <li key={question}>{title}</li>
        ))}
      </ul>
      <p className={classes.copyInstead}>{t('ready.read.about')}</p>
      <LookFor />
    </NotePanel>
  );
}
