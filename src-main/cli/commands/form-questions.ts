/** @file `testimony form questions`: what a file for `record fill` may say, question by question. */

import { FormFile, type FormQuestion, formText } from '../../core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../core/forms/official-lists.ts';
import { beginsAWord, placesFor, placesForAnything, questionsOf } from '../../core/forms/question-search.ts';
import { foldText } from '../../core/text/search-text.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const questionsCommand = command({
  name: 'form questions',
  summary: 'List the questions of a form and the answers each takes, for "record fill"',
  details: [
    'Under a question that offers answers, the word to write stands first. "one of" takes one of them, "some of" a list as in ["rest", "food"], "rows" a list of {"name": answer}, all others plain text or a number. A "date" is a year, a month or a day as for "person add --born": "2023-05", "about 2023-05", "before 2019", "2009 or 2010".',
    'Looking for a place for something, such as a religion, a witness, a debt? --find debt names the question, and the column, that takes it.',
    'Beside "value" an answer may have "ownWords", "state", "relation", "cause" and "howSaid"; "record fill --help" says what each is for.',
  ],
  positionals: [{ name: 'FORM', help: 'the form, as in "form list"' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    lists: { type: 'boolean', help: 'show every name of a long list, such as towns' },
    find: {
      type: 'string',
      value: 'TEXT',
      help: 'show only where TEXT has its place: questions, columns and names of lists with it, and what people call it',
    },
  },
  example: 'form questions first-account --vault ./my-vault',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const form = await perform(engine, 'formShow', { formId: positionals[0] ?? '' }, job);
      const file = FormFile.parse(form.definition);
      const { source, certainty } = file.testimony;
      const shown = { all: options.lists === true, find: foldText(options.find ?? '') };
      const described = (question: FormQuestion, condition?: string) =>
        questionLines(question, certainty, shown, condition);
      if (options.find !== undefined)
        return { json: form, lines: foundIn(file, shown.find, options.find).map(printable) };
      const lines = file.pages.flatMap((page) => [
        '',
        `${formText(page.title)}${conditionOf(page.visibleIf)}`,
        ...page.elements.flatMap((element) =>
          element.type === 'panel'
            ? element.elements.flatMap((inner) => described(inner, element.visibleIf))
            : described(element),
        ),
      ]);
      return {
        json: form,
        lines: [form.title, form.label, `From: ${source}. ${certaintyWords(certainty)}`, ...lines].map(
          printable,
        ),
      };
    }),
});

/** The names with `find` in them, each once, with the questions that take it. */
function foundIn(file: FormFile, find: string, typed: string): string[] {
  const fields = questionsOf(file).flatMap((one) =>
    one.type === 'paneldynamic'
      ? one.templateElements.map((cell) => ({ name: `${one.name}/${cell.name}`, element: cell }))
      : [{ name: one.name, element: one }],
  );
  const by = new Map<string, string[]>();
  for (const { name, element } of fields)
    for (const one of namesOf(element))
      if (foldText(one).includes(find)) by.set(one, [...(by.get(one) ?? []), name]);
  // "Madagascar" is nothing to somebody who looks for a scar.
  const begun = [...by].filter(([one]) => beginsAWord(foldText(one), find.trim()));
  const names = (begun.length > 0 || placesFor(file, typed).length > 0 ? begun : [...by]).map(
    ([name, questions]) => {
      const [first = '', ...more] = questions;
      return `${name}: ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`;
    },
  );
  const places = placesFor(file, typed).flatMap(({ question, because }) => [
    `${question.name.padEnd(WIDE)}  ${formText(question.title)}`,
    ...because.map((one) => `    ${one}`),
  ]);
  if (places.length === 0 && names.length === 0)
    return [
      `Nothing in this form has "${typed}" in it. "facts list" has what other forms ask.`,
      ...anyPlace(file),
    ];
  const lists = names.length === 0 || places.length === 0 ? names : ['', 'In lists:', ...names];
  return [...places, ...lists];
}

/** Which questions take other facts, so that none is left out for want of a place. */
function anyPlace(file: FormFile): string[] {
  const places = placesForAnything(file);
  if (places.length === 0) return [];
  const lines = places.map(({ question, takes }) => `${question.name.padEnd(WIDE)}  ${takes}`);
  return ['Try another word for it, or its kind. What has no place of its own goes here:', ...lines];
}

function namesOf(element: FormQuestion): readonly string[] {
  const { list, offered = [] } = element.testimony;
  if (list !== undefined) return OFFICIAL_NAMES[list].map(({ value }) => value);
  const choices = 'choices' in element ? element.choices : [];
  return [...offered, ...choices.map((one) => `${one.value}  ${formText(one.text)}`)];
}

const KINDS = {
  text: 'text',
  comment: 'text',
  radiogroup: 'one of',
  dropdown: 'one of',
  checkbox: 'some of',
  paneldynamic: 'rows',
} as const;

const WIDE = 28;

/** How sure a source is, for forms and for questions that differ from their form. */
const CERTAINTY_WORDS: Readonly<Record<string, string>> = {
  A: 'Written from the published text, read in full.',
  B: 'From an excerpt or a good secondary source; check it before you rely on it.',
  C: 'From our notes, not compared with its source; check it before you rely on it.',
};
export const certaintyWords = (certainty: string): string => CERTAINTY_WORDS[certainty] ?? '';

/** `formCertainty`: the form's own; a question that is more or less sure says so. */
function questionLines(
  question: FormQuestion,
  formCertainty: FormFile['testimony']['certainty'],
  shown: Shown,
  panelCondition?: string,
): string[] {
  const { kind, required, codes, offers, offered = [], list, certainty = formCertainty } = question.testimony;
  const first = required === true ? '  [comes first]' : '';
  const takes =
    (kind === 'fuzzy-date' ? 'date' : kind) ??
    (question.type === 'text' && question.inputType === 'number' ? 'number' : KINDS[question.type]);
  const condition = conditionOf(panelCondition) + conditionOf(question.visibleIf);
  const sure = certainty === formCertainty ? [] : [`    ${certaintyWords(certainty)}`];
  const line = `${question.name.padEnd(WIDE)}  ${takes.padEnd(8)}  ${formText(question.title)}${first}${condition}`;
  const { official } = question.testimony;
  const help = [official?.asks ?? '', ...(official?.hint ?? '').split('\n')].filter((one) => one !== '');
  const head = [
    line,
    ...sure,
    ...help.map((one, at) => (at === 0 ? `    the form: ${one}` : `      (${one})`)),
  ];
  if (question.type === 'paneldynamic')
    return [
      ...head,
      ...question.templateElements.flatMap((inner) =>
        questionLines(inner, formCertainty, shown).map((cell) => `  ${cell}`),
      ),
    ];
  if (offers !== undefined)
    return [
      ...head,
      `    anything, or one of the list "${offers}":`,
      ...some(offered, shown).map((one) => `    ${one}`),
    ];
  if (list !== undefined)
    return [
      ...head,
      `    one of ${OFFICIAL_NAMES[list].length} names of the official form:`,
      ...some(
        OFFICIAL_NAMES[list].map((one) => one.value),
        shown,
      ).map((one) => `    ${one}`),
    ];
  if (!('choices' in question)) return head;
  const listed = question.choices.map((one) => `    ${one.value.padEnd(WIDE - 4)}  ${formText(one.text)}`);
  return [
    ...head,
    ...some(listed, shown),
    ...(codes === undefined ? [] : [`    a code from the list "${codes}"`]),
  ];
}

interface Shown {
  readonly all: boolean;
  /** Folded; empty for none. */
  readonly find: string;
}

/** More than this and nobody reads them. */
const LONG = 40;
const BEGIN = 3;

/** Of a long list its beginning, or what is looked for in it, and how the rest is seen. */
function some(lines: readonly string[], { all, find }: Shown): readonly string[] {
  if (all || lines.length <= LONG) return lines;
  const found = find === '' ? lines.slice(0, BEGIN) : lines.filter((one) => foldText(one).includes(find));
  const more = lines.length - found.length;
  const indent = lines[0]?.startsWith(' ') ? '    ' : '';
  return [...found, `${indent}… and ${more} more: --find TEXT looks for a name, --lists shows them all`];
}

const conditionOf = (expression: string | undefined): string =>
  expression === undefined ? '' : `  [asked if ${expression}]`;
