/** Forms from elsewhere: exactly as large as they may be they come in; one more is refused or left out, and said. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
import { describe, expect, it } from 'vitest';
import { coded } from '../../../src-main/core/findings/finding.ts';
import { importXlsForm } from '../../../src-main/exchange/xlsform/import-xlsform.ts';
import { FORM_LIMITS } from '../../../src-main/exchange/xlsform/limits.ts';
import { patternProblem } from '../../../src-main/exchange/xlsform/question-parts.ts';
import { Report } from '../../../src-main/exchange/xlsform/report.ts';
import { loadDataStandard, readForm } from '../../../src-main/usecases/forms/read-form.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { failureOf } from '../../support/failures.ts';
import { said as sentence } from '../../support/said.ts';
import { withLimits } from '../../support/smaller-limits.ts';

const standard = loadDataStandard(findResources());
const COLUMNS = ['type', 'name', 'label', 'relevant', 'repeat_count'];
const sheet = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]) => ({
  name,
  columns,
  rows: rows.map((cells, at) => ({ row: at + 2, cells: columns.map((_, i) => cells[i] ?? '') })),
});
const take = (...survey: readonly (readonly string[])[]) =>
  importXlsForm(
    [
      sheet('survey', COLUMNS, survey),
      sheet(
        'choices',
        ['list_name', 'name', 'label'],
        [
          ['yn', 'yes', 'Yes'],
          ['yn', 'no', 'No'],
        ],
      ),
    ],
    { fileName: 'f.xlsx', language: '', reserved: [], standard },
  );
const lines = (form: ReturnType<typeof take>) =>
  form.report.lines.map(({ outcome, says }) => `${outcome}: ${sentence(says)}`);
const text = (name: string, relevant = '') => ['text', name, name, relevant];

describe('of a form', () => {
  it.each([
    ['surveyRows', 3, () => take(text('a'), text('b'), text('c')), 'survey'],
    ['choiceRows', 2, () => take(['select_one yn', 'a', 'a']), 'choices'],
  ] as const)('%s', async (limit, most, bringIn, name) => {
    await withLimits(FORM_LIMITS, { [limit]: most }, () => {
      expect(lines(bringIn())).toEqual([]);
    });
    await withLimits(FORM_LIMITS, { [limit]: most - 1 }, async () => {
      expect(await failureOf(bringIn)).toMatchObject({
        code: 'too-large',
        detail: `more than ${most - 1} rows in the sheet "${name}"`,
      });
    });
  });

  it('choices in all, written out beside each question', async () => {
    const bringIn = () => take(['select_one yn', 'a', 'a'], ['select_one yn', 'b', 'b']);
    await withLimits(FORM_LIMITS, { choicesInAll: 4 }, () => {
      expect(lines(bringIn())).toEqual([]);
    });
    await withLimits(FORM_LIMITS, { choicesInAll: 3 }, () => {
      expect(lines(bringIn())).toEqual(['left-out: The form has more choices in all than can be shown.']);
    });
  });

  it('letters in all, before anything else is looked at', async () => {
    const bringIn = () => take(text('a'), ['unknown kind', 'b', 'x'.repeat(100)]);
    const letters = 'textaa'.length + 'unknown kindb'.length + 100 + 'ynyesYesynnoNo'.length;
    await withLimits(FORM_LIMITS, { keptBytes: letters }, () => {
      expect(bringIn().report.kept.questions).toBe(1);
    });
    await withLimits(FORM_LIMITS, { keptBytes: letters - 1 }, async () => {
      expect(await failureOf(bringIn)).toMatchObject({ code: 'too-large' });
    });
  });

  it('bytes as it is kept, with what an export writes and the report', async () => {
    const about = {
      fileName: 'f.xlsx',
      language: '',
      use: 'worksheet' as const,
      versions: new Map(),
      broughtBy: 'Amina Okafor',
      day: '27 November 2026',
    };
    const bringIn = () =>
      readForm(
        findResources(),
        [
          sheet('survey', COLUMNS, [['select_one yn', 'a', 'Café?']]),
          sheet('choices', ['list_name', 'name', 'label'], [['yn', 'yes', 'Yes']]),
        ],
        about,
      );
    const { definition, source, report } = await bringIn();
    const bytes = [definition, source, report].reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    await withLimits(FORM_LIMITS, { keptBytes: bytes }, async () => {
      expect((await bringIn()).summary.questions).toBe(1);
    });
    await withLimits(FORM_LIMITS, { keptBytes: bytes - 1 }, async () => {
      expect(await failureOf(bringIn)).toMatchObject({
        code: 'too-large',
        found: [{ code: 'import-form-too-long' }],
      });
    });
  });

  it('groups within groups', async () => {
    const bringIn = () =>
      take(
        ['begin_group', 'one', 'One'],
        ['begin_group', 'two', 'Two'],
        text('a'),
        ['end_group'],
        ['end_group'],
      );
    await withLimits(FORM_LIMITS, { depth: 2 }, () => {
      expect(bringIn().report.kept.questions).toBe(1);
    });
    await withLimits(FORM_LIMITS, { depth: 1 }, async () => {
      expect(await failureOf(bringIn)).toMatchObject({
        code: 'form-damaged',
        detail: 'row 3: groups are nested too deeply',
      });
    });
  });

  it('letters of a condition, as it stands and as it is written out', async () => {
    const bringIn = (condition: string) => lines(take(text('a'), text('b', condition)));
    const wide = `\${a}${' '.repeat(40)}= 'yes'`;
    await withLimits(FORM_LIMITS, { expressionCharacters: wide.length }, () => {
      expect(bringIn(wide)).toEqual([]);
    });
    await withLimits(FORM_LIMITS, { expressionCharacters: wide.length - 1 }, () => {
      expect(bringIn(wide)).toEqual(['look: The question is always shown, because it is too long.']);
    });
    const narrow = "${a}='yes'";
    await withLimits(FORM_LIMITS, { expressionCharacters: narrow.length }, () => {
      expect(bringIn(narrow)).toEqual([
        'look: The question is always shown, because it is too long once the calculations in it are written out.',
      ]);
    });
  });

  it('rows of a repeat: five hundred, whatever it asks for', () => {
    const rows = (asked: string) => {
      const form = take(['begin_repeat', 'r', 'R', '', asked], text('a'), ['end_repeat']);
      const [panel] = form.pages.flatMap(({ elements }) => elements);
      return (panel as { maxPanelCount?: number }).maxPanelCount;
    };
    expect([rows('499'), rows('500'), rows('501')]).toEqual([499, 500, 500]);
  });

  it('letters of a pattern: five hundred', () => {
    expect(patternProblem('a'.repeat(500))).toBe(null);
    expect(patternProblem('a'.repeat(501))).toEqual(coded('expression-pattern-too-long'));
  });

  it('lines of the report: two thousand, and how many more there were', () => {
    const report = new Report();
    const says = coded('import-without-name');
    for (let line = 0; line < 2000; line += 1) report.add('look', { sheet: 'survey', row: line }, says);
    expect([report.lines().length, report.beyond]).toEqual([2000, 0]);
    report.add('look', { sheet: 'survey', row: 2000 }, says);
    expect([report.lines().length, report.beyond]).toEqual([2000, 1]);
  });
});
