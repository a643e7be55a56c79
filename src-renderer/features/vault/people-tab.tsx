/** @file Who can open the vault, and what helps when a passphrase is lost. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { isRole, ROLES, SECOND_KINDS, youSupervise } from '../../../src-main/core/vault/roles.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { app, call, failureOf } from '../../bridge/client.ts';
import { forget, useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Changing } from '../../ui/changing.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { AddColleague } from './add-colleague.tsx';
import classes from './audit.module.css';
import { RecoveryKit } from './recovery-kit.tsx';
import { Rekey } from './rekey.tsx';

/** A key file beside one's own passphrase: making one on a stick, and giving it up. */
function OwnKeyFile({ has }: { readonly has: boolean }) {
  const { t } = useTranslation(['vault', 'unlock']);
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  /** Name of the file that was made; null for given up. */
  const [done, setDone] = useState<{ readonly name: string | null } | null>(null);
  const run = async (work: () => Promise<string | null | undefined>) => {
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      const name = await work();
      if (name !== undefined) setDone({ name });
      await forget('colleagueList', 'auditList');
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const make = () =>
    run(async () => {
      const folder = await app.pickFolder();
      if (folder === null) return undefined;
      setOwn('');
      return await asBytes(
        { own },
        async (secret) => (await call('keyFileMake', { ...secret, folder: folder.handle })).fileName,
      );
    });
  const drop = () =>
    run(async () => {
      setOwn('');
      await asBytes({ own }, (secret) => call('keyFileDrop', secret));
      return null;
    });
  const wrong = error !== null && failureOf(error).code === 'wrong-passphrase';
  return (
    <div className={classes.fields}>
      <p>{t('vault:keyFileOwn.about')}</p>
      <p>
        <strong>{t(has ? 'vault:keyFileOwn.has' : 'vault:keyFileOwn.none')}</strong>
      </p>
      <PassphraseInput
        label={t('vault:people.own')}
        autoComplete="off"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        error={wrong ? t('vault:people.ownWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
      />
      {error === null || wrong ? null : <ErrorPanel error={error} />}
      {done === null ? null : (
        <NotePanel
          tone="done"
          role="status"
          title={
            done.name === null
              ? t('vault:keyFileOwn.dropped')
              : t('vault:keyFileOwn.made', { name: done.name })
          }
        >
          {done.name === null ? null : <p>{t('vault:keyFileOwn.madeText')}</p>}
        </NotePanel>
      )}
      <div>
        <Button variant="default" disabled={own === '' || busy} onClick={() => void (has ? drop() : make())}>
          {t(has ? 'vault:keyFileOwn.drop' : 'vault:keyFileOwn.make')}
        </Button>
      </div>
    </div>
  );
}

/** Gives somebody another role; their passphrase stays. One's own is asked for. */
function ChangeRole({ people }: { readonly people: Colleagues['people'] }) {
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

/**
 * A form that is there once it is asked for: a page of five forms that ask for a passphrase helps nobody.
 */
function WhenAsked({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children;
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
    </div>
  );
}

/** Which steps take two people. */
function SecondRules({
  manages,
  told,
}: {
  readonly manages: boolean;
  /** Whether it is said that a supervisor sets them. */
  readonly told: boolean;
}) {
  const { t } = useTranslation('vault');
  const { data } = useRead('rulesShow', {});
  const set = useWrite('secondSet', ['rulesShow', 'auditList']);
  if (data === undefined) return null;
  return (
    <div className={classes.check}>
      <p className="measure">{t('second.about')}</p>
      {SECOND_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`second.kinds.${kind}`)}
          checked={data.second.includes(kind)}
          disabled={!manages || set.isPending}
          onChange={(event) => set.mutate({ kind, on: event.currentTarget.checked })}
        />
      ))}
      {told ? <p>{t('second.notYou')}</p> : null}
      {set.error === null ? null : (
        <ErrorPanel error={set.error} place="people" onDismiss={() => set.reset()} />
      )}
    </div>
  );
}

export default function PeopleTab() {
  const { t } = useTranslation('vault');
  const { data, error, refetch } = useRead('colleagueList', {});
  const readOnly = useReadOnly() === true;
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const supervises = youSupervise(data.people);
  const manages = supervises && !readOnly;
  return (
    <>
      <div className={classes.check}>
        <p className="measure">{t('people.about')}</p>
        <List people={data.people} manages={manages} />
        {manages ? <AddColleague /> : supervises ? null : <p>{t('people.notYou')}</p>}
      </div>
      {manages && data.people.length > 1 ? (
        <Section title={t('role.title')}>
          <WhenAsked label={t('role.open')}>
            <ChangeRole people={data.people} />
          </WhenAsked>
        </Section>
      ) : null}
      <Section title={t('second.title')}>
        <SecondRules manages={manages} told={!supervises} />
      </Section>
      <Section title={t('recovery.title')}>
        <RecoveryKit kit={data.kit} manages={manages} />
      </Section>
      <Changing everyRole>
        <Section title={t('keyFileOwn.title')}>
          <WhenAsked label={t('keyFileOwn.open')}>
            <OwnKeyFile has={data.people.some(({ you, keyFile }) => you && keyFile)} />
          </WhenAsked>
        </Section>
      </Changing>
      {manages ? (
        <Section title={t('rekey.title')}>
          <WhenAsked label={t('rekey.open')}>
            <Rekey />
          </WhenAsked>
        </Section>
      ) : null}
    </>
  );
}

function List({ people, manages }: { readonly people: Colleagues['people']; readonly manages: boolean }) {
  const { t } = useTranslation('vault');
  const confirm = useConfirm();
  const remove = useWrite('colleagueRemove', ['colleagueList', 'auditList']);
  const takeAway = async ({ id, name }: Colleagues['people'][number]) => {
    const question = { title: t('people.removeTitle', { name }), body: <p>{t('people.removeText')}</p> };
    if (await confirm({ ...question, yes: t('people.removeGo'), destroys: true })) remove.mutate({ id });
  };
  return (
    <>
      <ul className={classes.people} aria-label={t('people.list')}>
        {people.map((one) => (
          <li key={one.id} data-person={one.name}>
            <span>
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              {one.you ? ` ${t('people.you')}` : ''}
            </span>
            <span>
              {t(`people.roles.${one.role}`)}
              {one.keyFile ? `, ${t('people.keyFile')}` : ''}
            </span>
            <span className="quiet">{t('people.since', { day: formatDay(one.since) })}</span>
            {manages && !one.you ? (
              <Button variant="default" size="sm" onClick={() => void takeAway(one)}>
                {t('people.remove', { name: one.name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error === null ? null : (
        <ErrorPanel error={remove.error} place="people" onDismiss={() => remove.reset()} />
      )}
    </>
  );
}
