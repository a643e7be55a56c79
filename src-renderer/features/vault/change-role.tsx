/** @file Gives somebody another role; their passphrase stays. One's own is asked for. */
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { isRole, ROLES } from '../../../src-main/core/vault/roles.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { failureOf } from '../../bridge/client.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import classes from './audit.module.css';

export function ChangeRole({ people }: { readonly people: Colleagues['people'] }) {
  const { t } = useTranslation(['vault', 'unlock']);
  const others = people.filter(({ you }) => !you);
  const [chosen, setChosen] = useState('');
  const [own, setOwn] = useState('');
  const person = others.find(({ id }) => id === chosen) ?? others[0];
  const [picked, setPicked] = useState('');
  const change = useWrite('colleagueRole', ['colleagueList', 'rulesShow', 'auditList']);
  if (person === undefined) return null;
  const role = isRole(picked) ? picked : person.role;
  const wrong = change.error !== null && failureOf(change.error).code === 'wrong-passphrase';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOwn('');
    // What came of it is shown by `change`.
    void asBytes({ own }, (secret) => change.mutateAsync({ ...secret, id: person.id, role })).catch(
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <p>{t('vault:role.about')}</p>
      <NativeSelect
        label={t('vault:role.who')}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={person.id}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
          setPicked('');
        }}
      />
      <NativeSelect
        label={t('vault:people.role')}
        description={t(`vault:people.may.${role}`)}
        data={ROLES.map((one) => ({ value: one, label: t(`vault:people.roles.${one}`) }))}
        value={role}
        onChange={(event) => setPicked(event.currentTarget.value)}
      />
      <PassphraseInput
        label={t('vault:people.own')}
        autoComplete="off"
        value={own}
        onChange={(event) => {
          setOwn(event.currentTarget.value);
          if (change.error !== null) change.reset();
        }}
        error={wrong ? t('vault:people.ownWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
      />
      {change.error === null || wrong ? null : <ErrorPanel error={change.error} place="people" />}
      {change.isSuccess ? <NotePanel tone="done" role="status" title={t('vault:role.done')} /> : null}
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={own === '' || role === person.role || change.isPending}
        >
          {t('vault:role.go')}
        </Button>
      </div>
    </form>
  );
}
