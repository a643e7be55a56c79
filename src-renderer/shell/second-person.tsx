/** @file Asks for a second person where the vault takes one: who they are, and their own passphrase. Then the step goes on. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../src-main/contract/bridge.ts';
import type { CallName } from '../../src-main/contract/index.ts';
import { asBytes } from '../bridge/as-bytes.ts';
import { app, asksForSecond, call, failureOf } from '../bridge/client.ts';
import { forget, useRead } from '../bridge/queries.ts';
import { OVER_DIALOGS } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { PassphraseInput } from '../ui/passphrase-input.tsx';
import classes from './second-person.module.css';

interface Step {
  readonly name: CallName;
  readonly input: unknown;
  readonly answer: (stands: boolean) => void;
}

export function SecondPerson() {
  const { t } = useTranslation('vault');
  const [step, setStep] = useState<Step | null>(null);
  useEffect(
    () => asksForSecond(({ name, input }) => new Promise((answer) => setStep({ name, input, answer }))),
    [],
  );
  const end = (stands: boolean) => {
    step?.answer(stands);
    setStep(null);
    void forget('auditList');
  };
  return (
    <Modal
      opened={step !== null}
      onClose={() => end(false)}
      title={t('stand.title')}
      withCloseButton={false}
      zIndex={OVER_DIALOGS}
    >
      {step === null ? null : <Asked step={step} onEnd={end} />}
    </Modal>
  );
}

function Asked({ step, onEnd }: { readonly step: Step; readonly onEnd: (stands: boolean) => void }) {
  const { t } = useTranslation(['vault', 'common', 'unlock']);
  const { data } = useRead('rulesShow', {});
  const [chosen, setChosen] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [keyFile, setKeyFile] = useState<PickedFile | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (data === undefined) return null;
  const people = data.couldStandBy;
  const person = chosen === '' ? (people[0]?.id ?? '') : chosen;
  const wrong = error !== null && failureOf(error).code === 'wrong-passphrase';
  const pick = async () => {
    try {
      const [file] = await app.pickFiles('key-file');
      if (file !== undefined) setKeyFile(file);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      const file = keyFile === null ? {} : { keyFile: keyFile.handle };
      setPassphrase('');
      await asBytes({ passphrase }, (secret) =>
        call('secondApprove', { call: step.name, input: step.input, person, ...secret, ...file }),
      );
      onEnd(true);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.fields} noValidate>
      <p>{t('vault:stand.about')}</p>
      {people.length === 0 ? (
        <p>{t('vault:stand.nobody')}</p>
      ) : (
        <>
          <NativeSelect
            label={t('vault:stand.who')}
            data-autofocus
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={person}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <PassphraseInput
            label={t('vault:stand.passphrase')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            error={wrong ? t('vault:stand.wrong') : undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
          <div>
            <Button variant="subtle" size="compact-sm" type="button" onClick={() => void pick()}>
              {keyFile === null
                ? t('vault:stand.keyFile')
                : t('vault:stand.keyFileChosen', { name: keyFile.name })}
            </Button>
          </div>
        </>
      )}
      {error === null || wrong ? null : <ErrorPanel error={error} />}
      <div className={classes.actions}>
        <Button variant="default" type="button" onClick={() => onEnd(false)}>
          {t('common:action.goBack')}
        </Button>
        {people.length === 0 ? null : (
          <Button type="submit" disabled={passphrase === '' || busy}>
            {t('vault:stand.go')}
          </Button>
        )}
      </div>
    </form>
  );
}
