/**
 * @file What follows from what was told, as facts of their own: each town of its own for a form that takes one at a time,
 * the countries, whether there was more than one period. Each keeps the statements it follows from, so that it is shown,
 * withheld and found to differ as they are. What somebody said to the very thing goes before what follows.
 */
import { countryName } from '../answers/countries.ts';
import type { FactStatement, FactView, LineTold } from '../answers/fact.ts';
import { type RowTold, rowsTold, type Told } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { FuzzyDate } from '../dates/fuzzy-date.ts';
import { CHILD_SAID } from './child-said.ts';
import {
  addCondition,
  addInterpreterLanguage,
  addNames,
  addStartAndEnd,
  areSeparate,
  datedExactly,
  derivedFact,
  headAsTold,
  kindsTold,
  movementTold,
  policeAsVictim,
  withWhat,
  yesSince,
} from './derived-facts.ts';
import { exploitersIn } from './exploiters-told.ts';
import { type Add, answered, type Facts, wordsOf } from './facts-told.ts';
import { addedFor } from './kept-for.ts';
import { linesFromRows, POLICE } from './lines-from-rows.ts';
import { firstTold, linesTold, lineTold } from './lines-told.ts';
import { isMove, legsOf, notLegsOf } from './moves.ts';
import { hasEveryWordIn, isSaidAlready, namesSomebody, othersApart } from './named-in.ts';
import { stampOf } from './narrative.ts';
import {
  keptOf,
  kindWords,
  lineOf,
  outOf,
  type Period,
  type PeriodTold,
  periodsTold,
  readPeriods,
  spanOf,
  whenOf,
  whereOf,
  workOf,
} from './period.ts';
import { landmarksTold, placesApart, placesSaid, placesTold, ukOrOverseas } from './places.ts';
import { asFirstTold, CELLS, HEADS, isListOtherwise, isToldOtherwise, ROW_LINES } from './row-lines.ts';
import { saidBeside } from './said-beside.ts';
import { withoutSaid } from './said-in-text.ts';
import { UNKNOWN } from './towns.ts';
import { eachPlace, quotedOf, quotedWords } from './words-of-place.ts';

/** So many fields the referral form has for towns, and for countries. */
const FIELDS = 10;

/** `facts` with what follows from them as they stand; `titles` by key. */
export function derivedFrom(facts: Facts, titles: ReadonlyMap<string, string>): Map<string, FactView> {
  const all = new Map(facts);
  const add: Add = (key, told, texts, source, differs = facts.get(source)?.differs === true) => {
    const parts = isOfList(key, source) ? told.map(ofList) : told;
    const found = derivedFact(facts, key, titles.get(key) ?? key, parts, texts, differs);
    if (found !== null) all.set(key, found);
  };
  addPeriods(facts, add);
  addPlaces(facts, add);
  addNames(facts, add);
  for (const { key, source, told, differs } of linesFromRows(facts)) {
    const texts = told.map(({ value }) => (value === 'yes' ? 'Yes' : value));
    if (told.length > 0) add(key, told, texts, source, differs);
  }
  for (const { key, source, told } of saidBeside(facts)) {
    const texts = told.map(({ value }) => value);
    add(key, told, texts, source, false);
  }
  const outThere = periodsTold(facts.get(PERIODS)).some(({ value }) => value.out !== '');
  const movement = movementTold(facts, outThere);
  add(
    'control.movement-told',
    movement,
    movement.map(({ value }) => value),
    'control.movement',
  );
  for (const { key, value, said } of policeAsVictim(facts))
    add(key, [{ value, said }], [value], POLICE, false);
  const [other] = answered(facts, OTHERS_AT_WORK);
  if (other !== undefined)
    add('insight.others-involved', [{ value: 'yes', said: other }], ['Yes'], OTHERS_AT_WORK);
  // That others may be told about somebody says nothing about what they wish for themselves.
  const [support] = answered(facts, 'consent.support');
  if (support !== undefined)
    add('support.wanted', [{ value: support.value, said: support }], [support.text], 'consent.support');
  addInterpreterLanguage(facts, add);
  addCondition(facts, add);
  for (const fact of yesSince(facts)) all.set(fact.key, fact);
  return all;
}

/** `differs`: as a rule where the fact it follows from does. */
/** The whole list in one: the reason that was given for it is its own. */
const isOfList = (key: string, source: string): boolean =>
  [PERIODS, CHILD_SAID].includes(source) && !key.startsWith('exploitation.when');

const ofList = ({ value, said }: Told<unknown>): Told<unknown> => ({
  value,
  said: said.cause === '' || said.ofList === false ? said : { ...said, ofList: true },
});

export const PERIODS = 'exploitation.periods';
/** Told once for each account, and what follows from them is told otherwise as they are. */
export const SOURCES = [
  PERIODS,
  'exploitation.uk-place',
  'exploitation.country',
  'exploitation.places',
  'exploitation.start',
  'exploitation.end',
  'person.name',
];
/** Whoever was told as a duty may be whoever refers: the authority alone makes nobody another professional. */
const OTHERS_AT_WORK = 'insight.others-involved-details';

/** Of a period's row, what its line is asked for and what it has beside that. */
const IN_LINE = {
  asked: ['from', 'until', 'lasted', 'kinds'],
  beside: ['what', 'place', 'country'],
} as const;

const addPeriods = addedFor(PERIODS, (facts, add) => {
  const periods = periodsTold(facts.get(PERIODS));
  if (periods.length === 0) {
    addDates(facts, add);
    return;
  }
  const rows = inExactDays(periods, facts).map(({ value }) => value);
  const { gone } = rowsTold(facts.get(PERIODS));
  const accounts = gone.length > 0 ? answered(facts, PERIODS) : periods.map(({ said }) => said);
  const latest = accounts.reduce((one, other) => (other.seq > one.seq ? other : one));
  const lines = (key: string, parts: readonly string[], of: (row: Period) => string) => {
    const text = parts.filter((part) => part !== '').join('\n');
    const part = (row: RowTold['value']) => readPeriods([row]).map(of).join('\n');
    const each = parts.flatMap((line, at): LineTold[] => {
      const told = periods[at]?.told;
      if (told === undefined || line === '') return [];
      const first = firstTold(told, part);
      const changed = first.before !== undefined && gone.includes(first.before) && isToldOtherwise(first);
      return [lineTold(line, first, changed, IN_LINE)];
    });
    const isOfSeveral = facts.get(PERIODS)?.differs === true;
    const differs = isOfSeveral && isListOtherwise(rowsTold(facts.get(PERIODS)));
    const [only] = each;
    const said = each.length > 1 ? { ...latest, lines: each } : reasonOfRow(latest, only);
    if (text !== '' && isOfSeveral && !differs) {
      // Nothing of it was told otherwise: it goes as it is, and says what was only added since.
      const days = each.map((one) => (one.more === undefined ? one.line : `${one.line} [${stampOf(one)}]`));
      const whole = days.join('\n');
      add(key, [{ value: whole, said: { ...latest, relation: 'new', cause: '' } }], [whole], PERIODS, false);
    } else if (text !== '') add(key, [{ value: text, said }], [text], PERIODS);
  };
  lines('exploitation.when', rows.map(whenAndWhat), whenAndWhat);
  lines(
    'exploitation.when-each',
    rows.map((row, at) => `${at + 1}. ${lineOf(row)}`),
    lineOf,
  );
  addEach(facts, add);
  addStartAndEnd(periods, add);
  const where = ukOrOverseas(rows);
  if (where !== null) add('exploitation.where', [{ value: where, said: latest }], [WHERE[where]], PERIODS);
  if (areSeparate(rows)) add('exploitation.multiple', [{ value: 'yes', said: latest }], ['Yes'], PERIODS);
  const kinds = kindsTold(periods.map(({ told }) => told));
  const texts = kinds.map(({ value }) => value.map(kindWords).join('; '));
  if (kinds.length > 0) add('exploitation.types', kinds, texts, PERIODS);
});

/** Of a list of one row the reason that was given for the row is the reason of all of it. */
const reasonOfRow = (latest: FactStatement, row: LineTold | undefined): FactStatement =>
  row === undefined || !row.changed || latest.cause !== '' || row.cause === ''
    ? latest
    : {
        ...latest,
        cause: row.cause,
        ...(row.reasonWords === undefined ? {} : { reasonWords: row.reasonWords }),
      };

/** A line for each period that says something of it, with the account that told of the period as it stands. */
const addEach = addedFor(PERIODS, (facts, add) => {
  const periods = inExactDays(periodsTold(facts.get(PERIODS)), facts);
  const { gone } = rowsTold(facts.get(PERIODS));
  const byRow = new Map(gone.map(({ value: row }) => [row, readPeriods([row])[0]]));
  for (const { row, value } of periods) byRow.set(row, value);
  const stands = periods.map(({ told }) => told);
  const inCharge = wordsTold(facts, 'exploiters.in-charge');
  const howLeft = wordsTold(facts, 'leaving.how-left');
  const others = wordsTold(facts, 'others.details');
  const values = periods.map(({ value }) => value);
  const unlessLeft = (ended: string) => (hasEveryWordIn(ended, howLeft) ? '' : ended);
  // What a row said before stands as told differently: what it says now stands beside it, said elsewhere or not.
  const before = new Map(
    periods.map(({ value, told }) => [value, told.before === undefined ? {} : told.before.value]),
  );
  const isToldAnew = (period: Period, cell: 'charge' | 'ended') => {
    const was = before.get(period)?.[cell];
    return typeof was === 'string' && was.trim() !== '' && was.trim() !== period[cell];
  };
  // Who they were is told above; who of them was where is told here alone.
  const listed = (period: Period) => exploitersIn(period, values);
  const withCharge = values.filter((one) => listed(one) !== '');
  const differsByPlace =
    new Set(withCharge.map(listed)).size > 1 && new Set(withCharge.map(whereOf)).size > 1;
  const journey = wordsTold(facts, 'journey.details');
  const tasks = wordsTold(facts, 'exploitation.tasks');
  const unlessThere = (period: Period, words: string, elsewhere: string) =>
    !isToldAnew(period, 'ended') && hasEveryWordIn(words, elsewhere) ? '' : words;
  const unlessSaid = (words: string, elsewhere: string) => (isSaidAlready(words, elsewhere) ? '' : words);
  const of: Readonly<Record<(typeof ROW_LINES)[number], (period: Period) => string>> = {
    'exploitation.what-each': ({ what }) => what,
    'exploiters.in-charge-each': (period) =>
      differsByPlace || isToldAnew(period, 'charge') ? listed(period) : unlessSaid(listed(period), inCharge),
    'exploiters.who-each': ({ who }) => who,
    'others.there-each': (period) => {
      const { same } = othersApart(period.others);
      return namesSomebody(same) ? unlessSaid(same, others) : '';
    },
    'leaving.ended-each': (period) =>
      isMove(period, values) ? '' : isToldAnew(period, 'ended') ? period.ended : unlessLeft(period.ended),
    'journey.moved-each': (period) =>
      isMove(period, values) ? unlessThere(period, legsOf(period), journey) : '',
    'exploitation.went-on-each': (period) =>
      isMove(period, values) ? unlessThere(period, notLegsOf(period, values), tasks) : '',
    'exploitation.work-each': workOf,
    'control.out-each': outOf,
    'control.kept-each': keptOf,
  };
  for (const key of ROW_LINES) {
    const about = (row: RowTold['value']) => {
      const period = byRow.get(row);
      return period === undefined ? '' : of[key](period);
    };
    const isSplit = CELLS[key].length > 1;
    const line = (row: RowTold['value'], then = row, standing = row) => {
      const period = byRow.get(standing) ?? readPeriods([standing])[0];
      // A part of a row, or one that was filled up since, is none of those that stand or are gone.
      const words = byRow.has(row) || !isSplit ? about(row) : readPeriods([row]).map(of[key]).join('');
      if (period === undefined || words === '' || key === 'others.there-each') return words;
      const head = headAsTold(period, standing, then);
      const named = key === 'exploitation.what-each' ? head : withWhat(head, period, values);
      return [named, words].filter(Boolean).join(': ');
    };
    const part = (row: RowTold['value']) =>
      CELLS[key].map((cell) => String(row[cell] ?? '').trim()).join('\n');
    // Who was in charge in one place is another thing than who was in another.
    const aboutPlace = (row: RowTold['value']) => {
      const period = byRow.get(row);
      return period === undefined || about(row) === '' ? '' : `${whereOf(period)}: ${about(row)}`;
    };
    const isByPlace = key === 'exploiters.in-charge-each' && differsByPlace;
    const lines = linesTold(
      { stands, gone },
      {
        line,
        part,
        about: isByPlace ? aboutPlace : about,
        ...(isSplit ? { head: HEADS.filter((name) => !CELLS[key].includes(name)), headMayChange: true } : {}),
      },
    );
    const { told, differs } = withoutSaid(facts, key, lines);
    const texts = told.map(({ value }) => value);
    if (told.length > 0) add(key, told, texts, PERIODS, differs);
  }
});

function inExactDays(periods: readonly PeriodTold[], facts: Facts): PeriodTold[] {
  const rows = datedExactly(
    periods.map(({ value }) => value),
    datesTold(facts),
  );
  return periods.map((one, at) => ({ ...one, value: rows[at] ?? one.value }));
}

/** The dates on which all of it began and ended, told by themselves. */
const datesTold = (facts: Facts) => ({
  start: FuzzyDate.safeParse(answered(facts, 'exploitation.start').at(-1)?.value).data,
  end: FuzzyDate.safeParse(answered(facts, 'exploitation.end').at(-1)?.value).data,
});

/** When and where, and what it was. */
const whenAndWhat = (row: Period): string =>
  whenOf(row) === ''
    ? ''
    : [[spanOf(row), whereOf(row)].filter(Boolean).join(', '), row.what].filter(Boolean).join(': ');

const wordsTold = (facts: Facts, key: string): string =>
  standingStatements(facts.get(key) ?? NOTHING)
    .map(({ text, ownWords }) => `${text} ${ownWords}`)
    .join(' ');

const NOTHING = { statements: [] };
const WORDED = new Set(['answered', 'own-words']);
/** Without periods: the start and the end that were told. */
function addDates(facts: Facts, add: Add): void {
  const told = ['exploitation.start', 'exploitation.end'].flatMap((key) => {
    const fact = facts.get(key);
    const said = standingStatements(fact ?? NOTHING).findLast(({ state }) => WORDED.has(state));
    return said === undefined ? [] : [{ key, said, line: `${fact?.title ?? ''}: ${dayOrWords(said)}` }];
  });
  const [first] = told;
  if (first === undefined) return;
  const text = told.map(({ line }) => line).join('\n\n');
  const source = told.find(({ key }) => facts.get(key)?.differs === true)?.key ?? first.key;
  for (const key of ['exploitation.when', 'exploitation.when-each'])
    add(key, [{ value: text, said: (told.at(-1) ?? first).said }], [text], source);
}

/** Words that are no date ("when I was small") go as they were said. */
const dayOrWords = ({ text, ownWords }: FactStatement): string =>
  [text, quotedWords(ownWords)].filter((part) => part !== '').join(' ');

const WHERE = { uk: 'UK', overseas: 'Overseas', 'uk-and-overseas': 'UK; overseas' } as const;

const addPlaces = addedFor(PERIODS, (facts, add) => {
  const stays = periodsTold(facts.get(PERIODS));
  const { ukOther, overseasOther, ...listed } = placesTold(
    stays,
    wordsOf(facts, 'exploitation.uk-place'),
    wordsOf(facts, 'exploitation.country'),
  );
  const places = placesSaid(facts.get('exploitation.places'));
  const landmarks = places.length === 0 ? landmarksTold(stays) : [];
  const towns = asFirstTold(facts, listed.towns);
  const countries = asFirstTold(facts, listed.countries);
  const oneByOne = (key: string, told: readonly Told<string>[], words: (value: string) => string) => {
    for (const [at, one] of told.slice(0, FIELDS).entries())
      add(`${key}-${at + 1}`, [one], [words(one.value)], sourceOf(facts, one.said));
  };
  const together = (key: string, told: readonly Told<string>[]) => {
    const text = told.map(({ value }) => value).join('\n');
    const last = told.at(-1);
    if (last !== undefined) add(key, [{ value: text, said: last.said }], [text], sourceOf(facts, last.said));
  };
  oneByOne('exploitation.uk-town', towns, (town) => town);
  oneByOne('exploitation.overseas-country', countries, countryName);
  together('exploitation.uk-other', [
    ...ukOther,
    ...landmarks,
    ...towns.slice(FIELDS).filter(({ value }) => value !== UNKNOWN),
  ]);
  together('exploitation.overseas-other', [
    ...overseasOther,
    ...countries.slice(FIELDS).map(({ value, said }) => ({ value: countryName(value), said })),
  ]);
  if (places.length === 0) return;
  const periods = stays.map((one) => one.value);
  const where = wordsOf(facts, 'exploitation.where')[0]?.value ?? ukOrOverseas(periods);
  const abroad = wordsOf(facts, 'exploitation.country').map((one) => one.value);
  const apart = (value: string) => {
    if (where === 'overseas') return { uk: '', overseas: value };
    return where === 'uk' ? { uk: value, overseas: '' } : placesApart(value, periods, abroad);
  };
  for (const side of ['uk', 'overseas'] as const) {
    const told = places.flatMap(({ said, value, asSaid }) => {
      const parts = asSaid ? eachPlace(value) : [value];
      const there = parts.map((part) => apart(part)[side]).filter((part) => part !== '');
      const lines = asSaid ? there.flatMap((ownWords) => quotedOf({ ownWords })) : [];
      const words = asSaid ? lines.map((line) => line.words) : there;
      return words.length === 0 ? [] : [{ value: words.join('\n'), said }];
    });
    if (told.length > 0)
      add(
        `exploitation.places-${side}`,
        told,
        told.map((one) => one.value),
        'exploitation.places',
      );
  }
});

const sourceOf = (facts: Facts, said: FactStatement): string =>
  SOURCES.find((key) => facts.get(key)?.statements.includes(said)) ?? PERIODS;
