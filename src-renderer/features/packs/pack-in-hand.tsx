/** @file The pack about one person that is being made: the form, and below it what was asked to be looked at. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackProfileView } from '../../../src-main/contract/packs.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import type { KeptForm } from '../../bridge/form-draft.ts';
import { dismissWork, useWork, workValue } from '../../bridge/jobs.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { useBeyond } from './beyond-draft.ts';
import { type PackChosen, packWork } from './chosen.ts';
import { PackForm } from './pack-form.tsx';
import { PackPreview } from './pack-preview.tsx';

export function PackInHand(props: {
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
