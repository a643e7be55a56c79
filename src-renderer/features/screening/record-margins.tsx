/** @file Around a record: how it was held, its breaks, and colleagues' notes. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { type FormFile, formText } from '../../../src-main/shared/form-format.ts';
import { questionsByName } from '../../questions/form.ts';
import classes from '../../questions/sheet.module.css';
import { formatMoment, wholeMinutes } from '../../ui/dates.ts';
import { SummaryList } from '../../ui/summary-list.tsx';

export function RecordMargins({ view, form }: { readonly view: ScreeningView; readonly form: FormFile }) {
  const { t } = useTranslation(['interview', 'common']);
  const questions = questionsByName(form);
  const held = [
    { label: t('interview:held.started'), value: formatMoment(view.startedAt) },
    { label: t('interview:start.language'), value: view.language || t('common:notSaid') },
    { label: t('interview:start.interpreter'), value: view.interpreter || t('common:notSaid') },
    { label: t('interview:start.place'), value: view.place || t('common:notSaid') },
    {
      label: t('interview:held.breaks'),
      value:
        view.breaks.length === 0
          ? t('interview:held.noBreaks')
          : view.breaks
              .map(({ startedAt, endedAt, reason: words }) => {
                const when = formatMoment(startedAt);
                const reason = words === '' ? '' : `: ${words}`;
                if (endedAt === null) return t('interview:held.breakOpen', { when, reason });
                const count = wholeMinutes(startedAt, endedAt);
                return t('interview:held.break', { when, count, reason });
              })
              .join('\n'),
    },
  ];
  return (
    <>
      <h2 className={classes.group}>{t('interview:held.title')}</h2>
      <SummaryList rows={held} />
      {view.notes.length === 0 ? null : (
        <>
          <h2 className={classes.group}>{t('interview:notes.all')}</h2>
          <SummaryList
            rows={view.notes.map((note) => ({
              label: (
                <>
                  {t('interview:notes.by', { name: note.author, when: formatMoment(note.at) })}
                  {note.question === '' ? null : (
                    <span className={classes.noteAbout}>{formText(questions.get(note.question)?.title)}</span>
                  )}
                </>
              ),
              value: note.note,
            }))}
          />
        </>
      )}
    </>
  );
}
