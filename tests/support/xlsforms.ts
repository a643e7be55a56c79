// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
/** @file Workbooks made for the tests with one library and read back with another. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import readExcelFile from 'read-excel-file/universal';

export type Rows = readonly (readonly CellValue[])[];
export type Sheets = Readonly<Record<string, Rows>>;

export const workbook = (sheets: Sheets): Promise<Uint8Array> =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? asSaved(cell) : cell))),
    })),
  });

/** As Excel saves it: what looks like the number of a character, "_x0041_", has the first line of it written as a number. */
const asSaved = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** Cells as text, empty ones at the end of a row left out. Not the library that wrote them. */
export async function readBack(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const sheets = await readExcelFile(new Uint8Array(bytes).buffer, { trim: false });
  return Object.fromEntries(
    sheets.map(({ sheet, data }) => [
      sheet,
      data.map((row) => {
        const cells = row.map((cell) => (cell === null ? '' : String(cell)));
        while (cells.at(-1) === '') cells.pop();
        return cells;
      }),
    ]),
  );
}

/** The structure of the published HTCDS XLSForm, with its slips; the labels are ours. */
export const HTCDS: Sheets = {
  survey: [
    ['type', 'name', 'label', 'required', 'relevant', 'appearance', 'image'],
    ['start', 'start'],
    ['end', 'end'],
    ['deviceid', 'deviceid'],
    ['username', 'username'],
    ['begin_group', 'consent', 'Consent'],
    ['acknowledge', 'con_Consent', 'The person agrees to be interviewed', 'true'],
    ['end_group'],
    ['begin group', 'person', 'Person', '', "selected(${con_Consent}, 'OK')"],
    ['text', 'prs_Salutation', 'Salutation'],
    ['text', 'prs_First_Name', 'First name', 'yes'],
    ['text', 'prs_Second_Name', 'Second name'],
    ['text', 'prs_Title', 'Second name'],
    ['date', 'prs_Birthdate', 'Date of birth'],
    ['select_one gender', 'prs_Gender', 'Gender', 'yes'],
    ['geopoint', 'prs_MailingLatitude', 'Address on the map'],
    ['end group'],
    ['begin_group', 'victim', 'What happened'],
    ['select_one status', 'vic_TraffickinStatus', 'Status'],
    ['select_multiple control', 'vic_Methods_of_Control', 'Means of control'],
    ['select_multiple exploitation', 'vic_TypeOfExploitation', 'Kinds of exploitation'],
    [
      'select_multiple industry',
      'vic_ForcedLabourIndustry',
      'Branch of work',
      '',
      "selected(${vic_TypeOfExploitation}, 'ForcedLabour')",
    ],
    ['text', 'cas_ReasonForCaseClosure', 'Reason for closing', '', '', 'multiline', 'closing.png'],
    ['end_group'],
  ],
  choices: [
    ['list name', 'name', 'label'],
    ['gender', 'Feminine', 'Feminine'],
    ['gender', 'Masculine', 'Masculine'],
    ['gender', 'NonSpecifiedUnknown', 'Not specified'],
    ['status', 'PossibleVictimOfTrafficking', 'Possible victim'],
    ['status', 'ActualVictimOfTrafficking', 'Actual victim'],
    ['control', 'DebtBondage ', 'Debt bondage'],
    ['control', 'TakesEarnings', 'Takes earnings'],
    ['control', 'RestrictsMovement', 'Restricts movement'],
    ['exploitation', 'ForcedLabour', 'Forced labour'],
    ['exploitation', 'Other', 'Other'],
    ['industry', 'A_AgricultureForestryAndFishing', 'Agriculture, forestry and fishing'],
    ['industry', 'F_Construction', 'Construction'],
  ],
  settings: [
    ['form_title', 'form_id', 'version', 'submission_url'],
    ['Case data', 'htcds_case', '2.0', 'https://forms.invalid/submit'],
  ],
};

/** A form of our own: groups, rows, choices, conditions, constraints, two languages. */
export const SHELTER: Sheets = {
  survey: [
    [
      'type',
      'name',
      'label::English (en)',
      'label::Română (ro)',
      'hint::English (en)',
      'hint::Română (ro)',
      'required',
      'relevant',
      'constraint',
      'constraint_message::English (en)',
      'constraint_message::Română (ro)',
      'calculation',
      'default',
      'choice_filter',
      'repeat_count',
      'guidance_hint',
      'parameters',
      'my notes',
    ],
    row({ type: 'begin_group', name: 'arrival', en: 'Arrival', ro: 'Sosire' }),
    row({ type: 'note', name: 'hello', en: 'Offer tea first.', ro: 'Oferiți întâi un ceai.' }),
    row({
      type: 'integer',
      name: 'age',
      en: 'How old are you?',
      ro: 'Câți ani aveți?',
      required: 'yes',
      constraint: '. >= 0 and . < 120',
      messageEn: 'An age is between 0 and 119.',
      messageRo: 'Între 0 și 119.',
    }),
    row({
      type: 'select_one yes_no',
      name: 'children',
      en: 'Are children with you?',
      ro: 'Aveți copii cu dvs.?',
    }),
    row({ type: 'calculate', name: 'minor', calculation: "if(${age} < 18, 'yes', 'no')" }),
    row({
      type: 'text',
      name: 'guardian',
      en: 'Who looks after you?',
      ro: 'Cine are grijă de dvs.?',
      relevant: "${minor} = 'yes'",
      notes: 'ask gently',
    }),
    row({ type: 'end_group' }),
    row({
      type: 'begin_repeat',
      name: 'child',
      en: 'Children',
      ro: 'Copii',
      relevant: "${children} = 'yes'",
      repeatCount: '6',
    }),
    row({ type: 'text', name: 'child_name', en: 'Name', ro: 'Nume' }),
    row({
      type: 'integer',
      name: 'child_age',
      en: 'Age',
      ro: 'Vârsta',
      constraint: '. < 18',
      messageEn: 'Under 18.',
    }),
    row({ type: 'text', name: 'school', en: 'School', ro: 'Școala', relevant: '${child_age} >= 5' }),
    row({ type: 'end_repeat' }),
    row({ type: 'begin_group', name: 'stay', en: 'Stay', ro: 'Ședere', relevant: 'count(${child}) < 4' }),
    row({ type: 'select_one country', name: 'country', en: 'Country', ro: 'Țara' }),
    row({
      type: 'select_one town',
      name: 'town',
      en: 'Town',
      ro: 'Orașul',
      choiceFilter: 'country = ${country}',
    }),
    row({ type: 'begin_group', name: 'needs_group', en: 'Needs', ro: 'Nevoi' }),
    row({
      type: 'select_multiple need or_other',
      name: 'needs',
      en: 'What is needed?',
      ro: 'De ce e nevoie?',
    }),
    row({
      type: 'date',
      name: 'until',
      en: 'Until when?',
      ro: 'Până când?',
      required: 'true',
      constraint: '. >= today()',
      messageEn: 'A day that is still to come.',
      hint: 'As far as known',
      relevant: "count-selected(${needs}) > 0 and not(selected(${needs}, 'nothing'))",
    }),
    row({
      type: 'text',
      name: 'code',
      en: 'Room code',
      ro: 'Cod',
      constraint: "regex(., '[A-Z]{2}-\\d+')",
      default: 'AB-1',
    }),
    row({ type: 'end_group' }),
    row({ type: 'end_group' }),
  ],
  choices: [
    ['list_name', 'name', 'label::English (en)', 'label::Română (ro)', 'country'],
    ['yes_no', 'yes', 'Yes', 'Da'],
    ['yes_no', 'no', 'No', 'Nu'],
    ['country', 'gb', 'United Kingdom', 'Regatul Unit'],
    ['country', 'ro', 'Romania', 'România'],
    ['town', 'leeds', 'Leeds', 'Leeds', 'gb'],
    ['town', 'cluj', 'Cluj', 'Cluj', 'ro'],
    ['need', 'doctor', 'Doctor', 'Medic'],
    ['need', 'nothing', 'Nothing', 'Nimic'],
  ],
  settings: [
    ['form_title', 'form_id', 'version', 'default_language'],
    ['Shelter intake', 'shelter-intake', '2026-11', 'English (en)'],
  ],
};

interface SurveyCells {
  readonly type: string;
  readonly name?: string;
  readonly en?: string;
  readonly ro?: string;
  readonly hint?: string;
  readonly required?: string;
  readonly relevant?: string;
  readonly constraint?: string;
  readonly messageEn?: string;
  readonly messageRo?: string;
  readonly calculation?: string;
  readonly default?: string;
  readonly choiceFilter?: string;
  readonly repeatCount?: string;
  readonly notes?: string;
}

function row(cells: SurveyCells): string[] {
  const {
    type,
    name = '',
    en = '',
    ro = '',
    hint = '',
    required = '',
    relevant = '',
    constraint = '',
  } = cells;
  const { messageEn = '', messageRo = '', calculation = '', default: value = '', choiceFilter = '' } = cells;
  const { repeatCount = '', notes = '' } = cells;
  return [
    type,
    name,
    en,
    ro,
    hint,
    '',
    required,
    relevant,
    constraint,
    messageEn,
    messageRo,
    calculation,
    value,
    choiceFilter,
    repeatCount,
    '',
    '',
    notes,
  ];
}
