/** A sheet of Excel before 2007: what is hidden, joined and remarked, each beside a neighbour that is not. */
import { expect, it } from 'vitest';
import { readXls } from '../../../src-main/evidence/table/old-excel/read-xls.ts';
import { xls } from '../../support/old-excel.ts';

it('has each cell with its place, and what is joined or remarked only where there is something', () => {
  const remark = (text: string) => ({ by: 'Boss', text });
  const bytes = xls([
    {
      name: 'First',
      rows: [
        ['a', { value: 'b', remark: remark('look') }, 7],
        [null, { value: 'c', remark: remark('  ') }],
        [null, null, { value: 0.5, isFormula: true }],
        ['d'],
      ],
      hiddenRows: [1, 3],
      hiddenColumns: [2],
      joined: [
        [0, 0, 0, 1],
        [1, 1, 0, 1],
        [2, 3, 2, 2],
      ],
    },
    { name: 'Second', isHidden: true, rows: [['e']] },
  ]);
  const [first, second] = readXls(bytes) ?? [];
  expect(
    first?.rows.map(({ number, isHidden, cells }) => [
      number,
      isHidden,
      ...[...cells].map(([at, { text }]) => `${at} ${text}`),
    ]),
  ).toEqual([
    [1, false, '0 a', '1 b', '2 7'],
    [2, true, '1 c'],
    [3, false, '2 0.5'],
    [4, true, '0 d'],
  ]);
  expect([...(first?.hiddenColumns ?? [])]).toEqual([2]);
  expect(first?.joined).toEqual(['A1 to B1', 'C3 to C4']);
  expect(first?.remarks).toEqual([{ at: 'B1', by: 'Boss', text: 'look' }]);
  const kinds = first?.rows.flatMap(({ cells }) =>
    [...cells.values()].map((one) => [one.isNumber, one.isFormula]),
  );
  expect(kinds).toEqual([
    [false, false],
    [false, false],
    [true, false],
    [false, false],
    [true, true],
    [false, false],
  ]);
  expect([first, second].map((one) => [one?.name, one?.isHidden])).toEqual([
    ['First', false],
    ['Second', true],
  ]);
});
