/**
 * @file Writing down what is said: one text, kept in the vault while it is typed. The time the recording is at goes in by a
 * key, as if it had been typed, so that undoing takes it out again.
 */
import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { markAt, markOfLine, type Transcript } from '../../../src-main/core/evidence/transcript.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import type { Player } from './player.ts';
import classes from './recording.module.css';

const TOUCHED = [
  ...(['transcriptShow', 'evidenceList', 'evidencePage', 'evidencePageText', 'evidenceFind'] as const),
  ...(['bundleShow', 'bundlePreflight', 'pictureReach', 'searchFind', 'searchName'] as const),
];
/** What fits into what is kept of a form while it is typed, newlines doubled. */
const LONGEST = 90_000;

type Draft = Pick<Transcript, 'text' | 'language' | 'by'>;

export function TranscriptEditor({
  evidence,
  newest,
  me,
  player,
  kept,
  onDone,
}: {
  readonly evidence: EvidenceView;
  readonly newest: Transcript | null;
  readonly me: string;
  readonly player: Player;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const ask = useConfirm();
  const save = useWrite('transcriptSave', TOUCHED);
  const area = useRef<HTMLTextAreaElement>(null);
  const begin = (): Draft => ({
    text: newest?.text ?? '',
    language: newest?.language ?? '',
    by: newest?.by ?? me,
  });
  const place = { kind: 'transcript', subject: evidence.id } as const;
  const { draft, set, noLongerKept, onForm } = useFormDraft(place, kept, begin);
  useShortcut('f2', () => area.current !== null && putMark(area.current, player.now()));
  useShortcut('f7', () => {
    const seconds = area.current === null ? null : markOfLine(draft.text, area.current.selectionStart);
    if (seconds !== null) player.goTo(seconds);
  });
  const close = () => {
    noLongerKept();
    onDone();
  };
  const leaveOut = async () => {
    const isAsSaved = draft.text === (newest?.text ?? '');
    const question = {
      title: t('evidence:recording.leaveOutTitle'),
      body: t('evidence:recording.leaveOutText'),
      yes: t('evidence:recording.leaveOut'),
      destroys: true,
    };
    if (isAsSaved || (await ask(question))) close();
  };
  const keep = (finished: boolean) => {
    if (draft.by.trim() === '') return;
    save.mutate({ evidenceId: evidence.id, ...draft, finished }, { onSuccess: close });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(false);
  };
  return (
    <form {...onForm} onSubmit={submit} className={classes.editor}>
      <h2 className={classes.title}>{t('evidence:recording.transcript')}</h2>
      <Textarea
        ref={area}
        autoFocus
        rows={16}
        resize="vertical"
        label={t('evidence:recording.text')}
        description={t('evidence:recording.textHint')}
        maxLength={LONGEST}
        dir="auto"
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        classNames={{ input: classes.typed }}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('evidence:recording.language')}
          maxLength={500}
          value={draft.language}
          onChange={(event) => set({ language: event.currentTarget.value })}
        />
        <TextInput
          label={t('evidence:recording.writtenBy')}
          maxLength={500}
          value={draft.by}
          onChange={(event) => set({ by: event.currentTarget.value })}
          error={draft.by.trim() === '' ? t('evidence:recording.byMissing') : undefined}
        />
      </div>
      {save.error === null ? null : <ErrorPanel error={save.error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={() => void leaveOut()}>
          {t('evidence:recording.leaveOut')}
        </Button>
        <Button type="submit" variant="default" disabled={save.isPending || draft.by.trim() === ''}>
          {t('evidence:recording.saveDraft')}
        </Button>
        <Button
          loading={save.isPending}
          disabled={draft.by.trim() === '' || draft.text.trim() === ''}
          onClick={() => keep(true)}
        >
          {t('evidence:recording.finish')}
        </Button>
      </div>
    </form>
  );
}

/** At the caret: at the head of the line where nothing stands before it, and else on a line of its own. */
function putMark(area: HTMLTextAreaElement, seconds: number): void {
  const before = area.value.slice(0, area.selectionStart).split('\n').at(-1) ?? '';
  area.focus();
  // The only way to type into a field so that its own undo takes it out again.
  document.execCommand('insertText', false, `${before.trim() === '' ? '' : '\n'}${markAt(seconds)} `);
}
