/** What a cell shows: numbers and days as their format says, and text files that are tables. */
import { describe, expect, it } from 'vitest';
import { readCsvTable } from '../../../src-main/evidence/as-pages.ts';
import { cellText } from '../../../src-main/evidence/table/cell-text.ts';

const at = (time: string) => new Date(`${time}Z`);

describe('a cell', () => {
  it.each<[string, unknown, string, string]>([
    ['nothing', null, '', ''],
    ['nothing at all', undefined, '', ''],
    ['yes', true, '', 'TRUE'],
    ['no', false, '', 'FALSE'],
    ['words', '  told ', '', 'told'],
    ['a number', 1234.5, '', '1234.5'],
    ['a number, general', 1234.5, 'General', '1234.5'],
    ['what a computer adds', 0.1 + 0.2, '', '0.3'],
    ['two places', 3, '0.00', '3.00'],
    ['pounds', 12.5, '[$£-809]0.00', '£12.50'],
    ['a format that shows nothing', 7, ';;;', '7'],
    ['a day', at('2026-01-05T00:00:00'), 'dd/mm/yy', '5 Jan 2026'],
    ['a day with its time', at('2026-01-05T10:30:00'), 'dd/mm/yy hh:mm', '5 Jan 2026, 10:30'],
    ['a day with seconds', at('2026-01-05T10:30:07'), 'dd/mm/yy hh:mm:ss', '5 Jan 2026, 10:30:07'],
    ['a time alone', at('1899-12-30T10:30:00'), 'hh:mm', '10:30'],
    ['a time with a day that none is', at('1900-01-01T10:30:00'), 'dd/mm hh:mm', '10:30'],
    [
      'the first day with a year of its own',
      at('1901-01-01T10:30:00'),
      'dd/mm/yy hh:mm',
      '1 Jan 1901, 10:30',
    ],
    ['no day', new Date(Number.NaN), 'dd/mm/yy', ''],
  ])('%s', (_, value, format, text) => {
    expect(cellText(value, format)).toBe(text);
  });

  it('names the month in the file’s own words where it has them', () => {
    expect(cellText(at('2026-01-05T00:00:00'), 'd mmmm yyyy')).toBe('5 January 2026');
    // A word in quotation marks names no month.
    expect(cellText(at('2026-01-05T00:00:00'), '"mmm" dd/mm/yy')).toBe('5 Jan 2026');
  });
});

describe('a text file', () => {
  it.each([
    ['a.csv', 'a,b\n1,2', true],
    ['a.TSV', 'a\tb\n1\t2', true],
    ['a.tab', 'a\tb\n1\t2', true],
    ['a.txt', 'a,b\n1,2', false],
    ['a.txt', 'sep=;\na;b\n1;2', true],
    ['a.csv', 'one\ntwo', false],
    ['a.csv', 'a,"b\n1,2', false],
    ['a.csv.txt', 'a,b', false],
  ])('%s with %j: a table is %s', (name, text, isTable) => {
    expect(readCsvTable(text, name) !== null).toBe(isTable);
  });

  it('has every row with its number, hides nothing, and knows what looks like a number', () => {
    const read = readCsvTable('who,paid\nMaria,"£1,234.50"\nLia,12 %\nAna,3 weeks\nIra,(40)', 'pay.csv');
    const cells = read?.rows.map(({ cells }) => [...cells.values()].map((one) => [one.text, one.isNumber]));
    expect(cells).toEqual([
      [
        ['who', false],
        ['paid', false],
      ],
      [
        ['Maria', false],
        ['£1,234.50', true],
      ],
      [
        ['Lia', false],
        ['12 %', true],
      ],
      [
        ['Ana', false],
        ['3 weeks', false],
      ],
      [
        ['Ira', false],
        ['(40)', true],
      ],
    ]);
    expect(read).toMatchObject({
      name: '',
      isHidden: false,
      hiddenColumns: new Set(),
      joined: [],
      remarks: [],
    });
    expect(read?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual(
      [1, 2, 3, 4, 5].map((number) => [number, false]),
    );
  });
});
