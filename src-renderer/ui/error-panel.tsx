/** @file Three things about a failure: what happened, what is safe, what to do next. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../bridge/client.ts';
import { type FailurePlace, failureWords } from './failure-words.ts';
import { Icon } from './icons.tsx';
import classes from './panel.module.css';

/** "page 2: a letter of it is not as it was printed" stands in a sentence that has named page 2 by itself. */
const withoutSubject = (finding: string, subject: string | undefined): string => {
  const named = `${subject}: `;
  return (finding.startsWith(named) ? finding.slice(named.length) : finding).replace(/\.$/, '');
};

export function ErrorPanel({
  error,
  onRetry,
  onDismiss,
  children,
  actions,
  compact = false,
  place,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
  readonly children?: ReactNode;
  /** More that can be done about it, before Try again and Dismiss. */
  readonly actions?: ReactNode;
  /** Where several stand one under the other. */
  readonly compact?: boolean;
  /** Whose words of its own it is said in. */
  readonly place?: FailurePlace;
}) {
  const { t } = useTranslation();
  const failure = failureOf(error);
  const words = failureWords(failure, place);
  // One finding that the sentence has named already is not said twice.
  const findings = words.findings.filter(
    (one, _, all) => all.length > 1 || !words.what.includes(withoutSubject(one, failure.subject)),
  );
  return (
    <div className={classes.panel} data-tone="needs-you" role="alert" data-failure={failure.code}>
      <span className={classes.icon}>
        <Icon name="look" />
      </span>
      <div className={classes.body}>
        <p className={classes.what}>{words.what}</p>
        {compact ? (
          <p>
            {words.safe} {words.next}
          </p>
        ) : (
          <>
            <p>{words.safe}</p>
            <p>{words.next}</p>
          </>
        )}
        {findings.length === 0 ? null : (
          <ul className={classes.findings}>
            {findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
        {children}
        {onRetry === undefined && onDismiss === undefined && actions === undefined ? null : (
          <div className={classes.actions}>
            {actions}
            {onRetry === undefined ? null : (
              <Button variant="default" onClick={onRetry}>
                {t('action.tryAgain')}
              </Button>
            )}
            {onDismiss === undefined ? null : (
              <Button variant="default" onClick={onDismiss}>
                {t('action.dismiss')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
