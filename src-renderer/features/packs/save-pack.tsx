/** @file A pack written out as it was looked at, with what holds it back shown right there. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackPreview } from '../../../src-main/contract/packs.ts';
import { NO_DECISION, type TypedDecision } from '../../../src-main/core/consent/override.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { type PackChosen, packWork } from './chosen.ts';
import classes from './packs.module.css';

export function SavePack(props: {
  readonly caseId: CaseId;
  readonly view: PackPreview;
  readonly chosen: PackChosen;
  readonly expectedBy: string | null;
}) {
  const { t } = useTranslation(['packs', 'common']);
  const { caseId, view, chosen, expectedBy } = props;
  const { profile } = view;
  const key = packWork(chosen.personId);
  const work = useWork(key);
  const done = workValue(work, 'packBuild');
  const [error, setError] = useState<unknown>(null);
  const released = useReleased();
  const write = async (decision: TypedDecision) => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'packBuild',
        input: {
          ...{ ...chosen, seen: view.sha256, folder: folder.handle, expectedBy },
          ...{ ...decision, released: released.current },
        },
        key,
        title: profile.title,
        home: { at: 'pack', caseId, personId: chosen.personId },
        folder,
      });
      await forget('packList', 'consentReleases', 'evidenceCustody');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = (decision = NO_DECISION) => {
    if (work !== undefined) dismissWork(work.id);
    void write(decision);
  };
  return (
    <div>
      {error === null ? null : <ErrorPanel error={error} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel tone="done" role="status" title={t('packs:done', { name: done?.fileName ?? '' })}>
            <p>{t('packs:where', { folder: work.folder?.name ?? '' })}</p>
          </NotePanel>
        </WorkPanel>
      )}
      <div className={classes.actions}>
        {work?.state === 'done' && work.folder !== null ? (
          <Button onClick={() => void app.showResult(work.folder?.handle ?? ('' as never)).catch(setError)}>
            {t('common:action.showInFolder')}
          </Button>
        ) : (
          <Button disabled={work?.state === 'running'} onClick={() => again()}>
            {t('packs:save')}
          </Button>
        )}
      </div>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={caseId}
          kind={profile.leavesAs}
          {...(chosen.forPurpose || profile.purposes[0]
            ? { purpose: chosen.forPurpose || (profile.purposes[0] ?? '') }
            : {})}
          failure={work.failure}
          what={profile.title}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </div>
  );
}
