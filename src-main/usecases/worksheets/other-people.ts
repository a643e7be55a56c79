/**
 * @file What on a sheet says who somebody else is: people of the case other than its person, and what looks like contact
 * details.
 */
import official from '../../../resources/codes/nrm-countries.json' with { type: 'json' };
import regions from '../../../resources/codes/nrm-regions.json' with { type: 'json' };
import type { ReadinessOther } from '../../contract/readiness.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { COUNTRIES } from '../../core/answers/countries.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { isOfficialName, isTown } from '../../core/forms/official-lists.ts';
import type { Question } from '../../core/forms/questions.ts';
import { KIN_WORDS } from '../../core/text/kin-words.ts';
import { findIdentifiers, type Identifier, type Occurrence } from '../../core/worksheets/identifiers.ts';
import { nameIdentifiers, valueIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import {
  capitalsInside,
  guessedName,
  type NameGuess,
  placesSaid,
  titleBefore,
} from '../../core/worksheets/name-guess.ts';
import type { Pointing } from '../../core/worksheets/pointers.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readFacts } from '../disclosure/collect.ts';
import {
  gathered,
  isCommonWord,
  isWordOnly,
  knownPeople,
  loadPointing,
  plain,
} from '../disclosure/people-named.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';
import type { Engine } from '../engine/engine.ts';

type Found = Pick<ReadinessOther, 'line' | 'found'> & { readonly on: Question };

/**
 * By question, in the order of the form. What the form asks of somebody else, and the fields that hold the person's own
 * details, are not looked through; the person's own details are no finding elsewhere either.
 */
export function otherPeopleIn(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  data: ReadinessData,
  asked: readonly Question[],
  standing: ReadonlyMap<string, AnswerView>,
): Found[] {
  const own = asked.filter(({ name }) => data['persons-own'].includes(name));
  const known = knownPeople(db, sheet);
  const mine = new Set(
    [
      ...known.own,
      ...own.flatMap((one) => valueIdentifiers(textOf(one, standing), 'contact', OWN, true)),
      ...nameIdentifiers(referrers(engine, sheet, data, asked, standing), OWN, true),
    ].map(({ text }) => plain(text)),
  );
  const pointing = loadPointing(engine.resources);
  const texts = asked.map((one) => textOf(one, standing));
  const places = new Set([...placeWords(asked, standing), ...placesSaid(texts, isCountry)]);
  const named = asked
    // Whoever was there too is named where the form asks about them, and nowhere else.
    .filter(({ name, fact }) => data['names-others'].includes(name) || fact === 'others.details')
    .flatMap((one) => namesIn(textOf(one, standing), pointing, `${data.labels.looks}: ${one.title}`, places));
  const guess = guessFrom(
    data,
    texts,
    (words) => places.has(words) || words.split(/[\s-]+/u).every((one) => mine.has(plain(one))),
  );
  const others = [
    ...known.others,
    ...named
      .filter(({ text }) => !guess.notNames.has(text) && !guess.isKnown(text))
      .filter(({ text }) => !isCommonWord(text) || guess.inside.has(text)),
  ].filter(({ text }) => !mine.has(plain(text)));
  const kin = new RegExp(`(?<!\\p{L})(?:${[...data.kin, ...KIN_WORDS].join('|')})(?!\\p{L})`, 'giu');
  const apart = keptApart(engine, db, sheet);
  const found = asked
    .filter(({ name }) => !data['asks-for-others'].includes(name) && !data['persons-own'].includes(name))
    .filter(
      ({ element }) =>
        element.type === 'comment' || element.type === 'text' || element.type === 'paneldynamic',
    )
    .flatMap((one): Found[] => {
      const words = textOf(one, standing);
      const isFamily = data.family.includes(one.name);
      const found = findIdentifiers(words, others, pointing).flatMap((it): Occurrence[] => {
        if (mine.has(plain(it.text)) || isWordOnly(it)) return [];
        if (others.some((known) => known.label === it.label)) return [it];
        if (it.kind !== 'name') return it.kind === 'contact' || it.kind === 'number' ? [it] : [];
        const name = guessedName(words, it, guess);
        return name === null ? [] : [withTitle(words, { ...name, label: data.labels.looks })];
      });
      const spoken = isFamily ? [] : matched(words, kin, data.labels.kin, found);
      const stays =
        isFamily && apart && words !== '' && one.element.type === 'comment'
          ? [{ label: data.labels.apart, text: shortly(words), count: 1 }]
          : [];
      const all = [...stays, ...gathered([...found, ...spoken])];
      return all.length === 0 ? [] : [{ line: `other/${one.name}`, on: one, found: all }];
    });
  const isGuess = ({ found: words }: Found) =>
    words.every(({ label }) => label.startsWith(data.labels.looks));
  // What somebody entered, a number and an address come before what only looks like a name.
  return found.toSorted((a, b) => Number(isGuess(a)) - Number(isGuess(b)));
}

const OWN = '';

/** Whoever refers and whoever wrote it down: no surprise on their own sheet. */
const referrers = (
  engine: Engine,
  { author, takenBy }: ScreeningRow,
  data: ReadinessData,
  asked: readonly Question[],
  standing: ReadonlyMap<string, AnswerView>,
): string[] => [
  ...[author, takenBy, engine.session.actor],
  ...asked.filter(({ name }) => data['own-side'].includes(name)).map((one) => textOf(one, standing)),
];

const PLACE_LISTS = ['nrm-towns', 'nrm-local-authorities', 'nrm-organisations', 'nrm-police-forces'] as const;

function guessFrom(
  data: ReadinessData,
  texts: readonly string[],
  isOurs: (words: string) => boolean,
): NameGuess {
  const isKnown = (words: string) =>
    isOurs(words) ||
    isOfPlace(words) ||
    REGIONS.has(words) ||
    isTown(words) ||
    PLACE_LISTS.some((list) => isOfficialName(list, words));
  return { notNames: new Set(data['not-names']), isKnown, inside: capitalsInside(texts) };
}
const REGIONS: ReadonlySet<string> = new Set(regions.choices.map(({ text }) => text));

/** A word for a relative that is written as a title belongs to the name. */
function withTitle(text: string, name: Occurrence): Occurrence {
  const title = titleBefore(text, name.start);
  return { ...name, text: title + name.text, start: name.start - title.length };
}

/** Words of the names of countries: "United", "Kingdom". */
const OF_PLACES = new Set(COUNTRIES.flatMap(({ text }) => text.split(/[\s,()]+/u)));
const COUNTRIES_SAID = new Set([...COUNTRIES, ...official.choices].map(({ text }) => text));
/** The first word may be all of it: what follows begins a sentence. */
const isCountry = (words: string): boolean =>
  COUNTRIES_SAID.has(words) || COUNTRIES_SAID.has(words.split(' ')[0] ?? '');
const isOfPlace = (word: string): boolean => word.split(/\s+/u).every((one) => OF_PLACES.has(one));

/** Whom an answer about others names: each is looked for in every other answer. Towns are nobody. */
function namesIn(text: string, pointing: Pointing, label: string, places: ReadonlySet<string>): Identifier[] {
  return findIdentifiers(text, [], pointing)
    .filter(({ kind, text: word }) => kind === 'name' && !isTown(word))
    .filter(({ start, end }) => !isNamedThing(text, start, end))
    .map((one) => ({ ...one, text: withoutPlaces(one.text, places) }))
    .flatMap(({ text: word }) => nameIdentifiers([word], label, true))
    .filter(({ text: word }) => /^\p{Lu}/u.test(word) && !isTown(word) && !isOfPlace(word))
    .map((one) => ({ ...one, short: true }));
}

/** "the 'Margaret Ann'": a boat, a shop, a line; of a person it is not said. */
const isNamedThing = (text: string, start: number, end: number): boolean =>
  /\b(?:[Tt]he|[Bb]oat|[Ss]hip|[Vv]essel)\s+['‘"“]$/u.test(text.slice(0, start)) &&
  /^['’"”]/u.test(text.slice(end));

/** Where somebody was born, and where it was: nobody's names. */
const PLACES: ReadonlySet<string> = new Set(['person.birthplace', 'location.city']);
const placeWords = (asked: readonly Question[], standing: ReadonlyMap<string, AnswerView>) =>
  new Set(
    asked
      .filter(({ fact }) => fact !== null && PLACES.has(fact))
      .flatMap((one) => textOf(one, standing).split(/[^\p{L}’'-]+/u))
      .filter((word) => /^\p{Lu}/u.test(word)),
  );
const withoutPlaces = (name: string, places: ReadonlySet<string>): string =>
  name
    .split(/\s+/u)
    .filter((word) => !places.has(word) && !isTown(word))
    .join(' ');

function matched(text: string, shape: RegExp, label: string, found: readonly Occurrence[]): Occurrence[] {
  return [...text.matchAll(shape)]
    .map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }))
    .filter(({ start, end }) => !found.some((one) => one.start < end && start < one.end))
    .map((one) => ({ kind: 'name', label, takeOut: false, ...one }));
}

/** Whether somebody said that something about the family is to stay out of forms. */
export function keptApart(engine: Engine, db: ReadDb, { personId, id }: ScreeningRow): boolean {
  const said = readFacts(engine, db, personId, id).get('person.family-kept-apart')?.statements ?? [];
  return said.some(({ text, ownWords }) => text !== '' || ownWords !== '');
}

const SHORT = 160;
const shortly = (text: string): string =>
  [...text].length <= SHORT ? text : `${[...text].slice(0, SHORT).join('')}…`;

const textOf = ({ name, element }: Question, standing: ReadonlyMap<string, AnswerView>): string => {
  const answer = standing.get(name);
  if (answer === undefined) return '';
  const value = answer.state === 'answered' ? readableValue(element, answer.value) : '';
  // Where a text was told is the program's own line below it.
  return [value.replace(/^\[[^\]\n]*\]$/gmu, ''), answer.ownWords].filter((one) => one !== '').join('\n');
};
