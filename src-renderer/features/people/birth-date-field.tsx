/**
 * @file A date of birth as far as anybody knows it. "Not known" is an answer and leaves it open. An age is not turned
 * into a date behind anybody's back: the year it comes to is offered, to be taken or not.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FuzzyDate, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { clockNow } from '../../ui/dates.ts';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { birthFromAge } from './birth-from-age.ts';
import classes from './people.module.css';

export function BirthDateField({
  value,
  onChange,
  asked,
}: {
  readonly value: FuzzyDate | null;
  readonly onChange: (value: FuzzyDate | null | undefined) => void;
  /** The form was handed in: what cannot be read is said, though the field was not left. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation('people');
  const [typed, setTyped] = useState('');
  // Taking the offer draws the field anew, with the offer in it.
  const [taken, setTaken] = useState<FuzzyDate | null>(null);
  const offer = birthFromAge(typed, clockNow().getFullYear());
  return (
    <div className={classes.birth}>
      <FuzzyDateField
        key={taken === null ? 'typed' : taken.value}
        id="person-birth-date"
        label={t('field.birthDate')}
        hint={t('field.birthDateHint')}
        value={taken ?? value}
        onChange={onChange}
        onText={setTyped}
        mayBeUnknown
        asked={asked}
      />
      {offer === null ? null : (
        <Button
          variant="default"
          onClick={() => {
            setTaken(offer);
            setTyped('');
            onChange(offer);
            setTimeout(() => document.getElementById('person-birth-date')?.focus(), 0);
          }}
        >
          {t('field.birthDateOffer', { date: formatFuzzyDate(offer) })}
        </Button>
      )}
    </div>
  );
}
