/**
 * @file The roles of a grid (ARIA Authoring Practices Guide). On elements of no meaning of their own: the rows in view are laid
 * out by hand, and a browser takes the meaning from table elements that are not laid out as tables.
 */
export const ROLE = {
  grid: (label: string, rows: number) => ({
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rows + 1,
    'aria-multiselectable': true,
  }),
  rows: { role: 'rowgroup' },
  head: { role: 'row', 'aria-rowindex': 1 },
  /** `index` from 0; the head is the first row. */
  row: (index: number, isMarked: boolean) => ({
    role: 'row',
    'aria-rowindex': index + 2,
    'aria-selected': isMarked,
  }),
  columnHead: { role: 'columnheader' },
  /** With `go`, pressed to go there; by keyboard arrows and Tab do. */
  cell: (go?: () => void) => ({ role: 'gridcell', ...(go === undefined ? {} : { onClick: go }) }),
} as const;
