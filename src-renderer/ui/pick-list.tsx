/**
 * @file A long list to find one thing in: filter as you type, arrow keys, Enter opens, Delete asks. The
 * keyboard stays in the filter field; the row that Enter would open is marked. Only the rows in view exist,
 * so ten thousand are as quick as ten.
 */
import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import { nextIndex } from './list-keys.ts';
import classes from './pick-list.module.css';

export interface PickListProps<Item> {
  readonly label: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly total: number;
  /** undefined: not read yet. */
  readonly itemAt: (index: number) => Item | undefined;
  readonly keyOf: (item: Item) => string;
  readonly renderRow: (item: Item) => ReactNode;
  readonly onOpen: (item: Item) => void;
  readonly onDelete?: (item: Item) => void;
  /** First and last row in view, so that the owner can read them. */
  readonly onRange?: (first: number, last: number) => void;
  readonly head?: ReactNode;
  readonly beside?: ReactNode;
  readonly autoFocus?: boolean;
}

const ROW_REM = 3.5;

export function PickList<Item>(props: PickListProps<Item>) {
  const { t } = useTranslation();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.max(0, Math.min(active, props.total - 1));
  const virtual = useVirtualizer({
    count: props.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? 0;
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const open = (index: number) => {
    const item = props.itemAt(index);
    if (item !== undefined) props.onOpen(item);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const page = Math.max(1, last - first - 16);
    const next = nextIndex(event.key, current, props.total, page);
    if (next !== null) {
      setActive(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    } else if (event.key === 'Enter' && props.total > 0) {
      open(current);
    } else if (event.key === 'Delete' && props.onDelete !== undefined && props.filter === '') {
      const item = props.itemAt(current);
      if (item !== undefined) props.onDelete(item);
    } else if (event.key === 'Escape' && props.filter !== '') {
      props.onFilter('');
    } else return;
    event.preventDefault();
  };
  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        <TextInput
          className={classes.filter ?? ''}
          aria-label={`${t('list.filter')}: ${props.label}`}
          placeholder={t('list.filter')}
          leftSection={<Icon name="search" size={18} />}
          value={props.filter}
          onChange={(event) => {
            props.onFilter(event.currentTarget.value);
            setActive(0);
            virtual.scrollToOffset(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={props.total === 0 ? undefined : `${listId}-${current}`}
          autoFocus={props.autoFocus ?? false}
          data-pick-filter
        />
        {props.beside}
      </div>
      {props.head}
      {props.total === 0 && props.filter !== '' ? (
        <p className={classes.nothing}>{t('list.nothingMatches', { filter: props.filter })}</p>
      ) : null}
      <div className={classes.scroller} ref={scroller} tabIndex={-1}>
        <div
          id={listId}
          role="listbox"
          aria-label={props.label}
          className={classes.list}
          style={{ height: virtual.getTotalSize() }}
        >
          {rows.map((row) => {
            const item = props.itemAt(row.index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the filter field
              <div
                key={item === undefined ? `unread-${row.index}` : props.keyOf(item)}
                id={`${listId}-${row.index}`}
                role="option"
                tabIndex={-1}
                aria-selected={row.index === current}
                aria-posinset={row.index + 1}
                aria-setsize={props.total}
                data-index={row.index}
                ref={virtual.measureElement}
                className={classes.row}
                style={{ transform: `translateY(${row.start}px)` }}
                onClick={() => open(row.index)}
              >
                {item === undefined ? <span className={classes.unread} /> : props.renderRow(item)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
