/** @file Which steps take two people. */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SECOND_KINDS } from '../../../src-main/core/vault/second-person.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './audit.module.css';

export function SecondRules({
  manages,
  told,
}: {
  readonly manages: boolean;
  /** Whether it is said that a supervisor sets them. */
  readonly told: boolean;
}) {
  const { t } = useTranslation('vault');
  const { data } = useRead('rulesShow', {});
  const set = useWrite('secondSet', ['rulesShow', 'auditList']);
  if (data === undefined) return null;
  return (
    <div className={classes.check}>
      <p className="measure">{t('second.about')}</p>
      {SECOND_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`second.kinds.${kind}`)}
          checked={data.second.includes(kind)}
          disabled={!manages || set.isPending}
          onChange={(event) => set.mutate({ kind, on: event.currentTarget.checked })}
        />
      ))}
      {told ? <p>{t('second.notYou')}</p> : null}
      {set.error === null ? null : (
        <ErrorPanel error={set.error} place="people" onDismiss={() => set.reset()} />
      )}
    </div>
  );
}
