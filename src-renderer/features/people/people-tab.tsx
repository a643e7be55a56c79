/** @file Who is in the case, in what role, and how each can be reached safely. */
import { Button, Modal } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgeView } from '../../../src-main/contract/age.ts';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { AgeDialog } from '../../age/age-dialog.tsx';
import { useRead } from '../../bridge/queries.ts';
import { MatchLines } from '../../people/match-lines.tsx';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { langOf } from '../../ui/lang.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { KeptWords } from './kept-words.tsx';
import classes from './people.module.css';
import { PersonForm } from './person-form.tsx';
import { spokenWith } from './spoken-with.ts';

/** One person, as a few lines. */
function PersonCard({ person, onChange }: { readonly person: PersonView; readonly onChange: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const people = useTranslation('people');
  const { go } = useNavigation();
  const [ageAsked, setAgeAsked] = useState(false);
  const { data: age } = useRead('ageShow', { personId: person.id });
  const facts = [
    person.alsoKnownAs === '' ? null : t('people:known', { names: person.alsoKnownAs }),
    person.birthDate === null ? null : t('people:born', { date: formatFuzzyDate(person.birthDate) }),
    age === undefined ? null : ageWords(t, age),
    ...spokenWith(people.t, person),
  ].filter((fact) => fact !== null);
  return (
    <li className={classes.card} data-person={person.id} data-thing={person.id}>
      <div className={classes.who}>
        <h3 className={classes.name}>
          <bdi {...langOf(person.name, person.language)}>{person.name}</bdi>
        </h3>
        <p className={classes.role}>{t(`people:role.${person.role}`)}</p>
      </div>
      <div className={classes.facts}>
        {facts.length === 0 ? null : <p>{facts.join(' · ')}</p>}
        <KeptWords person={person} />
      </div>
      <div className={classes.cardActions}>
        <Changing>
          <Button
            variant="default"
            onClick={() => setAgeAsked(true)}
            aria-label={t('people:age.openOne', { name: person.name })}
          >
            {t('people:age.open')}
          </Button>
          <Button
            variant="default"
            onClick={onChange}
            aria-label={t('people:changeOne', { name: person.name })}
          >
            {t('common:action.change')}
          </Button>
        </Changing>
        <Button
          variant="default"
          onClick={() => go({ at: 'search', caseId: person.caseId, look: 'name', words: person.name })}
          aria-label={t('people:whereOne', { name: person.name })}
        >
          {t('people:where')}
        </Button>
      </div>
      <AgeDialog person={ageAsked ? person : null} onClose={() => setAgeAsked(false)} />
    </li>
  );
}

/** What a date of birth does not say already. */
function ageWords(
  t: TFunction<['people', 'common']>,
  { age, treatedAsChild, lines }: AgeView,
): string | null {
  if (treatedAsChild) return t(age === 'yes' ? 'people:child.short' : 'people:child.shortNotSure');
  return age === 'no' && lines.length > 0 ? t('people:child.grownUp') : null;
}

/** Add or change a person. What is typed is kept while the form is open: a lock or a crash loses none of it. */
function PersonDialog(props: {
  readonly caseId: CaseId;
  readonly open: PersonView | 'new' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const person = props.open === 'new' ? null : props.open;
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const close = () => {
    setTyped(false);
    setLeaving(false);
    props.onClose();
  };
  // A slip of the hand on Escape, or a click beside the dialog, throws nothing away: it asks.
  const leave = () => (typed ? setLeaving(true) : close());
  return (
    <Modal
      opened={props.open !== null}
      onClose={leave}
      title={person === null ? t('addTitle') : t('changeTitle')}
      size="lg"
    >
      <PersonForm
        caseId={props.caseId}
        person={person}
        onClose={close}
        onLeave={leave}
        onTyped={() => setTyped(true)}
        leaving={(leaveOut) =>
          leaving ? (
            <Leaving
              onStay={() => setLeaving(false)}
              onLeave={() => {
                leaveOut();
                close();
              }}
            />
          ) : null
        }
      />
    </Modal>
  );
}

/** Asked in the dialog itself, so that what was typed stays in sight. The keyboard begins on the way back. */
function Leaving(props: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation('people');
  const stay = () => {
    props.onStay();
    document.getElementById('person-name')?.focus();
  };
  return (
    <NotePanel tone="needs-you" title={t('leaving.title')} role="status">
      <p>{t('leaving.text')}</p>
      <div className={classes.actions}>
        <Button autoFocus variant="default" onClick={stay}>
          {t('leaving.stay')}
        </Button>
        <Button variant="default" onClick={props.onLeave}>
          {t('leaving.leave')}
        </Button>
      </div>
    </NotePanel>
  );
}

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
