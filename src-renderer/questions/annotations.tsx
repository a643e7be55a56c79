/** @file Around a record: how it was held, read back and interrupted, and colleagues' notes. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { type FormFile, formText } from '../../src-main/core/forms/form-format.ts';
import { PrivilegedMark } from '../privilege/privileged-mark.tsx';
import { formatMoment } from '../ui/dates.ts';
import { SummaryList } from '../ui/summary-list.tsx';
import { Breaks } from './breaks.tsx';
import { questionsByName } from './form.ts';
import { useHeldWords } from './held-fields.tsx';
import classes from './record.module.css';
import { useSpoken } from './spoken.ts';
import { useNoteMoment } from './use-note-moment.ts';

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
