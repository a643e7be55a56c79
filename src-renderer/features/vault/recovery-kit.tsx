/** @file The recovery kit: whether there is one, making one, and trying one without changing anything. */

import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { asBytes } from '../../bridge/as-bytes.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { ShareFields } from '../../ui/share-fields.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';

/** A drill: type the shares off their pages, and see that they open this vault. Nothing is changed. */
function TryKit({ needed }: { readonly needed: number }) {
  const { t } = useTranslation('vault');
  const [open, setOpen] = useState(false);
  const [shares, setShares] = useState<readonly string[]>(() => Array.from({ length: needed }, () => ''));
  const attempt = useWrite('recoveryTry', ['auditList']);
  const typed = shares.filter((share) => share.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // They set a new passphrase: once they are seen to work, nothing of them stays on the screen.
    if (typed.length > 0)
      attempt.mutate({ shares: typed }, { onSuccess: () => setShares(shares.map(() => '')) });
  };
  if (!open) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('recovery.try')}
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className={classes.fields}>
      <p>{t('recovery.tryAbout')}</p>
      <ShareFields shares={shares} onChange={setShares} />
      {attempt.error === null ? null : <ErrorPanel error={attempt.error} place="recovery" />}
      {attempt.isSuccess ? (
        <NotePanel tone="done" role="status" title={t('recovery.works')}>
          <p>{t('recovery.worksText', { kit: attempt.data.kit })}</p>
        </NotePanel>
      ) : null}
      <div>
        <Button type="submit" disabled={typed.length === 0 || attempt.isPending}>
          {t('recovery.tryGo')}
        </Button>
      </div>
    </form>
  );
}

const KINDS = [
  [3, 2],
  [5, 3],
  [2, 2],
] as const;

export function RecoveryKit({
  kit,
  manages,
}: {
  readonly kit: Colleagues['kit'];
  readonly manages: boolean;
}) {
  const { t } = useTranslation(['vault', 'common', 'unlock']);
  const [kind, setKind] = useState(0);
  const [own, setOwn] = useState('');
  const [notPicked, setNotPicked] = useState<unknown>(null);
  const work = useWork('recovery-kit');
  const made = workValue(work, 'recoveryMake');
  const [shares, needed] = KINDS[kind] ?? KINDS[0];
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setNotPicked(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      setOwn('');
      await asBytes({ own }, (secret) =>
        startWork({
          name: 'recoveryMake',
          input: { ...secret, shares, needed, folder: folder.handle },
          key: 'recovery-kit',
          title: t('vault:recovery.work'),
          home: { at: 'vault', tab: 'people' },
          folder,
        }),
      );
      await forget('colleagueList', 'auditList');
    } catch (thrown) {
      setNotPicked(thrown);
    }
  };
  const wrong = work?.failure?.code === 'wrong-passphrase';
  return (
    <div className={classes.check}>
      <p className="measure">{t('vault:recovery.about')}</p>
      {kit === null ? (
        <NotePanel tone="needs-you" title={t('vault:recovery.none')}>
          <p>{t('vault:recovery.noneText')}</p>
        </NotePanel>
      ) : (
        <NotePanel
          title={t('vault:recovery.there', { name: kit.name, number: kit.number, day: formatDay(kit.at) })}
        >
          <p>{t('vault:recovery.thereText')}</p>
        </NotePanel>
      )}
      {manages ? (
        <form onSubmit={(event) => void make(event)} className={classes.fields}>
          <NativeSelect
            label={t('vault:recovery.kind')}
            data={KINDS.map(([all, some], index) => ({
              value: String(index),
              label: t('vault:recovery.ofMany', { needed: some, shares: all }),
            }))}
            value={String(kind)}
            onChange={(event) => setKind(Number(event.currentTarget.value))}
          />
          <PassphraseInput
            label={t('vault:people.own')}
            autoComplete="off"
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            error={wrong ? t('vault:people.ownWrong') : undefined}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
          <div>
            <Button type="submit" disabled={own === '' || work?.state === 'running'}>
              {t(kit === null ? 'vault:recovery.make' : 'vault:recovery.makeNew')}
            </Button>
          </div>
        </form>
      ) : null}
      {notPicked === null ? null : <ErrorPanel error={notPicked} onDismiss={() => setNotPicked(null)} />}
      {work === undefined || wrong ? null : (
        <WorkPanel work={work} place="recovery">
          {made === null ? null : (
            <NotePanel
              tone="done"
              role="status"
              title={t('vault:recovery.made')}
              actions={
                <>
                  <Button
                    onClick={() =>
                      void app.showResult(work.folder?.handle ?? ('' as never)).catch(setNotPicked)
                    }
                  >
                    {t('vault:backup.show')}
                  </Button>
                  <Button variant="default" onClick={() => dismissWork(work.id)}>
                    {t('common:action.dismiss')}
                  </Button>
                </>
              }
            >
              <p>
                {t('vault:recovery.madeText', { count: made.files.length, folder: work.folder?.name ?? '' })}
              </p>
            </NotePanel>
          )}
        </WorkPanel>
      )}
      <Changing everyRole>
        {kit === null ? null : <TryKit needed={Number(/\d+/.exec(kit.name)?.[0] ?? 2)} />}
      </Changing>
    </div>
  );
}
