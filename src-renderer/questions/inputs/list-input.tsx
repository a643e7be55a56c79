/** @file One of many choices: type to narrow the list. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InputProps } from './input-props.ts';

export function ListInput(
  props: InputProps & { readonly choices: readonly { readonly value: string; readonly label: string }[] },
) {
  const { t } = useTranslation('interview');
  return (
    <Select
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      data={[...props.choices]}
      searchable
      clearable
      maw="28rem"
      limit={80}
      nothingFoundMessage={t('answer.nothingFound')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(value) => props.onChange(value, 'now')}
    />
  );
}
