/** How a table lies on its pages: upright where it fits, else across, else in parts that begin with the first column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableBlock, TableRow } from '../../../src-main/contract/rendering.ts';
import { GUTTER, layOut } from '../../../src-main/documents/table-layout.ts';

const UPRIGHT = 160 - GUTTER;
const ACROSS = 247 - GUTTER;
const row = (texts: readonly string[]): TableRow => ({
  label: '1',
  isHidden: false,
  cells: texts.map((text) => ({ text, isNumber: false })) as TableRow['cells'],
});
const table = (columns: number, text: string): TableBlock => ({
  kind: 'table',
  name: '',
  isHidden: false,
  lead: [],
  head: null,
  formulas: [],
  joined: [],
  columns: Array.from({ length: columns }, (_, at) => ({ label: String(at), isHidden: false })) as never,
  body: [row(Array.from({ length: columns }, () => text))],
});
const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);

describe('columns of one word of ten letters', () => {
  // Each 21.5 mm wide.
  it.each([
    [1, false, 1],
    [6, false, 1],
    [7, false, 1],
    [8, true, 1],
    [11, true, 1],
    [12, true, 2],
  ])('%i of them: across %s, in %i', (columns, isAcross, parts) => {
    const found = layOut(table(columns, 'abcdefghij'));
    expect([found.isAcross, found.parts.length]).toEqual([isAcross, parts]);
  });
});

it('has every column once, the first in each part, and no part wider than its page, by fast-check', () => {
  const words = fc.array(fc.stringMatching(/^[a-z ]{0,60}$/), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(words, (texts) => {
      const block = { ...table(texts.length, ''), body: [row(texts)] };
      const { isAcross, parts } = layOut(block);
      const shown = parts.flatMap(({ columns }, at) => (at === 0 ? columns : columns.slice(1)));
      expect(shown).toEqual(texts.map((_, at) => at));
      for (const { columns, widths } of parts) {
        expect(columns[0]).toBe(0);
        expect(widths).toHaveLength(columns.length);
        expect(sum(widths)).toBeLessThanOrEqual((isAcross ? ACROSS : UPRIGHT) + 1e-9);
      }
    }),
    { numRuns: 200 },
  );
});
