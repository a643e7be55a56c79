// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
import { describe, expect, it } from 'vitest';
import { importXlsForm } from '../../../src-main/exchange/xlsform/import-xlsform.ts';
import type { Workbook } from '../../../src-main/exchange/xlsform/workbook.ts';
import { loadDataStandard } from '../../../src-main/usecases/forms/read-form.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { failureOf } from '../../support/failures.ts';
import { said as sentence } from '../../support/said.ts';
import { HTCDS, type Rows, SHELTER, type Sheets } from '../../support/xlsforms.ts';

const standard = loadDataStandard(findResources());
const asWorkbook = (sheets: Sheets): Workbook =>
  Object.entries(sheets).map(([name, [columns = [], ...rows]]) => ({
    name,
    columns: columns.map(String),
    rows: rows.map((cells, index) => ({
      row: index + 2,
      cells: columns.map((_, at) => String(cells[at] ?? '')),
    })),
  }));
const take = (sheets: Sheets, language = '') =>
  importXlsForm(asWorkbook(sheets), { fileName: 'intake.xlsx', language, reserved: ['safety'], standard });
/** The survey rows given, and the lists that two of the types ask for. */
const survey = (...rows: Rows) =>
  take({
    survey: [
      ['type', 'name', 'label', 'relevant', 'constraint', 'default', 'required', 'calculation', 'appearance'],
      ...rows,
    ],
    choices: [
      ['list_name', 'name', 'label'],
      ['yn', 'yes', 'Yes'],
      ['yn', 'no', 'No'],
    ],
  });
const said = (form: ReturnType<typeof take>) =>
  form.report.lines.map(({ outcome, sheet, row, column, name }) =>
    [outcome, sheet, row, column, name].join(' '),
  );
const elements = (form: ReturnType<typeof take>) => form.pages.flatMap((page) => page.elements);

describe('the published standard’s own form', () => {
  const form = take(HTCDS);

  it('comes in with every slip named by row and column, and nothing a phone notes by itself', () => {
    expect(said(form)).toEqual(
      [
        'carried settings  submission_url ',
        'left-out survey  image ',
        'left-out survey 2 type start',
        'left-out survey 3 type end',
        'left-out survey 4 type deviceid',
        'left-out survey 5 type username',
        'changed survey 7 required con_Consent',
        'changed survey 11 required prs_First_Name',
        'look survey 11 name prs_First_Name',
        'changed survey 11 name prs_First_Name',
        'look survey 12 name prs_Second_Name',
        'changed survey 12 name prs_Second_Name',
        'look survey 13 label prs_Title',
        'changed survey 14 name prs_Birthdate',
        'changed survey 15 required prs_Gender',
        'changed survey 15 name prs_Gender',
        'left-out survey 16 type prs_MailingLatitude',
        'look survey 19 name vic_TraffickinStatus',
        'look survey 20 name vic_Methods_of_Control',
        'changed survey 20 name vic_Methods_of_Control',
        'look survey 22 type vic_ForcedLabourIndustry',
        'changed choices 7 name DebtBondage',
        'look choices 9 name RestrictsMovement',
      ].map((line) => line.replace(/ {2}/g, '  ')),
    );
    expect(form.report.kept).toMatchObject({ pages: 3, questions: 12, conditions: 2, recommended: 3 });
  });

  it('keeps its names and the order of its questions', () => {
    const fields = elements(form).map((one) => ('testimony' in one ? one.testimony.field : ''));
    expect(fields.slice(0, 4)).toEqual([
      'con_Consent',
      'prs_Salutation',
      'prs_First_Name',
      'prs_Second_Name',
    ]);
    const control = elements(form).find((one) => one.name === 'vic-methods-of-control');
    expect(control).toMatchObject({ type: 'checkbox', choices: [{ value: 'DebtBondage' }, {}, {}] });
  });

  it('is written out without what was left out', () => {
    const [sheet] = form.source;
    expect(sheet?.columns).toEqual(['type', 'name', 'label', 'required', 'relevant', 'appearance']);
    expect(sheet?.rows[0]?.cells.slice(0, 2)).toEqual(['begin_group', 'consent']);
    expect(JSON.stringify(form.source)).not.toMatch(/deviceid|geopoint|closing\.png|"DebtBondage "/);
  });
});

describe('a form with groups, rows and two languages', () => {
  it('has pages, rows, groups and conditions where the workbook has them', () => {
    const form = take(SHELTER);
    expect(form.pages.map(({ name, visibleIf }) => [name, visibleIf])).toEqual([
      ['arrival', undefined],
      ['questions', undefined],
      ['stay', '({child.length} < 4)'],
    ]);
    expect(elements(form).map(({ type, name }) => `${type} ${name}`)).toEqual([
      'text age',
      'radiogroup children',
      'text guardian',
      'paneldynamic child',
      'radiogroup country',
      'radiogroup town',
      'panel needs-group',
    ]);
    expect(form.report.languages).toEqual(['en', 'ro']);
  });

  it.each(['ro', 'Română (ro)', 'RO'])('shows the language asked for: %s', (language) => {
    expect(take(SHELTER, language).pages[0]?.title).toEqual({ default: 'Sosire', en: 'Arrival' });
  });

  it('names the languages there are when another is asked for', () => {
    expect(() => take(SHELTER, 'Tigrinya')).toThrow(expect.objectContaining({ code: 'bad-input' }));
    const two = {
      survey: [
        ['type', 'name', 'label', 'label::Română (ro)'],
        ['text', 'a', 'Name', 'Nume'],
      ],
    };
    const thrown = failureOf(() => take(two, 'Tigrinya'));
    return expect(thrown).resolves.toMatchObject({
      found: [
        {
          field: 'language',
          params: {
            languages: [
              { name: '', is: 'unnamed' },
              { name: 'Română (ro)', is: 'named' },
            ],
          },
        },
      ],
    });
  });
});

describe('what a workbook may ask for', () => {
  it('every type has its answer, or a line that says why not', () => {
    const types = [
      'text',
      'integer',
      'decimal',
      'date',
      'time',
      'dateTime',
      'datetime',
      'range',
      'image',
      'audio',
      'file',
      'select_one yn',
      'select one yn',
      'select_multiple yn',
      'rank yn',
      'select_one_from_file towns.csv',
      'acknowledge',
      'trigger',
      'note',
      'select_one ${before}',
      'select_one nolist',
    ];
    const form = survey(...types.map((type, index) => [type, `q${index}`, `Question ${index}`]));
    expect(elements(form).map((one) => one.type)).toEqual([
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'text',
      'radiogroup',
      'radiogroup',
      'checkbox',
      'checkbox',
      'text',
      'checkbox',
      'checkbox',
      'text',
      'text',
    ]);
    // The note stands with the question after it.
    expect(elements(form)[18]).toMatchObject({ name: 'q19', description: 'Question 18' });
  });

  it.each([
    'audit',
    'deviceid',
    'phonenumber',
    'email',
    'username',
    'start',
    'end',
    'today',
    'background-audio',
    'geopoint',
    'geotrace',
    'geoshape',
    'barcode',
    'video',
    'xml-external',
    'csv-external',
    'telepathy',
    '',
  ])('%s is left out, with its row named', (type) => {
    const form = survey([type, 'odd', 'Odd'], ['text', 'a', 'A', "${odd} = 'x'"]);
    expect(said(form)).toEqual(['left-out survey 2 type odd', 'look survey 3 relevant a']);
    expect(elements(form)).toEqual([{ type: 'text', name: 'a', title: 'A', testimony: { field: 'a' } }]);
  });

  it('shows and flags a question whose condition uses an unknown function', () => {
    const form = survey(['text', 'a', 'A', 'pulldata("x", "y") = 1', 'uuid() = .']);
    expect(elements(form)).toHaveLength(1);
    expect(form.report.lines.map((line) => sentence(line.says))).toEqual([
      'The question is always shown, because the function pulldata() is not known here.',
      'Any answer is taken, because the function uuid() is not known here.',
    ]);
  });

  it('a calculation that needs itself, and one that swells, end as flags', () => {
    const chain = Array.from({ length: 40 }, (_, at) => [
      'calculate',
      `c${at}`,
      '',
      '',
      '',
      '',
      '',
      at === 0 ? '${a} + ${a}' : `\${c${at - 1}} + \${c${at - 1}}`,
    ]);
    const form = survey(
      ['integer', 'a', 'A'],
      ['calculate', 'x', '', '', '', '', '', '${y} + 1'],
      ['calculate', 'y', '', '', '', '', '', '${x} + 1'],
      ...chain,
      ['text', 'b', 'B', '${x} > 1'],
      ['text', 'c', 'C', '${c39} > 1'],
    );
    expect(said(form).filter((line) => line.startsWith('look'))).toEqual([
      'look survey 45 relevant b',
      'look survey 46 relevant c',
    ]);
  });

  it.each([
    ['a group', 'expression-asks-group', [['begin group', 'g', 'G'], ['text', 'a', 'A'], ['end group']]],
    [
      'rows within rows',
      'expression-asks-rows-within-rows',
      [
        ['begin repeat', 'r', 'R'],
        ['begin repeat', 'g', 'G'],
        ['text', 'a', 'A'],
        ['end repeat'],
        ['text', 'z', 'Z'],
        ['end repeat'],
      ],
    ],
    ['a note', 'expression-asks-note', [['note', 'g', 'Read this']]],
    ['a name that is not in the form', 'expression-name-not-in-form', []],
  ] as const)('a condition on %s is shown as it is written, and why it cannot be asked', (_, code, rows) => {
    const form = survey(...(rows as unknown as Rows), ['text', 'b', 'B', '${g} = 1']);
    const lines = form.report.lines.filter(({ column, name }) => column === 'relevant' && name === 'b');
    expect(JSON.stringify(lines)).toContain(`"${code}"`);
    expect(lines).toHaveLength(1);
  });

  it('two questions of one name are both asked, under names of their own', () => {
    const form = survey(
      ['text', 'a', 'One'],
      ['text', 'a', 'Two'],
      ['text', 'A', 'Three'],
      ['text', 'safety', 'Four'],
      ['text', 'b', 'B', "${a} = 'x'"],
    );
    expect(elements(form).map((one) => one.name)).toEqual(['a', 'a-2', 'a-3', 'safety-2', 'b']);
    expect(said(form)).toEqual(['look survey 3 name a']);
  });

  it('names in any script get one that can be kept', () => {
    const form = survey(
      ['text', 'الاسم', 'ما اسمك؟'],
      ['text', '名前', '名前'],
      ['text', '_Über', 'Über'],
      ['text', '', 'No name'],
    );
    expect(elements(form).map((one) => one.name)).toEqual(['row-2', 'row-3', 'uber', 'row-5']);
    expect(elements(form)[0]?.title).toBe('ما اسمك؟');
  });

  it('blocks that are never ended, or never begun, lose no question', () => {
    const form = survey(
      ['begin group', 'g', 'G'],
      ['end repeat'],
      ['text', 'a', 'A'],
      ['begin_repeat', 'r', 'R'],
      ['text', 'b', 'B'],
    );
    expect(said(form)).toEqual(['look survey 2 type g', 'look survey 3 type ', 'look survey 5 type r']);
    expect(elements(form).map((one) => one.name)).toEqual(['a', 'r']);
  });

  it('rows within rows become one box for words', () => {
    const form = survey(
      ['begin repeat', 'r', 'Journeys'],
      ['text', 'a', 'From'],
      ['begin group', 'g', 'Stop', "${a} = 'x'"],
      ['text', 'b', 'Where'],
      ['end group'],
      ['begin repeat', 's', 'Stops'],
      ['text', 'c', 'Town'],
      ['text', 'd', 'Road'],
      ['end repeat'],
      ['end repeat'],
    );
    expect(elements(form)[0]).toMatchObject({
      type: 'paneldynamic',
      templateElements: [
        { name: 'a' },
        { name: 'b', title: 'Stop: Where', visibleIf: "({panel.a} = 'x')" },
        { type: 'comment', name: 's', description: 'Town; Road' },
      ],
    });
  });

  it('texts that name another answer name its question instead', () => {
    const form = survey(['text', 'a', 'First name'], ['text', 'b', 'Where does ${a} live?']);
    expect(elements(form)[1]?.title).toBe('Where does [First name] live?');
    expect(said(form)).toEqual(['changed survey 3 label b']);
  });

  it('nothing is required, whatever the cell says', () => {
    const form = survey(
      ...['yes', 'TRUE', 'true()', '${x} = 1', 'no', ''].map((cell, at) => [
        'text',
        `q${at}`,
        `Q${at}`,
        '',
        '',
        '',
        cell,
      ]),
    );
    const marks = elements(form).map((one) => 'testimony' in one && one.testimony.recommended === true);
    expect(marks).toEqual([true, true, true, true, false, false]);
    expect(JSON.stringify(form.pages)).not.toContain('isRequired');
  });

  it('ten thousand questions come in, each with its condition', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [
      'select_one yn',
      `q${at}`,
      `Q${at}`,
      at === 0 ? '' : `\${q${at - 1}} = 'yes'`,
    ]);
    const form = survey(...rows);
    expect(form.report.kept).toMatchObject({ questions: 10_000, conditions: 9999, choices: 20_000 });
  });
});

describe('what is no form', () => {
  it.each<[string, Sheets, string]>([
    ['without a survey sheet', { choices: [['list_name', 'name']] }, 'no sheet called "survey"'],
    [
      'without a type column',
      {
        survey: [
          ['name', 'label'],
          ['a', 'A'],
        ],
      },
      'no column "type"',
    ],
    [
      'without a single question',
      {
        survey: [
          ['type', 'name'],
          ['start', 's'],
          ['geopoint', 'g'],
        ],
      },
      'nothing in it',
    ],
    [
      'of empty groups',
      {
        survey: [
          ['type', 'name'],
          ['begin group', 'g'],
          ['end group', ''],
        ],
      },
      'nothing in it',
    ],
  ])('a workbook %s is refused in words', (_, sheets, detail) => {
    expect(() => take(sheets)).toThrow(
      expect.objectContaining({ code: 'form-damaged', detail: expect.stringContaining(detail) }),
    );
  });

  it('groups nested without end, and lists that multiply, are refused or cut', () => {
    const deep = Array.from({ length: 60 }, (_, at) => ['begin group', `g${at}`, 'G']);
    expect(() => survey(...deep, ['text', 'a', 'A'])).toThrow(
      expect.objectContaining({ code: 'form-damaged' }),
    );
    const many = take({
      survey: [
        ['type', 'name', 'label'],
        ...Array.from({ length: 600 }, (_, at) => ['select_one long', `q${at}`, `Q${at}`]),
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ...Array.from({ length: 1000 }, (_, at) => ['long', `c${at}`, `C${at}`]),
      ],
    });
    expect(many.report.lines.some((line) => line.outcome === 'left-out')).toBe(true);
  });
});
