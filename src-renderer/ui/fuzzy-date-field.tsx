/**
 * @file A date typed the way it is known: "about June 2021". Read when the field is left; what cannot be
 * read stays as typed, with words about what would work, and nothing is guessed.
 */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FuzzyDate, formatFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { readFuzzyDate } from './read-fuzzy-date.ts';

const NOT_KNOWN = /^\s*((it is |it's )?(unknown|not known|not sure|no idea)|(I )?don['’]t know|\?+)\s*$/i;

export function FuzzyDateField(props: {
  readonly label?: ReactNode;
  readonly labelledBy?: string;
  readonly value: FuzzyDate | null;
  /** undefined: what is typed cannot be read as a date yet. */
  readonly onChange: (value: FuzzyDate | null | undefined) => void;
  readonly hint?: ReactNode;
  readonly id?: string;
  /** "unknown" leaves the date open, as an empty field does. */
  readonly mayBeUnknown?: boolean;
  /** Says what cannot be read though the field was not left. */
  readonly asked?: boolean;
  readonly onText?: (text: string) => void;
  /** What stood here before and cannot be read; '' for nothing. */
  readonly unread?: string;
  /** What is typed and cannot be read, '' once it can. `left`: the field was left with it. */
  readonly onUnread?: (text: string, left: boolean) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(
    props.unread || (props.value === null ? '' : formatFuzzyDate(props.value)),
  );
  const [unread, setUnread] = useState(props.unread !== undefined && props.unread !== '');
  const readText = (typed: string) =>
    props.mayBeUnknown && NOT_KNOWN.test(typed) ? null : readFuzzyDate(typed);
  const read = readText(text);
  return (
    <TextInput
      {...(props.id === undefined ? {} : { id: props.id })}
      label={props.label}
      aria-labelledby={props.labelledBy}
      description={props.hint ?? t('fuzzyDate.hint')}
      autoComplete="off"
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        setUnread(false);
        props.onText?.(next);
        const date = readText(next);
        props.onUnread?.(date === undefined ? next : '', false);
        props.onChange(date);
      }}
      onKeyDown={(event) => {
        // Who goes on with Enter is told here: the field is not left with what it cannot take.
        if (event.key === 'Enter') setUnread(read === undefined);
      }}
      onBlur={() => {
        setUnread(read === undefined);
        props.onUnread?.(read === undefined ? text : '', true);
        if (read !== null && read !== undefined) setText(formatFuzzyDate(read));
      }}
      error={unread || (props.asked === true && read === undefined) ? t('fuzzyDate.unread') : undefined}
    />
  );
}
