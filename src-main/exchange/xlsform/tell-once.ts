/**
 * @file Questions of an imported form that ask what this program knows already: each is tied to its fact, so that
 * nobody is asked twice. Only where name and kind are those of the standard; the report says so, row by row.
 */
import { coded } from '../../core/findings/finding.ts';
import type { FormElement, PageElement } from './elements.ts';
import type { Entries } from './entries.ts';
import type { Report } from './report.ts';
import { type DataStandard, spelling, type ToldOnce } from './standard.ts';
import { defaultText } from './texts.ts';

/** Questions in rows are left alone: a fact is about the person, not about one row. */
export function tieToFacts(
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
