/**
 * @file What a form file must keep to beyond its shape: names used once, conditions that can be read,
 * the two opening pages first, nothing mandatory after them.
 */
import { about, type Found } from '../errors/errors.ts';
import { coded } from '../findings/finding.ts';
import type { FormFile, FormQuestion } from './form-format.ts';
import type { Question } from './questions.ts';
import { flattenQuestions } from './questions.ts';

export interface FormVocabulary {
  readonly purposes: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  /** Names an expression refers to, or null when it cannot be read. */
  names(expression: string): readonly string[] | null;
}

/** `undecided` and `named` decide nothing for everybody: what is agreed for somebody named is a line of the ledger. */
const CONSENT_VALUES = ['given', 'given-if', 'named', 'refused', 'undecided', 'not-needed-child'];

/** Things to look at, each with the page or question it is about; empty when all is well. */
export function formFindings(form: FormFile, vocabulary: FormVocabulary): Found[] {
  const questions = flattenQuestions(form);
  const names = new Set(questions.map((q) => q.name));
  return [
    ...repeated([...questions.map((q) => q.name)]).map((name) => about(name, coded('form-name-twice'))),
    ...repeated(form.pages.map((p) => p.name)).map((name) => about(name, coded('form-page-name-twice'))),
    ...openingFindings(form),
    ...questions.flatMap((q) => [
      ...questionFindings(q, vocabulary),
      ...conditionFindings(q, names, vocabulary),
    ]),
  ];
}

function openingFindings(form: FormFile): Found[] {
  const parts = form.pages.map((page) => page.testimony.part);
  const opening = parts.filter((part) => part !== 'interview');
  const inPlace = opening.every(
    (part, index) => parts[index] === part && part === ['safety', 'consent'][index],
  );
  if (!inPlace) return [about('pages', coded('form-safety-first'))];
  if (form.testimony.use === 'interview' && opening.length !== 2) {
    return [about('pages', coded('form-opening-missing'))];
  }
  return [];
}

function questionFindings(question: Question, vocabulary: FormVocabulary): Found[] {
  const { name, element } = question;
  const found: Found[] = [];
  if (question.required && question.part === 'interview') {
    found.push(about(name, coded('form-required-after-opening')));
  }
  if (question.consent !== null) {
    if (!vocabulary.purposes.has(question.consent))
      found.push(about(name, coded('form-no-purpose', { purpose: question.consent })));
    const values = 'choices' in element ? element.choices.map((choice) => choice.value) : [];
    if (element.type !== 'radiogroup' || values.some((value) => !CONSENT_VALUES.includes(value))) {
      found.push(about(name, coded('form-consent-kind', { values: CONSENT_VALUES.join(', ') })));
    }
  }
  for (const key of [question.fact, ...question.from, ...question.beside, ...question.otherwiseBeside]) {
    if (key !== null && !vocabulary.facts.has(key))
      found.push(about(name, coded('form-no-fact', { fact: key })));
  }
  if (question.beside.length > 0 && (question.fact !== null || question.from.length > 0))
    found.push(about(name, coded('form-beside-and-answer')));
  return [...found, ...elementFindings(name, element)];
}

function elementFindings(name: string, element: FormQuestion): Found[] {
  if (element.type === 'paneldynamic') {
    return [
      ...repeated(element.templateElements.map((one) => one.name)).map((column) =>
        about(name, coded('form-column-twice', { column })),
      ),
      ...element.templateElements.flatMap((one) => elementFindings(`${name}.${one.name}`, one)),
    ];
  }
  if (element.testimony.kind !== undefined && element.type !== 'text') {
    return [about(name, coded('form-kind-not-text'))];
  }
  if (element.testimony.list !== undefined && element.type !== 'text') {
    return [about(name, coded('form-kind-not-text'))];
  }
  if (element.testimony.exhibit !== undefined && element.type !== 'text') {
    return [about(name, coded('form-exhibit-not-text'))];
  }
  if (!('choices' in element)) return [];
  if (element.choices.length === 0) return [about(name, coded('form-no-choices'))];
  return repeated(element.choices.map((choice) => choice.value)).map((choice) =>
    about(name, coded('form-choice-twice', { choice })),
  );
}

function conditionFindings(
  question: Question,
  names: ReadonlySet<string>,
  vocabulary: FormVocabulary,
): Found[] {
  const { name, element } = question;
  const own = [...question.conditions, ...innerConditions(element)];
  const found = own.flatMap((condition) => conditionFinding(name, condition, names, vocabulary));
  if (element.type !== 'paneldynamic') return found;
  const cells = element.templateElements.map((cell) => cell.name);
  const inRow = new Set([...names, ...cells, ...cells.map((cell) => `panel.${cell}`)]);
  return [
    ...found,
    ...element.templateElements.flatMap((cell) =>
      [...(cell.visibleIf === undefined ? [] : [cell.visibleIf]), ...innerConditions(cell)].flatMap(
        (condition) => conditionFinding(`${name}.${cell.name}`, condition, inRow, vocabulary),
      ),
    ),
  ];
}

/** Of its choices and of what its answer must hold to. */
function innerConditions(element: FormQuestion): string[] {
  const choices = 'choices' in element ? element.choices : [];
  return [
    ...choices.flatMap((choice) => choice.visibleIf ?? []),
    ...(element.validators ?? []).flatMap((one) => (one.type === 'expression' ? one.expression : [])),
  ];
}

function conditionFinding(
  field: string,
  condition: string,
  names: ReadonlySet<string>,
  vocabulary: FormVocabulary,
): Found[] {
  const used = vocabulary.names(condition);
  if (used === null) return [about(field, coded('form-condition-unread', { condition }))];
  const unknown = used.find((variable) => {
    const [first = '', second = ''] = variable.split(/[.[]/);
    return !names.has(first) && !names.has(`${first}.${second}`);
  });
  return unknown === undefined ? [] : [about(field, coded('form-condition-unknown', { name: unknown }))];
}

/** Each once, in the order they come again. */
function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}
