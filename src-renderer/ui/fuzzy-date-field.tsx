/**
 * @file A date typed the way it is known: "about June 2021". Read when the field is left; what cannot be
 * read stays as typed, with words about what would work, and nothing is guessed.
 */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FuzzyDate, formatFuzzyDate } from '../../src-main/shared/fuzzy-date.ts';
import { readFuzzyDate } from './read-fuzzy-date.ts';

export function FuzzyDateField(props: {
  readonly label?: ReactNode;
  readonly labelledBy?: string;
  readonly value: FuzzyDate | null;
  /** undefined: what is typed cannot be read as a date yet. */
  readonly onChange: (value: FuzzyDate | null | undefined) => void;
  readonly hint?: ReactNode;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(props.value === null ? '' : formatFuzzyDate(props.value));
  const [unread, setUnread] = useState(false);
  const read = readFuzzyDate(text);
  return (
    <TextInput
      label={props.label}
      aria-labelledby={props.labelledBy}
      description={props.hint ?? t('fuzzyDate.hint')}
      autoComplete="off"
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        setUnread(false);
        props.onChange(readFuzzyDate(next));
      }}
      onBlur={() => {
        setUnread(read === undefined);
        if (read !== null && read !== undefined) setText(formatFuzzyDate(read));
      }}
      error={unread ? t('fuzzyDate.unread') : undefined}
    />
  );
}
