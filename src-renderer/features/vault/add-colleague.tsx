/** @file Gives somebody a key of their own: their name, what they do, a passphrase that they type, and one's own. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseProblem } from '../../../src-main/core/vault/passphrase.ts';
import { isRole, ROLES, type Role } from '../../../src-main/core/vault/roles.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { failureOf } from '../../bridge/client.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseHelp } from '../../ui/passphrase-help.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import classes from './audit.module.css';

const EMPTY = { name: '', role: 'caseworker' as Role, passphrase: '', again: '', own: '' };

export function AddColleague() {
  const { t } = useTranslation(['vault', 'unlock']);
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<'no-name' | 'too-short' | 'not-the-same' | null>(null);
  const add = useWrite('colleagueAdd', ['colleagueList', 'auditList']);
  const set = (part: Partial<typeof EMPTY>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(null);
    if (add.error !== null) add.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { again, own, passphrase, ...person } = draft;
    const found = person.name.trim() === '' ? 'no-name' : passphraseProblem(passphrase, again);
    setProblem(found);
    if (found !== null || add.isPending) return;
    setDraft((before) => ({ ...before, own: '' }));
    await asBytes({ own, passphrase }, (secrets) =>
      add.mutateAsync({ ...person, ...secrets, name: person.name.trim() }),
    ).then(
      () => {
        setDraft(EMPTY);
        setOpen(false);
      },
      (thrown: unknown) => {
        // Whoever typed theirs may have gone: they are not asked again for a slip in ours.
        if (failureOf(thrown).code !== 'wrong-passphrase')
          setDraft((before) => ({ ...before, passphrase: '', again: '' }));
      },
    );
  };
  if (!open) {
    return (
      <>
        {add.isSuccess ? (
          <NotePanel tone="done" role="status" title={t('vault:people.added')}>
            <p>{t('vault:people.addedText')}</p>
          </NotePanel>
        ) : null}
        <div>
          <Button onClick={() => setOpen(true)}>{t('vault:people.add')}</Button>
        </div>
      </>
    );
  }
  const wrong = add.error !== null && failureOf(add.error).code === 'wrong-passphrase';
  const toggle = { 'aria-label': t('unlock:show') };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.fields} noValidate>
      <TextInput
        label={t('vault:people.name')}
        description={t('vault:people.nameHint')}
        autoFocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problem === 'no-name' ? t('vault:people.noName') : undefined}
      />
      <NativeSelect
        label={t('vault:people.role')}
        description={t(`vault:people.may.${draft.role}`)}
        data={ROLES.map((role) => ({ value: role, label: t(`vault:people.roles.${role}`) }))}
        value={draft.role}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isRole(value)) set({ role: value });
        }}
      />
      <PassphraseInput
        label={t('vault:people.passphrase')}
        description={t('vault:people.passphraseHint')}
        autoComplete="off"
        value={draft.passphrase}
        onChange={(event) => set({ passphrase: event.currentTarget.value })}
        error={problem === 'too-short' ? t('unlock:create.problem.too-short') : undefined}
        visibilityToggleButtonProps={toggle}
      />
      <PassphraseHelp value={draft.passphrase} onUse={(passphrase) => set({ passphrase })} />
      <PassphraseInput
        label={t('vault:people.again')}
        autoComplete="off"
        value={draft.again}
        onChange={(event) => set({ again: event.currentTarget.value })}
        error={problem === 'not-the-same' ? t('unlock:create.problem.not-the-same') : undefined}
        visibilityToggleButtonProps={toggle}
      />
      <PassphraseInput
        label={t('vault:people.own')}
        description={t('vault:people.ownHint')}
        autoComplete="off"
        value={draft.own}
        onChange={(event) => set({ own: event.currentTarget.value })}
        error={wrong ? t('vault:people.ownWrong') : undefined}
        visibilityToggleButtonProps={toggle}
      />
      {add.error === null || wrong ? null : <ErrorPanel error={add.error} />}
      <div className={classes.buttons}>
        <Button type="submit" disabled={draft.own === '' || add.isPending}>
          {t(add.isPending ? 'vault:people.busy' : 'vault:people.go')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            setDraft(EMPTY);
            setOpen(false);
          }}
        >
          {t('vault:people.cancel')}
        </Button>
      </div>
    </form>
  );
}
