/** @file What a person's age is taken to be, on what it rests and whose decision it is. Each is a line; earlier ones stay. */
import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgeLine } from '../../src-main/contract/age.ts';
import type { PersonView } from '../../src-main/contract/cases.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { AGE_DECISIONS, type AgeDecision } from '../../src-main/core/people/age.ts';
import { useRead, useWrite } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './age.module.css';
import { AGE_TOUCHES } from './touches.ts';

/** What was written down about somebody's age, newest first. */
function AgeLines({ lines }: { readonly lines: readonly AgeLine[] }) {
  const { t } = useTranslation('people');
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('age.lines')}>
      <h3>{t('age.lines')}</h3>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.seq}>
            <p>
              <strong>{t(`age.is.${line.under18}`)}</strong>{' '}
              {t('age.line', { day: formatDay(line.at), name: line.recordedBy })}
              {line.decidedBy === '' ? null : ` ${t('age.lineBy', { name: line.decidedBy })}`}
            </p>
            {line.why === '' ? null : (
              <p className="words quiet" dir="auto">
                {line.why}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Asked = Pick<PersonView, 'id' | 'name'>;

export function AgeDialog({
  person,
  onClose,
}: {
  readonly person: Asked | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      title={t('age.title', { name: person?.name ?? '' })}
      size="lg"
    >
      {person === null ? null : <AgeForm person={person} onClose={onClose} />}
    </Modal>
  );
}

function AgeForm({ person, onClose }: { readonly person: Asked; readonly onClose: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const known = useRead('ageShow', { personId: person.id });
  const record = useWrite('ageRecord', AGE_TOUCHES);
  const [under18, setUnder18] = useState<AgeDecision | null>(null);
  const [why, setWhy] = useState('');
  const [decidedBy, setDecidedBy] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (under18 === null) return;
    record.mutate({ personId: person.id, under18, why, decidedBy }, { onSuccess: onClose });
  };
  const error = record.error ?? known.error;
  return (
    <form onSubmit={submit} className={classes.form}>
      <p>{t('people:age.about')}</p>
      <Radio.Group
        label={t('people:age.under18')}
        size="md"
        value={under18 ?? ''}
        onChange={(value) => setUnder18(AGE_DECISIONS.find((one) => one === value) ?? null)}
      >
        <div className={classes.choices}>
          {AGE_DECISIONS.map((one) => (
            <Radio key={one} size="md" value={one} label={t(`people:age.is.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('people:age.why')}
        description={t('people:age.whyHint')}
        autosize
        minRows={2}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <TextInput
        label={t('people:age.decidedBy')}
        description={t('people:age.decidedByHint')}
        maxLength={500}
        value={decidedBy}
        onChange={(event) => setDecidedBy(event.currentTarget.value)}
      />
      {error === null ? null : <ErrorPanel error={error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={under18 === null || record.isPending}>
          {t('people:age.submit')}
        </Button>
      </div>
      <AgeLines lines={known.data?.lines ?? []} />
    </form>
  );
}
