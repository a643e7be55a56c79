/**
 * @file Facts that follow from what was told, each by a rule of its own: days, dates, the parts of a name, kinds, situations
 * and movement.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { accountOf } from '../answers/account-of.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { type RowTold, rowsTold, saidOf, type Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import {
  compareFuzzyDates,
  dateRange,
  type FuzzyDate,
  formatFuzzyDate,
  wordBefore,
} from '../dates/fuzzy-date.ts';
import { heldInWords } from '../dates/held.ts';
import { goesWith } from '../forms/fact-traits.ts';
import { type Add, wordsOf } from './facts-told.ts';
import { firstTold } from './lines-told.ts';
import { nameParts } from './name-parts.ts';
import { headOf, type Period, type PeriodTold, readPeriods, whenOf, whereOf } from './period.ts';
import { readPolice, rowWord } from './rows-in-words.ts';
import { hasPlace, quotedOf, quotedWords } from './words-of-place.ts';

// One fact that follows from others: beside what was said to the very thing, or in its place where nobody spoke to it.

type Facts = ReadonlyMap<string, FactView>;

const PERIODS = 'exploitation.periods';

/** What a later account may put otherwise without anybody speaking to the very thing. */
const MAY_DIFFER = ['exploitation.where'];
/** What nobody speaks to by telling more: that it follows is said beside it, and is no telling. */
const TO_LOOK_AT = ['exploitation.multiple'];

/** Null where somebody spoke to the very thing and nothing is to be put beside it. */
export function derivedFact(
  facts: Facts,
  key: string,
  title: string,
  told: readonly Told<unknown>[],
  texts: readonly string[],
  differs: boolean,
): FactView | null {
  const own = facts.get(key);
  const statements = told
    .map(({ value, said }, at) => ({
      ...said,
      state: 'answered' as const,
      value,
      text: texts[at] ?? '',
      ownWords: '',
    }))
    .toReversed();
  if (own === undefined || own.statements.every((one) => one.relation === 'confirms'))
    return { key, title, statements: [...statements, ...(own?.statements ?? [])], differs, derived: true };
  const added = statements.filter(({ value }) => !saysAsMuch(own, value));
  const [first] = added;
  if (first === undefined) return null;
  // Of a list, what is not on it yet is put beside it; of anything else, what was said to the very thing stands.
  const beside = added.map((one) => ({ ...one, relation: 'adds' as const }));
  if (Array.isArray(first.value)) return { ...own, statements: [...beside, ...own.statements] };
  if (TO_LOOK_AT.includes(key) && fromElsewhere(own, first))
    return { ...own, toldSince: [facts.get(PERIODS)?.title ?? PERIODS] };
  return MAY_DIFFER.includes(key) && fromElsewhere(own, first)
    ? { ...own, statements: [first, ...own.statements], differs: true }
    : null;
}

function saysAsMuch(own: FactView, value: unknown): boolean {
  const values = standingStatements(own).flatMap((one) =>
    Array.isArray(one.value) ? one.value : [one.value],
  );
  return (Array.isArray(value) ? value : [value]).every((one) => values.includes(one));
}

const fromElsewhere = (own: FactView, { origin }: FactStatement): boolean =>
  !own.statements.some(
    (one) =>
      one.origin.kind === 'interview' &&
      origin.kind === 'interview' &&
      one.origin.screeningId === origin.screeningId &&
      one.origin.layer === origin.layer,
  );

// What follows of the person alone: the parts of a name, a language to interpret from, what was said beside a yes.

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

// A day that was told stands for the month or year of it that periods give: nobody said the day otherwise, and a form
// that asks as exactly as it is known is to have it.

interface Bounds {
  /** Of all of it together. */
  readonly start?: FuzzyDate | undefined;
  readonly end?: FuzzyDate | undefined;
}

/** `rows` in order. The beginning of the first, and the end of the last where every row has one. */
export const datedExactly = (rows: readonly Period[], { start, end }: Bounds): Period[] =>
  rows.map((row, at) => ({
    ...row,
    from: at === 0 ? exacter(row.from, start) : row.from,
    until: at === rows.length - 1 ? exacter(row.until, end) : row.until,
  }));

function exacter(rough: FuzzyDate | null, told: FuzzyDate | undefined): FuzzyDate | null {
  if (rough === null || told === undefined || told.value.length <= rough.value.length) return rough;
  const [[from, until], [first, last]] = [dateRange(rough), dateRange(told)];
  const within = from !== null && until !== null && first !== null && last !== null;
  return within && from <= first && last <= until ? told : rough;
}

// Kinds of exploitation that follow from periods, by the account that told of each first.

/** Oldest account first; what a later one told comes to it. */
export function kindsTold(rows: readonly RowTold[]): Told<string[]>[] {
  const first = new Map<string, FactStatement>();
  for (const row of rows)
    for (const kind of kindsIn(row)) {
      const said = firstOfKind(row, kind);
      const known = first.get(kind);
      if (known === undefined || said.seq < known.seq) first.set(kind, said);
    }
  const each = [...Map.groupBy(first, ([, said]) => said)].toSorted(([a], [b]) => a.seq - b.seq);
  return each.map(([said, kinds], at) => ({
    value: kinds.map(([kind]) => kind),
    said: at === 0 ? said : { ...said, relation: 'adds' as const },
  }));
}

const kindsIn = ({ value }: RowTold): readonly string[] => readPeriods([value]).flatMap(({ kinds }) => kinds);

/** A row that was changed may have had it before. */
const firstOfKind = ({ said, before }: RowTold, kind: string): FactStatement =>
  before !== undefined && kindsIn(before).includes(kind) ? firstOfKind(before, kind) : said;

// Whether periods are situations of their own: several places alone are one situation that moved.

/** Longer than this between two periods is a time without; in days. Our own reading, certainty L. */
const GAP = 31;
const DAY = 86_400_000;

/** `rows` in order. True where two that follow each other differ in kind or in who was in charge, or lie apart. */
export const areSeparate = (rows: readonly Period[]): boolean =>
  rows.slice(1).some((row, at) => {
    const before = rows[at];
    return (
      before !== undefined &&
      (differInKind(before, row) || othersInCharge(before, row) || liesApart(before, row))
    );
  });

const differInKind = (one: Period, other: Period): boolean =>
  one.kinds.length > 0 && other.kinds.length > 0 && !one.kinds.some((kind) => other.kinds.includes(kind));

/** Of those named in both, nobody is the same. */
function othersInCharge(one: Period, other: Period): boolean {
  const names = (text: string) => new Set(text.match(/\p{Lu}[\p{L}’'-]+/gu) ?? []);
  const [before, after] = [names(one.charge), names(other.charge)];
  return before.size > 0 && after.size > 0 && [...before].every((name) => !after.has(name));
}

function liesApart(one: Period, other: Period): boolean {
  const [first, second] = compareFuzzyDates(one.from, other.from) > 0 ? [other, one] : [one, other];
  if (first.until === null || second.from === null) return false;
  const [, ended] = dateRange(first.until);
  const [began] = dateRange(second.from);
  return ended !== null && began !== null && Date.parse(began) - Date.parse(ended) > GAP * DAY;
}

// A no to whether there is something, and the thing itself told in a later account. Nobody asked the first question
// again: the no stands, nobody told a yes, and that the answer is to be looked at again is said beside it. Our own rule
// (certainty M).

/** By fact of a yes or a no: what says that there is one. Of a choice only a yes; of anything else that it was told. */
const SAYS_YES = goesWith('yesBy');

/** The facts that stand on a no, with what was told since. */
export function yesSince(facts: ReadonlyMap<string, FactView>): FactView[] {
  return [...SAYS_YES].flatMap(([key, from]) => {
    const own = facts.get(key);
    const stands = own === undefined ? undefined : standingStatements(own).at(-1);
    if (own === undefined || stands === undefined || !isNo(stands)) return [];
    const said = from
      .flatMap((one) => {
        const fact = facts.get(one);
        return (fact?.statements ?? []).map((statement) => ({ ...statement, title: fact?.title ?? one }));
      })
      .filter((one) => saysYes(one) && isLaterAccount(one, own))
      .toSorted((a, b) => b.seq - a.seq)[0];
    if (said === undefined) return [];
    return [{ ...own, toldSince: [said.title] }];
  });
}

const isNo = ({ state, value }: FactStatement): boolean =>
  state === 'answered' && (value === 'no' || value === 'not-sure');

const saysYes = ({ state, value, relation }: FactStatement): boolean =>
  state === 'answered' &&
  relation !== 'confirms' &&
  !['', 'no', 'not-sure', '0', 0, null].includes(value as string | number | null);

/** Told after every no, and not in the account of one: there the person had both before them. */
const isLaterAccount = (said: FactStatement, own: FactView): boolean =>
  said.origin.kind === 'interview' &&
  own.statements.every((one) => one.seq < said.seq && accountOf(one) !== accountOf(said));

// When it started and ended, as far as the periods that were told say it: no date of one stands for another.

/**
 * Of one period, its own dates. Of several there is no one beginning and no one end: each stands with its period. What is said of
 * all of them is the earliest beginning that was told, and only where every one has a beginning.
 */
export function addStartAndEnd(periods: readonly PeriodTold[], add: Add): void {
  const [only, ...others] = periods;
  if (only === undefined) return;
  const addDate = (key: string, { value, told }: PeriodTold, cell: 'from' | 'until') => {
    const date = value[cell];
    if (date === null) return;
    const part = (row: RowTold['value']) => JSON.stringify(readPeriods([row])[0]?.[cell] ?? null);
    const said = saidOf(firstTold(told, part), part);
    add(key, [{ value: date, said }], [formatFuzzyDate(date)], 'exploitation.periods');
  };
  if (others.length === 0) {
    addDate('exploitation.start', only, 'from');
    addDate('exploitation.end', only, 'until');
    return;
  }
  const earliest = earliestOf(periods);
  if (earliest !== null) addDate('exploitation.earliest-beginning', earliest, 'from');
}

/**
 * The period that nothing told began before; null where one has no beginning. One that is only known to have begun before a day
 * is the earliest only where no other may have begun before that day.
 */
function earliestOf(periods: readonly PeriodTold[]): PeriodTold | null {
  if (periods.some(({ value }) => value.from === null)) return null;
  const firstDay = ({ value: { from } }: PeriodTold) => (from === null ? null : dateRange(from)[0]);
  const lastDay = ({ value: { from } }: PeriodTold) => (from === null ? null : dateRange(from)[1]);
  const open = periods.filter((one) => firstDay(one) === null);
  const [before] = open;
  if (before === undefined)
    return periods.toSorted((a, b) => compareFuzzyDates(a.value.from, b.value.from))[0] ?? null;
  const limit = lastDay(before) ?? '';
  const isEarliest = periods.every((one) => one === before || (firstDay(one) ?? '') >= limit);
  return isEarliest ? before : null;
}

// The name of a period above what an account told of it, where a later account changed the name alone.

/** The days and the place name the period as it stands: an account that did not tell them so is not made to say them. */
export function headAsTold(period: Period, row: RowTold['value'], then: RowTold['value']): string {
  const head = headOf(period);
  const [was] = readPeriods([then]);
  const [now] = readPeriods([row]);
  const isAsItWas = was === now || (was && now && headOf(was) === headOf(now));
  return isAsItWas || head === '' ? head : `${head} (${wordFor(was, now)})`;
}

/** `head`, with what it was where another of `all` has the same days and place: two lines would be one to whoever reads them. */
export function withWhat(head: string, period: Period, all: readonly Period[]): string {
  const isOfTwo = all.filter((one) => headOf(one) === headOf(period)).length > 1;
  return head === '' || period.what === '' || !isOfTwo
    ? head
    : `${head} (${period.what.replaceAll(': ', ', ')})`;
}

/** Which part of the name was told later: the rest was told as it stands. */
function wordFor(was: Period | undefined, now: Period | undefined): string {
  if (was === undefined || now === undefined || same(was, now, whenOf) === same(was, now, whereOf))
    return sheetWords['head-told-later'];
  if (same(was, now, whenOf)) return sheetWords['place-told-later'];
  const isEnd = same(was, now, ({ from }) => JSON.stringify(from));
  return isEnd ? sheetWords['end-told-later'] : sheetWords['days-told-later'];
}

const same = (one: Period, other: Period, of: (period: Period) => string): boolean => of(one) === of(other);

// The reference under which somebody is the victim, out of all that police know them by: no other stands there.

interface OfVictim {
  readonly key: 'police.reported' | 'police.force' | 'police.reference';
  readonly value: string;
  readonly said: FactStatement;
}

/** Of the first row with a reference; the force of a row without one makes no reference of it. */
export function policeAsVictim(facts: ReadonlyMap<string, FactView>): OfVictim[] {
  const row = rowsTold(facts.get('police.contacts')).stands.find(({ value }) => {
    const read = readPolice(value);
    return read?.capacity === 'victim' && read.reference !== '';
  });
  const read = readPolice(row?.value);
  if (row === undefined || read === null) return [];
  const { force, reference } = read;
  const { said } = row;
  return [
    { key: 'police.reported', value: 'yes', said },
    ...(force === '' ? [] : [{ key: 'police.force' as const, value: force, said }]),
    { key: 'police.reference', value: reference, said },
  ];
}

// Whether somebody could go out, as one answer for all places: it has its day, says of several places that it is of none
// in particular, and stands back where it was said of each place. What was said in own words beside it goes either way.

const MOVEMENT = 'control.movement';

/** Oldest first. `byPlace`: it was said of one place at least. */
export function movementTold(
  facts: ReadonlyMap<string, FactView>,
  byPlace: boolean,
): readonly Told<string>[] {
  return (facts.get(MOVEMENT)?.statements ?? [])
    .toReversed()
    .filter(({ state, relation }) => TOLD.includes(state) && relation !== 'confirms')
    .flatMap((said) => {
      const value = inWords(said, byPlace);
      return value === '' ? [] : [{ value, said }];
    });
}

const TOLD: readonly FactStatement['state'][] = ['answered', 'own-words'];

function inWords(said: FactStatement, byPlace: boolean): string {
  const { text, ownWords, heldOn, at, severalPlaces } = said;
  // Whoever wrote the words down said of which place they are: nothing beside them denies it.
  const placed = hasPlace(ownWords);
  const words = placed ? quotedOf(said).map((one) => one.words) : [quotedWords(ownWords)];
  const answer = [byPlace ? '' : text, ...words].filter((part) => part !== '');
  const day = heldInWords(heldOn, at);
  const of = severalPlaces === true && !byPlace && !placed ? `; ${sheetWords['no-place-recorded']}` : '';
  const before = heldOn === undefined ? 'on' : wordBefore(heldOn);
  const on = day === '' ? '' : [' ', before && `${sheetWords[before]} `, day].join('');
  return answer.length === 0 ? '' : `${rowWord('outAll')}${on}: ${answer.join(placed ? '; ' : ' ')}${of}`;
}
