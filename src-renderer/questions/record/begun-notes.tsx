/** @file Notes that were begun and are not added yet: said under the line that stays, each one press away. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { useRead } from '../../bridge/queries.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { questionsByName } from '../form.ts';
import classes from './frame.module.css';
import type { Sheet } from './use-record.ts';

export function BegunNotes({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('interview');
  const kept = useRead('draftTextList', { subject: sheet.view.id }).data?.kept ?? [];
  const questions = questionsByName(sheet.form);
  const begun = kept
    .filter(({ kind }) => kind === 'note')
    .flatMap(({ detail }) => {
      const question = questions.get(detail);
      return question === undefined ? [] : [question];
    });
  if (begun.length === 0 || sheet.noteOn !== null) return null;
  return (
    <div className={classes.begun}>
      <NotePanel title={t('notes.begun', { count: begun.length })} role="status">
        {begun.map((question) => (
          <p key={question.name}>
            <Anchor component="button" type="button" onClick={() => sheet.onNote(question)}>
              {t('notes.titleOn', { title: formText(question.title) })}
            </Anchor>
          </p>
        ))}
      </NotePanel>
    </div>
  );
}
