/** @file Turning a page for bundles: by its text, or by a person where that is not sure. The file never changes. */

import { ActionIcon, Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { PageDirection } from '../../../src-main/core/bundles/page-direction.ts';
import type { QuarterTurns } from '../../../src-main/core/bundles/page-map.ts';
import { turnOf, turnReason } from '../../../src-main/core/bundles/page-turns.ts';
import { useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import classes from './exhibit.module.css';

const TOUCHED = ['evidenceList', 'bundleShow', 'bundlePreflight'] as const;

export const directionOf = (evidence: EvidenceView, page: number): PageDirection | undefined =>
  evidence.pageDirections.find((one) => one.page === page);

interface Turning {
  readonly evidence: EvidenceView;
  readonly page: number;
}

/** Two buttons for a row of tools. */
export function TurnButtons({ evidence, page }: Turning) {
  const { t } = useTranslation('evidence');
  const turning = useWrite('evidenceTurnPages', TOUCHED);
  const now = turnOf(directionOf(evidence, page));
  const turn = (by: 1 | 3) =>
    turning.mutate({
      evidenceId: evidence.id,
      pages: [page],
      quarterTurns: ((now + by) % 4) as QuarterTurns,
    });
  return (
    <>
      <span className={classes.gap} />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('turn.left')}
        title={t('turn.left')}
        onClick={() => turn(3)}
      >
        <Icon name="turnLeft" size={18} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('turn.right')}
        title={t('turn.right')}
        onClick={() => turn(1)}
      >
        <Icon name="turnRight" size={18} />
      </ActionIcon>
      {turning.error === null ? null : <ErrorPanel error={turning.error} onDismiss={turning.reset} />}
    </>
  );
}

/** Why the page stands as it does, and the way back; nothing for a page that stands as it came. */
export function TurnNote({ evidence, page }: Turning) {
  const { t } = useTranslation('evidence');
  const turning = useWrite('evidenceTurnPages', TOUCHED);
  const direction = directionOf(evidence, page);
  if (direction === undefined) return null;
  return (
    <p className={`${classes.turnNote} quiet`} role="status">
      {t(`turn.${turnReason(direction)}`)}{' '}
      {direction.byPerson === null ? null : (
        <Changing>
          <Anchor
            component="button"
            type="button"
            onClick={() => turning.mutate({ evidenceId: evidence.id, pages: [page], quarterTurns: null })}
          >
            {t('turn.takeBack')}
          </Anchor>
        </Changing>
      )}
    </p>
  );
}
