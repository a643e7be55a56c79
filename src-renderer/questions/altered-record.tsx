/** @file Said above a record that is not as it was written: what was altered, what is safe, what to do. */
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { type FormFile, formText } from '../../src-main/core/forms/form-format.ts';
import { NotePanel } from '../ui/note-panel.tsx';
import { useAlterations } from './alterations.ts';
import { questionsByName } from './form.ts';
import classes from './record.module.css';

export function AlteredRecord({ view, form }: { readonly view: ScreeningView; readonly form: FormFile }) {
  const { t } = useTranslation('interview');
  const words = useAlterations();
  if (view.alterations.length === 0) return null;
  const questions = questionsByName(form);
  const title = (name: string) => formText(questions.get(name)?.title) || name;
  return (
    <div className={classes.altered}>
      <NotePanel tone="needs-you" role="status" title={t('altered.title')}>
        <ul>
          {view.alterations.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once
            <li key={index}>{words(one, title)}</li>
          ))}
        </ul>
        <p>{t('altered.safe')}</p>
        <p>{t('altered.next')}</p>
      </NotePanel>
    </div>
  );
}
