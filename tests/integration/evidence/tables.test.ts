/** Spreadsheets and CSV files, as the tables a court is handed: read back from their pages by poppler. */
import { strToU8, zipSync } from 'fflate';
import { readXls } from 'hucre';
import { type Cell, type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { takeIn, throughTool } from '../../support/intake.ts';
import { compound, xls } from '../../support/old-excel.ts';
import { checkWithQpdf, flowOf, wordsOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

async function brought(bytes: Uint8Array | string, fileName: string) {
  const intake = await takeIn(bytes, { fileName });
  if (intake.workingCopy === null) throw new Error('it always gets a copy');
  checkWithQpdf(intake.workingCopy);
  const { workingCopy } = intake;
  return { ...intake, workingCopy, text: flowOf(workingCopy), said: intake.notes.map(said) };
}

/** The rows of each page as they stand beside each other. */
const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(throughTool('pdftotext', ['-layout', '$IN', '$OUT'], pdf))
    .toString()
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '));

it.each([
  ['Tibetan', 'ཀ'],
  ['Burmese', 'က'],
  ['Malayalam', 'ഔ'],
  ['Latin, of the widest', 'W'],
])('words in %s stay in their column and on the page', async (_, letter) => {
  const row = (at: number) => [13, 29, 5].map((times, i) => letter.repeat(((times + at * (i + 3)) % 29) + 1));
  const { workingCopy } = await brought(
    Array.from({ length: 12 }, (_, at) => row(at).join(',')).join('\n'),
    'rota.csv',
  );
  const all = wordsOf(workingCopy);
  expect(Math.max(...all.map(({ xMax }) => xMax))).toBeLessThan(595 - 60);
  const meet = all.filter((a, i) =>
    all
      .slice(i + 1)
      .some(
        (b) =>
          a.page === b.page &&
          Math.abs(a.yMin - b.yMin) < 2 &&
          Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin) > 1,
      ),
  );
  expect(meet).toEqual([]);
});

describe('a spreadsheet of wages', () => {
  const day = {
    value: new Date('2021-05-06T00:00:00Z'),
    type: 'date',
    style: { numFmt: 'dd/mm/yyyy' },
  } as const;
  const pounds = { style: { numFmt: '[$£-809]#,##0.00' } } as const;

  it('is a table under its name: days nobody can misread, formulas as values, what is hidden said', async () => {
    const rows: CellValue[][] = [
      ['Bright Nails Ltd'],
      [],
      ['Paid on', 'Worker', 'Rate', 'Net'],
      [null, 'Nguyễn Thị Lan', 3.5, null],
      [null, 'سمر', 3.5, 1],
    ];
    const workbook = await writeXlsx({
      sheets: [
        {
          name: 'Wages & hours',
          rows,
          columns: [{}, {}, { hidden: true }],
          rowDefs: new Map([[4, { hidden: true }]]),
          cells: new Map<string, Partial<Cell>>([
            ['3,0', day],
            ['3,2', { value: 3.5, type: 'number', ...pounds }],
            ['3,3', { value: 1245.1, type: 'formula', formula: 'C4*2', formulaResult: 1245.1, ...pounds }],
            ['4,1', { value: 'سمر', type: 'string', comment: { author: 'Boss', text: 'not to see this' } }],
          ]),
        },
        { name: 'Debts', hidden: true, rows: [['Lan', 4000]] },
      ],
    });
    const taken = await brought(workbook, 'wages.xlsx');
    expect(taken.workingSteps).toEqual(['typeset-as-table']);
    for (const words of [
      'Sheet “Wages & hours”',
      'Bright Nails Ltd',
      '6 May 2021',
      'Nguyễn Thị Lan',
      'سمر',
      '£3.50',
      '£1,245.10',
      'shown here on grey: C, 5.',
      'saved with it: D4.',
      '[Remark by Boss: not to see this]',
      'Sheet “Debts”, hidden in the file',
      '4000',
    ])
      expect(taken.text).toContain(words);
    expect(taken.said).toEqual([
      expect.stringContaining('1 sheet, 1 row, 1 column'),
      expect.stringContaining('1 value in it'),
      expect.stringContaining('1 remark'),
    ]);
  });

  it('that is long has its head on every page; one that is wide is divided, each part with its first column', async () => {
    const long = ['Day;Worker', ...Array.from({ length: 120 }, (_, i) => `${i};Ana`)].join('\n');
    const taken = await brought(long, 'rota.csv');
    expect(taken.pageCount).toBeGreaterThan(1);
    for (const page of pagesOf(taken.workingCopy)) expect(page).toContain('Day Worker');

    const days = Array.from({ length: 30 }, (_, i) => `${i + 1} March 2021`);
    const wide = [
      ['Worker', ...days],
      ['Ana', ...days.map(() => '10:00 to 22:00')],
    ];
    const parts = await brought(wide.map((row) => row.join(',')).join('\r\n'), 'rota.csv');
    const pages = pagesOf(parts.workingCopy);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toMatch(/Worker.*Ana/);
    for (const one of days) expect(parts.text).toContain(one);
    expect(pages.at(-1)).toContain(`part ${pages.length} of ${pages.length}: columns A, `);
  });

  it('of OpenDocument too: cells as its program showed them, hidden sheets, rows and columns', async () => {
    const cell = (text: string, more = '') =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const content =
      '<office:document-content><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>' +
      '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="May"><table:table-column/><table:table-column table:visibility="collapse"/>' +
      `<table:table-row>${cell('Worker')}${cell('Paid')}</table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>` +
      `<table:table-row table:visibility="filter">${cell('Ana')}${cell('£12.50', 'office:value-type="currency" table:formula="of:=[.A1]"')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>` +
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>' +
      `<table:table table:name="Old" table:style-name="ta2"><table:table-row>${cell('x')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const ods = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(content),
    });
    const taken = await brought(ods, 'wages.ods');
    expect(taken.mediaType).toBe('application/vnd.oasis.opendocument.spreadsheet');
    for (const words of [
      'Sheet “May”',
      'Worker',
      '£12.50',
      'grey: B, 5.',
      'saved with it: B5.',
      'hidden in the file',
    ])
      expect(taken.text).toContain(words);
  });

  it('of Excel before 2007 too, every word of it, wherever its records cut them', async () => {
    const wages = {
      name: 'Wages – May',
      rows: [
        ['Paid on', 'Worker', 'Net', 'Rate'],
        [
          { value: 44322, format: 'dd/mm/yyyy' },
          'Nguyễn Thị Lan',
          { value: 1245.1, format: '"£"#,##0.00', isFormula: true as const },
          { value: 3.5, remark: { by: 'Boss', text: 'not to see this' } },
        ],
        [null, 'سمر', { value: 'owes £40', isFormula: true as const }],
      ],
      hiddenRows: [2],
      hiddenColumns: [3],
      joined: [[1, 2, 0, 0]] as const,
    };
    const sheets = [wages, { name: 'Debts', isHidden: true as const, rows: [['Lan', -4000]] }];
    for (const broken of [8224, 37]) {
      const bytes = xls(sheets, { broken });
      // Another reader, that it is what Excel writes and not what is read here.
      expect((await readXls(bytes)).sheets.map(({ name }) => name)).toEqual(['Wages – May', 'Debts']);
      const taken = await brought(bytes, 'wages.xls');
      expect(taken).toMatchObject({
        mediaType: 'application/vnd.ms-excel',
        workingSteps: ['typeset-as-table'],
      });
      for (const words of [
        'SHA-256 XLS 5',
        'Sheet “Wages – May”',
        '6 May 2021',
        'Nguyễn Thị Lan',
        '£1,245.10',
        'سمر',
        'owes £40',
        'shown here on grey: D, 3.',
        'saved with it: C2 to C3.',
        'in the first of them: A2 to A3.',
        '[Remark by Boss: not to see this]',
        'Sheet “Debts”, hidden in the file',
        '-4000',
      ])
        expect(taken.text).toContain(words);
      expect(taken.said).toEqual([
        expect.stringContaining('1 sheet, 1 row, 1 column'),
        expect.stringContaining('2 values in it'),
        expect.stringContaining('1 remark'),
      ]);
    }
  });

  it('of Excel before 2007 that is locked, cut off, older or larger than paper is kept whole, with a page in its place', async () => {
    const sound = xls([{ name: 'x', rows: [['a', 'b']] }]);
    const locked = Buffer.from(sound);
    // What begins the formats begins a lock now.
    locked.writeUInt16LE(0x2f, locked.indexOf(Buffer.from([0x1e, 0x04])));
    const older = Buffer.from(sound);
    older.writeUInt16LE(0x500, older.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00])) + 4);
    const rows = Array.from({ length: 61_000 }, (_, i) => [i]);
    for (const bytes of [
      locked,
      older,
      sound.subarray(0, 1500),
      xls([{ name: 'x', rows }]),
      compound('Workbook', Buffer.from([9, 8, 2, 0, 0, 6])),
      compound('WordDocument', Buffer.from('x')),
    ]) {
      const taken = await brought(bytes, 'x.xls');
      expect(taken).toMatchObject({ workingSteps: ['slip-in-its-place'], pageCount: 1 });
      expect(taken.mediaType).toBe('application/x-ole-storage');
    }
  });

  it('made to exhaust a reader is refused', async () => {
    const sound = await writeXlsx({ sheets: [{ name: 'x', rows: [['a']] }] });
    expect((await readXlsx(sound)).sheets).toHaveLength(1);
    const far = await writeXlsx({
      sheets: [{ name: 'x', cells: new Map([['30000,0', { value: 'x', type: 'string' }]]), rows: [] }],
    });
    await expect(brought(far, 'x.xlsx')).rejects.toMatchObject({ code: 'too-large' });
    const blown = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="500"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
      ),
    });
    await expect(brought(blown, 'x.ods')).rejects.toMatchObject({ code: 'too-large' });
    await expect(brought(sound.subarray(0, 400), 'x.xlsx')).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(
      brought(await writeXlsx({ sheets: [{ name: 'x', rows: [] }] }), 'x.xlsx'),
    ).rejects.toMatchObject({
      code: 'empty-file',
    });
  });
});

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from('Name,Paid\nZoë,"£1,200"\n')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFName\tPaid\nZoë\t£1,200\n')],
    ['UTF-16', Buffer.from('\uFEFFName\tPaid\r\nZoë\t£1,200\r\n', 'utf16le')],
    [
      'Windows-1252, semicolons, as Excel says it',
      Buffer.from('sep=;\r\nName;Paid\r\nZoë;£1,200\r\n', 'latin1'),
    ],
  ])('%s is a table', async (_how, bytes) => {
    const taken = await brought(bytes, 'wages.csv');
    expect(taken).toMatchObject({ mediaType: 'text/csv', workingSteps: ['typeset-as-table'], pageCount: 1 });
    expect(pagesOf(taken.workingCopy).join()).toMatch(/Name Paid 2 Zoë £1,200/);
    expect(taken.text).not.toContain('sep=');
  });

  it('that is no table, or not whole, is the text it is', async () => {
    for (const text of ['only one column\nand no other', 'a,b\n"open,c'])
      expect(await brought(text, 'x.csv')).toMatchObject({ mediaType: 'text/plain' });
    expect(await brought('Dear Ana, I came, I saw', 'letter.txt')).toMatchObject({ mediaType: 'text/plain' });
  });
});
