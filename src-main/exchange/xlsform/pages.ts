/** @file Groups and repeats as pages, titled groups and rows: what stands at the top is a page, the rest is on one. */
import type { FormElement, PageElement, PanelElement } from './elements.ts';
import type { FormBuilder } from './form-builder.ts';
import type { Names } from './names.ts';
import type { BlockNode, Node } from './outline.ts';
import { allOf, noteElement, questionElements } from './questions.ts';
import { repeatElement } from './repeats.ts';
import { joinTexts, type Text } from './texts.ts';

/** A titled group inside a page. */
interface Group {
  readonly title: Text | undefined;
  readonly conditions: readonly string[];
  readonly name: string;
}

/** Pages without a question are dropped. `title`: of questions that stand in no group. */
export function buildPages(
  builder: FormBuilder,
  nodes: readonly Node[],
  names: Names,
  title: Text,
): PageElement[] {
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
