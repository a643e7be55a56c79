/** @file Files on their way in, in one quiet place: progress in words, and at the end what is in and what is not, by reason. */
import { Button, Progress } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import classes from './evidence.module.css';
import { intake, useIntake } from './intake.ts';
import { RefusedFiles } from './refused-files.tsx';
import { someNames } from './some-names.ts';

export function IntakePanel({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation(['evidence', 'common']);
  const { t: common } = useTranslation();
  const items = useIntake().filter((item) => item.caseId === caseId);
  const working = items.find((item) => item.state === 'working');
  const refused = items.filter((item) => item.state === 'refused');
  const added = items.filter((item) => item.state === 'added').length;
  const busy = items.some((item) => item.state === 'working' || item.state === 'waiting');
  // Stop goes when all is in or stopped, and Try again when it has begun. Not onto Stop: a second Enter would press it.
  const here = useRef<HTMLDivElement>(null);
  useFocusWhenLost(String(busy), () => here.current);
  if (items.length === 0) return null;
  const passedOver = intake.passedOver(caseId);
  const stayedOut = intake.stayedOut(caseId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: its parts are no fields of a form
    <div
      ref={here}
      className={classes.intake}
      tabIndex={-1}
      data-quiet-focus
      role="group"
      aria-label={t('evidence:intake.label')}
    >
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
          <RefusedFiles items={refused} />
        </NotePanel>
      ) : (
        <NotePanel
          tone={refused.length === 0 ? 'done' : 'quiet'}
          title={<span role="status">{t('evidence:intake.added', { count: added })}</span>}
          actions={
            <Button variant="default" onClick={() => intake.dismissFinished(caseId)}>
              {t('common:action.dismiss')}
            </Button>
          }
        >
          {refused.length === 0 ? null : <p>{t('evidence:intake.refused', { count: refused.length })}</p>}
          {stayedOut.length === 0 ? null : (
            <p>{t('evidence:intake.stayedOut', { count: stayedOut.length, names: someNames(stayedOut) })}</p>
          )}
          {passedOver.length === 0 ? null : (
            <p className="quiet">
              {t('evidence:intake.passedOver', { count: passedOver.length, first: passedOver[0] })}
            </p>
          )}
          <RefusedFiles items={refused} />
        </NotePanel>
      )}
    </div>
  );
}
