/** @file When an account was held and who took it, where that was not now and not whoever enters it. */
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldView } from '../../src-main/contract/interviews.ts';
import { formatFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { FuzzyDateField } from '../ui/fuzzy-date-field.tsx';
import classes from './record.module.css';

/** `undefined` in `heldOn`: a date is typed that cannot be read yet. */
export interface HeldDraft {
  readonly heldOn: HeldView['heldOn'] | undefined;
  readonly takenBy: string;
}
export const HELD_NOW: HeldDraft = { heldOn: null, takenBy: '' };

export function HeldFields(props: {
  readonly held: HeldDraft;
  readonly onChange: (held: HeldDraft) => void;
  /** Says what cannot be read though the field was not left. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation('interview');
  const { held, onChange } = props;
  const [before, setBefore] = useState(false);
  return (
    <>
      <Checkbox
        size="md"
        label={t('heldOn.before')}
        checked={before}
        onChange={(event) => {
          setBefore(event.currentTarget.checked);
          onChange(HELD_NOW);
        }}
      />
      {before ? (
        <div className={classes.heldBefore}>
          <FuzzyDateField
            label={t('heldOn.when')}
            hint={t('heldOn.whenHint')}
            value={held.heldOn ?? null}
            onChange={(heldOn) => onChange({ ...held, heldOn })}
            asked={props.asked && held.heldOn === undefined}
          />
          <TextInput
            label={t('heldOn.takenBy')}
            description={t('heldOn.takenByHint')}
            maxLength={500}
            value={held.takenBy}
            onChange={(event) => onChange({ ...held, takenBy: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </>
  );
}

/** "Held about March 2025, taken by Ruth Clarke"; empty for what was recorded as it was held. */
export function useHeldWords() {
  const { t } = useTranslation('interview');
  return ({ heldOn, takenBy }: HeldView): string => {
    const on = heldOn === null ? '' : t('heldOn.on', { day: formatFuzzyDate(heldOn) });
    const by = takenBy === '' ? '' : t('heldOn.by', { name: takenBy });
    return [on, by].filter((part) => part !== '').join(', ');
  };
}
