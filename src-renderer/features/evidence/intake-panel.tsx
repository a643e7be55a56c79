/** @file Files on their way in, in one quiet place: progress in words, and at the end what is in and what is not, by reason. */
import { Button, Progress } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { failureWords } from '../../ui/failure-words.ts';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import classes from './evidence.module.css';
import { intake, useIntake } from './intake.ts';
import { type IntakeItem, mayGoInAgain } from './intake-queue.ts';
import { RefusedFile } from './refused-file.tsx';
import { someNames } from './some-names.ts';

// What is not in, by reason: what is safe and what to do is said once for each. Many of one reason are
// folded away.

/** More than these of one reason are folded away. */
const OPEN = 3;

function RefusedFiles({ items }: { readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('evidence');
  const groups = Map.groupBy(items, (item) => item.failure?.code ?? 'internal');
  return [...groups].map(([code, those]) => {
    const { safe, next } = failureWords({ code });
    const list = (
      <ul className={classes.refusedList}>
        {those.map((item) => (
          <RefusedFile key={item.id} item={item} />
        ))}
      </ul>
    );
    return (
      <section key={code} className={classes.refusedGroup} data-reason={code}>
        {those.length > OPEN ? (
          <details>
            <summary>{t('intake.group', { count: those.length - 1, what: whatOf(those[0]) })}</summary>
            {list}
          </details>
        ) : (
          list
        )}
        <p className="quiet">
          {safe} {next}
        </p>
        {those.length > 1 && mayGoInAgain(code) ? (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => intake.retryAll(those.map(({ id }) => id))}
          >
            {t('intake.tryAll', { count: those.length })}
          </Button>
        ) : null}
      </section>
    );
  });
}

const whatOf = (item: IntakeItem | undefined): string =>
  item?.failure == null ? '' : failureWords({ subject: item.file.name, ...item.failure }).what;

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
