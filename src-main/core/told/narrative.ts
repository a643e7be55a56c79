/**
 * @file A narrative field of a sheet, made of what was told in the order of what happened: each account in its own words,
 * and below what one account says of it where it comes from and when. What was asked is put to the person, and is no part of a text about them. Nothing is put into other words here.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { accountOf } from '../answers/account-of.ts';
import { choicesApart, choicesOf } from '../answers/choices-told.ts';
import { accountNumber, type FactStatement, type FactView, type LineTold } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { SINCE, sinceThen } from '../answers/since-then.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { formatDay, formatFuzzyDate, wordBefore } from '../dates/fuzzy-date.ts';
import { heldInWords } from '../dates/held.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { causeInWords, causeWords } from './cause-words.ts';
import { CHILD_SAID, withoutRepeated } from './child-said.ts';
import { besideItsPlace, hasPlace, isOfPlaces, quotedOf } from './words-of-place.ts';

// How the talks were held, a paragraph for each: where and with whom, how long, what was made sure of, how the person
// was. The day stands below it, and nothing of one talk stands among another's.

/** What says itself that it is of a talk needs no heading in a text that begins with one of them. */
const isOfTalks = (lead: Pick<FactView, 'key'> | undefined): boolean =>
  lead !== undefined && hasTrait(lead.key, 'of-a-talk');

/** Whether `fact` goes without its name in a text about `lead`. */
const isNamelessIn = (fact: FactView, lead: FactView | undefined): boolean =>
  isOfTalks(lead) && hasTrait(fact.key, 'of-a-talk');

interface Told {
  readonly words: string;
  readonly source: string;
}

/** `parts` of the same account in one, in the order in which the accounts were first told of. */
const inParagraphs = (parts: readonly Told[]): Told[] =>
  [...Map.groupBy(parts, ({ source }) => source)].map(([source, some]) => ({
    source,
    words: some.map(({ words }) => words.split('\n').map(asSentence).join(' ')).join(' '),
  }));

const asSentence = (line: string): string => {
  const bare = line.trim();
  if (bare === '') return '';
  const begun = bare.charAt(0).toUpperCase() + bare.slice(1);
  return /[.!?…]["”’)]?$/u.test(begun) || /”$/u.test(begun) ? begun : `${begun}.`;
};

// Choices that nobody was asked: whoever took the account marked them, from what was told or seen. Each has the day on
// which it was marked first, and none is a telling of anybody's.

const isMark = ({ howSaid, state, value, text }: FactStatement): boolean =>
  howSaid === 'noted' && state === 'answered' && value !== text;

/** Whether all that stands of it is marked, and nothing was told in words beside it. */
export const isMarked = (fact: Pick<FactView, 'statements'>): boolean =>
  standingStatements(fact).every((one) => isMark(one) && one.ownWords === '');

/**
 * The choices of several talks, each once, with the talk in which it was marked first: on a later day it was not marked again. As it
 * was where they are no lists of choices.
 */
function inOneList<F extends FactView>(fact: F): F {
  const stands = standingStatements(fact);
  const each = stands.map((said) => ({ said, choices: choicesOf(said) }));
  if (stands.length < 2 || !isMarked(fact) || each.some(({ choices }) => choices === null)) return fact;
  const seen = new Set<unknown>();
  const statements = each.flatMap(({ said, choices }) => {
    const first = (choices ?? []).filter(({ value }) => !seen.has(value));
    for (const { value } of first) seen.add(value);
    const value = first.map((one) => one.value);
    const text = first.map(({ words }) => words).join('; ');
    return first.length === 0 ? [] : [{ ...said, value, text, cause: '' as const }];
  });
  const added = statements.map((one, at) => ({
    ...one,
    relation: at === 0 ? ('new' as const) : ('adds' as const),
  }));
  return { ...fact, differs: false, statements: added.toReversed() };
}

/**
 * Of each fact what stands, oldest first. What is said again as part of something later is left out. `lead`: the fact that
 * the text is about, which needs no name.
 */
export function narrativeOf(facts: readonly FactView[], lead: FactView | undefined = facts[0]): string {
  const each = partsOf(facts, lead);
  const parts = isOfTalks(lead) ? inParagraphs(each) : each;
  // Told in one account, it stands once below all of it.
  return parts
    .map(({ words, source }, at) =>
      source === '' || parts[at + 1]?.source === source ? words : `${words}\n${source}`,
    )
    .join('\n\n');
}

/** Whether more than one telling of it stands, none of which holds what another says. */
export const isToldAgain = (fact: FactView): boolean => partsOf([fact], fact).length > 1;

/** Whether own words of it stand, which belong to one of several places or to none, or are somebody else's: a field has to say so. */
export const hasWordsOfPlaces = (fact: FactView): boolean =>
  standingStatements(fact).some(
    (one) =>
      one.ownWords !== '' &&
      (one.spokenBy !== undefined ||
        ((one.severalPlaces === true || hasPlace(one.ownWords)) && isOfPlaces(fact.key))),
  );

function partsOf(all: readonly FactView[], of: FactView | undefined) {
  const facts = all.map(inOneList);
  const lead = of === undefined ? undefined : (facts[all.indexOf(of)] ?? of);
  const told = facts.flatMap((fact) =>
    standingStatements(fact).flatMap((said) => choicesApart(fact, said).map((one) => ({ fact, said: one }))),
  );
  const isNeeded = isNeededBeside(facts);
  const inWords = told.map(({ fact, said }) => ({ fact, said, words: wordsOf(fact, said) }));
  const isQuoted = ({ fact }: { readonly fact: FactView }) => fact.key.startsWith(`${CHILD_SAID}-`);
  const summary = inWords
    .filter((one) => !isQuoted(one))
    .map(({ words }) => words)
    .join('\n');
  const withWords = inWords
    .map((one) => (isQuoted(one) ? { ...one, words: withoutRepeated(one.words, summary) } : one))
    .filter(({ words }) => words !== '')
    .map((one) => ({ ...one, bare: bareOf(one.words) }))
    .map((one) =>
      !isNamelessIn(one.fact, lead) &&
      ((isNamed(one.fact) && !hasTrait(one.fact.key, 'unheaded')) ||
        (one.fact !== lead && isBare(one.said, one.words)))
        ? named(one)
        : one,
    );
  return withWords
    .filter(
      (one, at) =>
        (isNeeded(one.fact) &&
          withWords.findIndex(({ fact, bare }) => fact === one.fact && bare === one.bare) === at) ||
        !withWords.some((other, index) => isSaidIn(one, other, index > at, withWords)),
    )
    .map(({ fact, said, words }, at, stand) => ({
      words: sinceThen(
        said,
        words,
        stand.slice(0, at).some((one) => one.fact === fact),
      ),
      source: inBrackets(sourceOf(said)),
    }));
}

interface Part {
  readonly fact: FactView;
  readonly said: FactStatement;
  readonly bare: string;
}

/** A text that somebody went on with; a sum or a name that is said again is nothing of the kind. */
const WHOLE = 40;

/**
 * Whether `one` is said again in `other`, and need not stand. What a later account repeats was told first, on its own day and for no
 * reason: it stays, unless the later account only goes on with a text. One of several tellings of a thing that has a name
 * stays beside the others of it: alone these would read as all that was told.
 */
function isSaidIn(one: Part, other: Part, isAfter: boolean, all: readonly Part[]): boolean {
  if (one === other || !other.bare.includes(one.bare)) return false;
  // Made sure of at each talk anew.
  if (isOfTalks(one.fact) && accountOf(one.said) !== accountOf(other.said)) return false;
  if (!isAfter && one.bare === other.bare) return false;
  const isOneOfSeveral = isNamed(one.fact) && all.filter(({ fact }) => fact === one.fact).length > 1;
  if (isOneOfSeveral && one.fact !== other.fact) return false;
  // Said again on another day, in fewer words, it is what was said that day.
  if (isOneOfSeveral && !isAfter && accountOf(other.said) !== accountOf(one.said)) return false;
  const isLater = isAfter && other.said.seq > one.said.seq && accountOf(other.said) !== accountOf(one.said);
  if (!isLater || one.bare === other.bare) return true;
  return other.said.cause === '' && (!isNamed(one.fact) || one.bare.length >= WHOLE);
}

export const isNamed = ({ key }: FactView): boolean => hasTrait(key, 'named');

/** How somebody is reached says nothing without who that is, named elsewhere or not. */
const isNeededBeside = (facts: readonly FactView[]): ((fact: FactView) => boolean) => {
  const isReached = facts.some(({ key }) => key === 'child.appropriate-adult-contact');
  return ({ key }) => isReached && ['child.appropriate-adult', 'child.appropriate-adult-role'].includes(key);
};

/** A town or a sum alone, which says nothing without what it is about. */
const isBare = ({ value, ownWords }: FactStatement, words: string): boolean =>
  typeof value === 'string' && words === value && ownWords === '' && /^[^.!?:\n]{1,60}$/u.test(words);

/** A date or a choice has its name already. */
const named = <T extends { readonly fact: FactView; readonly words: string }>(one: T): T => {
  const name = `${one.fact.title}: `;
  return one.words.startsWith(name) ? one : { ...one, words: `${name}${one.words}` };
};

/** Choices stand under the name of what they are about; what was told stands for itself. */
function wordsOf(fact: FactView, told: FactStatement): string {
  const { state, text, ownWords, value } = told;
  if (state !== 'answered' && state !== 'own-words') return '';
  const isWords = typeof value === 'string' && value === text;
  const said = text === '' || isWords || hasTrait(fact.key, 'unheaded') ? text : `${fact.title}: ${text}`;
  const isQuoted = ownWords !== '' && bareOf(said).includes(bareOf(ownWords));
  return besideItsPlace(said, isQuoted ? [] : quotedOf(told));
}

/** To see whether something is said again: without quotation marks, case and the last stop. */
const bareOf = (words: string): string =>
  words
    .replace(/["“”]/g, '')
    .trim()
    .replace(/[.;,]+$/u, '')
    .toLowerCase();

/**
 * The account and the day it was held: who typed it, and when, stands beside the field and is nothing that was told. What
 * somebody wrote down on a sheet has no day of its own but that, and says so.
 */
export function sourceOf(told: FactStatement): string {
  const { origin, at, heldOn } = told;
  const held = heldInWords(heldOn, at);
  if (origin.kind !== 'interview') return held;
  const by = isMark(told) ? `${sheetWords.marked} ` : '';
  const day = origin.sheet === true && heldOn === undefined && held !== '' ? `written down ${held}` : held;
  const layer = accountNumber(origin);
  const account = layer === 0 ? origin.formTitle : `${origin.formTitle}, later account ${layer}`;
  const right = origin.putRight === undefined ? '' : `; put right ${formatDay(at)}`;
  return `${by}${[account, day].filter((part) => part !== '').join(', ')}${right}${reasonIn(told)}`;
}

/**
 * "; reason given: “I was afraid”", "; told later; reason given: translation": why it was told otherwise, or only then. What was written
 * down wrongly says that already.
 */
export function reasonIn(told: Pick<FactStatement, 'relation' | 'cause' | 'ofList' | 'reasonWords'>): string {
  const { relation, cause, ofList } = told;
  if (relation === SINCE)
    return causeWords(told) === '' ? '' : `; ${sheetWords.reason}: ${causeInWords(told)}`;
  if ((relation !== 'adds' && relation !== 'differs') || cause === '' || cause === 'recording') return '';
  const late = relation === 'adds' ? `; ${sheetWords['told-later']}` : '';
  // That it was another reason, of which there are no words, says nothing to whoever reads a sheet.
  const words = causeInWords(told);
  const reason = sheetWords[ofList === true ? 'reason-of-list' : 'reason'];
  return words === '' ? late : `${late}; ${reason}: ${words}`;
}

const inBrackets = (source: string): string => (source === '' ? '' : `[${source}]`);

// When a line of a text was told, beside it: its day, why it was told otherwise, and what was only added to it since.

/** What another account did not tell differently has its day alone, and that of what was added to it since. */
export function stampOf(
  said: Pick<LineTold, 'heldOn' | 'at' | 'relation' | 'cause' | 'reasonWords' | 'changed' | 'more'> & {
    /** Typed by a worker, and in no talk: its day is none on which it was told. */
    readonly among?: 'particulars';
  },
): string {
  const on = `${sheetWords[said.among === 'particulars' ? 'as-recorded' : 'as-told']} ${dayOf(said)}`;
  const more = said.more === undefined ? '' : `; ${sheetWords['more-told']} ${dayOf(said.more)}`;
  return said.changed ? `${on}${reasonIn(said)}; ${sheetWords['told-differently']}` : `${on}${more}`;
}

function dayOf(said: Pick<LineTold, 'heldOn' | 'at'>): string {
  const day = heldDay(said);
  const before = day === null ? 'on' : wordBefore(day);
  return [before && sheetWords[before], day === null ? formatDay(said.at) : formatFuzzyDate(day)]
    .join(' ')
    .trim();
}
