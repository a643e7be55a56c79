// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importXlsForm } from '../../../src-main/exchange/xlsform/import-xlsform.ts';
import { readWorkbook } from '../../../src-main/exchange/xlsform/read-workbook.ts';
import { writeWorkbook } from '../../../src-main/exchange/xlsform/write-workbook.ts';
import { loadDataStandard } from '../../../src-main/usecases/forms/read-form.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { HTCDS, readBack, SHELTER, type Sheets, workbook } from '../../support/xlsforms.ts';

/** A row as it reads back: cells as text, none that are empty at its end. */
const trimmed = (row: readonly unknown[]): string[] => {
  const cells = row.map(String);
  while (cells.at(-1) === '') cells.pop();
  return cells;
};
const options = {
  fileName: 'form.xlsx',
  language: '',
  reserved: [],
  standard: loadDataStandard(findResources()),
};
const take = async (bytes: Uint8Array) => importXlsForm(await readWorkbook(bytes), options);

/** Words as people write them, in any script, with what spreadsheets are touchy about. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      '=SUM(A1)',
      'مرحبا <&> "x"',
      '+1',
      "it's",
      '😀 a\nb',
      '<b>bold</b>',
      ' spaced ',
      '@x',
      '01',
      'a_x0041_x0042_',
      '_x005F_x0041_',
    ),
  )
  .map((text) => text.replace(/[^\P{C}\n]|\$/gu, '·'))
  .filter((text) => text.trim() !== '');
/** One that looks like a character's number in a workbook ("_x0041_" is "A" there) is a name like any other. */
const name = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z_][a-zA-Z0-9_]{0,9}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]?(_x[0-9a-fA-F]{4}){1,2}_$/) },
);
const condition = (names: readonly string[]) =>
  fc.oneof(
    fc.constant(''),
    fc.constantFrom(...names).map((one) => `\${${one}} != ''`),
    fc.constantFrom(...names).map((one) => `unknown(\${${one}})`),
  );

const survey = fc
  .uniqueArray(name, { minLength: 2, maxLength: 8 })
  .chain((names) =>
    fc.tuple(
      ...names.map((one) =>
        fc.tuple(
          fc.constantFrom(
            'text',
            'integer',
            'date',
            'select_one list',
            'select_multiple list or_other',
            'note',
          ),
          fc.constant(one),
          words,
          fc.oneof(fc.constant(''), words),
          condition(names),
          fc.constantFrom('', 'yes', 'no', 'TRUE', '${x} > 1'),
          fc.constantFrom('', '. > 3', "regex(., '[a-z]+')", "string-length(.) < 5 and . != 'x'"),
          fc.oneof(fc.constant(''), words),
          fc.oneof(fc.constant(''), words),
        ),
      ),
    ),
  );

describe('out again as it came in', () => {
  it('every column of every row, whatever stands in it, and the same form from it', async () => {
    await fc.assert(
      fc.asyncProperty(survey, words, async (rows, title) => {
        const sheets: Sheets = {
          survey: [
            [
              'type',
              'name',
              'label',
              'label::Română (ro)',
              'relevant',
              'required',
              'constraint',
              'guidance_hint',
              'ours',
            ],
            ['text', 'first', 'First'],
            ...rows,
          ],
          choices: [
            ['list_name', 'name', 'label', 'region'],
            ['list', 'a', title, 'north'],
            ['list', 'b', 'B', ''],
          ],
          settings: [
            ['form_title', 'form_id', 'style'],
            [title, 'f', 'pages'],
          ],
        };
        const first = await take(await workbook(sheets));
        const written = await writeWorkbook(first.source);
        const again = await take(written);
        expect(again).toEqual(first);
        const back = await readBack(written);
        expect(back.survey).toEqual(sheets.survey?.map(trimmed));
        expect(back.choices).toEqual(sheets.choices?.map(trimmed));
        expect(Object.keys(back)).toEqual(['survey', 'choices', 'settings']);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['the published standard’s form', HTCDS],
    ['a form in two languages', SHELTER],
  ])(
    '%s gives the same form a second time, with no more to report about what was left out',
    async (_, sheets) => {
      const first = await take(await workbook(sheets));
      const again = await take(await writeWorkbook(first.source));
      expect(again.pages).toEqual(first.pages);
      expect(again.source.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual(
        first.source.map(({ rows }) => rows.map(({ cells }) => cells)),
      );
      expect(again.report.lines.filter((line) => line.outcome === 'left-out')).toEqual([]);
    },
  );
});
