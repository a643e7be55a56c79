/** @file The filter above a list. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import classes from './pick-list.module.css';
import type { usePicking } from './use-picking.ts';

export function FilterField(props: {
  readonly label: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  /** The keys of a list that marks its entries from here; lists of buttons move the keyboard instead (row-keys.ts). */
  readonly field?: ReturnType<typeof usePicking>['field'];
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      className={classes.filter ?? ''}
      aria-label={`${t('list.filter')}: ${props.label}`}
      placeholder={t('list.filter')}
      leftSection={<Icon name="search" size={18} />}
      value={props.filter}
      onChange={(event) => props.onFilter(event.currentTarget.value)}
      autoFocus={props.autoFocus ?? false}
      data-pick-filter
      {...props.field}
    />
  );
}
