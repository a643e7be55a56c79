/** @file The way to everything that is recorded about a person so far, wherever it was said. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './facts.module.css';

export default function RecordedSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('facts');
  return (
    <Section title={t('section')} about={t('sectionAbout')}>
      <ul className={classes.people}>
        {view.people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
    </Section>
  );
}

function PersonRow({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('facts');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('factList', { personId: person.id });
  const facts = data?.facts ?? [];
  const differing = facts.filter((fact) => fact.differs).length;
  return (
    <li className={classes.person}>
      <div className={classes.personMain}>
        <p className={classes.name}>
          <bdi>{person.name}</bdi>
        </p>
        <p className="quiet figures">
          {data === undefined ? '\u00a0' : t('count', { count: facts.length })}
          {differing === 0 ? '' : ` ${t('differing', { count: differing })}`}
        </p>
        {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      </div>
      <Button
        variant="default"
        onClick={() => go({ at: 'recorded', caseId: person.caseId, personId: person.id })}
        aria-label={t('readAbout', { name: person.name })}
      >
        {t('read')}
      </Button>
    </li>
  );
}
