/** @file Whether somebody is under 18, asked before an interview where nobody has said it yet. */
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AGE_DECISIONS, type AgeDecision } from '../../src-main/core/people/age.ts';
import classes from './age.module.css';

export function AgeAsked(props: {
  readonly value: AgeDecision | null;
  readonly onChange: (value: AgeDecision) => void;
  /** It was gone on without it. */
  readonly missed: boolean;
}) {
  const { t } = useTranslation('people');
  return (
    <Radio.Group
      label={t('age.asked')}
      description={t('age.askedHint')}
      size="md"
      error={props.missed ? t('age.missed') : null}
      value={props.value ?? ''}
      onChange={(value) => {
        const chosen = AGE_DECISIONS.find((one) => one === value);
        if (chosen !== undefined) props.onChange(chosen);
      }}
    >
      <div className={classes.choices} id="age-asked">
        {AGE_DECISIONS.map((one) => (
          <Radio key={one} size="md" value={one} label={t(`age.is.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}
