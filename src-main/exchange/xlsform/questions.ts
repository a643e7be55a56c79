/** @file One row of the survey sheet as one question of the form, or two where "other" asks for words. */
import { coded } from '../../core/findings/finding.ts';
import { cleanText, type FormElement } from './elements.ts';
import type { Entry } from './entries.ts';
import type { FormBuilder } from './form-builder.ts';
import type { QuestionNode } from './outline.ts';
import { kindOfQuestion, OTHER, type QuestionKind, tick } from './question-kinds.ts';
import { isRecommended, suggestionOf, validatorsOf } from './question-parts.ts';
import { joinTexts, type Text } from './texts.ts';

/** What is said before the question, and the conditions around it that nothing else carries. */
export interface Around {
  readonly before?: Text | undefined;
  readonly title?: Text | undefined;
  readonly conditions?: readonly string[];
}

/** Empty for rows nobody is asked: calculations, hidden values, and what had to be left out. */
export function questionElements(
  builder: FormBuilder,
  node: QuestionNode,
  around: Around = {},
): FormElement[] {
  const entry = builder.entries.of(node);
  const { row, type } = node;
  if (type.is === 'calculate') {
    builder.note('changed', row, 'calculation', coded('import-worked-out'));
    return [];
  }
  if (type.is === 'hidden') {
    builder.note('changed', row, 'type', coded('import-hidden'));
    return [];
  }
  if (type.is === 'note' || isReadOnly(node)) return [noteElement(builder, node, around)];
  const kind = kindOfQuestion(builder, entry, type);
  if (kind === null) {
    row.leftOut = true;
    return [];
  }
  const element = askedElement(builder, entry, kind, around);
  builder.counts.questions += 1;
  const other = 'orOther' in type && type.orOther ? builder.entries.find(`${entry.name}_other`) : undefined;
  return other === undefined || !other.other
    ? [element]
    : [element, otherElement(builder, entry, other, kind)];
}

/** Words to read out that no question follows at once: ticked when they were read. */
export function noteElement(builder: FormBuilder, node: QuestionNode, around: Around = {}): FormElement {
  const entry = builder.entries.of(node);
  builder.note('changed', node.row, 'type', coded('import-read-out'));
  builder.counts.questions += 1;
  return askedElement(builder, entry, { ...tick(builder, 'read', 'Read out') }, around, true);
}

function askedElement(
  builder: FormBuilder,
  entry: Entry,
  kind: QuestionKind,
  around: Around,
  note = false,
): FormElement {
  const { row } = entry.node;
  const { suggestion, kind: narrowed, ...shape } = kind;
  const own = builder.condition(entry);
  const conditions = [...(around.conditions ?? []), ...(own === undefined ? [] : [own])];
  const title = titleOf(builder, entry);
  const validators = note ? [] : validatorsOf(builder, entry);
  const suggested = note ? undefined : suggestionOf(builder, entry, suggestion);
  const description = joinTexts(around.before, '\n\n', builder.text(row, 'hint'));
  return {
    ...shape,
    name: entry.formName,
    title: cleanText(joinTexts(around.title, ': ', title) ?? title),
    ...(description === undefined ? {} : { description }),
    ...(conditions.length === 0 ? {} : { visibleIf: allOf(conditions) }),
    ...(validators.length === 0 ? {} : { validators }),
    testimony: {
      ...(entry.name === '' ? {} : { field: entry.name }),
      ...(narrowed === undefined ? {} : { kind: narrowed }),
      ...(!note && isRecommended(builder, entry) ? { recommended: true } : {}),
      ...(suggested === undefined ? {} : { suggested }),
    },
  };
}

function titleOf(builder: FormBuilder, entry: Entry): Text {
  const { row } = entry.node;
  const label = builder.text(row, 'label');
  if (label !== undefined) return label;
  builder.note('changed', row, 'label', coded('import-without-label'));
  return entry.name || entry.formName;
}

function otherElement(builder: FormBuilder, entry: Entry, other: Entry, kind: QuestionKind): FormElement {
  const path = entry.repeat === null ? entry.formName : `panel.${entry.formName}`;
  builder.counts.questions += 1;
  builder.note('changed', entry.node.row, 'type', coded('import-other-words', { name: other.name }));
  return {
    type: 'text',
    name: other.formName,
    title: joinTexts(titleOf(builder, entry), ': ', 'other') ?? 'Other',
    visibleIf: `({${path}} ${kind.type === 'checkbox' ? 'contains' : '='} '${OTHER}')`,
    testimony: { field: other.name },
  };
}

function isReadOnly({ row, type }: QuestionNode): boolean {
  return type.is === 'text' && /^(yes|true|true\(\))$/i.test(row.cell('read_only'));
}

export const allOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' and ')})`;
