/** @file What is not in, by reason: what is safe and what to do is said once for each. Many of one reason are folded away. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../ui/failure-words.ts';
import classes from './evidence.module.css';
import { intake } from './intake.ts';
import { type IntakeItem, mayGoInAgain } from './intake-queue.ts';
import { RefusedFile } from './refused-file.tsx';

/** More than these of one reason are folded away. */
const OPEN = 3;

export function RefusedFiles({ items }: { readonly items: readonly IntakeItem[] }) {
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
