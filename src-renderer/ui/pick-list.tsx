/**
 * @file A long list to find one thing in. Only the rows in view exist, so ten thousand are as quick as ten.
 * With `cards`, entries stand beside each other with a picture each.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterField } from './filter-field.tsx';
import classes from './pick-list.module.css';
import { usePicking } from './use-picking.ts';

// How many cards fit beside each other, as the window and the text size have it now.

const remNow = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** `width`: of one card in rem; null: a list, one column. */
function useColumns(
  element: RefObject<HTMLElement | null>,
  width: number | null,
): { readonly columns: number; readonly rem: number } {
  const [space, setSpace] = useState({ pixels: 0, rem: remNow() });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const measure = () => setSpace({ pixels: box.clientWidth, rem: remNow() });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  const columns = width === null ? 1 : Math.max(1, Math.floor(space.pixels / (width * space.rem)));
  return { columns, rem: space.rem };
}

export interface PickListProps<Item> {
  readonly label: string;
  /** Names the list, for coming back to the place in it. */
  readonly memory: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly total: number;
  /** undefined: not read yet. */
  readonly itemAt: (index: number) => Item | undefined;
  readonly keyOf: (item: Item) => string;
  readonly renderItem: (item: Item) => ReactNode;
  readonly onOpen: (item: Item) => void;
  readonly onDelete?: (item: Item) => void;
  /** First and last entry in view, so that the owner can read them. */
  readonly onRange?: (first: number, last: number) => void;
  readonly head?: ReactNode;
  readonly beside?: ReactNode;
  readonly autoFocus?: boolean;
  readonly cards?: boolean;
}

const ROW_REM = 3.5;
const CARD_REM = { width: 11.5, height: 17 };

export function PickList<Item>(props: PickListProps<Item>) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const cards = props.cards ?? false;
  const { columns, rem } = useColumns(scroller, cards ? CARD_REM.width : null);
  const virtual = useVirtualizer({
    count: Math.ceil(props.total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => (cards ? CARD_REM.height : ROW_REM) * rem,
    overscan: cards ? 2 : 8,
  });
  const rows = virtual.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * columns;
  const last = Math.min(props.total - 1, ((rows.at(-1)?.index ?? 0) + 1) * columns - 1);
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const at = (index: number, then: (item: Item) => void) => {
    const item = props.itemAt(index);
    if (item !== undefined) then(item);
  };
  const { onDelete } = props;
  const picking = usePicking({
    memory: props.memory,
    total: props.total,
    columns,
    page: Math.max(1, rows.length - (cards ? 4 : 16)),
    filter: props.filter,
    onFilter: props.onFilter,
    onOpen: (index) => at(index, props.onOpen),
    onDelete: onDelete === undefined ? undefined : (index) => at(index, onDelete),
    reveal: (index) => virtual.scrollToIndex(Math.floor(index / columns), { align: 'auto' }),
  });
  const { current } = picking;
  const returned = useRef(picking.wasLeft && current > 0);
  useEffect(() => {
    if (!returned.current || props.total <= current) return;
    returned.current = false;
    virtual.scrollToIndex(Math.floor(current / columns), { align: 'center' });
  }, [props.total, current, columns, virtual]);
  const entry = (index: number) => {
    const item = props.itemAt(index);
    return (
      <div
        key={item === undefined ? `unread-${index}` : props.keyOf(item)}
        className={cards ? classes.card : classes.row}
        {...picking.optionProps(index)}
      >
        {item === undefined ? <span className={classes.unread} /> : props.renderItem(item)}
      </div>
    );
  };
  return (
    <div className={classes.root}>
      <div className={classes.tools}>
        <FilterField
          label={props.label}
          filter={props.filter}
          onFilter={(text) => {
            props.onFilter(text);
            picking.reset();
            virtual.scrollToOffset(0);
          }}
          field={picking.field}
          autoFocus={props.autoFocus ?? picking.wasLeft}
        />
        {props.beside}
      </div>
      {props.head}
      {props.total === 0 && props.filter !== '' ? (
        <p className={classes.nothing}>{t('list.nothingMatches', { filter: props.filter })}</p>
      ) : null}
      {/* Reached by Tab after the field, with the same keys. */}
      <div
        id={picking.listId}
        role="listbox"
        aria-label={props.label}
        aria-activedescendant={picking.field['aria-activedescendant']}
        className={classes.scroller}
        ref={scroller}
        data-cards={cards}
        tabIndex={0}
        onKeyDown={picking.field.onKeyDown}
      >
        <div role="presentation" className={classes.list} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => (
            <div
              key={row.key}
              role="presentation"
              data-index={row.index}
              ref={virtual.measureElement}
              className={classes.line}
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {Array.from({ length: Math.min(columns, props.total - row.index * columns) }, (_, column) =>
                entry(row.index * columns + column),
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
