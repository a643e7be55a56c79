/** @file Who is in the case, in what role, and how each can be reached safely. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { useRead } from '../../bridge/queries.ts';
import { MatchLines } from '../../people/match-lines.tsx';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/page.tsx';
import classes from './people.module.css';
import { PersonCard } from './person-card.tsx';
import { PersonDialog } from './person-dialog.tsx';

export default function PeopleTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState<PersonView | 'new' | null>(null);
  // The first person takes the empty place away, and the button that opened the dialog with it.
  const addButton = useRef<HTMLButtonElement>(null);
  const nobody = view.people.length === 0;
  const { data: found } = useRead('caseMatches', { caseId: view.id });
  useFocusWhenLost(`${open === null} ${nobody}`, () => (open === null ? addButton.current : null));
  const add = (
    <Changing>
      <Button ref={addButton} leftSection={<Icon name="plus" size={18} />} onClick={() => setOpen('new')}>
        {t('add')}
      </Button>
    </Changing>
  );
  return (
    <>
      {nobody ? (
        <EmptyState icon="people" title={t('empty.title')} begins action={add}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <Section title={t('count', { count: view.people.length })} actions={add}>
          {(found?.people ?? []).map((one) => (
            <MatchLines key={one.personId} {...one} />
          ))}
          <ul className={classes.list}>
            {view.people.map((person) => (
              <PersonCard key={person.id} person={person} onChange={() => setOpen(person)} />
            ))}
          </ul>
        </Section>
      )}
      <PersonDialog caseId={view.id} open={open} onClose={() => setOpen(null)} />
    </>
  );
}
