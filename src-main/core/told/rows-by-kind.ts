/**
 * @file Rows that each say of which kind they are: what is told about somebody beside their particulars, and single things
 * that happened, were said or were paid. By its kind a row becomes a line of a fact of its own, so that each stands in the
 * field where it is looked for. The kinds, and the fact each goes to, are data.
 */
import * as z from 'zod';
import momentKinds from '../../../resources/codes/moment-kinds.json' with { type: 'json' };
import particularKinds from '../../../resources/codes/particular-kinds.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { type RowsTold, type RowTold, rowsTold } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { dateRange, FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { ENGLISH, shaped } from './english.ts';
import { keptFor } from './kept-for.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { MONEY_EACH, otherwiseSince } from './money-otherwise.ts';
import { hasNameIn, namesSomebody } from './named-in.ts';
import { CellWords, rowWord } from './rows-in-words.ts';

// Whether what is told as seen or heard is evidence that exists: a thing that shows it, somebody who is said to have
// seen it, or somebody by name. Police at a door, an inspector who was sent round, somebody who asked a question saw
// nothing that anybody could ask them about. Our own reading of English words (certainty L); what is none stands with
// the rest of the account.

const A_THING = shaped(ENGLISH['borne-out']['a-thing']);
/** Whoever does no more than this saw nothing of it; that they saw it as well is said so. */
const NO_MORE_THAN = shaped(ENGLISH['borne-out']['no-more-than']);
const SAW = shaped(ENGLISH['borne-out'].saw);
/** What somebody is, and no name. */
const OFFICES = shaped(ENGLISH['borne-out'].offices);

/** `row`: who saw or heard it, what, what came of it. */
function isBorneOut(row: Readonly<Record<string, unknown>>): boolean {
  const [who = '', ...told] = ['who', 'what', 'words', 'outcome'].map((cell) => String(row[cell] ?? ''));
  const words = told.join(' ');
  if (A_THING.test(`${who} ${words}`) || SAW.test(words)) return true;
  return namesSomebody(who.replace(OFFICES, '')) && !NO_MORE_THAN.test(words);
}

const PARTICULARS = 'person.particulars';
export const MOMENTS = 'exploitation.moments';

interface Kind {
  readonly value: string;
  readonly text: string;
  /** The fact whose lines rows of this kind become. */
  readonly goes: string;
  /** The fact in its place where somebody who exploited the person did it. */
  readonly done?: string;
  /** What it is called where its day is after the one on which it was told. */
  readonly toCome?: string;
  /** Beginnings of words by which a row says itself which meaning of the name it has. */
  readonly said?: readonly string[];
  /** The fact in its place for what nobody can bear out. */
  readonly unless?: string;
}

interface LinesOfKind extends LinesTold {
  readonly key: string;
  readonly source: string;
}

const Day = FuzzyDate.nullable()
  .default(null)
  .catch(null)
  .transform((date) => (date === null ? '' : formatFuzzyDate(date)));

const joined = (between: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(between);
/** An end alone is said to be one: as a bare day it would read as when it was. */
const fromUntil = (when: string, until: string): string =>
  when === '' && until !== '' ? `${rowWord('until')} ${until}` : joined(' – ', when, until);
const beside = (head: string, ...parts: readonly string[]): string => {
  const within = joined('; ', ...parts);
  return within === '' ? head : `${head} (${within})`.trim();
};

const ParticularRow = z.object({ kind: CellWords, what: CellWords, when: Day, until: Day, by: CellWords });

/**
 * "Age assessment: open (12 Oct 2026; the council)". Empty for a row that says no more than its kind. `amongNamed` as below. Of several
 * sentences the days are none of the last one's: they stand before them, and before one that is told apart from the others of `whole`.
 */
export function particularInWords(
  row: unknown,
  _toldIn?: FactStatement,
  amongNamed = false,
  whole = row,
): string {
  const { data } = ParticularRow.safeParse(row);
  if (data === undefined) return '';
  const { what, when, until, by } = data;
  const name = textOf(particularKinds.choices, data.kind);
  const isOfAll = what !== '' && isSeveral(ParticularRow.safeParse(whole).data?.what ?? '');
  const days = beside('', fromUntil(when, until), by);
  if (isOfAll && days !== '')
    return joined(': ', joined(' ', name === '' ? rowWord('also-told') : name, days), what);
  const said = beside(what, fromUntil(when, until), by);
  return said === '' ? '' : joined(': ', name === '' && amongNamed ? rowWord('also-told') : name, said);
}

const isSeveral = (words: string): boolean => /[\p{L}\p{N})”"’][.!?;]\s+\S/u.test(words);

const MomentRow = z.object({
  kind: CellWords,
  what: CellWords,
  words: CellWords,
  who: CellWords,
  amount: CellWords,
  when: Day,
  outcome: CellWords,
});

const MOMENT_KINDS: readonly Kind[] = momentKinds.choices;

/** A name with several meanings is none beside a row that says which of them it was: whole, it would say what was not told. */
function saysWhich(
  kind: Kind | undefined,
  { who, what, words, outcome }: Readonly<Record<'who' | 'what' | 'words' | 'outcome', string>>,
): boolean {
  if (kind?.said === undefined || what === '') return false;
  const there = `${who} ${what} ${words} ${outcome}`.toLowerCase().match(/[\p{L}][\p{L}\p{M}-]*/gu) ?? [];
  return kind.said.length === 0 || there.some((word) => kind.said?.some((begins) => word.startsWith(begins)));
}

/** "Zed" beside "Zed showed a film of the house": named once, nothing is lost. */
const isNamedIn = (who: string, what: string): boolean =>
  who !== '' &&
  what.toLowerCase().startsWith(who.toLowerCase()) &&
  !/^[\p{L}\p{N}]/u.test(what.slice(who.length));

/** "She said it; she had learned it by heart": no name that could stand before what happened. */
const isSentence = (who: string): boolean =>
  /[;.!?]\s/u.test(who) || /\b(?:said|says|asked|answered)\b/iu.test(who);

const MomentDay = z.object({ when: FuzzyDate }).transform(({ when }) => when);

/** Whether the day of a row lies after the one on which it was told: nobody tells of what has not been as of what was. */
function isToCome(row: unknown, { heldOn, at }: FactStatement): boolean {
  const when = MomentDay.safeParse(row).data;
  const [begins] = when === undefined ? [null] : dateRange(when);
  const [, told] = heldOn === undefined ? [null, at.slice(0, 10)] : dateRange(heldOn);
  return begins !== null && told !== null && begins > told;
}

/** Whether `what` has this very sum: "50" is not said in "£150", and in "50 boxes" it is a count. */
function holdsSum(what: string, amount: string): boolean {
  if (amount === '') return false;
  const parts = what.toLowerCase().split(amount.toLowerCase());
  const isCount = !/[^\d.,\s]/u.test(amount);
  return parts
    .slice(1)
    .some(
      (after, at) =>
        !/^[\d.,]*\d/u.test(after) &&
        !/\d[.,]?$/u.test(parts[at] ?? '') &&
        !(isCount && !/[£$€]\s?$/u.test(parts[at] ?? '') && !CURRENCY.test(after)),
    );
}

const CURRENCY = shaped(ENGLISH['rows-by-kind'].currency);

/**
 * "Tried to leave or to get help (December 2021): ran to a garage; what came of it: fetched back". Empty as above. `amongNamed`: a
 * row that has a name stands with it, below which one without would read as more of that.
 */
export function momentInWords(row: unknown, toldIn?: FactStatement, amongNamed = false): string {
  const { data } = MomentRow.safeParse(row);
  if (data === undefined) return '';
  const { what, words, who, when, outcome } = data;
  // A sum that stands in what happened is said there.
  const amount = holdsSum(what, data.amount) ? '' : data.amount;
  const quoted = words === '' ? '' : `“${words.replace(/^[“"]|[”"]$/gu, '')}”`;
  const came = outcome === '' ? '' : `${rowWord('outcome')}: ${outcome}`;
  // Of something else that happened, whoever is named spoke: that they did it too is said where it is told.
  const isOther = data.kind === OTHER || data.kind === '';
  const isAnswer = what !== '' && quoted !== '' && who !== '' && (isOther || isSentence(who));
  const told = isAnswer
    ? joined('; ', what, amount, joined(': ', who, quoted))
    : joined(': ', isNamedIn(who, what) ? '' : who, joined('; ', what, amount, quoted));
  const said = joined('; ', told, came);
  if (said === '' && when === '') return '';
  const kind = MOMENT_KINDS.find((one) => one.value === data.kind);
  const comes = toldIn !== undefined && isToCome(row, toldIn) ? (kind?.toCome ?? '') : '';
  const own = saysWhich(kind, data) && !amongNamed ? '' : textOf(MOMENT_KINDS, data.kind);
  const name = own === '' && amongNamed ? rowWord('also-told') : own;
  const head = comes === '' ? name : comes;
  return joined(': ', head === '' ? when : beside(head, when), said);
}

/**
 * By whom somebody was seen, or is to be seen and when, and nothing of their health: who is in contact with them is asked
 * apart from how they are.
 */
function seenWhere(row: unknown, toldIn: FactStatement | undefined): string {
  const { data } = MomentRow.safeParse(row);
  if (data?.kind !== 'seen-to' || BY_NOBODY.test(data.who)) return '';
  if (toldIn === undefined || !isToCome(row, toldIn)) return data.who;
  return `${data.who === '' ? rowWord('seen-by') : data.who}: ${rowWord('appointment')} ${data.when}`;
}

/** "Nobody saw to it; Madam gave cloves": no doctor, and nobody who is in contact with the person. */
const BY_NOBODY = shaped(ENGLISH['rows-by-kind']['by-nobody']);

/** A line for each doctor, hospital or clinic by whom somebody was or is to be seen. */
export function seenLines(facts: ReadonlyMap<string, FactView>): LinesTold {
  const rows = rowsTold(facts.get(MOMENTS));
  const toldIn = toldInOf(rows);
  return linesTold(rows, { line: (row) => seenWhere(row, toldIn.get(row)) });
}

/** The account of each row, and of what it was before. */
function toldInOf({ stands, gone }: RowsTold): ReadonlyMap<RowTold['value'], FactStatement> {
  const chain = (row: RowTold): RowTold[] => [row, ...(row.before === undefined ? [] : chain(row.before))];
  return new Map([...gone, ...stands].flatMap(chain).map(({ value, said }) => [value, said]));
}

/** Whether a row says its kind by itself. */
function hasName(row: unknown): boolean {
  const { data } = MomentRow.safeParse(row);
  if (data === undefined || data.kind === '' || data.kind === OTHER) return false;
  return !saysWhich(
    MOMENT_KINDS.find(({ value }) => value === data.kind),
    data,
  );
}

const textOf = (kinds: readonly Kind[], value: string): string =>
  value === OTHER ? '' : (kinds.find((one) => one.value === value)?.text ?? '');

/** Where a row without a kind goes. */
const OTHER = 'other';

/** By list, the fact that takes own words beside the whole of it: nobody says of which of several things they are. */
const WORDS_GO: Readonly<Record<string, string>> = {
  [PARTICULARS]: 'person.particulars-told',
  [MOMENTS]: 'exploitation.moments-words',
};

/** A fact for each of those that the kinds go to, whether rows tell of it or not. */
export function linesByKind(facts: ReadonlyMap<string, FactView>): LinesOfKind[] {
  const lines = [...particularLines(facts), ...momentLines(facts)];
  return [...Map.groupBy(lines, ({ key }) => key).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.reduce(together, first)],
  );
}

const particularLines = keptFor(PARTICULARS, (facts) =>
  linesOf(facts, PARTICULARS, particularKinds.choices, particularInWords),
);
const momentLines = keptFor(MOMENTS, (facts) => linesOf(facts, MOMENTS, MOMENT_KINDS, momentInWords));

/** Rows of both may go to one fact: what one list tells takes nothing from the other. */
function together(one: LinesOfKind, other: LinesOfKind): LinesOfKind {
  if (one.told.length === 0) return other;
  const added = other.told.map(({ value, said }) => ({
    value,
    // A row that was told otherwise, or has a reason of its own, says so.
    said:
      said.ofList === false || said.partly === true
        ? { ...said, ...(said.relation === 'differs' ? { partly: true as const } : {}) }
        : { ...said, relation: 'adds' as const, cause: '' as const },
  }));
  return { ...one, told: [...one.told, ...added], differs: one.differs || other.differs };
}

function linesOf(
  facts: ReadonlyMap<string, FactView>,
  source: string,
  kinds: readonly Kind[],
  inWords: (row: unknown, toldIn?: FactStatement, amongNamed?: boolean, whole?: unknown) => string,
): LinesOfKind[] {
  const kindOf = (value: unknown) => kinds.find((one) => one.value === value);
  const rest = kindOf(OTHER)?.goes ?? '';
  const rows = rowsTold(facts.get(source));
  const toldIn = toldInOf(rows);
  const there = EXPLOITERS.flatMap((key) => standingIn(facts, key)).join('\n');
  const goesTo = (row: Readonly<Record<string, unknown>>): string => {
    const kind = kindOf(row.kind) ?? kindOf(OTHER);
    if (source === MOMENTS && standsElsewhere(row, there)) return rest;
    if (kind?.unless !== undefined && !isBorneOut(row)) return kind.unless;
    return kind?.done !== undefined && isDoneBy(row.who, there) ? kind.done : (kind?.goes ?? rest);
  };
  const wordsGo = WORDS_GO[source] ?? rest;
  // What was paid is of the money too, in whichever field it stands.
  const ofMoney = ({ value }: RowTold) =>
    goesTo(value) === MONEY_EACH || kindOf(value.kind)?.done === MONEY_EACH;
  const owed = { stands: rows.stands.filter(ofMoney), gone: rows.gone.filter(ofMoney) };
  const keys = new Set([
    ...kinds.flatMap(({ goes, done, unless }) => [goes, done ?? goes, unless ?? goes]),
    wordsGo,
  ]);
  return [...keys].map((key) => {
    const amongNamed = rows.stands.some(({ value }) => goesTo(value) === key && hasName(value));
    // What a cell was before stands within the line of the row, whose name is there.
    const isLine = (row: RowTold['value']) => toldIn.has(row) || Object.hasOwn(row, 'kind');
    // `whole`: the row that `row` is a part of, which says where it goes and when it was told.
    // `stands`: of a part of a row, that row as it stands; what it was before has none, and stands beside what it is.
    const line = (row: RowTold['value'], whole = row, stands?: RowTold['value']) => {
      const told = toldIn.get(row) ?? toldIn.get(whole);
      const said =
        goesTo(toldIn.has(row) ? row : whole) === key
          ? inWords(row, told, amongNamed && isLine(row), stands ?? whole)
          : '';
      if (said === '' || key !== MONEY_EACH) return said;
      const since = toldIn.has(row) ? told : stands === undefined ? undefined : toldIn.get(stands);
      return `${said}${otherwiseSince(facts, row, since, owed)}`;
    };
    const lines = linesTold(rows, { line, head: ['kind', 'when'] });
    const words = key === wordsGo ? wordsBeside(facts.get(source)) : [];
    return { key, source, ...lines, told: [...lines.told, ...words] };
  });
}

/**
 * What a kind is chosen for, and is not of the field where that kind goes: the death of somebody who exploited the person or is
 * spoken of by a title alone is no news of their family, and what an authority may be told or not is nothing that passed with it.
 */
function standsElsewhere(row: Readonly<Record<string, unknown>>, exploiters: string): boolean {
  const said = [row.who, row.what].filter((one) => typeof one === 'string').join(' ');
  if (row.kind === 'death')
    return !KIN.test(said) && (isDoneBy(row.who, exploiters) || TITLED.test(said.trim()));
  if (row.kind !== 'authority') return false;
  return MAY_BE_TOLD.test(REPORTS.test(said) ? said.replace(TO_THE_PERSON, '') : said);
}

/** "The officer said I should hear within a week" passed with the authority, and is no wish about it. */
const REPORTS = shaped(ENGLISH['rows-by-kind'].reports);
const TO_THE_PERSON = shaped(ENGLISH['rows-by-kind']['to-the-person']);

/** Our own lists (certainty L). */
const KIN = shaped(ENGLISH['rows-by-kind'].kin);
const TITLED = /^(?:Mr|Mrs|Miss|Ms|Dr|Old)\.?\s+\p{Lu}/u;
const MAY_BE_TOLD = shaped(ENGLISH['rows-by-kind']['may-be-told']);

const EXPLOITERS = ['exploiters.in-charge', 'exploiters.in-charge-each', 'exploiters.who'];

const standingIn = (facts: ReadonlyMap<string, FactView>, key: string): string[] => {
  const fact = facts.get(key);
  return fact === undefined ? [] : standingStatements(fact).flatMap(({ text, ownWords }) => [text, ownWords]);
};

/** "Ladislav Gábor (Laco)", who is told of as having been there; not "To Miss Okell, teacher", to whom it was said. */
const isDoneBy = (who: unknown, there: string): boolean =>
  typeof who === 'string' && !/^(?:told )?to\s/iu.test(who) && hasNameIn(who, there);
