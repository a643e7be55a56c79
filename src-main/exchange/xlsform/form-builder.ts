/** @file What every part of the import shares while one form is built: its names, lists, languages, report and counts. */
import type { ExpressionCode } from '../../core/findings/expression-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ChoiceLists } from './choice-lists.ts';
import type { Entries, Entry } from './entries.ts';
import { FORM_LIMITS } from './limits.ts';
import type { Report } from './report.ts';
import type { FormRow } from './sheets.ts';
import { toCondition } from './survey-expression.ts';
import { mapText, type Text, textOf } from './texts.ts';
import { conjuncts, NotSupported, parseXPath, type XPath } from './xpath.ts';

export interface Counts {
  questions: number;
  choices: number;
  conditions: number;
  constraints: number;
  recommended: number;
}

export class FormBuilder {
  readonly entries: Entries;
  readonly lists: ChoiceLists;
  readonly report: Report;
  readonly counts: Counts = { questions: 0, choices: 0, conditions: 0, constraints: 0, recommended: 0 };
  readonly #main: string;

  constructor(entries: Entries, lists: ChoiceLists, main: string, report: Report) {
    this.entries = entries;
    this.lists = lists;
    this.report = report;
    this.#main = main;
  }

  /** A text column, with `${name}` in it replaced by what that question asks. */
  text(row: FormRow, key: string): Text | undefined {
    const text = textOf(row.texts(key), this.#main);
    if (text === undefined) return undefined;
    let replaced = false;
    const plain = mapText(text, (words) =>
      words.replace(/\$\{\s*([^}]+?)\s*\}/g, (_, name: string) => {
        replaced = true;
        const asked = this.entries.find(name);
        return `[${asked === undefined ? name : labelOf(asked, this.#main)}]`;
      }),
    );
    if (replaced) {
      this.note('changed', row, key, coded('import-label-names-question'));
    }
    return plain;
  }

  /** The condition of a row or a block, or undefined where it has none or it cannot be worked out. */
  condition(entry: Entry): string | undefined {
    const { row } = entry.node;
    const relevant = row.cell('relevant');
    if (relevant === '') return undefined;
    try {
      const condition = toCondition(parseXPath(relevant), this.entries.scope(entry));
      this.counts.conditions += 1;
      return condition;
    } catch (thrown) {
      const what = entry.node.is === 'question' ? 'question' : 'block';
      this.note('look', row, 'relevant', coded('import-always-shown', { what, why: [reason(thrown)] }));
      return undefined;
    }
  }

  /** The parts of a constraint. Throws NotSupported. */
  constraintParts(constraint: string): XPath[] {
    return conjuncts(parseXPath(constraint));
  }

  countChoices(more: number): boolean {
    this.counts.choices += more;
    return this.counts.choices <= FORM_LIMITS.choicesInAll;
  }

  note(outcome: 'changed' | 'left-out' | 'look', row: FormRow, key: string, says: Coded): void {
    const place = { sheet: row.sheet, row: row.row, name: row.cell('name') };
    this.report.add(outcome, key === '' ? place : { ...place, column: row.header(key) }, says);
  }
}

function labelOf(entry: Entry, main: string): string {
  const { row } = entry.node;
  const text = textOf(row.texts('label'), main);
  const words = typeof text === 'string' ? text : (text?.default ?? entry.name);
  return words.replace(/\$\{[^}]*\}/g, '…').slice(0, 120);
}

/** Why something cannot be worked out. Anything else is thrown on. */
export function reason(thrown: unknown): Coded<ExpressionCode> {
  if (thrown instanceof NotSupported) return thrown.why;
  throw thrown;
}
