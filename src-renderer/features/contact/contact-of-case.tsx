/** @file Contact in a case: what we owe, contacts, the safe contact plan, decisions and support. */
import { NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { landing } from '../../questions/landing.ts';
import classes from './contact.module.css';
import { ContactLog } from './contact-log.tsx';
import { PlanSection } from './plan-section.tsx';
import { Prompts } from './prompts.tsx';
import { SupportSection } from './support-section.tsx';

export default function ContactOfCase({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('contact');
  const whose = useId();
  const [chosen, setChosen] = useState<string | null>(() => landing()?.person ?? null);
  const people = view.people.filter(({ role }) => role !== 'suspect');
  const person = people.find(({ id }) => id === chosen) ?? personToBeginWith(people);
  if (person === undefined) return null;
  return (
    <>
      <Prompts view={view} />
      {people.length < 2 ? null : (
        <div className={classes.whose}>
          <label htmlFor={whose}>{t('whose')}</label>
          <NativeSelect
            id={whose}
            maw="24rem"
            value={person.id}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      <ContactLog key={`log ${person.id}`} view={view} person={person} />
      <PlanSection key={`plan ${person.id}`} person={person} />
      <SupportSection key={`support ${person.id}`} person={person} />
    </>
  );
}
