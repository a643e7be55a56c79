/**
 * @file A workbook beside the published data standard it follows: names that are spelled otherwise, one choice where
 * the standard has several, values it does not have. Said, never changed: the form asks what it asks.
 */
import { coded } from '../../core/findings/finding.ts';
import type { ChoiceLists } from './choice-lists.ts';
import type { Entries, Entry } from './entries.ts';
import type { Report } from './report.ts';
import { defaultText, textOf } from './texts.ts';

export interface DataStandard {
  readonly title: string;
  readonly version: string;
  /** How its names begin. */
  readonly prefixes: readonly string[];
  readonly fields: readonly {
    readonly name: string;
    readonly kind: 'text' | 'single' | 'multiple' | 'date' | 'number' | 'checkbox' | 'place';
    readonly values: readonly string[];
  }[];
  /** Fields that ask what this program knows as a fact: see usecases/forms/data-standard.ts. */
  readonly tellOnce: readonly ToldOnce[];
}

export interface ToldOnce {
  readonly field: string;
  /** Key of the fact, and the fact in words. */
  readonly fact: string;
  readonly title: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly takes?: 'words' | 'one' | undefined;
}

/** Fewer names with its prefixes than this are chance. */
const FOLLOWS = 3;
/** Letters that may differ for a name to be taken for a slip of the pen. */
const SLIP = 2;

export function compareWithStandard(
  entries: Entries,
  lists: ChoiceLists,
  standard: DataStandard,
  report: Report,
): void {
  const named = [...entries.all()].filter(({ node }) => node.is === 'question');
  const following = named.filter(({ name }) => standard.prefixes.some((prefix) => name.startsWith(prefix)));
  if (following.length < FOLLOWS) return;
  for (const entry of following) compareField(entry, lists, standard, report);
  sameLabels(named, report);
}

function compareField(entry: Entry, lists: ChoiceLists, standard: DataStandard, report: Report): void {
  const { node, name } = entry;
  if (node.is !== 'question') return;
  const at = (key: string) => ({ sheet: 'survey', row: node.row.row, column: node.row.header(key), name });
  const field = standard.fields.find((one) => one.name === name) ?? alike(name, standard);
  const whose = { standard: `${standard.title} ${standard.version}` };
  if (field === undefined) {
    report.add('look', at('name'), coded('import-standard-no-field', whose));
    return;
  }
  if (field.name !== name)
    report.add('look', at('name'), coded('import-standard-spelling', { ...whose, field: field.name }));
  const { type } = node;
  if (type.is !== 'one' && type.is !== 'several') return;
  const asked = type.is === 'one' ? 'single' : 'multiple';
  if ((field.kind === 'single' || field.kind === 'multiple') && field.kind !== asked) {
    report.add('look', at('type'), coded('import-standard-choices', { ...whose, asked }));
  }
  if (field.values.length === 0) return;
  const known = new Set(field.values);
  for (const choice of lists.get(type.list) ?? []) {
    if (known.has(choice.value)) continue;
    const place = {
      sheet: 'choices',
      row: choice.row.row,
      column: choice.row.header('name'),
      name: choice.value,
    };
    const { value } = choice;
    report.add('look', place, coded('import-standard-no-value', { ...whose, value, field: field.name }));
  }
}

function alike(name: string, standard: DataStandard): DataStandard['fields'][number] | undefined {
  const plain = spelling(name);
  return (
    standard.fields.find((field) => spelling(field.name) === plain) ??
    standard.fields.find((field) => distance(spelling(field.name), plain) <= SLIP)
  );
}

/** Names that differ in underscores and capitals only are the same name. */
export const spelling = (name: string): string => name.replace(/_/g, '').toLowerCase();

/** Two questions that read the same: one of the labels may be in the wrong row. */
function sameLabels(entries: readonly Entry[], report: Report): void {
  const seen = new Map<string, Entry>();
  for (const entry of entries) {
    const label = defaultText(textOf(entry.node.row.texts('label'), ''));
    const first = seen.get(label);
    if (label === '' || first === undefined) seen.set(label, entry);
    else {
      const { row } = entry.node;
      const place = { sheet: 'survey', row: row.row, column: row.header('label'), name: entry.name };
      report.add('look', place, coded('import-label-twice', { label: label.slice(0, 80), name: first.name }));
    }
  }
}

/** Letters to change, add or take away to get from one word to the other. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > SLIP) return SLIP + 1;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
