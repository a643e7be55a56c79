/** @file A form as blank A4 pages to write on, with the numbers of its questions, so that notes key straight in. */
import { printLine } from './printable.ts';
import { LABELS } from './record-paper.ts';
import { typesetterFor } from './typst.ts';

export interface BlankQuestion {
  readonly number: number;
  readonly title: string;
  /** What stands beneath it on the screen, and whether it is asked only in some cases. */
  readonly about: readonly string[];
  /** Boxes to tick; empty where words are written. */
  readonly choices: readonly string[];
  /** Whether more than one may be ticked. */
  readonly several: boolean;
  /** Lines to write on: 0 for boxes alone. */
  readonly lines: number;
  /** Names of the cells of a repeated group, written under one another; empty for all others. */
  readonly cells: readonly string[];
}
interface BlankPage {
  readonly title: string;
  readonly questions: readonly BlankQuestion[];
}
export interface BlankForm {
  readonly title: string;
  /** What the form is and is not. */
  readonly label: string;
  readonly version: string;
  /** At the head: held by, on, in which language. To be filled in by hand where nothing is filled in. */
  readonly head: readonly { readonly name: string; readonly filled: string }[];
  readonly pages: readonly BlankPage[];
  /** What stands behind the signatures; nothing when left out. */
  readonly after?: readonly BlankPage[];
  /** Why there is no answer, for the foot of each question. */
  readonly states: readonly string[];
  /** Who signs it; nobody when left out. */
  readonly signatures?: readonly string[];
  /** ISO date-time written into the file. */
  readonly createdAt: string;
}

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. Throws `missing-letters`. */
export function typesetBlankForm(resources: string, form: BlankForm): Uint8Array {
  const data = {
    title: form.title,
    version: form.version,
    head: form.head.map(({ name, filled }) => ({ name, filled: printLine(filled) })),
    states: [...form.states],
    labels: LABELS,
    signatures: [...(form.signatures ?? [])],
    label: printLine(form.label),
    pages: form.pages.map(printed),
    after: (form.after ?? []).map(printed),
  };
  return typesetterFor(resources).typeset({ template: 'blank-form.typ', data, createdAt: form.createdAt })
    .pdf;
}

const printed = ({ title, questions }: BlankPage) => ({
  title: printLine(title),
  questions: questions.map((one) => ({
    number: one.number,
    several: one.several,
    lines: one.lines,
    title: printLine(one.title),
    about: one.about.map((line) => printLine(line)),
    choices: one.choices.map((choice) => printLine(choice)),
    cells: one.cells.map((cell) => printLine(cell)),
  })),
});
