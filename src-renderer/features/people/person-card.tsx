/** @file One person, as a few lines. */
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgeView } from '../../../src-main/contract/age.ts';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { AgeDialog } from '../../age/age-dialog.tsx';
import { useRead } from '../../bridge/queries.ts';
import classes from './people.module.css';

export function PersonCard({
  person,
  onChange,
}: {
  readonly person: PersonView;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation(['people', 'common']);
  // Where somebody can be found, and from whom they hide, is not for whoever looks over a shoulder.
  const [shown, setShown] = useState(false);
  const kept = useId();
  const [ageAsked, setAgeAsked] = useState(false);
  const { data: age } = useRead('ageShow', { personId: person.id });
  const folded = person.safeContact !== '' || person.note !== '';
  const facts = [
    person.alsoKnownAs === '' ? null : t('people:known', { names: person.alsoKnownAs }),
    person.birthDate === null ? null : t('people:born', { date: formatFuzzyDate(person.birthDate) }),
    age === undefined ? null : ageWords(t, age),
    person.language === '' ? null : t('people:speaks', { language: person.language }),
    person.interpreterNeeded === null
      ? null
      : t(person.interpreterNeeded ? 'people:interpreter.yes' : 'people:interpreter.no'),
  ].filter((fact) => fact !== null);
  return (
    <li className={classes.card} data-person={person.id}>
      <div className={classes.who}>
        <h3 className={classes.name}>
          <bdi>{person.name}</bdi>
        </h3>
        <p className={classes.role}>{t(`people:role.${person.role}`)}</p>
      </div>
      <div className={classes.facts}>
        {facts.length === 0 ? null : <p>{facts.join(' · ')}</p>}
        {folded ? (
          <div>
            <Button
              variant="default"
              size="compact-md"
              aria-expanded={shown}
              aria-controls={kept}
              aria-label={t(shown ? 'people:hideOne' : 'people:showOne', { name: person.name })}
              onClick={() => setShown(!shown)}
            >
              {t(shown ? 'people:hideKept' : 'people:showKept')}
            </Button>
          </div>
        ) : null}
        <div id={kept} hidden={!shown}>
          {shown && person.safeContact !== '' ? (
            <p className="words">
              <strong>{t('people:safeContact')}</strong> <bdi>{person.safeContact}</bdi>
            </p>
          ) : null}
          {shown && person.note !== '' ? (
            <p className="words quiet" dir="auto">
              {person.note}
            </p>
          ) : null}
        </div>
      </div>
      <div className={classes.cardActions}>
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
