/** @file Erasing a case or a person for good: what goes, which backups still hold it, on what ground, and its name typed once more. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { ERASED_KINDS } from '../../../src-main/core/keeping/erasure.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { call, failureOf } from '../../bridge/client.ts';
import { startWork, useWork } from '../../bridge/jobs.ts';
import { queryClient, useRead } from '../../bridge/queries.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import classes from './audit.module.css';
import type { Whose } from './legal-hold.tsx';

export function Erase({
  whose,
  name,
  onGone,
}: {
  readonly whose: Whose;
  /** The case's reference, or the person's name. */
  readonly name: string;
  readonly onGone: () => void;
}) {
  const { t } = useTranslation('vault');
  const { t: tUnlock } = useTranslation('unlock');
  const confirm = useConfirm();
  const { data, error } = useRead('erasurePreview', whose);
  const [ground, setGround] = useState('');
  const [typed, setTyped] = useState('');
  const [despite, setDespite] = useState('');
  const [own, setOwn] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  const work = useWork('erase');
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const question = {
      title: t('keeping.erase.confirmTitle', { name }),
      body: <p>{t('keeping.erase.confirmText')}</p>,
    };
    if (!(await confirm({ ...question, yes: t('keeping.erase.go'), destroys: true }))) return;
    setRefused(null);
    try {
      await asBytes({ own }, (secret) => call('erasureAllow', secret));
    } catch (thrown) {
      setRefused(thrown);
      return;
    } finally {
      setOwn('');
    }
    const input = { ...whose, ground, typed, despite };
    const done = await startWork({
      name: 'erasureMake',
      input,
      key: 'erase',
      title: t('keeping.erase.work'),
      home: { at: 'vault', tab: 'keeping' },
    });
    if (done === null) return;
    onGone();
    // Nothing of it stays in the window either.
    queryClient.clear();
  };
  const { counts, backups, stillNamed, stillOpen } = data;
  const isWrong = refused !== null && failureOf(refused).code === 'wrong-passphrase';
  const isReady =
    typed.trim() !== '' && ground !== '' && own !== '' && (stillOpen.length === 0 || despite.trim() !== '');
  const places = stillNamed.map(({ where, times }) => `${where} (${times})`).join(', ');
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.fields} noValidate>
      <p>{t('keeping.erase.about')}</p>
      <div>
        <h3>{t('keeping.erase.counts')}</h3>
        <ul>
          {ERASED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
            <li key={kind}>
              {t(`keeping.kinds.${kind}`)}:{' '}
              {kind === 'exhibitBytes' ? formatBytes(counts[kind]) : counts[kind]}
            </li>
          ))}
        </ul>
      </div>
      {backups.length === 0 ? (
        <p>{t('keeping.erase.noBackups')}</p>
      ) : (
        <div>
          <h3>{t('keeping.erase.backups')}</h3>
          <ul>
            {backups.map((one) => (
              <li key={`${one.name} ${one.at}`}>
                {one.name}, {formatMoment(one.at)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {counts.givenOut === 0 ? null : (
        <NotePanel tone="needs-you" title={t('keeping.erase.givenOut')}>
          <p>{t('keeping.erase.givenOutText')}</p>
        </NotePanel>
      )}
      {places === '' ? null : <p>{t('keeping.erase.named', { where: places })}</p>}
      {stillOpen.length === 0 ? null : (
        <NotePanel tone="needs-you" title={t('keeping.erase.open')}>
          <ul>
            {stillOpen.map(({ what, title, on }) => (
              <li key={`${what} ${title} ${on ?? ''}`}>
                {t(`keeping.erase.openKind.${what}`)}: <bdi>{title}</bdi>
                {on === null ? null : `, ${formatDay(on)}`}
              </li>
            ))}
          </ul>
          <TextInput
            label={t('keeping.erase.despite')}
            description={t('keeping.erase.despiteHint')}
            value={despite}
            maxLength={500}
            onChange={(event) => setDespite(event.currentTarget.value)}
          />
        </NotePanel>
      )}
      <NativeSelect
        label={t('keeping.erase.ground')}
        data={[
          { value: '', label: t('keeping.erase.choose') },
          ...data.grounds.map(({ id, title, law }) => ({ value: id, label: `${title} (${law})` })),
        ]}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      <TextInput
        label={t('keeping.erase.typed', { name })}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PassphraseInput
        label={t('people.own')}
        autoComplete="off"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        error={isWrong ? t('people.ownWrong') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': tUnlock('show') }}
      />
      {refused === null || isWrong ? null : <ErrorPanel error={refused} />}
      <div>
        <Button type="submit" color="red" variant="outline" disabled={!isReady || work?.state === 'running'}>
          {t('keeping.erase.go')}
        </Button>
      </div>
    </form>
  );
}
