/** @file The packs of a case: what went to whom, what was heard of it since, and the way to make another. */

import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { PACK_OUTCOMES, type PackIssue } from '../../../src-main/contract/packs.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { call } from '../../bridge/client.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './packs.module.css';

/** What was heard of a pack: a word for it, the day, and what was said. */
function OutcomeDialog({ pack, onClose }: { readonly pack: PackIssue | null; readonly onClose: () => void }) {
  const { t } = useTranslation('packs');
  return (
    <Modal opened={pack !== null} onClose={onClose} title={t('heard')} size="lg">
      {pack === null ? null : <OutcomeForm key={pack.id} pack={pack} onClose={onClose} />}
    </Modal>
  );
}

function OutcomeForm({ pack, onClose }: { readonly pack: PackIssue; readonly onClose: () => void }) {
  const { t } = useTranslation(['packs', 'common']);
  const [outcome, setOutcome] = useState<(typeof PACK_OUTCOMES)[number]>('answered');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await call('packOutcome', { packId: pack.id, outcome, note });
      await forget('packList');
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      {error === null ? null : <ErrorPanel error={error} />}
      <p>{t('packs:heardOf', { title: pack.title, to: pack.recipient })}</p>
      <NativeSelect
        data-autofocus
        label={t('packs:outcomeLabel')}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value as typeof outcome)}
        data={PACK_OUTCOMES.map((value) => ({ value, label: t(`packs:outcome.${value}`) }))}
      />
      <TextInput
        label={t('packs:outcomeNote')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit">{t('packs:outcomeSave')}</Button>
      </div>
    </form>
  );
}

export default function PacksSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('packs');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('packList', { caseId: view.id });
  const [asked, setAsked] = useState<PackIssue | null>(null);
  const person = personToBeginWith(view.people);
  if (person === undefined) return null;
  return (
    <Section
      title={t('section')}
      about={t('sectionAbout')}
      actions={
        <Changing>
          <Button onClick={() => go({ at: 'pack', caseId: view.id, personId: person.id })}>
            {t('make')}
          </Button>
        </Changing>
      }
    >
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data?.packs.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className={classes.packs} data-packs>
        {(data?.packs ?? []).map((one) => (
          <li key={one.id} className={classes.pack}>
            <div className={classes.packMain}>
              <h3 className={classes.packTitle}>{one.title}</h3>
              <p className="quiet">
                {[
                  one.recipient === '' ? '' : t('to', { to: one.recipient }),
                  t('by', { when: formatMoment(one.at), name: one.by }),
                  one.purpose,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Heard pack={one} />
              {one.since.map((found) => (
                <p key={found.code} data-since>
                  {sayFinding(found)}
                </p>
              ))}
            </div>
            <Changing>
              <Button
                variant="default"
                onClick={() => setAsked(one)}
                aria-label={`${t('heard')}: ${one.title}`}
              >
                {t('heard')}
              </Button>
            </Changing>
          </li>
        ))}
      </ul>
      <OutcomeDialog pack={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

function Heard({ pack }: { readonly pack: PackIssue }) {
  const { t } = useTranslation('packs');
  if (pack.outcomes.length === 0)
    return pack.expectedBy === null ? null : <p>{t('awaited', { day: formatDay(pack.expectedBy) })}</p>;
  return (
    <ul className={classes.warnings}>
      {pack.outcomes.map((one) => (
        <li key={`${one.at} ${one.outcome} ${one.note}`}>
          {[t(`outcome.${one.outcome}`), formatDay(one.on), one.note].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  );
}
