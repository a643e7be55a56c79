/** @file What is already out, and who was given it as far as anybody recorded: a withdrawal cannot call it back by itself. */

import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '../../src-main/contract/consent.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { whereabouts } from '../../src-main/core/leaving/whereabouts.ts';
import { call } from '../bridge/client.ts';
import { forget, useRead } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { sayFinding } from '../ui/finding-words.ts';
import classes from './consent.module.css';
import { howOut } from './how-out.ts';
import { GivenDialog, PutRightDialog } from './recorded-since.tsx';

/** That whoever holds something was told of a withdrawal: by which way, and whom. */
function ToldDialog(props: {
  readonly caseId: CaseId;
  readonly release: ReleaseView | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['consent', 'common']);
  const { caseId, release, onClose } = props;
  const [how, setHow] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (release === null) return;
    try {
      await call('releaseTold', { caseId, release: release.id, how });
      await forget('consentReleases');
      setHow('');
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Modal opened={release !== null} onClose={onClose} title={t('consent:releases.tell')} size="lg">
      <form onSubmit={(event) => void submit(event)} className={classes.told}>
        {error === null ? null : <ErrorPanel error={error} />}
        <p>{t('consent:releases.tellText', { title: release?.title ?? '' })}</p>
        <TextInput
          data-autofocus
          label={t('consent:releases.how')}
          maxLength={500}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
        <div className={classes.stopActions}>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" disabled={how.trim() === ''}>
            {t('consent:releases.tellSave')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

export function Releases({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('consent');
  const { data, error, refetch } = useRead('consentReleases', { caseId });
  const [asked, setAsked] = useState<ReleaseView | null>(null);
  const [given, setGiven] = useState<ReleaseView | null>(null);
  const [wrong, setWrong] = useState<ReleaseView | null>(null);
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data.releases.length === 0) return <p className="quiet">{t('releases.none')}</p>;
  return (
    <>
      <ul className={classes.releases} data-releases>
        {data.releases.map((one) => (
          <li key={one.id} className={classes.release}>
            <p className={classes.releaseTitle}>{one.title}</p>
            <p className="quiet">
              {[
                one.state === 'confirmed' ? '' : t(`releases.state.${one.state}`),
                ...whereabouts(one).map(sayFinding),
                one.purpose,
                howOut((word, values) => t(`releases.${word}`, values), one),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.told.map(({ on, how }) => (
              <p key={`${on} ${how}`}>{t('releases.told', { day: formatDay(on), how })}</p>
            ))}
            <Changing>
              <span className={classes.releaseActions}>
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t('releases.giveOf', { title: one.title })}
                  onClick={() => setGiven(one)}
                >
                  {t('releases.give')}
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t('releases.tellOf', { title: one.title })}
                  onClick={() => setAsked(one)}
                >
                  {t('releases.tell')}
                </Button>
                {one.to === '' ? null : (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={t('releases.putRightOf', { title: one.title })}
                    onClick={() => setWrong(one)}
                  >
                    {t('releases.putRight')}
                  </Button>
                )}
              </span>
            </Changing>
          </li>
        ))}
      </ul>
      <ToldDialog caseId={caseId} release={asked} onClose={() => setAsked(null)} />
      <GivenDialog caseId={caseId} release={given} onClose={() => setGiven(null)} />
      <PutRightDialog caseId={caseId} release={wrong} onClose={() => setWrong(null)} />
    </>
  );
}
