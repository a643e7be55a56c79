/** @file The log narrowed down: who, what kind of thing, from which day to which. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LOG_KIND_NAMES, type LogKind } from '../../../src-main/core/log/kinds.ts';
import { readDay } from '../../ui/read-fuzzy-date.ts';
import { LOG_WORDS } from './actions.ts';
import classes from './audit.module.css';

export interface LogFilter {
  readonly who?: string;
  readonly kind?: LogKind;
  readonly from?: string;
  readonly to?: string;
}

export function LogFilters({
  filter,
  actors,
  onChange,
}: {
  readonly filter: LogFilter;
  readonly actors: readonly string[];
  readonly onChange: (filter: LogFilter) => void;
}) {
  const { t } = useTranslation('audit');
  const { who: _who, ...anybody } = filter;
  const { kind: _kind, ...anything } = filter;
  return (
    <search className={classes.filters} aria-label={t('filter.label')}>
      <NativeSelect
        label={t('filter.who')}
        value={filter.who ?? ''}
        onChange={(event) => {
          const who = event.currentTarget.value;
          onChange(who === '' ? anybody : { ...filter, who });
        }}
        data={[{ value: '', label: t('filter.everybody') }, ...actors]}
      />
      <NativeSelect
        label={t('filter.kind')}
        value={filter.kind ?? ''}
        onChange={(event) => {
          const kind = LOG_KIND_NAMES.find((one) => one === event.currentTarget.value);
          onChange(kind === undefined ? anything : { ...filter, kind });
        }}
        data={[
          { value: '', label: t('filter.everything') },
          ...LOG_KIND_NAMES.map((kind) => ({ value: kind, label: LOG_WORDS.kind[kind] })),
        ]}
      />
      <Day end="from" filter={filter} onChange={onChange} />
      <Day end="to" filter={filter} onChange={onChange} />
    </search>
  );
}

/** Filters with the day that is typed as soon as it is one. */
function Day(props: {
  readonly end: 'from' | 'to';
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
}) {
  const { t } = useTranslation('audit');
  const { end, filter, onChange } = props;
  const [text, setText] = useState('');
  const [left, setLeft] = useState(false);
  const read = (typed: string) => {
    setText(typed);
    setLeft(false);
    const day = readDay(typed);
    const { [end]: _day, ...open } = filter;
    onChange(day === null || day === undefined ? open : { ...open, [end]: day });
  };
  return (
    <TextInput
      label={t(`filter.${end}`)}
      autoComplete="off"
      value={text}
      onChange={(event) => read(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      error={left && readDay(text) === undefined ? t('filter.unread') : undefined}
    />
  );
}
