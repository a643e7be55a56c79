/** @file Making a pack: for which reader, what goes with it, what it looks like, and out. */
import { Anchor, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { PackProfileView } from '../../../src-main/contract/packs.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { useDraftText } from '../../bridge/drafts.ts';
import type { KeptForm } from '../../bridge/form-draft.ts';
import { dismissWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { beyondPlace, useBeyond } from './beyond-draft.ts';
import { type PackChosen, packWork } from './chosen.ts';
import { PackForm, packPlace } from './pack-form.tsx';
import { PackPreview } from './pack-preview.tsx';

/**
 * The pack about one person that is being made: the form, and below it what was asked to be looked at.
 */
function PackInHand(props: {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly screeningId: ScreeningId | null;
  readonly profiles: readonly PackProfileView[];
  /** What was filled in before a lock, and what was to go beyond the profile. */
  readonly kept: KeptForm | null;
  readonly keptBeyond: KeptForm | null;
}) {
  const { t } = useTranslation('packs');
  const { caseId, personId, keptBeyond, ...form } = props;
  const [shown, setShown] = useState<{ chosen: PackChosen; expectedBy: string | null } | null>(null);
  const work = useWork(packWork(personId));
  const written = work?.state === 'done' ? work.id : null;
  const beyondFor = useBeyond(personId, keptBeyond, written);
  const show = (chosen: PackChosen, expectedBy: string | null) => {
    // What came of the one before it does not belong to this one.
    if (work !== undefined && work.state !== 'running') dismissWork(work.id);
    setShown({ chosen, expectedBy });
  };
  return (
    <>
      <PackForm
        {...form}
        caseId={caseId}
        personId={personId}
        written={written}
        onChange={() => setShown(null)}
        onShow={show}
      />
      {shown === null && work !== undefined ? (
        <WorkPanel work={work}>
          <p>{t('done', { name: workValue(work, 'packBuild')?.fileName ?? '' })}</p>
        </WorkPanel>
      ) : null}
      {shown === null ? null : <PackPreview caseId={caseId} {...shown} {...beyondFor(shown.chosen)} />}
    </>
  );
}

export default function PackPage(props: {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly screeningId: ScreeningId | null;
}) {
  const { t } = useTranslation('packs');
  const { data, error, refetch } = useRead('caseShow', { caseId: props.caseId });
  if (error !== null)
    return (
      <Page title={t('title')}>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  return data === undefined ? null : <Made {...props} view={data} />;
}

function Made({
  view,
  personId: first,
  screeningId,
}: {
  readonly view: CaseView;
  readonly personId: PersonId;
  readonly screeningId: ScreeningId | null;
}) {
  const { t } = useTranslation('packs');
  const { go } = useNavigation();
  const [personId, setPersonId] = useState(first);
  const profiles = useRead('packProfiles', { personId });
  const kept = useDraftText<'draft' | 'field'>(packPlace(personId));
  const keptBeyond = useDraftText<'draft' | 'field'>(beyondPlace(personId));
  return (
    <Page
      title={t('title')}
      about={
        <Anchor
          component="button"
          type="button"
          onClick={() => go({ at: 'case', caseId: view.id, tab: 'forms' })}
        >
          {t('back')}
        </Anchor>
      }
    >
      {profiles.error === null ? null : <ErrorPanel error={profiles.error} />}
      {view.people.length === 1 ? null : (
        <NativeSelect
          label={t('person')}
          maw="40rem"
          mb="md"
          value={personId}
          onChange={(event) => setPersonId(event.currentTarget.value as PersonId)}
          data={view.people.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      {profiles.data === undefined || kept === undefined || keptBeyond === undefined ? null : (
        <PackInHand
          key={personId}
          kept={kept}
          keptBeyond={keptBeyond}
          caseId={view.id}
          personId={personId}
          screeningId={personId === first ? screeningId : null}
          profiles={profiles.data.profiles}
        />
      )}
    </Page>
  );
}
