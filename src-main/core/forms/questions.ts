/** @file A form laid out flat: every question in order, with the page it is on and all it depends on. */

import places from '../../../resources/codes/sheet-places.json' with { type: 'json' };
import { type FormFile, type FormPage, type FormPanel, type FormQuestion, formText } from './form-format.ts';

/** Which facts answer a question of a form: those it lists, without what has a better place in the same form. */
interface Place {
  /** The fact that is moved. */
  readonly value: string;
  readonly not?: string;
  /** Of one that no form lists: the fact beside which it stands. */
  readonly with?: string;
  /** Empty for none. */
  readonly in: string;
}
const PLACES: readonly Place[] = places.choices;

interface Sourced {
  readonly fact: string | null;
  readonly from: readonly string[];
  readonly beside: readonly string[];
}

/**
 * What a person is asked in so many words (`isAskedThere`), under no fact of its own, nothing told elsewhere answers: it is
 * shown beside. Our own rule (certainty M).
 */
function withSources<Q extends Sourced>(
  questions: readonly Q[],
  isAskedThere: (question: Q) => boolean,
): Q[] {
  const has = new Set(questions.map(({ fact }) => fact));
  const moved = PLACES.filter(
    (one) => one.not !== undefined && has.has(one.not) && (one.in === '' || has.has(one.in)),
  );
  const listed = new Set(questions.flatMap((other) => (other.fact === null ? [] : other.from)));
  return questions.map((one) => {
    if (one.fact === null)
      return isAskedThere(one) && one.from.length > 0
        ? { ...one, from: [], beside: [...one.beside, ...one.from] }
        : one;
    const away = new Set(moved.filter((to) => to.not === one.fact).map(({ value }) => value));
    const here = moved.filter(
      (to) => to.in === one.fact && listed.has(to.value) && !one.from.includes(to.value),
    );
    const beside = PLACES.filter(
      (to) => to.in === one.fact && to.with !== undefined && one.from.includes(to.with),
    );
    const added = [...here, ...beside].map(({ value }) => value);
    return away.size + added.length === 0
      ? one
      : { ...one, from: [...one.from.filter((key) => !away.has(key)), ...added] };
  });
}

/**
 * `volunteered`: nobody had asked; `asked-openly`: the question offered no answer; `prompted`: the question or a list
 * did, or an earlier answer was read out; `noted`: nobody was asked, it was written down from what was told or seen.
 */
export const HOW_SAID = ['volunteered', 'asked-openly', 'prompted', 'noted'] as const;
/** '' where nothing was said, and on answers from before it was kept. */
export type HowSaid = (typeof HOW_SAID)[number] | '';

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly page: string;
  readonly part: 'safety' | 'consent' | 'interview';
  readonly element: FormQuestion;
  /** How what is said to it is marked, unless somebody says otherwise; '' where nobody gives an account. */
  readonly asked: HowSaid;
  /** The titled group it stands in on its page, or null. */
  readonly panel: FormPanel | null;
  /** All of these must hold for the question to be asked: its own, its panel's and its page's. */
  readonly conditions: readonly string[];
  readonly required: boolean;
  /** Purpose in the consent ledger, or null. */
  readonly consent: string | null;
  /** Key in the fact store, or null. */
  readonly fact: string | null;
  /** Its choices as the fact's values, or null where they are the same. */
  readonly factValues: Readonly<Record<string, string>> | null;
  readonly factTakes: 'words' | 'one' | null;
  /** Facts whose words help to answer it, beside its own. */
  readonly from: readonly string[];
  /** Facts on the same subject, shown beside it and never its answer. */
  readonly beside: readonly string[];
  /** Facts shown beside it while nobody spoke to its own or to those it is made from. */
  readonly otherwiseBeside: readonly string[];
  readonly source: string;
  readonly certainty: 'A' | 'B' | 'C';
}

/** Every question of the form, in the order it is asked. Rows of a repeated group count as one question. */
export function flattenQuestions(form: FormFile): Question[] {
  const questions = form.pages.flatMap((page) =>
    page.elements.flatMap((element) =>
      element.type === 'panel'
        ? element.elements.map((inner) => toQuestion(form, page, element, inner))
        : [toQuestion(form, page, null, element)],
    ),
  );
  return withSources(
    questions,
    ({ element }) => isAskedOfPerson(form) && element.testimony.field === undefined,
  );
}

function toQuestion(
  form: FormFile,
  page: FormPage,
  panel: FormPanel | null,
  element: FormQuestion,
): Question {
  const extras = element.testimony;
  return {
    name: element.name,
    title: formText(element.title),
    page: page.name,
    part: page.testimony.part,
    element,
    asked: howAsked(form, page, element),
    panel,
    conditions: [page.visibleIf, panel?.visibleIf, element.visibleIf].filter((c) => c !== undefined),
    required: extras.required === true,
    consent: extras.consent ?? null,
    fact: extras.fact ?? null,
    factValues: extras.factValues ?? null,
    factTakes: extras.factTakes ?? null,
    from: extras.from ?? [],
    beside: extras.beside ?? [],
    otherwiseBeside: extras.otherwiseBeside ?? [],
    source: extras.source ?? form.testimony.source,
    certainty: extras.certainty ?? form.testimony.certainty,
  };
}

/**
 * Whether it is about this day's safety, which is asked afresh each time and goes onto no paper. Language and interpreter
 * are asked on the same page, before anything is explained; they are about the person and stay known.
 */
export const isDaysSafety = ({ part, fact }: Pick<Question, 'part' | 'fact'>): boolean =>
  part === 'safety' && fact?.startsWith('person.') !== true;

/** Whose answers the form holds. */
export const isAskedOfPerson = ({ testimony }: FormFile): boolean =>
  testimony.use === 'interview' || testimony.askedOf === 'person';

/** Written answers are asked for openly: choices and tables offer them. What opens an interview is no account. */
function howAsked(form: FormFile, page: FormPage, { type, testimony }: FormQuestion): HowSaid {
  if (page.testimony.part !== 'interview' || !isAskedOfPerson(form)) return '';
  if (page.testimony.coded === true || testimony.coded === true) return 'noted';
  return type === 'comment' || type === 'text' ? 'asked-openly' : 'prompted';
}

/** Whether the form that this one prepares asks for it: no route leads to some fields, and for some there is none. */
export const isTyped = ({ testimony: { destination } }: FormQuestion): boolean =>
  destination !== 'off-route' && destination !== 'kept';

/** A field that takes any words: no choice, no date, no number, no name out of a list. */
export const takesWords = (element: FormQuestion): boolean =>
  element.type === 'comment' ||
  (element.type === 'text' &&
    element.inputType === 'text' &&
    element.testimony.kind === undefined &&
    element.testimony.list === undefined);

/** A field of another form that takes one of its own values, and no sentence. Rows of a repeated group are no such value. */
export const takesOfficialValue = (element: FormQuestion): boolean =>
  element.testimony.field !== undefined && element.type !== 'paneldynamic' && !takesWords(element);

/** The form has it, and no route through it leads there. */
export const isOffRoute = ({ testimony: { destination } }: FormQuestion): boolean =>
  destination === 'off-route';

/** Known, and asked by no field of the form that this one prepares. */
export const isKept = ({ testimony: { destination } }: FormQuestion): boolean => destination === 'kept';

/** The second and later of boxes that the other form numbers (town 2 of 10): one that nothing fills says nothing. */
export const isFurtherBox = ({ name }: Pick<Question, 'name'>): boolean => /-(?:[2-9]|\d{2,})$/.test(name);

/** Works out an expression such as `{safety-alone} = 'no'` over the answers; handed in by the caller. */
export type Evaluate = (expression: string, values: Readonly<Record<string, unknown>>) => boolean;

/** Whether a question is asked, given what has been answered so far. */
export function isAsked(
  question: Question,
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): boolean {
  return question.conditions.every((visibleIf) => isShown({ visibleIf }, values, evaluate));
}

/** Whether what stands in this place of the form is asked: a page, a group or a question without its surroundings. */
export const isShown = (
  { visibleIf }: { readonly visibleIf?: string | undefined },
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): boolean => visibleIf === undefined || evaluate(visibleIf, values);
