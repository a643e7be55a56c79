/** @file The legal holds on a case and the people in it: what stands, setting one and lifting it, each with a reason. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './audit.module.css';

export interface Whose {
  readonly caseId: CaseId;
  readonly personId?: PersonId;
}

export function LegalHold({
  whose,
  role,
  onChanged,
}: {
  readonly whose: Whose;
  readonly role: string;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('vault');
  const { data, error } = useRead('holdList', { caseId: whose.caseId });
  const [reason, setReason] = useState('');
  const touches = ['holdList', 'erasurePreview', 'erasureList', 'auditList'] as const;
  const set = useWrite('holdSet', touches);
  const lift = useWrite('holdLift', touches);
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const here = data.standing.find(({ personId }) => personId === (whose.personId ?? null));
  const may = here === undefined ? ['supervisor', 'solicitor'].includes(role) : role === 'supervisor';
  const failed = set.error ?? lift.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const write = here === undefined ? set : lift;
    write.mutate(
      { ...whose, reason },
      {
        onSuccess: () => {
          setReason('');
          onChanged();
        },
      },
    );
  };
  return (
    <div className={classes.check}>
      <p className="measure">{t('keeping.hold.about')}</p>
      {data.standing.length === 0 ? (
        <p>{t('keeping.hold.none')}</p>
      ) : (
        <NotePanel tone="needs-you" title={t('keeping.hold.stands')}>
          {data.standing.map((one) => (
            <p key={one.personId ?? ''}>
              {t('keeping.hold.on', {
                whom: one.person === '' ? t('keeping.hold.theCase') : one.person,
                day: formatDay(one.at),
                by: one.by,
                reason: one.reason,
              })}
            </p>
          ))}
        </NotePanel>
      )}
      {may ? (
        <form onSubmit={submit} className={classes.fields} noValidate>
          <TextInput
            label={t('keeping.hold.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" disabled={reason.trim() === ''}>
              {t(here === undefined ? 'keeping.hold.set' : 'keeping.hold.lift')}
            </Button>
          </div>
        </form>
      ) : null}
      {failed === null ? null : <ErrorPanel error={failed} />}
    </div>
  );
}
