/**
 * @file What a form does to an account: whether each section asks openly before it offers anything, whether lists wait for
 * what was told, and whether its words put into a mouth what nobody has said. Open questions before specific and closed
 * ones: Achieving Best Evidence [M]. Findings to look at: an organisation's own form is reported on, not refused.
 */
import { about, type Found } from '../errors/errors.ts';
import { coded } from '../findings/finding.ts';
import type { FormFile, FormPage, FormQuestion, formText } from './form-format.ts';
import { isAskedOfPerson } from './questions.ts';

export interface LoadedPhrase {
  readonly phrase: string;
  /** What it takes for granted. */
  readonly why: string;
}

/** Each with the page or question it is about. What opens an interview is no account, and is not held to this. */
export function openFirstFindings(form: FormFile, phrases: readonly LoadedPhrase[]): Found[] {
  const sections = form.pages.filter((page) => page.testimony.part === 'interview');
  const order = isAskedOfPerson(form)
    ? [...sections.flatMap(sectionFindings), ...codedTooEarly(sections)]
    : [];
  return [...order, ...form.pages.flatMap((page) => phraseFindings(page, phrases))];
}

const isCoded = ({ testimony }: FormPage): boolean => testimony.coded === true;

/** A line or a date leaves less room than a box, and still offers nothing: only a box is free narrative. */
const isNarrative = ({ type, testimony }: FormQuestion): boolean =>
  type === 'comment' && testimony.coded !== true;
const isList = ({ type }: FormQuestion): boolean => type !== 'comment' && type !== 'text';

const questionsOn = (page: FormPage): FormQuestion[] =>
  page.elements.flatMap((element) => (element.type === 'panel' ? element.elements : [element]));

function sectionFindings(page: FormPage): Found[] {
  if (isCoded(page)) return [];
  const asked = questionsOn(page);
  const [first] = asked;
  const told = asked.findIndex(isNarrative);
  const early = asked.filter((question, at) => isList(question) && (told < 0 || at < told));
  return [
    ...(first === undefined || isNarrative(first) ? [] : [about(page.name, coded('form-section-not-open'))]),
    ...early.map(({ name }) => about(name, coded('form-list-before-narrative'))),
  ];
}

/** What is coded from an account stands behind all of it. */
function codedTooEarly(sections: readonly FormPage[]): Found[] {
  const lastAsked = sections.findLastIndex((page) => !isCoded(page));
  return sections
    .slice(0, lastAsked)
    .filter(isCoded)
    .map(({ name }) => about(name, coded('form-coded-before-told')));
}

function phraseFindings(page: FormPage, phrases: readonly LoadedPhrase[]): Found[] {
  const { before, after, group } = page.testimony;
  return [
    ...loadedIn(page.name, [page.title, page.description, group, before, after], phrases),
    ...page.elements.flatMap((element) => [
      ...(element.type === 'panel'
        ? loadedIn(element.name, [element.title, element.description], phrases)
        : []),
    ]),
    ...questionsOn(page).flatMap((question) => [
      ...loadedIn(question.name, wordsOf(question), phrases),
      ...(question.type === 'paneldynamic'
        ? question.templateElements.flatMap((cell) =>
            loadedIn(`${question.name}.${cell.name}`, wordsOf(cell), phrases),
          )
        : []),
    ]),
  ];
}

type Words = Parameters<typeof formText>[0];

const wordsOf = (question: FormQuestion): Words[] => [
  question.title,
  question.description,
  ...('choices' in question ? question.choices.map((choice) => choice.text) : []),
];

/** In every language the form has. */
const textsIn = (words: Words): string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : Object.values(words);

function loadedIn(name: string, words: readonly Words[], phrases: readonly LoadedPhrase[]): Found[] {
  const text = words.flatMap(textsIn).map(plain).join('\n');
  return phrases
    .filter(({ phrase }) => holds(text, plain(phrase)))
    .map(({ phrase, why }) => about(name, coded('form-loaded-phrase', { phrase, why })));
}

/** Letters as they are compared: lower case, one kind of apostrophe, single blanks. */
const plain = (text: string): string => text.toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ');

/** As whole words. */
function holds(text: string, phrase: string): boolean {
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + phrase.length])) return true;
  }
  return false;
}
