/**
 * @file What a form file must keep to beyond its shape: names used once, conditions that can be read,
 * the two opening pages first, nothing mandatory after them.
 */
import type { FormFile, FormQuestion } from './form-format.ts';
import type { Question } from './questions.ts';
import { flattenQuestions } from './questions.ts';

export interface FormVocabulary {
  readonly purposes: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  /** Names an expression refers to, or null when it cannot be read. */
  names(expression: string): readonly string[] | null;
}

const CONSENT_VALUES = ['given', 'refused', 'not-needed-child'];

/** One line per thing to look at, each starting with the page or question it is about; empty when all is well. */
export function formFindings(form: FormFile, vocabulary: FormVocabulary): string[] {
  const questions = flattenQuestions(form);
  const names = new Set(questions.map((q) => q.name));
  return [
    ...repeated([...questions.map((q) => q.name)]).map((name) => `${name}: this name is used twice`),
    ...repeated(form.pages.map((p) => p.name)).map((name) => `${name}: two pages have this name`),
    ...openingFindings(form),
    ...questions.flatMap((q) => [
      ...questionFindings(q, vocabulary),
      ...conditionFindings(q, names, vocabulary),
    ]),
  ];
}

function openingFindings(form: FormFile): string[] {
  const parts = form.pages.map((page) => page.testimony.part);
  const opening = parts.filter((part) => part !== 'interview');
  const inPlace = opening.every(
    (part, index) => parts[index] === part && part === ['safety', 'consent'][index],
  );
  if (!inPlace) return ['pages: the safety page comes first, then the consent page, then the rest'];
  if (form.testimony.use === 'interview' && opening.length !== 2) {
    return ['pages: an interview opens with a page of part "safety" and a page of part "consent"'];
  }
  return [];
}

function questionFindings(question: Question, vocabulary: FormVocabulary): string[] {
  const { name, element } = question;
  const found: string[] = [];
  if (question.required && question.part === 'interview') {
    found.push(`${name}: only the safety check and consent may be required`);
  }
  if (question.consent !== null) {
    if (!vocabulary.purposes.has(question.consent))
      found.push(`${name}: there is no purpose "${question.consent}"`);
    const values = 'choices' in element ? element.choices.map((choice) => choice.value) : [];
    if (element.type !== 'radiogroup' || values.some((value) => !CONSENT_VALUES.includes(value))) {
      found.push(`${name}: a consent question is a radiogroup of ${CONSENT_VALUES.join(', ')}`);
    }
  }
  for (const key of [question.fact, ...question.from, ...question.beside]) {
    if (key !== null && !vocabulary.facts.has(key)) found.push(`${name}: there is no fact "${key}"`);
  }
  if (question.beside.length > 0 && (question.fact !== null || question.from.length > 0))
    found.push(
      `${name}: what is shown beside a judgement is not also its answer: leave out "fact" and "from"`,
    );
  return [...found, ...elementFindings(name, element)];
}

function elementFindings(name: string, element: FormQuestion): string[] {
  if (element.type === 'paneldynamic') {
    return [
      ...repeated(element.templateElements.map((one) => one.name)).map(
        (twice) => `${name}: the row has "${twice}" twice`,
      ),
      ...element.templateElements.flatMap((one) => elementFindings(`${name}.${one.name}`, one)),
    ];
  }
  if (element.testimony.kind !== undefined && element.type !== 'text') {
    return [`${name}: "kind" belongs on a text question`];
  }
  if (element.testimony.exhibit !== undefined && element.type !== 'text') {
    return [`${name}: "exhibit" belongs on a text question`];
  }
  if (!('choices' in element)) return [];
  if (element.choices.length === 0) return [`${name}: there are no choices`];
  return repeated(element.choices.map((choice) => choice.value)).map(
    (value) => `${name}: the choice "${value}" is there twice`,
  );
}

function conditionFindings(
  question: Question,
  names: ReadonlySet<string>,
  vocabulary: FormVocabulary,
): string[] {
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
  about: string,
  condition: string,
  names: ReadonlySet<string>,
  vocabulary: FormVocabulary,
): string[] {
  const used = vocabulary.names(condition);
  if (used === null) return [`${about}: the condition ${condition} cannot be read`];
  const unknown = used.find((variable) => {
    const [first = '', second = ''] = variable.split(/[.[]/);
    return !names.has(first) && !names.has(`${first}.${second}`);
  });
  return unknown === undefined
    ? []
    : [`${about}: the condition asks for "${unknown}", which the form does not have`];
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
