/**
 * @file Everything in a form that has a name, and what a condition that asks for it gets: an answer, a value worked
 * out on the spot, the rows of a repeated group, or a reason why not.
 */
import { coded } from '../../core/findings/finding.ts';
import type { Names } from './names.ts';
import type { Node, QuestionNode } from './outline.ts';
import type { Report } from './report.ts';
import { toTerm } from './survey-expression.ts';
import { type Kind, literal, type Scope, type Term } from './terms.ts';
import { NotSupported, parseXPath } from './xpath.ts';

export interface Entry {
  /** As the workbook names it; '' where it names nothing. */
  readonly name: string;
  /** As the form names it. */
  readonly formName: string;
  readonly node: Node;
  /** The repeated group it stands in. */
  readonly repeat: Entry | null;
  /** A question that only opens for "other" in the list of its node. */
  readonly other: boolean;
}

export class Entries {
  readonly #byName = new Map<string, Entry>();
  readonly #byNode = new Map<Node, Entry>();
  readonly #leftOut: ReadonlySet<string>;
  readonly #working = new Set<Entry>();
  readonly #worked = new Map<string, Term>();

  constructor(nodes: readonly Node[], leftOut: ReadonlySet<string>, names: Names, report: Report) {
    this.#leftOut = leftOut;
    this.#enter(nodes, null, names, report);
  }

  of(node: Node): Entry {
    const entry = this.#byNode.get(node);
    if (entry === undefined) throw new Error('every node is entered');
    return entry;
  }

  find(name: string): Entry | undefined {
    return this.#byName.get(name);
  }

  all(): Iterable<Entry> {
    return this.#byNode.values();
  }

  /** What names stand for beside `entry`. `columns`: the filter columns of one choice. */
  scope(entry: Entry, columns?: (name: string) => string | undefined): Scope {
    return {
      answer: (name) => this.#answer(name, insideOf(entry)),
      self: () => this.#term(entry, insideOf(entry)),
      column: (name) => {
        const value = columns?.(name);
        if (value === undefined)
          throw new NotSupported(coded('expression-name-unknown', { name: name.slice(0, 40) }));
        return literal(value);
      },
    };
  }

  #enter(nodes: readonly Node[], repeat: Entry | null, names: Names, report: Report): void {
    for (const node of nodes) {
      const name = node.row.cell('name');
      const formName = names.take(name, `row-${node.row.row}`);
      const entry: Entry = { name, formName, node, repeat, other: false };
      this.#byNode.set(node, entry);
      this.#name(entry, report);
      if (node.is === 'question') {
        if ('orOther' in node.type && node.type.orOther) {
          const other = `${name}_other`;
          const otherName = names.take(other, `row-${node.row.row}-other`);
          this.#name({ ...entry, name: other, formName: otherName, other: true }, report);
        }
      } else if (node.is === 'group') this.#enter(node.children, repeat, names, report);
      // Rows within rows become one box for words: nothing in them has a name of its own.
      else if (repeat === null) this.#enter(node.children, entry, names, report);
    }
  }

  #name(entry: Entry, report: Report): void {
    const { name, node } = entry;
    const place = { sheet: 'survey', row: node.row.row, column: node.row.header('name'), name };
    if (name === '') {
      if (node.is === 'question') report.add('changed', place, coded('import-without-name'));
      return;
    }
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) {
      report.add('look', place, coded('import-name-odd'));
    }
    const first = this.#byName.get(name);
    if (first === undefined) this.#byName.set(name, entry);
    else if (node.is === 'question' || first.node.is === 'question') {
      report.add('look', place, coded('import-name-twice', { row: first.node.row.row }));
    }
  }

  #answer(name: string, inside: Entry | null): Term {
    const entry = this.#byName.get(name);
    if (entry !== undefined) return this.#term(entry, inside);
    const code = this.#leftOut.has(name) ? 'expression-name-left-out' : 'expression-name-not-in-form';
    throw new NotSupported(coded(code, { name: name.slice(0, 60) }));
  }

  #term(entry: Entry, inside: Entry | null): Term {
    const { node, repeat, formName } = entry;
    if (node.is !== 'question') {
      if (node.is === 'group') throw new NotSupported(coded('expression-asks-group', { name: entry.name }));
      if (repeat !== null)
        throw new NotSupported(coded('expression-asks-rows-within-rows', { name: entry.name }));
      return { kind: 'rows', text: `{${formName}}`, name: formName };
    }
    const { type } = node;
    if (type.is === 'note') throw new NotSupported(coded('expression-asks-note', { name: entry.name }));
    if (type.is === 'calculate' || type.is === 'hidden') {
      if (repeat !== null && repeat !== inside) {
        throw new NotSupported(coded('expression-asks-of-each-row', { name: entry.name }));
      }
      return this.#calculated(entry, node, inside);
    }
    if (repeat !== null && repeat !== inside) {
      return { kind: 'rows', text: `{${repeat.formName}}`, cell: formName };
    }
    const path = repeat === null ? formName : `panel.${formName}`;
    return { kind: entry.other ? 'text' : kindOf(type), text: `{${path}}`, name: path };
  }

  /** Written out wherever it is asked for, so that no condition waits for a value nobody sees. */
  #calculated(entry: Entry, node: QuestionNode, inside: Entry | null): Term {
    const key = `${entry.formName} in ${inside?.formName ?? ''}`;
    const known = this.#worked.get(key);
    if (known !== undefined) return known;
    if (this.#working.has(entry))
      throw new NotSupported(coded('expression-from-itself', { name: entry.name }));
    this.#working.add(entry);
    try {
      const calculation = node.row.cell('calculation');
      const term =
        calculation === ''
          ? literal(node.row.cell('default'))
          : toTerm(parseXPath(calculation), this.scope(entry));
      this.#worked.set(key, term);
      return term;
    } finally {
      this.#working.delete(entry);
    }
  }
}

const insideOf = (entry: Entry): Entry | null => (entry.node.is === 'repeat' ? null : entry.repeat);

function kindOf(type: QuestionNode['type']): Kind {
  switch (type.is) {
    case 'whole-number':
    case 'number':
    case 'range':
      return 'number';
    case 'date':
      return 'day';
    case 'several':
    case 'rank':
    case 'acknowledge':
      return 'several';
    default:
      return 'text';
  }
}
