/** @file One person, as a few lines. */
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgeView } from '../../../src-main/contract/age.ts';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { AgeDialog } from '../../age/age-dialog.tsx';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { langOf } from '../../ui/lang.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { KeptWords } from './kept-words.tsx';
import classes from './people.module.css';
import { spokenWith } from './spoken-with.ts';

export function PersonCard({
  person,
  onChange,
}: {
  readonly person: PersonView;
  readonly onChange: () => void;
}) {
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
