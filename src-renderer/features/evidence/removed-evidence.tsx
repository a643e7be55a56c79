/** @file What was taken out of the case, at the end of its evidence: when, by whom, why, and the way back. */

import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemovedEvidence as Removed } from '../../../src-main/contract/evidence.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import rows from '../../ui/rows.module.css';
import classes from './evidence.module.css';
import { bringBack } from './use-remove-evidence.tsx';

export function RemovedEvidence({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('evidenceRemoved', { caseId });
  const [back, setBack] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const removed = data?.removed ?? [];
  const summary = useRef<HTMLElement>(null);
  useFocusWhenLost(
    String(removed.length),
    () => summary.current ?? document.querySelector<HTMLElement>('main [role=tab][aria-selected=true]'),
  );
  const restore = async (one: Removed) => {
    setFailed(null);
    try {
      await bringBack(one.id);
      setBack(one.title);
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  return (
    <div className={classes.removed}>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      <p role="status" className="quiet">
        {back === null ? '' : t('removed.back', { title: back })}
      </p>
      {removed.length === 0 ? null : (
        <details>
          <summary ref={summary}>{t('removed.title', { count: removed.length })}</summary>
          <ul className={`${rows.list} ${classes.removedList}`}>
            {removed.map((one) => (
              <li key={one.id} className={rows.row}>
                <div className={rows.main}>
                  <p className={rows.title} dir="auto">
                    {[one.exhibitRef, one.title].filter(Boolean).join(' ')}
                  </p>
                  <p className="quiet figures">
                    {t('removed.when', { when: formatDay(one.removedAt), name: one.removedBy })}
                    {one.removedWhy === '' ? null : (
                      <>
                        : <bdi>{one.removedWhy}</bdi>
                      </>
                    )}
                  </p>
                </div>
                <Changing>
                  <Button
                    variant="default"
                    aria-label={t('removed.restoreNamed', { title: one.title })}
                    onClick={() => void restore(one)}
                  >
                    {t('removed.restore')}
                  </Button>
                </Changing>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
