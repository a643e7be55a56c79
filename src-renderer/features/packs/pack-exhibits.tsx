/** @file The exhibits that go with a pack: none is ticked beforehand, and what is privileged is not offered. */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import classes from './packs.module.css';

export function PackExhibits(props: {
  readonly caseId: CaseId;
  /** What this reader may be given. */
  readonly about: string;
  readonly chosen: readonly EvidenceId[];
  readonly onChosen: (chosen: readonly EvidenceId[]) => void;
}) {
  const { t } = useTranslation('packs');
  const { data } = useRead('evidenceList', { caseId: props.caseId });
  const offered = (data?.evidence ?? []).filter((one) => !one.privileged);
  const { chosen, onChosen } = props;
  if (offered.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>{t('exhibits', { count: chosen.length })}</summary>
      <p className="quiet">{props.about}</p>
      <div className={classes.choices}>
        {offered.map((one) => (
          <Checkbox
            key={one.id}
            label={[one.exhibitRef, one.title].filter(Boolean).join(' ')}
            checked={chosen.includes(one.id)}
            onChange={(event) =>
              onChosen(
                event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id),
              )
            }
          />
        ))}
      </div>
    </details>
  );
}
