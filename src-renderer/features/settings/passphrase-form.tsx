/** @file Change the passphrase. The record itself is not re-encrypted: only the slot that holds its key. */
import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PassphraseProblem, passphraseProblem } from '../../../src-main/core/vault/passphrase.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { call, failureOf } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseHelp } from '../../ui/passphrase-help.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';

const EMPTY = { current: '', next: '', again: '' };

export default function PassphraseForm() {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [state, setState] = useState<'typing' | 'busy' | 'changed'>('typing');
  const set = (part: Partial<typeof EMPTY>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(null);
    setError(null);
    setState('typing');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = passphraseProblem(draft.next, draft.again);
    setProblem(found);
    if (found !== null) return;
    setState('busy');
    try {
      const { current, next } = draft;
      setDraft((before) => ({ ...before, current: '' }));
      await asBytes({ current, next }, (secrets) => call('vaultChangePassphrase', secrets));
      setDraft(EMPTY);
      setState('changed');
    } catch (thrown) {
      // What was typed twice stays where only the one of now was mistyped.
      if (failureOf(thrown).code !== 'wrong-passphrase') setDraft(EMPTY);
      setError(thrown);
      setState('typing');
    }
  };
  const wrong = error !== null && failureOf(error).code === 'wrong-passphrase';
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="lg" maw="32rem">
        <p>{t('passphrase.lead')}</p>
        <PassphraseInput
          label={t('passphrase.current')}
          autoComplete="off"
          value={draft.current}
          onChange={(event) => set({ current: event.currentTarget.value })}
          error={wrong ? t('passphrase.wrong') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        />
        <PassphraseInput
          label={t('passphrase.next')}
          description={t('passphrase.hint')}
          autoComplete="off"
          value={draft.next}
          onChange={(event) => set({ next: event.currentTarget.value })}
          error={problem === 'too-short' ? t('passphrase.tooShort') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        />
        <PassphraseHelp value={draft.next} onUse={(next) => set({ next })} />
        <PassphraseInput
          label={t('passphrase.again')}
          autoComplete="off"
          value={draft.again}
          onChange={(event) => set({ again: event.currentTarget.value })}
          error={problem === 'not-the-same' ? t('passphrase.notTheSame') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        />
        {error === null || wrong ? null : <ErrorPanel error={error} place="passphrase" />}
        {state === 'changed' ? (
          <NotePanel tone="done" title={t('passphrase.changed')} role="status">
            <p>{t('passphrase.changedNext')}</p>
          </NotePanel>
        ) : null}
        <div>
          <Button type="submit" size="md" disabled={state === 'busy' || draft.current === ''}>
            {state === 'busy' ? t('passphrase.busy') : t('passphrase.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
