/** @file Around a record: how it was held, read back and interrupted, and colleagues' notes. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { type FormFile, formText } from '../../src-main/core/forms/form-format.ts';
import { breakMinutes } from '../../src-main/core/interviews/break.ts';
import { useWrite } from '../bridge/queries.ts';
import { PrivilegedMark } from '../privilege/privileged-mark.tsx';
import { Changing } from '../ui/changing.tsx';
import { formatMoment } from '../ui/dates.ts';
import { ReasonForm } from '../ui/reason-form.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { questionsByName } from './form.ts';
import { useHeldWords } from './held-fields.tsx';
import classes from './record.module.css';
import { useSpoken } from './spoken.ts';
import { useNoteMoment } from './use-note-moment.ts';

/** The breaks of a record. One that was written down by mistake is taken back there, with the reason; both stay in the log. */
type Break = ScreeningView['breaks'][number];

function Breaks({ view }: { readonly view: Pick<ScreeningView, 'id' | 'breaks'> }) {
  const { t } = useTranslation('interview');
  const [asking, setAsking] = useState<string | null>(null);
  const takeBack = useWrite('screeningPause', ['screeningShow']);
  if (view.breaks.length === 0) return t('held.noBreaks');
  const words = ({ startedAt, endedAt, reason: why, takenBack }: Break) => {
    const when = formatMoment(startedAt);
    const back = takenBack === undefined ? '' : t('held.breakTakenBack', { reason: takenBack });
    const reason = `${why === '' ? '' : `: ${why}`}${back}`;
    if (endedAt === null) return t('held.breakOpen', { when, reason });
    return t('held.break', { when, count: breakMinutes(startedAt, endedAt), reason });
  };
  const give = (startedAt: string, reason: string) =>
    takeBack.mutate(
      { screeningId: view.id, reason, takeBack: startedAt.slice(0, MINUTE) },
      { onSuccess: () => setAsking(null) },
    );
  return (
    <ul className={classes.breaks} data-breaks>
      {view.breaks.map((one) => (
        <li key={one.startedAt}>
          <span className="words">{words(one)}</span>
          {one.takenBack !== undefined ? null : asking === one.startedAt ? (
            <ReasonForm
              label={t('held.breakBackWhy')}
              action={t('held.breakBack')}
              error={takeBack.error}
              pending={takeBack.isPending}
              onGive={(reason) => give(one.startedAt, reason)}
              onCancel={() => setAsking(null)}
            />
          ) : (
            <Changing>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t('held.breakBackOf', { when: formatMoment(one.startedAt) })}
                onClick={() => setAsking(one.startedAt)}
              >
                {t('held.breakBack')}
              </Button>
            </Changing>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "2026-10-13T11:30": a break is known by the minute in which it began. */
const MINUTE = 16;

export function Annotations({ view, form }: { readonly view: ScreeningView; readonly form: FormFile }) {
  const { t } = useTranslation(['interview', 'common']);
  const spoken = useSpoken();
  const heldWords = useHeldWords();
  const [, ...later] = view.sessions;
  const held = [
    ...(heldWords(view) === '' ? [] : [{ label: t('interview:heldOn.label'), value: heldWords(view) }]),
    { label: t('interview:held.started'), value: formatMoment(view.startedAt) },
    { label: t('interview:start.language'), value: view.language || t('common:notSaid') },
    { label: t('interview:start.interpreter'), value: view.interpreter || t('common:notSaid') },
    ...later.map((session) => ({
      label: t('interview:held.since', { when: formatMoment(session.at), name: session.author }),
      value: spoken(session),
    })),
    { label: t('interview:start.place'), value: view.place || t('common:notSaid') },
    { label: t('interview:held.breaks'), value: <Breaks view={view} /> },
    ...(view.readBack === null ? [] : [{ label: t('interview:held.readBack'), value: view.readBack }]),
  ];
  return (
    <>
      <h2 className={classes.group}>{t('interview:held.title')}</h2>
      <SummaryList rows={held} />
      <RecordNotes view={view} form={form} />
    </>
  );
}

/** Nothing where there are none. */
export function RecordNotes({ view, form }: { readonly view: ScreeningView; readonly form: FormFile }) {
  const { t } = useTranslation('interview');
  const noteMoment = useNoteMoment();
  if (view.notes.length === 0) return null;
  const questions = questionsByName(form);
  return (
    <>
      <h2 className={classes.group}>{t('notes.all')}</h2>
      <SummaryList
        rows={view.notes.map((note) => ({
          label: (
            <>
              {t(note.writtenBy === '' || note.writtenBy === note.author ? 'notes.by' : 'notes.byWritten', {
                name: note.author,
                when: noteMoment(note),
                writer: note.writtenBy,
              })}
              {note.readBackOf === null ? null : (
                <span className={classes.noteAbout}>{t('notes.readBack', { number: note.readBackOf })}</span>
              )}
              {note.question === '' ? null : (
                <span className={classes.noteAbout}>{formText(questions.get(note.question)?.title)}</span>
              )}
            </>
          ),
          value: (
            <>
              <span className="words">{note.note}</span>
              <PrivilegedMark
                of={{ kind: 'note', id: view.id, note: note.id }}
                marked={note.privileged}
                title={t('notes.by', { name: note.author, when: noteMoment(note) })}
              />
            </>
          ),
        }))}
      />
    </>
  );
}
