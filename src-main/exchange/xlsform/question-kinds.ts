/** @file What a question of each XLSForm type becomes here: its SurveyJS type and what goes with it. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ListChoice } from './choice-lists.ts';
import type { Entry } from './entries.ts';
import { type FormBuilder, reason } from './form-builder.ts';
import type { QuestionType } from './outline.ts';
import { toCondition } from './survey-expression.ts';
import type { Text } from './texts.ts';
import { parseXPath } from './xpath.ts';

/** A list longer than this is narrowed by typing instead of being laid out. */
const LONG_LIST = 12;
export const OTHER = 'other';

export interface Choice {
  readonly value: string;
  readonly text: Text;
  readonly visibleIf?: string;
}

export interface QuestionKind {
  readonly type: 'text' | 'comment' | 'radiogroup' | 'dropdown' | 'checkbox';
  readonly inputType?: 'number';
  readonly kind?: 'fuzzy-date' | 'whole-number';
  readonly choices?: readonly Choice[];
  readonly min?: number;
  readonly max?: number;
  /** Reads a default; undefined when it is no answer to this question. */
  readonly suggestion: (text: string) => string | number | readonly string[] | undefined;
}

/** Null when the question cannot be asked; the report then says why. */
export function kindOfQuestion(builder: FormBuilder, entry: Entry, type: QuestionType): QuestionKind | null {
  const { row } = entry.node;
  const changed = (says: Coded) => builder.note('changed', row, 'type', says);
  const line: QuestionKind = { type: 'text', suggestion: (text) => text };
  switch (type.is) {
    case 'text':
      return /multiline/i.test(row.cell('appearance')) ? { ...line, type: 'comment' } : line;
    case 'whole-number':
      return { type: 'text', inputType: 'number', kind: 'whole-number', suggestion: wholeNumber };
    case 'number':
      return { type: 'text', inputType: 'number', suggestion: number };
    case 'range':
      return rangeKind(builder, entry);
    case 'date':
      return { type: 'text', kind: 'fuzzy-date', suggestion: day };
    case 'time':
      changed(coded('import-time-in-words'));
      return line;
    case 'date-time':
      changed(coded('import-date-time-in-words'));
      return line;
    case 'file':
      changed(coded('import-file-in-words', { what: type.what }));
      return line;
    case 'choices-elsewhere':
      changed(coded('import-choices-elsewhere'));
      return line;
    case 'acknowledge':
      return tick(builder, 'OK', 'OK');
    case 'one':
    case 'several':
    case 'rank':
      return choiceKind(builder, entry, type);
    default:
      return null;
  }
}

/** One box to tick. */
export function tick(builder: FormBuilder, value: string, text: string): QuestionKind {
  builder.countChoices(1);
  return {
    type: 'checkbox',
    choices: [{ value, text }],
    suggestion: (given) => (given === value ? [value] : undefined),
  };
}

function choiceKind(
  builder: FormBuilder,
  entry: Entry,
  type: Extract<QuestionType, { is: 'one' | 'several' | 'rank' }>,
): QuestionKind | null {
  const { row } = entry.node;
  const list = builder.lists.get(type.list) ?? [];
  if (list.length === 0 && !type.orOther) {
    builder.note('look', row, 'type', coded('import-no-such-list', { list: type.list.slice(0, 60) }));
    return { type: 'text', suggestion: (text) => text };
  }
  if (!builder.countChoices(list.length)) {
    builder.note('left-out', row, 'type', coded('import-too-many-choices'));
    return null;
  }
  if (type.is === 'rank') {
    builder.note('changed', row, 'type', coded('import-order-in-words'));
  }
  const choices = filteredChoices(builder, entry, list);
  if (type.orOther && !choices.some((choice) => choice.value === OTHER)) {
    choices.push({ value: OTHER, text: 'Other' });
  }
  const values = new Set(choices.map((choice) => choice.value));
  if (type.is !== 'one') {
    return {
      type: 'checkbox',
      choices,
      suggestion: (text) => {
        const chosen = [...new Set(text.split(/\s+/))];
        return chosen.every((one) => values.has(one)) ? chosen : undefined;
      },
    };
  }
  const narrow = choices.length > LONG_LIST || /minimal|autocomplete|search/i.test(row.cell('appearance'));
  return {
    type: narrow ? 'dropdown' : 'radiogroup',
    choices,
    suggestion: (text) => (values.has(text) ? text : undefined),
  };
}

/** A choice filter compares columns of the choices sheet with answers: here every choice gets a condition of its own. */
function filteredChoices(builder: FormBuilder, entry: Entry, list: readonly ListChoice[]): Choice[] {
  const { row } = entry.node;
  const filter = row.cell('choice_filter');
  const all = () => list.map(({ value, text }) => ({ value, text }));
  if (filter === '') return all();
  try {
    const tree = parseXPath(filter);
    const choices = list.map(({ value, text, row: choice }) => {
      const scope = builder.entries.scope(entry, (name) =>
        name === 'list_name' ? undefined : choice.cell(name),
      );
      return { value, text, visibleIf: toCondition(tree, scope) };
    });
    builder.counts.conditions += 1;
    return choices;
  } catch (thrown) {
    builder.note('look', row, 'choice_filter', coded('import-all-choices-shown', { why: [reason(thrown)] }));
    return all();
  }
}

function rangeKind(builder: FormBuilder, entry: Entry): QuestionKind {
  const { row } = entry.node;
  const bounds: { min?: number; max?: number } = {};
  for (const [, name = '', value = ''] of row.cell('parameters').matchAll(/(\w+)\s*=\s*(-?[\d.]+)/g)) {
    const limit = number(value);
    if (limit === undefined) continue;
    if (name === 'start') bounds.min = limit;
    if (name === 'end') bounds.max = limit;
  }
  builder.note('changed', row, 'type', coded('import-range-as-number'));
  return { type: 'text', inputType: 'number', ...bounds, suggestion: number };
}

function number(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

function wholeNumber(text: string): number | undefined {
  const value = number(text);
  return Number.isInteger(value) ? value : undefined;
}

const day = (text: string): string | undefined => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined);
