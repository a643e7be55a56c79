/** @file Files on their way in: progress in words, what needs a password, what cannot go in and why. */
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import classes from './evidence.module.css';
import { intake, useIntake } from './intake.ts';
import { RefusedFile } from './refused-file.tsx';

export function IntakePanel({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation(['evidence', 'common']);
  const { t: common } = useTranslation();
  const items = useIntake().filter((item) => item.caseId === caseId);
  if (items.length === 0) return null;
  const working = items.find((item) => item.state === 'working');
  const refused = items.filter((item) => item.state === 'refused');
  const added = items.filter((item) => item.state === 'added').length;
  const busy = items.some((item) => item.state === 'working' || item.state === 'waiting');
  return (
    <div className={classes.intake}>
      {busy ? (
        <NotePanel
          title={t('evidence:intake.taking', { number: added + refused.length + 1, of: items.length })}
        >
          <p className="figures one-line">
            {working === undefined ? '' : `${working.file.name}: ${progressWords(common, working.progress)}`}
          </p>
          <div className={classes.intakeLine}>
            <Progress
              className={classes.bar ?? ''}
              value={((added + refused.length) / items.length) * 100}
              aria-label={t('evidence:intake.label')}
            />
            <Button variant="default" onClick={() => intake.stop(caseId)}>
              {t('common:action.stop')}
            </Button>
          </div>
        </NotePanel>
      ) : (
        <NotePanel
          tone={refused.length === 0 ? 'done' : 'quiet'}
          role="status"
          title={t('evidence:intake.added', { count: added })}
          actions={
            <Button variant="default" onClick={() => intake.dismissFinished(caseId)}>
              {t('common:action.dismiss')}
            </Button>
          }
        >
          {refused.length === 0 ? null : <p>{t('evidence:intake.refused', { count: refused.length })}</p>}
        </NotePanel>
      )}
      {refused.map((item) => (
        <RefusedFile key={item.id} item={item} />
      ))}
    </div>
  );
}
