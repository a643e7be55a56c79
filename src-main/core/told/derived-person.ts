/** @file What follows of the person alone: the parts of a name, a language to interpret from, what was said beside a yes. */
import { standingStatements } from '../answers/standing-statements.ts';
import { type Add, type Facts, wordsOf } from './facts-told.ts';
import { nameParts } from './name-parts.ts';
import { quotedWords } from './words-of-place.ts';

/** The one language that is known: where several were told, it is for somebody to say which. */
export function addInterpreterLanguage(facts: Facts, add: Add): void {
  const language = facts.get(LANGUAGE);
  if (language === undefined || language.differs) return;
  const told = wordsOf(facts, LANGUAGE);
  const [only] = told;
  if (only === undefined || told.length > 1 || !isOneForeignLanguage(only.value)) return;
  add('person.interpreter-language', [only], [only.value], LANGUAGE);
}

const LANGUAGE = 'person.language';

/** Nobody is interpreted into the language the form is filled in; "Hiligaynon; English" is a choice to be made. */
const isOneForeignLanguage = (language: string): boolean =>
  !/[;,/&+]|\band\b/iu.test(language) && language.trim().toLowerCase() !== 'english';

/** What somebody said beside a yes, a no or neither belongs to the details of it: the field itself takes a yes or a no. */
export function addCondition(facts: Facts, add: Add): void {
  const fact = facts.get(WILLING);
  const told = (fact === undefined ? [] : standingStatements(fact)).flatMap((said) =>
    said.ownWords === '' ? [] : [{ value: quotedWords(said.ownWords), said }],
  );
  const texts = told.map(({ value }) => value);
  if (told.length > 0) add('police.cooperate-words', told, texts, WILLING);
}

const WILLING = 'police.cooperate';

export function addNames(facts: Facts, add: Add): void {
  const told = wordsOf(facts, 'person.name').at(-1);
  const parts = told === undefined ? null : nameParts(told.value);
  if (told === undefined || parts === null) return;
  add('person.first-name', [{ value: parts.first, said: told.said }], [parts.first], 'person.name');
  add('person.last-name', [{ value: parts.last, said: told.said }], [parts.last], 'person.name');
}
