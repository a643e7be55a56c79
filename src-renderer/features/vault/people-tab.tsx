/** @file Who can open the vault, and what helps when a passphrase is lost. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { AddColleague } from './add-colleague.tsx';
import classes from './audit.module.css';
import { RecoveryKit } from './recovery-kit.tsx';

export default function PeopleTab() {
  const { t } = useTranslation('vault');
  const { data, error, refetch } = useRead('colleagueList', {});
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const manages = data.people.some(({ you, role }) => you && role === 'supervisor');
  return (
    <>
      <div className={classes.check}>
        <p className="measure">{t('people.about')}</p>
        <List people={data.people} manages={manages} />
        {manages ? <AddColleague /> : <p>{t('people.notYou')}</p>}
      </div>
      <Section title={t('recovery.title')}>
        <RecoveryKit kit={data.kit} manages={manages} />
      </Section>
    </>
  );
}

function List({ people, manages }: { readonly people: Colleagues['people']; readonly manages: boolean }) {
  const { t } = useTranslation('vault');
  const confirm = useConfirm();
  const remove = useWrite('colleagueRemove', ['colleagueList', 'auditList']);
  const takeAway = async ({ id, name }: Colleagues['people'][number]) => {
    const question = { title: t('people.removeTitle', { name }), body: <p>{t('people.removeText')}</p> };
    if (await confirm({ ...question, yes: t('people.removeGo'), destroys: true })) remove.mutate({ id });
  };
  return (
    <>
      <ul className={classes.people} aria-label={t('people.list')}>
        {people.map((one) => (
          <li key={one.id} data-person={one.name}>
            <span>
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              {one.you ? ` ${t('people.you')}` : ''}
            </span>
            <span>{t(`people.roles.${one.role}`)}</span>
            <span className="quiet">{t('people.since', { day: formatDay(one.since) })}</span>
            {manages && !one.you ? (
              <Button variant="default" size="sm" onClick={() => void takeAway(one)}>
                {t('people.remove', { name: one.name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error === null ? null : <ErrorPanel error={remove.error} onDismiss={() => remove.reset()} />}
    </>
  );
}
