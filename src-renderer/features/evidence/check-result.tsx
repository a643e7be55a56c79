/** @file Whether every piece is still, byte for byte, what was received. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dismissWork, type Work, workValue } from '../../bridge/jobs.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './evidence.module.css';

export function CheckResult({ work, onRetry }: { readonly work: Work; readonly onRetry: () => void }) {
  const { t } = useTranslation(['evidence', 'common']);
  const value = workValue(work, 'evidenceVerify');
  const broken = value?.checks.filter((one) => !one.intact) ?? [];
  return (
    <div className={classes.intake}>
      <WorkPanel work={work} onRetry={onRetry}>
        {value === null ? null : (
          <NotePanel
            tone={value.intact ? 'done' : 'needs-you'}
            role="status"
            title={
              value.intact
                ? t('evidence:check.intact', { count: value.checks.length })
                : t('evidence:check.broken', { count: broken.length })
            }
            actions={
              <Button variant="default" onClick={() => dismissWork(work.id)}>
                {t('common:action.dismiss')}
              </Button>
            }
          >
            {value.intact ? (
              <p>{t('evidence:check.intactText')}</p>
            ) : (
              <ul className={classes.plain}>
                {broken.map((one) => (
                  <li key={one.id}>
                    {one.title}: {t(one.custodyIntact ? 'evidence:check.bytes' : 'evidence:check.custody')}
                  </li>
                ))}
              </ul>
            )}
          </NotePanel>
        )}
      </WorkPanel>
    </div>
  );
}
