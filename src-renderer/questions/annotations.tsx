/** @file Around a record: how it was held, read back and interrupted, and colleagues' notes. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { type FormFile, formText } from '../../src-main/core/forms/form-format.ts';
import { breakMinutes } from '../../src-main/core/interviews/break.ts';
import { PrivilegedMark } from '../privilege/privileged-mark.tsx';
import { formatMoment } from '../ui/dates.ts';
import { SummaryList } from '../ui/summary-list.tsx';
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
    { label: t('interview:held.breaks'), value: useBreaks(view) },
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

function useBreaks(view: ScreeningView): string {
  const { t } = useTranslation('interview');
  if (view.breaks.length === 0) return t('held.noBreaks');
  return view.breaks
    .map(({ startedAt, endedAt, reason: words, takenBack }) => {
      const when = formatMoment(startedAt);
      const back = takenBack === undefined ? '' : t('held.breakTakenBack', { reason: takenBack });
      const reason = `${words === '' ? '' : `: ${words}`}${back}`;
      if (endedAt === null) return t('held.breakOpen', { when, reason });
      return t('held.break', { when, count: breakMinutes(startedAt, endedAt), reason });
    })
    .join('\n');
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
