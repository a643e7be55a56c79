/** @file Who can open the vault, and what helps when a passphrase is lost. */
import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleagues } from '../../../src-main/contract/vault.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { SECOND_KINDS, youSupervise } from '../../../src-main/core/vault/roles.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { Changing } from '../../ui/changing.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { AddColleague } from './add-colleague.tsx';
import classes from './audit.module.css';
import { ChangeRole } from './change-role.tsx';
import { OwnKeyFile } from './own-key-file.tsx';
import { RecoveryKit } from './recovery-kit.tsx';
import { Rekey } from './rekey.tsx';

/**
 * A form that is there once it is asked for: a page of five forms that ask for a passphrase helps nobody.
 */
function WhenAsked({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children;
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
    </div>
  );
}

/** Which steps take two people. */
function SecondRules({
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

export default function PeopleTab() {
  const { t } = useTranslation('vault');
  const { data, error, refetch } = useRead('colleagueList', {});
  const readOnly = useReadOnly() === true;
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const supervises = youSupervise(data.people);
  const manages = supervises && !readOnly;
  return (
    <>
      <div className={classes.check}>
        <p className="measure">{t('people.about')}</p>
        <List people={data.people} manages={manages} />
        {manages ? <AddColleague /> : supervises ? null : <p>{t('people.notYou')}</p>}
      </div>
      {manages && data.people.length > 1 ? (
        <Section title={t('role.title')}>
          <WhenAsked label={t('role.open')}>
            <ChangeRole people={data.people} />
          </WhenAsked>
        </Section>
      ) : null}
      <Section title={t('second.title')}>
        <SecondRules manages={manages} told={!supervises} />
      </Section>
      <Section title={t('recovery.title')}>
        <RecoveryKit kit={data.kit} manages={manages} />
      </Section>
      <Changing everyRole>
        <Section title={t('keyFileOwn.title')}>
          <WhenAsked label={t('keyFileOwn.open')}>
            <OwnKeyFile has={data.people.some(({ you, keyFile }) => you && keyFile)} />
          </WhenAsked>
        </Section>
      </Changing>
      {manages ? (
        <Section title={t('rekey.title')}>
          <WhenAsked label={t('rekey.open')}>
            <Rekey />
          </WhenAsked>
        </Section>
      ) : null}
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
            <span>
              {t(`people.roles.${one.role}`)}
              {one.keyFile ? `, ${t('people.keyFile')}` : ''}
            </span>
            <span className="quiet">{t('people.since', { day: formatDay(one.since) })}</span>
            {manages && !one.you ? (
              <Button variant="default" size="sm" onClick={() => void takeAway(one)}>
                {t('people.remove', { name: one.name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {remove.error === null ? null : (
        <ErrorPanel error={remove.error} place="people" onDismiss={() => remove.reset()} />
      )}
    </>
  );
}
