/** @file From a workbook to the pages of a form, with a report of everything that is not as it was. */

import type { FormImportReport } from '../../contract/forms.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { languagesOf, readChoiceLists } from './choice-lists.ts';
import { languageCode } from './columns.ts';
import type { FormElement, PageElement, PanelElement } from './elements.ts';
import { Entries } from './entries.ts';
import { FormBuilder } from './form-builder.ts';
import { Names } from './names.ts';
import { type BlockNode, type Node, outline } from './outline.ts';
import { allOf, noteElement, questionElements } from './questions.ts';
import { repeatElement } from './repeats.ts';
import { Report } from './report.ts';
import { type FormSheets, keptWorkbook, readSheets } from './sheets.ts';
import { compareWithStandard, type DataStandard, spelling, type ToldOnce } from './standard.ts';
import { defaultText, joinTexts, type Text } from './texts.ts';
import type { Workbook } from './workbook.ts';

// Questions of an imported form that ask what this program knows already: each is tied to its fact, so that
// nobody is asked twice. Only where name and kind are those of the standard; the report says so, row by row.

/** Questions in rows are left alone: a fact is about the person, not about one row. */
function tieToFacts(
  pages: readonly PageElement[],
  entries: Entries,
  standard: DataStandard,
  report: Report,
): PageElement[] {
  const fields = new Map(standard.fields.map((field) => [spelling(field.name), field]));
  const told = new Map(standard.tellOnce.map((one) => [spelling(one.field), one]));
  const taken = new Set<string>();
  const tie = (element: FormElement): FormElement => {
    const { testimony: extras } = element;
    const name = spelling(extras.field ?? '');
    const one = told.get(name);
    const field = fields.get(name);
    if (one === undefined || field === undefined || taken.has(one.fact) || !fits(element, field.kind)) {
      return element;
    }
    taken.add(one.fact);
    say(entries, extras.field ?? '', one, report);
    return {
      ...element,
      testimony: {
        ...extras,
        fact: one.fact,
        ...(one.values === undefined ? {} : { factValues: valuesOf(element, one.values) }),
        ...(one.takes === undefined ? {} : { factTakes: one.takes }),
      },
    };
  };
  return pages.map((page) => ({
    ...page,
    elements: page.elements.map((element) =>
      element.type === 'panel' ? { ...element, elements: element.elements.map(tie) } : tie(element),
    ),
  }));
}

/** A date is asked as a date, a number as a number, a choice as a choice; where the standard has text, as text. */
function fits(element: FormElement, wanted: string): boolean {
  const { kind } = element.testimony;
  const choices = element.choices !== undefined;
  switch (wanted) {
    case 'date':
      return kind === 'fuzzy-date';
    case 'number':
      return element.inputType === 'number';
    case 'single':
    case 'multiple':
      return choices;
    default:
      return !choices && kind === undefined && element.inputType !== 'number';
  }
}

/** For the choices the form has, by their value or else by their words. */
function valuesOf(element: FormElement, values: Readonly<Record<string, string>>): Record<string, string> {
  const known = new Map(Object.entries(values).map(([own, fact]) => [own.toLowerCase(), fact]));
  return Object.fromEntries(
    (element.choices ?? []).flatMap(({ value, text }) => {
      const fact = known.get(value.trim().toLowerCase()) ?? known.get(defaultText(text).trim().toLowerCase());
      return fact === undefined ? [] : [[value, fact]];
    }),
  );
}

function say(entries: Entries, name: string, { title }: ToldOnce, report: Report): void {
  const entry = entries.find(name);
  if (entry === undefined || entry.node.is !== 'question') return;
  const { row } = entry.node;
  const says = coded('import-told-once', { title });
  report.add('changed', { sheet: 'survey', row: row.row, column: row.header('name'), name }, says);
}

export interface ImportOptions {
  /** Shown where the workbook has no title. */
  readonly fileName: string;
  /** Name or code of the language to show; '' for the workbook's own. */
  readonly language: string;
  /** Names of questions and pages that the form must not use. */
  readonly reserved: readonly string[];
  readonly standard: DataStandard;
}

export interface ImportedForm {
  readonly title: string;
  /** As the workbook states them; '' where it does not. */
  readonly formId: string;
  readonly version: string;
  readonly pages: readonly PageElement[];
  /** What an export writes: the workbook without what was left out. */
  readonly source: Workbook;
  readonly report: FormImportReport;
}

/** Throws form-damaged (it is no form, or nothing in it can be asked), too-large, bad-input (no such language). */
export function importXlsForm(workbook: Workbook, options: ImportOptions): ImportedForm {
  const report = new Report();
  const sheets = readSheets(workbook, report);
  const languages = chooseLanguage(sheets, options.language, report);
  const main = languages[0] ?? '';
  const lists = readChoiceLists(sheets.choices, main, report);
  const { nodes, leftOut } = outline(sheets.survey, report);
  const names = new Names(options.reserved);
  const entries = new Entries(nodes, leftOut, names, report);
  const builder = new FormBuilder(entries, lists, main, report);
  const setting = (key: string): string => sheets.settings.rows[0]?.cell(key) ?? '';
  const title = (setting('form_title') || options.fileName.replace(/\.[^.]*$/, ''))
    .replace(/\s+/g, ' ')
    .slice(0, 300);
  const built = buildPages(builder, nodes, names, title);
  if (built.length === 0) {
    const found = report
      .lines()
      .slice(0, 50)
      .map(({ row, says }) => (row === null ? says : coded('import-row', { row, says: [says] })));
    throw new TestimonyError('form-damaged', {
      detail: 'nothing in it can be asked here',
      found,
    });
  }
  compareWithStandard(entries, lists, options.standard, report);
  const pages = tieToFacts(built, entries, options.standard, report);
  return {
    title,
    formId: setting('form_id') || setting('id_string'),
    version: setting('version'),
    pages,
    source: keptWorkbook(sheets),
    report: {
      kept: {
        pages: pages.length,
        ...builder.counts,
        columns: [sheets.survey, sheets.choices, sheets.settings].flatMap(({ name, columns }) =>
          columns.length === 0 ? [] : [{ sheet: name, columns: columns.map(({ header }) => header.trim()) }],
        ),
      },
      languages: languages.map((code) => code || 'default'),
      lines: report.lines(),
      more: report.beyond,
    },
  };
}

/** Codes of the languages, the one to show first. */
function chooseLanguage(sheets: FormSheets, wanted: string, report: Report): string[] {
  const found = languagesOf([sheets.survey, sheets.choices]);
  const named = (name: string) =>
    found.find(
      ({ code, language }) =>
        [code, language.toLowerCase()].includes(name.trim().toLowerCase()) ||
        (code !== '' && code === languageCode(name)),
    );
  const stated = sheets.settings.rows[0]?.cell('default_language') ?? '';
  if (wanted !== '') {
    const chosen = named(wanted);
    if (chosen === undefined) {
      const languages = found.map(({ language }) => ({
        name: language,
        is: language === '' ? ('unnamed' as const) : ('named' as const),
      }));
      throw new TestimonyError('bad-input', {
        subject: 'language',
        found: [about('language', coded('import-language-none-of', { languages }))],
      });
    }
    return ordered(found, chosen.code);
  }
  const own = stated === '' ? undefined : named(stated);
  if (stated !== '' && stated !== 'default' && own === undefined) {
    const says = coded('import-no-such-language', { language: stated.slice(0, 60) });
    report.add('look', { sheet: 'settings', row: 2, column: 'default_language' }, says);
  }
  const main = own ?? found.find(({ code }) => code === '') ?? found[0];
  return ordered(found, main?.code ?? '');
}

const ordered = (found: readonly { code: string }[], first: string): string[] => [
  first,
  ...found.map(({ code }) => code).filter((code) => code !== first),
];

// Groups and repeats as pages, titled groups and rows: what stands at the top is a page, the rest is on one.

/** A titled group inside a page. */
interface Group {
  readonly title: Text | undefined;
  readonly conditions: readonly string[];
  readonly name: string;
}

/** Pages without a question are dropped. `title`: of questions that stand in no group. */
function buildPages(builder: FormBuilder, nodes: readonly Node[], names: Names, title: Text): PageElement[] {
  const pages: PageElement[] = [];
  let loose: Node[] = [];
  const flush = () => {
    if (loose.length > 0) pages.push(page(names.take('questions', 'questions'), title, undefined, loose));
    loose = [];
  };
  const page = (
    name: string,
    pageTitle: Text,
    visibleIf: string | undefined,
    children: readonly Node[],
  ): PageElement => {
    const made: PageElement = {
      name,
      title: pageTitle,
      ...(visibleIf === undefined ? {} : { visibleIf }),
      elements: [],
    };
    fill(builder, made, children, null, names);
    return made;
  };
  for (const node of nodes) {
    if (node.is !== 'group') {
      loose.push(node);
      continue;
    }
    flush();
    const entry = builder.entries.of(node);
    const label = builder.text(node.row, 'label') ?? (entry.name || title);
    pages.push(page(entry.formName, label, builder.condition(entry), node.children));
  }
  flush();
  return pages.filter(({ elements }) => elements.length > 0);
}

function fill(
  builder: FormBuilder,
  page: PageElement,
  children: readonly Node[],
  group: Group | null,
  names: Names,
): void {
  let panel: PanelElement | null = null;
  let parts = 0;
  let before: Text | undefined;
  const put = (element: FormElement) => {
    if (group === null) {
      page.elements.push(element);
      return;
    }
    if (panel === null) {
      panel = startPanel(group, names, parts === 0);
      parts += 1;
      page.elements.push(panel);
    }
    panel.elements.push(element);
  };
  for (const [index, node] of children.entries()) {
    if (node.is === 'group') {
      fill(builder, page, node.children, innerGroup(builder, node, group), names);
      panel = null;
    } else if (node.is === 'repeat') {
      const element = repeatElement(builder, node);
      if (element !== null) put(element);
    } else if (node.type.is === 'note' && node.row.cell('relevant') === '') {
      const text = builder.text(node.row, 'label');
      if (text === undefined) continue;
      if (group === null && page.elements.length === 0 && before === undefined) {
        const joined = joinTexts(page.description, '\n\n', text);
        if (joined !== undefined) page.description = joined;
      } else if (isPlainQuestion(children[index + 1])) {
        before = joinTexts(before, '\n\n', text);
      } else {
        put(noteElement(builder, node, { before }));
        before = undefined;
      }
    } else {
      const elements = questionElements(builder, node, { before });
      for (const element of elements) put(element);
      if (elements.length > 0) before = undefined;
    }
  }
}

/** A question that is always asked, so that a note can stand with it. A further note hands the words on. */
function isPlainQuestion(node: Node | undefined): boolean {
  if (node?.is !== 'question' || node.row.cell('relevant') !== '') return false;
  return !['calculate', 'hidden'].includes(node.type.is);
}

function innerGroup(builder: FormBuilder, node: BlockNode, outer: Group | null): Group {
  const entry = builder.entries.of(node);
  const condition = builder.condition(entry);
  return {
    title: joinTexts(outer?.title, ': ', builder.text(node.row, 'label')),
    conditions: [...(outer?.conditions ?? []), ...(condition === undefined ? [] : [condition])],
    name: entry.formName,
  };
}

/** What stands around a group inside it is a second part of it. */
function startPanel(group: Group, names: Names, first: boolean): PanelElement {
  return {
    type: 'panel',
    name: first ? group.name : names.take(group.name, group.name),
    ...(group.title === undefined ? {} : { title: group.title }),
    ...(group.conditions.length === 0 ? {} : { visibleIf: allOf(group.conditions) }),
    elements: [],
  };
}
