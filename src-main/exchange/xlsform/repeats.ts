/** @file A repeated group as one question answered in rows. */
import { coded } from '../../core/findings/finding.ts';
import type { FormElement } from './elements.ts';
import type { Entry } from './entries.ts';
import type { FormBuilder } from './form-builder.ts';
import type { BlockNode, Node } from './outline.ts';
import { type Around, questionElements } from './questions.ts';
import { joinTexts, type Text } from './texts.ts';

const MOST_ROWS = 500;

/** Null when nothing in it can be asked. */
export function repeatElement(builder: FormBuilder, node: BlockNode): FormElement | null {
  const entry = builder.entries.of(node);
  const { row } = node;
  const notes: Text[] = [];
  const cells = rowCells(builder, node.children, {}, notes);
  if (cells.length === 0) {
    builder.note('left-out', row, '', coded('import-repeat-empty'));
    return null;
  }
  const title = builder.text(row, 'label') ?? (entry.name || entry.formName);
  const description = notes.reduce<Text | undefined>(
    (text, words) => joinTexts(text, '\n\n', words),
    builder.text(row, 'hint'),
  );
  const visibleIf = builder.condition(entry);
  builder.counts.questions += 1;
  return {
    type: 'paneldynamic',
    name: entry.formName,
    title,
    ...(description === undefined ? {} : { description }),
    ...(visibleIf === undefined ? {} : { visibleIf }),
    templateElements: cells,
    ...rowLimit(builder, entry),
    testimony: entry.name === '' ? {} : { field: entry.name },
  };
}

/** Groups inside a row are laid flat: their label goes before each question's, their condition beside its own. */
function rowCells(
  builder: FormBuilder,
  children: readonly Node[],
  around: Around,
  notes: Text[],
): FormElement[] {
  return children.flatMap((child) => {
    if (child.is === 'repeat') return [rowsWithinRows(builder, child, around)];
    if (child.is === 'group') {
      const condition = builder.condition(builder.entries.of(child));
      return rowCells(
        builder,
        child.children,
        {
          title: joinTexts(around.title, ': ', builder.text(child.row, 'label')),
          conditions: [...(around.conditions ?? []), ...(condition === undefined ? [] : [condition])],
        },
        notes,
      );
    }
    if (child.type.is === 'note') {
      const text = builder.text(child.row, 'label');
      if (text !== undefined) notes.push(text);
      if (child.row.cell('relevant') !== '') {
        builder.note('changed', child.row, 'relevant', coded('import-note-among-rows'));
      }
      return [];
    }
    return questionElements(builder, child, around);
  });
}

function rowsWithinRows(builder: FormBuilder, node: BlockNode, around: Around): FormElement {
  const entry = builder.entries.of(node);
  const questions = questionsIn(node.children).map(
    ({ row }) => builder.text(row, 'label') ?? row.cell('name'),
  );
  builder.note('changed', node.row, 'type', coded('import-rows-within-rows'));
  const label = builder.text(node.row, 'label') ?? (entry.name || entry.formName);
  const description = questions.reduce<Text | undefined>(
    (text, words) => joinTexts(text, '; ', words),
    undefined,
  );
  const condition = builder.condition(entry);
  const conditions = [...(around.conditions ?? []), ...(condition === undefined ? [] : [condition])];
  return {
    type: 'comment',
    name: entry.formName,
    title: joinTexts(around.title, ': ', label) ?? label,
    ...(description === undefined ? {} : { description }),
    ...(conditions.length === 0 ? {} : { visibleIf: conditions.join(' and ') }),
    testimony: entry.name === '' ? {} : { field: entry.name },
  };
}

const questionsIn = (nodes: readonly Node[]): Extract<Node, { is: 'question' }>[] =>
  nodes.flatMap((node) => (node.is === 'question' ? [node] : questionsIn(node.children)));

function rowLimit(builder: FormBuilder, entry: Entry): { maxPanelCount?: number } {
  const { row } = entry.node;
  const count = row.cell('repeat_count');
  if (count === '') return {};
  const number = Number(count);
  if (Number.isInteger(number) && number > 0) return { maxPanelCount: Math.min(number, MOST_ROWS) };
  builder.note('changed', row, 'repeat_count', coded('import-rows-as-needed'));
  return {};
}
