/** @file One of many choices: type to narrow the list; Enter takes the one that fits best and goes on. */
import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCalled, matching } from '../matching.ts';
import type { FieldText, InputProps } from './input-props.ts';
import { goOn } from './text-inputs.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function ListInput(
  props: InputProps & { readonly loose: FieldText; readonly choices: readonly Choice[] },
) {
  const { t } = useTranslation('interview');
  const chosen = props.choices.find((one) => one.value === props.value);
  const [typed, setTyped] = useState(chosen?.label ?? '');
  const choose = (value: string | null, when: 'soon' | 'now') => {
    props.loose.onText('', false);
    props.onChange(value, when);
  };
  /** The list empties its field when it is left: what is called exactly that is taken, and anything else is kept. */
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    const now = event.currentTarget.value;
    if (now.trim() === '' || now === chosen?.label) return;
    const exact = matching(props.choices, now).find((one) => isCalled(one, now));
    if (exact === undefined) props.loose.onText(now, true);
    else choose(exact.value, 'now');
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    // An entry that is marked in the open list is taken by the list itself.
    const marked = event.currentTarget.getAttribute('aria-activedescendant') ?? '';
    if (marked !== '') return;
    // What stands in the field: a quick typist is ahead of the last drawing.
    const now = event.currentTarget.value;
    const [first] = matching(props.choices, now);
    if (now.trim() === '' || now === chosen?.label) return goOn(event, props.onDone, false);
    // What fits nothing stays as typed, with the list saying so: going on would lose it.
    if (first === undefined) return;
    setTyped(first.label);
    choose(first.value, 'soon');
    goOn(event, props.onDone, false);
  };
  return (
    <Select
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      data={[...props.choices]}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      clearable
      maw="28rem"
      limit={80}
      filter={bestFirst}
      nothingFoundMessage={t('answer.nothingFound')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={chosen?.value ?? null}
      onChange={(value) => choose(value, 'now')}
      onBlur={leave}
      searchValue={typed}
      onSearchChange={setTyped}
      onOptionSubmit={() => setTimeout(props.onDone, 0)}
      onKeyDown={enter}
    />
  );
}

/** The list marks its first entry while one types, and Enter takes what is marked. */
const bestFirst: OptionsFilter = ({ options, search, limit }) =>
  matching(options as ComboboxItem[], search).slice(0, limit);
