/** @file A pack written out as it was looked at, with what holds it back shown right there. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackPreview } from '../../../src-main/contract/packs.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { AskGiven } from '../../consent/recorded-since.tsx';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { WrittenOut } from '../../consent/written-out.tsx';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
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
  const { work, done, error, setError, released, again, save, print } = useWriteOut({
    name: 'packBuild',
    input: (folder, decided) => ({ ...chosen, seen: view.sha256, folder, expectedBy, ...decided }),
    toPrinter: (decided) => ({ ...chosen, seen: view.sha256, folder: null, expectedBy, ...decided }),
    key: packWork(chosen.personId),
    title: profile.title,
    home: { at: 'pack', caseId, personId: chosen.personId },
    about: JSON.stringify(chosen),
    touches: ['packList', 'evidenceCustody'],
  });
  return (
    <div>
      {error === null ? null : <ErrorPanel error={error} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <WrittenOut
            work={work}
            title={t('packs:done', { name: done?.fileName ?? '' })}
            text={t('packs:where', { folder: work.folder?.name ?? '' })}
          />
        </WorkPanel>
      )}
      <div className={classes.actions}>
        {work?.state === 'done' && work.folder !== null ? (
          <>
            <Button onClick={() => void app.showResult(work.folder?.handle ?? ('' as never)).catch(setError)}>
              {t('common:action.showInFolder')}
            </Button>
            {done === null || profile.to !== 'agency' ? null : (
              <AskGiven
                caseId={caseId}
                release={{ id: `pack:${done.id}`, title: profile.title, to: chosen.recipient ?? '' }}
              />
            )}
          </>
        ) : (
          <>
            <Button disabled={work?.state === 'running'} onClick={save}>
              {t('packs:save')}
            </Button>
            {chosen.items?.length ? (
              <span className="quiet">{t('packs:printExhibits')}</span>
            ) : (
              <Button variant="default" disabled={work?.state === 'running'} onClick={print}>
                {t('common:printed.action')}
              </Button>
            )}
          </>
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
