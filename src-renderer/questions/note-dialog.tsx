/**
 * @file A colleague's note beside a question, or beside the whole record, in their own name. What is typed is kept until
 * it is added or cancelled: closing the dialog by a slip of the hand, or a lock, loses none of it.
 */
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import type { FuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { type FormQuestion, formText } from '../../src-main/core/forms/form-format.ts';
import { type Kept, useDraftText, useKeepWords } from '../bridge/drafts.ts';
import { useWrite } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { FuzzyDateField } from '../ui/fuzzy-date-field.tsx';
import classes from './record.module.css';
import { useNoteMoment } from './use-note-moment.ts';

export function NoteDialog(props: {
  readonly view: ScreeningView;
  /** 'record': about the whole record. */
  readonly question: FormQuestion | 'record' | null;
  /** The later account that it says was read back, and how. */
  readonly readBackOf?: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interview');
  const about = props.question === null || props.question === 'record' ? '' : formText(props.question.title);
  const name = props.question === null || props.question === 'record' ? '' : props.question.name;
  const { readBackOf = null } = props;
  return (
    <Modal
      opened={props.question !== null}
      onClose={props.onClose}
      title={
        readBackOf !== null
          ? t('notes.readBack', { number: readBackOf })
          : about === ''
            ? t('notes.title')
            : t('notes.titleOn', { title: about })
      }
      size="lg"
    >
      <NoteForm view={props.view} question={name} readBackOf={readBackOf} onClose={props.onClose} />
    </Modal>
  );
}

interface FormProps {
  readonly view: ScreeningView;
  readonly question: string;
  readonly readBackOf: number | null;
  readonly onClose: () => void;
}

/** What was begun about one thing is offered for no other. */
const draftOf = ({ question, readBackOf }: Pick<FormProps, 'question' | 'readBackOf'>): string =>
  readBackOf === null ? question : `read-back-${readBackOf}`;

function NoteForm(props: FormProps) {
  const kept = useDraftText<'note' | 'author'>({
    kind: 'note',
    subject: props.view.id,
    detail: draftOf(props),
  });
  return kept === undefined ? null : <NoteFields {...props} kept={kept} />;
}

function NoteFields({
  view,
  question,
  readBackOf,
  onClose,
  kept,
}: FormProps & { readonly kept: Kept<'note' | 'author'> | null }) {
  const { t } = useTranslation(['interview', 'common']);
  const add = useWrite('screeningNote', ['screeningShow']);
  const [note, setNote] = useState(kept?.note ?? '');
  const [author, setAuthor] = useState(kept?.author ?? '');
  const [heldOn, setHeldOn] = useState<FuzzyDate | null | undefined>(null);
  const begun = note.trim() !== '' || author.trim() !== '';
  const noLongerKept = useKeepWords(
    { kind: 'note', subject: view.id, detail: draftOf({ question, readBackOf }) },
    begun ? { note, author } : null,
    kept,
  );
  const leave = () => {
    noLongerKept();
    onClose();
  };
  const noteMoment = useNoteMoment();
  const earlier = view.notes.filter((one) => one.question === question && one.readBackOf === readBackOf);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '' || heldOn === undefined) return;
    add.mutate({ screeningId: view.id, question, author, note, heldOn, readBackOf }, { onSuccess: leave });
  };
  return (
    <form onSubmit={submit} className={classes.dialog}>
      {earlier.map((one) => (
        <div key={`${one.at} ${one.author}`}>
          <p className="quiet">{t('interview:notes.by', { name: one.author, when: noteMoment(one) })}</p>
          <p className="words">{one.note}</p>
        </div>
      ))}
      <Textarea
        data-autofocus
        autoFocus
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
      <FuzzyDateField
        label={t('interview:heldOn.note')}
        hint={t('interview:heldOn.noteHint')}
        value={heldOn ?? null}
        onChange={setHeldOn}
      />
      {add.error === null ? null : <ErrorPanel error={add.error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={leave}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={add.isPending || note.trim() === ''}>
          {t('interview:notes.submit')}
        </Button>
      </div>
    </form>
  );
}
