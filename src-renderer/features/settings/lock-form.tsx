/** @file When this vault locks by itself, and whether the screen hides when another window is in front. */

import { Button, Checkbox, NumberInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCK_MINUTES } from '../../../src-main/core/vault/locking.ts';
import { youSupervise } from '../../../src-main/core/vault/roles.ts';
import { app } from '../../bridge/client.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';

interface Chosen {
  readonly minutes: number | null;
  readonly curtain: boolean;
}

/** `onSet`: the window's own minutes are others from now on. */
export default function LockForm({
  onSet,
}: {
  readonly onSet: (status: Awaited<ReturnType<typeof app.status>>) => void;
}) {
  const { t } = useTranslation('settings');
  const { data, error } = useRead('rulesShow', {});
  const { data: people } = useRead('colleagueList', {});
  const supervises = youSupervise(people?.people);
  const manages = useReadOnly() !== true && supervises;
  const set = useWrite('lockingSet', ['rulesShow', 'auditList']);
  const [changed, setChanged] = useState<Partial<Chosen>>({});
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const chosen: Chosen = { minutes: data.lockMinutes, curtain: data.curtain, ...changed };
  const change = (part: Partial<Chosen>) => {
    set.reset();
    setChanged({ ...changed, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(chosen, {
      onSuccess: () => {
        setChanged({});
        void app.status().then(onSet);
      },
    });
  };
  const { least, most } = LOCK_MINUTES;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" className="measure">
        <p>{t('locking.about')}</p>
        <NumberInput
          label={t('locking.minutes')}
          description={t('locking.minutesHint', { least, most })}
          min={least}
          max={most}
          allowDecimal={false}
          readOnly={!manages}
          value={chosen.minutes ?? ''}
          onChange={(value) => change({ minutes: typeof value === 'number' ? value : null })}
        />
        <Checkbox
          size="md"
          label={t('locking.curtain')}
          description={t('locking.curtainHint')}
          checked={chosen.curtain}
          disabled={!manages}
          onChange={(event) => change({ curtain: event.currentTarget.checked })}
        />
        {set.error === null ? null : <ErrorPanel error={set.error} />}
        {manages ? (
          <div>
            <Button type="submit" variant="default" disabled={set.isPending}>
              {t('locking.set')}
            </Button>
          </div>
        ) : supervises ? null : (
          <p className="quiet">{t('locking.supervisor')}</p>
        )}
        {set.isSuccess ? <p role="status">{t('locking.done')}</p> : null}
      </Stack>
    </form>
  );
}
