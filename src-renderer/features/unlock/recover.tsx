/** @file A lost passphrase: shares of the recovery kit, and a new passphrase. The vault is still locked after it. */
import { Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type PassphraseProblem,
  passphraseProblem,
  typedBytes,
} from '../../../src-main/core/vault/passphrase.ts';
import { app, failureOf } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PassphraseHelp } from '../../ui/passphrase-help.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { ShareFields } from '../../ui/share-fields.tsx';
import classes from './unlock.module.css';

export function Recover({
  onDone,
  onBack,
}: {
  /** Whose passphrase is new. */
  readonly onDone: (name: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('unlock');
  const [shares, setShares] = useState<readonly string[]>(['', '']);
  const [person, setPerson] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const typed = shares.filter((share) => share.trim() !== '');
  const failure = error === null ? null : failureOf(error);
  // Several people have a key: it has to be said whose passphrase is lost.
  const names = failure?.subject === 'person' ? (failure.findings ?? []) : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = passphraseProblem(passphrase, again);
    setProblem(found);
    if (found !== null || typed.length === 0 || busy) return;
    const bytes = typedBytes(passphrase);
    setBusy(true);
    setError(null);
    try {
      const whose = person.trim() === '' ? {} : { person: person.trim() };
      onDone((await app.recover({ shares: typed, passphrase: bytes, ...whose })).name);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    } finally {
      bytes.fill(0);
    }
  };
  const toggle = { 'aria-label': t('show') };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1 className={classes.title}>{t('recover.title')}</h1>
      <p className={classes.lead}>{t('recover.lead')}</p>
      <div className={classes.fields}>
        <ShareFields shares={shares} onChange={setShares} />
        <TextInput
          label={t('recover.person')}
          description={t('recover.personHint')}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          error={names.length === 0 ? undefined : t('recover.whose', { names: names.join(', ') })}
        />
        <PassphraseInput
          label={t('recover.next')}
          autoComplete="off"
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem === 'too-short' ? t('create.problem.too-short') : undefined}
          visibilityToggleButtonProps={toggle}
        />
        <PassphraseHelp value={passphrase} onUse={setPassphrase} />
        <PassphraseInput
          label={t('recover.again')}
          autoComplete="off"
          value={again}
          onChange={(event) => {
            setAgain(event.currentTarget.value);
            setProblem(null);
          }}
          error={problem === 'not-the-same' ? t('create.problem.not-the-same') : undefined}
          visibilityToggleButtonProps={toggle}
        />
        {error === null || names.length > 0 ? null : <ErrorPanel error={error} place="recovery" />}
        <div className={classes.submit}>
          <Button type="submit" size="md" disabled={busy || typed.length === 0}>
            {busy ? t('recover.busy') : t('recover.go')}
          </Button>
        </div>
        <Anchor component="button" type="button" onClick={onBack}>
          {t('recover.back')}
        </Anchor>
      </div>
    </form>
  );
}
