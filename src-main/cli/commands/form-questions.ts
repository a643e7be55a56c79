/** @file `testimony screen questions`: what a file for `screen fill` may say, question by question. */
import { OFFICIAL_NAMES } from '../../core/answers/official-lists.ts';
import { FormFile, type FormQuestion, formText } from '../../core/forms/form-format.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { withVault } from '../with-vault.ts';

export const questionsCommand = command({
  name: 'screen questions',
  summary: 'List the questions of a form and the answers each takes, for "screen fill"',
  details: [
    'Under a question that offers answers, the word to write stands first. "one of" takes one of them, "some of" a list as in ["rest", "food"], "rows" a list of {"name": answer}, all others plain text or a number. A "date" is a year, a month or a day as for "person add --born": "2023-05", "about 2023-05", "before 2019".',
    'Beside "value" an answer may have "ownWords", "state", "relation", "cause" and "howSaid"; "screen fill --help" says what each is for.',
  ],
  positionals: [{ name: 'FORM', help: 'the form, as in "screen forms"' }],
  options: { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE },
  example: 'screen questions first-account --vault ./my-vault',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const form = await perform(engine, 'formShow', { formId: positionals[0] ?? '' }, job);
      const file = FormFile.parse(form.definition);
      const { source, certainty } = file.testimony;
      const described = (question: FormQuestion, condition?: string) =>
        questionLines(question, certainty, condition);
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
  const head = [line, ...sure];
  if (question.type === 'paneldynamic')
    return [
      ...head,
      ...question.templateElements.flatMap((inner) =>
        questionLines(inner, formCertainty).map((cell) => `  ${cell}`),
      ),
    ];
  if (offers !== undefined)
    return [...head, `    anything, or one of the list "${offers}":`, ...offered.map((one) => `    ${one}`)];
  if (list !== undefined)
    return [...head, `    one of the ${OFFICIAL_NAMES[list].length} names of resources/codes/${list}.json`];
  if (!('choices' in question)) return head;
  const listed = question.choices.map((one) => `    ${one.value.padEnd(WIDE - 4)}  ${formText(one.text)}`);
  return [...head, ...listed, ...(codes === undefined ? [] : [`    a code from the list "${codes}"`])];
}

const conditionOf = (expression: string | undefined): string =>
  expression === undefined ? '' : `  [asked if ${expression}]`;
