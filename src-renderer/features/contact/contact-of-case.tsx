/** @file Contact in a case: what we owe, contacts, the safe contact plan, decisions and support, and the chronology. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { landing } from '../../questions/landing.ts';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { ContactLog } from './contact-log.tsx';
import { PlanSection } from './plan-section.tsx';
import { Prompts } from './prompts.tsx';
import { SupportSection } from './support-section.tsx';

export default function ContactOfCase({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const [chosen, setChosen] = useState<string | null>(() => landing()?.person ?? null);
  const people = view.people.filter(({ role }) => role !== 'suspect');
  const person = people.find(({ id }) => id === chosen) ?? personToBeginWith(people);
  const chronology = (
    <Section
      title={t('chronology.title')}
      about={t('chronology.section')}
      actions={
        <Button variant="default" onClick={() => go({ at: 'chronology', caseId: view.id })}>
          {t('chronology.open')}
        </Button>
      }
    >
      {null}
    </Section>
  );
  if (person === undefined) return chronology;
  return (
    <>
      {people.length < 2 ? null : (
        <NativeSelect
          label={t('whose')}
          maw="24rem"
          mt="xl"
          value={person.id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Prompts view={view} />
      <ContactLog key={`log ${person.id}`} view={view} person={person} />
      <PlanSection key={`plan ${person.id}`} person={person} />
      <SupportSection key={`support ${person.id}`} person={person} />
      {chronology}
    </>
  );
}
