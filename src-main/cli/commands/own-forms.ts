/** @file `testimony form import …`: own forms from XLSForm workbooks, what an import said, and back out again. */
import { resolve } from 'node:path';
import type { FormImportReport, FormSummary } from '../../contract/forms.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts, printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFound } from '../failure.ts';
import { makeFolder } from '../folders.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const USES = ['interview', 'worksheet'] as const;

const importForm = command({
  name: 'form import',
  summary: 'Take a form in from an XLSForm workbook (.xlsx)',
  details: [
    'The report says, row by row, what was kept, changed or left out. What a phone notes about people without asking is left out.',
    'Nothing in the form has to be answered: what it required is recommended. An interview opens with the safety check and the consents of this program.',
    'The same form_id again makes a new version; interviews that have begun keep theirs.',
  ],
  positionals: [{ name: 'FILE', help: 'the workbook' }],
  options: {
    ...VAULT_OPTIONS,
    language: { type: 'string', value: 'NAME', help: 'language to show, as the workbook names it' },
    use: { type: 'string', value: 'WORD', help: 'interview (default) or worksheet' },
    preview: { type: 'boolean', help: 'only say what would happen' },
  },
  example: 'form import intake.xlsx --vault ./my-vault',
  run: ({ options, positionals: [file = ''], terminal, job }) => {
    const use = USES.find((one) => one === (options.use ?? 'interview'));
    if (use === undefined)
      throw new TestimonyError('usage', { subject: '--use', detail: `one of: ${USES.join(', ')}` });
    return withVault(options, terminal, async (engine) => {
      const { language = '', preview } = options;
      const handle = engine.files.register(resolve(file));
      const result = await perform(engine, 'formImport', { file: handle, language, use, preview }, job);
      const said = preview
        ? 'Nothing was kept: this was a preview.'
        : result.added
          ? `Kept as ${result.form.id}, version ${result.form.version}.`
          : 'This very form is here already; nothing was added.';
      return { json: result, lines: [said, ...reportLines(result.form, result.report)] };
    });
  },
});

const report = command({
  name: 'form report',
  summary: 'Show what the import of an own form kept, changed and left out',
  positionals: [{ name: 'FORM', help: 'its name, from "form list"' }],
  options: VAULT_OPTIONS,
  example: 'form report own-intake --vault ./my-vault',
  run: ({ options, positionals: [formId = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const result = await perform(engine, 'formReport', { formId }, job);
      const { importedAt, importedBy } = result;
      const lines = facts([['imported', `${importedAt.slice(0, 10)}, by ${importedBy}`]]);
      return { json: result, lines: [...lines, ...reportLines(result.form, result.report)] };
    }),
});

const exportForm = command({
  name: 'form export',
  summary: 'Write an own form out as an XLSForm workbook (.xlsx)',
  details: ['The workbook has every column that came in. What was left out at the import stays out.'],
  positionals: [{ name: 'FORM', help: 'its name, from "form list"' }],
  options: {
    ...VAULT_OPTIONS,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
  },
  example: 'form export own-intake --vault ./my-vault --out ./forms',
  run: ({ options, positionals: [formId = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const path = resolve(options.out);
      makeFolder(path);
      const result = await perform(
        engine,
        'formExport',
        { formId, folder: engine.files.register(path) },
        job,
      );
      return {
        json: { ...result, folder: path },
        lines: facts([
          ['file', result.fileName],
          ['sha256', result.sha256],
          ['left out', result.left === 0 ? '' : `${result.left} at the import; see form report`],
        ]),
      };
    }),
});

const removeForm = command({
  name: 'form remove',
  summary: 'Take an own form out of the list; interviews held on it keep it',
  positionals: [{ name: 'FORM', help: 'its name, from "form list"' }],
  options: VAULT_OPTIONS,
  example: 'form remove own-intake --vault ./my-vault',
  run: ({ options, positionals: [formId = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const result = await perform(engine, 'formRemove', { formId }, job);
      return { json: result, lines: [`${printable(formId)} is out of the list.`] };
    }),
});

function reportLines(form: FormSummary, report: FormImportReport): string[] {
  const { kept, languages, lines, more, asking = [] } = report;
  const rows = lines.map((line) => [
    line.outcome,
    line.row === null ? line.sheet : `${line.sheet} ${line.row}`,
    line.column,
    line.name,
  ]);
  const table = columns(['what', 'row', 'column', 'name'], rows);
  return [
    ...facts([
      ['form', form.title],
      ['questions', kept.questions],
      ['pages', kept.pages],
      ['choices', kept.choices],
      ['conditions', kept.conditions],
      ['constraints', kept.constraints],
      ['recommended', kept.recommended],
      ['languages', languages.join(', ')],
    ]),
    '',
    ...(lines.length === 0
      ? ['Everything in it was kept as it was.']
      : table.flatMap((line, index) => {
          const says = lines[index - 1]?.says;
          return says === undefined ? [line] : [line, `    ${sayFound(says)}`];
        })),
    ...(more === 0 ? [] : [`and ${more} more`]),
    ...(asking.length === 0
      ? []
      : ['', 'How it asks, to be looked at:', ...asking.map((one) => `    ${sayFound(one)}`)]),
  ];
}

export const ownFormCommands = [importForm, report, exportForm, removeForm];
