/** @file Files on their way in, in one quiet place: progress in words, and at the end what is in and what is not, by reason. */
import { Button, PasswordInput, Progress } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { failureWords } from '../../ui/failure-words.ts';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import classes from './evidence.module.css';
import { intake, useIntake } from './intake.ts';
import { type IntakeItem, mayGoInAgain, needsPassword } from './intake-queue.ts';
import { someNames } from './some-names.ts';
import { bringBack } from './use-remove-evidence.tsx';

/** One file that is not in: its password, a second copy, or the reason, with what can be done. */
function RefusedFile({ item }: { readonly item: IntakeItem }) {
  const { t } = useTranslation(['evidence', 'common']);
  const [failed, setFailed] = useState<unknown>(null);
  if (item.failure === null) return null;
  const { code, record } = item.failure;
  const isThere = code === 'duplicate';
  // The first copy is back, so there is nothing left to ask of this one.
  const restore = async (first: EvidenceId) => {
    try {
      await bringBack(first);
      intake.dismiss(item.id);
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  const { what, findings } = failureWords({ subject: item.file.name, ...item.failure });
  return (
    <li data-refused={item.file.name} data-failure={code}>
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      <p>{what}</p>
      {findings
        .filter((one) => one !== item.file.name)
        .map((one) => (
          <p key={one}>{one}</p>
        ))}
      {needsPassword(code) ? <PasswordForm item={item} /> : null}
      <div className={classes.refusedActions}>
        {isThere && record !== undefined ? (
          <Button size="compact-sm" variant="default" onClick={() => void restore(record as EvidenceId)}>
            {t('evidence:removed.restore')}
          </Button>
        ) : null}
        {isThere ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => intake.retry(item.id, { allowDuplicate: true })}
          >
            {t('evidence:intake.addAnyway')}
          </Button>
        ) : null}
        {mayGoInAgain(code) ? (
          <Button size="compact-sm" variant="default" onClick={() => intake.retry(item.id, {})}>
            {t('common:action.tryAgain')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={() => intake.dismiss(item.id)}>
          {t('common:action.dismiss')}
        </Button>
      </div>
    </li>
  );
}

function PasswordForm({ item }: { readonly item: IntakeItem }) {
  const { t } = useTranslation('evidence');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') intake.retry(item.id, { password });
  };
  return (
    <form onSubmit={submit} className={classes.password}>
      <PasswordInput
        className={classes.passwordField ?? ''}
        label={t('intake.password', { name: item.file.name })}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('intake.show') }}
      />
      <Button type="submit" size="md" disabled={password === ''}>
        {t('intake.open')}
      </Button>
    </form>
  );
}

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
