/** @file A colleague's note beside a question, or beside the whole record, in their own name. */
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/shared/contract/screening.ts';
import { type FormQuestion, formText } from '../../src-main/shared/form-format.ts';
import { useWrite } from '../bridge/queries.ts';
import { formatMoment } from '../ui/dates.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './sheet.module.css';

export function NoteDialog(props: {
  readonly view: ScreeningView;
  /** 'record': about the whole record. */
  readonly question: FormQuestion | 'record' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interview');
  const about = props.question === null || props.question === 'record' ? '' : formText(props.question.title);
  return (
    <Modal
      opened={props.question !== null}
      onClose={props.onClose}
      title={about === '' ? t('notes.title') : t('notes.titleOn', { title: about })}
      size="lg"
    >
      <NoteForm
        view={props.view}
        question={props.question === null || props.question === 'record' ? '' : props.question.name}
        onClose={props.onClose}
      />
    </Modal>
  );
}

function NoteForm({
  view,
  question,
  onClose,
}: {
  readonly view: ScreeningView;
  readonly question: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['interview', 'common']);
  const add = useWrite('screeningNote', ['screeningShow']);
  const [note, setNote] = useState('');
  const [author, setAuthor] = useState('');
  const earlier = view.notes.filter((one) => one.question === question);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') return;
    add.mutate({ screeningId: view.id, question, author, note }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className={classes.dialog}>
      {earlier.map((one) => (
        <div key={`${one.at} ${one.author}`}>
          <p className="quiet">{t('interview:notes.by', { name: one.author, when: formatMoment(one.at) })}</p>
          <p className="words">{one.note}</p>
        </div>
      ))}
      <Textarea
        data-autofocus
        label={t('interview:notes.note')}
        description={t('interview:notes.hint')}
        autosize
        minRows={3}
        maxRows={12}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('interview:notes.author')}
        description={t('interview:notes.authorHint')}
        maxLength={500}
        value={author}
        onChange={(event) => setAuthor(event.currentTarget.value)}
      />
      {add.error === null ? null : <ErrorPanel error={add.error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={add.isPending || note.trim() === ''}>
          {t('interview:notes.submit')}
        </Button>
      </div>
    </form>
  );
}
