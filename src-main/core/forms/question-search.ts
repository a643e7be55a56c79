/**
 * @file Where in a form something has its place: by the words of the question, of its hint, columns and choices, and by words
 * under which people look for it, which are data. Where a word begins with what is typed, words that only have it inside are
 * left out: "ran" is not found in "grandmother", and "port" is in "passport".
 */
import sought from '../../../resources/codes/sought-words.json' with { type: 'json' };
import { foldText } from '../text/search-text.ts';
import { type FormFile, type FormQuestion, formText } from './form-format.ts';

type Asked = Exclude<FormFile['pages'][number]['elements'][number], { type: 'panel' }>;

export interface PlaceFound {
  readonly question: Asked;
  /** The columns, choices and words of looking that have it; empty where the question itself does. */
  readonly because: readonly string[];
}

/** Every question of a form, those in panels too. */
export const questionsOf = (form: FormFile): Asked[] =>
  form.pages.flatMap((page) => page.elements).flatMap((one) => (one.type === 'panel' ? one.elements : [one]));

const WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  sought.choices.map(({ value, text }) => [value, text.split('; ')]),
);

/** Questions in the order of the form; a text that several words of looking begin with finds each. Empty for no text. */
export function placesFor(form: FormFile, typed: string): PlaceFound[] {
  const text = foldText(typed).trim();
  if (text === '') return [];
  const found = placesWith(form, (words) => beginsAWord(foldText(words), text));
  return found.length > 0 ? found : placesWith(form, (words) => foldText(words).includes(text));
}

const placesWith = (form: FormFile, has: (words: string) => boolean): PlaceFound[] =>
  questionsOf(form).flatMap((question): PlaceFound[] => {
    const { fact, consent } = question.testimony;
    const words = WORDS.get(fact ?? '') ?? [];
    const own = [question.name, formText(question.title), hintOf(question), fact ?? '', consent ?? ''];
    if (own.some(has)) return [{ question, because: [] }];
    const because = [...cellsOf(question).filter(has), ...words.filter(has)];
    return because.length === 0 ? [] : [{ question, because }];
  });

/** Questions of the form that take what has no place of its own, and what each takes. */
export const placesForAnything = (form: FormFile): { readonly question: Asked; readonly takes: string }[] =>
  sought.anything.flatMap(({ value, text: takes }) => {
    const question = questionsOf(form).find(({ testimony }) => testimony.fact === value);
    return question === undefined ? [] : [{ question, takes }];
  });

/** "scar" is not looked for to find Madagascar. Scripts that put no space between words are searched throughout. */
export function beginsAWord(words: string, text: string): boolean {
  const isWithin = IN_A_WORD.test(text.charAt(0));
  for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1))
    if (!isWithin || at === 0 || !IN_A_WORD.test(words.charAt(at - 1))) return true;
  return false;
}
const IN_A_WORD = /[\p{Script=Latin}\p{N}]/u;

const hintOf = ({ description }: FormQuestion): string =>
  description === undefined ? '' : formText(description);

/** Of rows their columns, each with its short choices. */
function cellsOf(question: Asked): string[] {
  if (question.type !== 'paneldynamic') return [];
  return question.templateElements.flatMap((cell) => [
    `${cell.name}  ${formText(cell.title)} ${hintOf(cell)}`.trim(),
    ...('choices' in cell ? cell.choices : []).map(
      (choice) => `${cell.name}: ${choice.value}  ${formText(choice.text)}`,
    ),
  ]);
}
