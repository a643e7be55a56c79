/**
 * @file Words that are kept back only after somebody carried them into a sheet: the answer that was made of them is out of
 * date, and stays behind with them; what was carried over is made anew of what is left, and of what somebody typed the other
 * sentences stand. Short words count here, as they stand right beside the question;
 * what anybody told there without a limit counts for the answer. Our own rule.
 */
import type { AnswerView } from '../answers/answer.ts';
import { canBeTaken, isBlank, valueToTake } from '../answers/carried.ts';
import { isUndecided } from '../answers/differing.ts';
import {
  type FactStatement,
  type FactView,
  isWithheld,
  type KnownAnswer,
  placeOf,
  type Withheld,
} from '../answers/fact.ts';
import { fromFactValue, rowKey, rowsOf } from '../answers/fact-values.ts';
import { readableValue } from '../answers/readable.ts';
import { isRecorded } from '../answers/said.ts';
import type { Question } from '../forms/questions.ts';
import type { HeldPassage } from './passages.ts';
import type { MadeOfWithheld } from './places.ts';
import { withoutSentences } from './sentences.ts';

type Facts = ReadonlyMap<string, FactView>;

/**
 * Why this answer of a sheet may not be handed on as it is, and what of it may; undefined where all of it may. `told`: all that
 * was told elsewhere; `beside`: what is known for the question, with the words that are kept back taken out.
 */
export function withheldOnSheet(
  question: Question,
  { answer, entry, limits }: Recorded,
  told: Facts,
  beside: KnownAnswer | null,
): MadeOfWithheld | undefined {
  if (beside === null || !isRecorded(answer)) return undefined;
  const each = beside.facts.flatMap(({ key, title, statements }) =>
    statements.map((said) => ({ key, title, said })),
  );
  const open = each.filter(({ said }) => !isWithheld(said)).map(({ said }) => said);
  const shut = each.flatMap(({ key, title, said }): Shut[] => {
    const why = said.withheld;
    // What somebody wrote knowing that it is kept back is their own decision.
    if (why === undefined || (answer.relation !== 'confirms' && entry >= why.seq && !limits.has(why.seq)))
      return [];
    return (told.get(key)?.statements ?? [])
      .filter((one) => one.seq === said.seq && placeOf(one) === placeOf(said))
      .map((one) => ({ ...one, title, why }));
  });
  const madeOf = (one: Said) => shut.find((said) => isMadeOf(question, one, said, open))?.why;
  const why = madeOf(answer);
  if (why === undefined) return undefined;
  const left = [madeAnew(question, answer, beside), withoutHeld(question, answer, shut, open)].find(
    (one) => one !== null && hasWords(one) && madeOf({ ...answer, ...one }) === undefined,
  );
  return { why, left: left ?? null };
}

interface Recorded {
  readonly answer: AnswerView;
  /** Of the log. */
  readonly entry: number;
  /** Entries that keep words from this reader and not from whoever the sheet is for: of those, nobody decided otherwise. */
  readonly limits: ReadonlySet<number>;
}

type Said = Pick<AnswerView, 'state' | 'value' | 'ownWords'>;
type Shut = FactStatement & { readonly title: string; readonly why: Withheld };
type Left = NonNullable<MadeOfWithheld['left']>;

const hasWords = ({ value, ownWords }: Left): boolean => !isBlank(value) || ownWords !== '';

/** As carrying over would have it now: of all that was told without a limit. */
function madeAnew({ element }: Question, answer: AnswerView, known: KnownAnswer): Left | null {
  const { state, ownWords } = known;
  if (answer.relation !== 'confirms' || state !== answer.state || !canBeTaken(known) || isUndecided(known))
    return null;
  return { value: valueToTake(element, known), ownWords };
}

/** Of several choices those that were told openly too, of a text the sentences that have none of the words. */
function withoutHeld(
  question: Question,
  { value, ownWords, state }: Said,
  shut: readonly Shut[],
  open: readonly FactStatement[],
): Left {
  const said = openly(open);
  const choices = new Set(shut.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  const other = new Set(open.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  const parts = shut.flatMap(namedAndParts).filter((part) => !said.includes(part));
  const cut = (text: string) =>
    withoutSentences(text, (one) => parts.some((part) => plain(one).includes(part) || part === plain(one)));
  const goes = (one: unknown) => !choices.has(JSON.stringify(one)) || other.has(JSON.stringify(one));
  const isText = state === 'answered' && typeof value === 'string' && takesWords(question);
  if (isText) return { value: cut(value), ownWords: cut(ownWords) };
  const rest = Array.isArray(value) ? value.filter(goes) : goes(value) ? value : null;
  return isBlank(rest) && !isBlank(value) ? NOTHING_LEFT : { value: rest, ownWords: cut(ownWords) };
}

const NOTHING_LEFT: Left = { value: null, ownWords: '' };

const takesWords = ({ element }: Question): boolean => element.type === 'comment' || element.type === 'text';

const openly = (open: readonly FactStatement[]): string =>
  plain(open.flatMap((one) => [one.text, one.ownWords]).join('\n'));

/** Something of what was told is in the answer, and nobody said it there but in this telling. */
function isMadeOf(
  question: Question,
  answer: Said,
  told: FactStatement & { readonly title: string },
  open: readonly FactStatement[],
): boolean {
  const values = valuesIn(answer.state === 'answered' ? answer.value : null);
  const other = new Set(open.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  if (valuesIn(fromFactValue(question, told.value)).some((one) => values.includes(one) && !other.has(one)))
    return true;
  const text = answer.state === 'answered' ? readableValue(question.element, answer.value) : '';
  const holds = plain(`${text}\n${answer.ownWords}`);
  const said = openly(open);
  return namedAndParts(told).some((part) => holds.includes(part) && !said.includes(part));
}

/** "Pregnant: Yes" is short, and is what was told there. */
const namedAndParts = (told: FactStatement & { readonly title: string }): string[] => [
  ...(told.text === '' ? [] : [plain(`${told.title}: ${told.text}`)]),
  ...partsOf(told),
];

/** A choice or each of several, a text, a number, each row; nothing for no value. */
const valuesIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (one === null || one === undefined || one === '' ? [] : [JSON.stringify(one)]));

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
const partsOf = ({ text, ownWords, value }: FactStatement): string[] =>
  [
    text,
    ownWords,
    ...rowsOf(value).flatMap((row) => Object.values(row).filter((one) => typeof one === 'string')),
  ]
    .flatMap((one) => one.split(/\n+|(?<=[.!?])\s+/u))
    .map(plain)
    .filter((one) => [...one].length >= ENOUGH);

const plain = (text: string): string =>
  text
    .replace(/^\s*\d{1,3}\.\s+/gmu, '')
    .replace(/["“”\s]+/gu, ' ')
    .trim()
    .toLowerCase();

// What of a row that is kept back stands in an answer of a sheet by itself: a name, a town, a day, a choice; and so do a
// few words that are kept back by themselves. It is too short to be anybody's words, so it is not cut: whoever sends the
// sheet sees it and decides. What is said openly elsewhere is not pointed at. English only and our own rule (certainty
// L).

/** One cell of such a row. */
interface KeptCell {
  /** As it is written there. */
  readonly text: string;
  readonly kind: 'name' | 'day' | 'whole';
  readonly why: Withheld;
}

/**
 * `told`: all that was told; `open`: what of it this reader gets; `passages`: words of answers that are kept back by themselves. Those
 * that nothing open says.
 */
export function cellsKept(told: Facts, open: Facts, passages: readonly HeldPassage[] = []): KeptCell[] {
  const goes = [...open.values()].flatMap(({ statements }) =>
    statements.filter((one) => !isWithheld(one) && !isOfSheet(one)),
  );
  const texts = goes.map((one) => spaced(`${one.text}\n${one.ownWords}`));
  const leaves = new Set(goes.flatMap((one) => leavesOf(one.value)).map(({ text }) => spaced(text)));
  const isOpen = ({ text, kind }: Omit<KeptCell, 'why'>): boolean =>
    leaves.has(spaced(text)) || (kind === 'name' && texts.some((one) => hasWord(one, spaced(text))));
  const found = [...told].flatMap(([key, fact]) =>
    fact.statements.flatMap((said) => {
      const why = whyOf(open.get(key), said);
      if (why === undefined) return [];
      const stays = new Set(
        goesAt(open.get(key), said)
          .flatMap(({ value }) => rowsOf(value))
          .map(rowKey),
      );
      return rowsOf(said.value)
        .filter((row) => !stays.has(rowKey(row)))
        .flatMap(cellsOf)
        .filter((cell) => !isOpen(cell))
        .map((cell) => ({ ...cell, why }));
    }),
  );
  const words = passages
    .map(({ passage: text, why }): KeptCell => ({ text, kind: 'name', why }))
    .filter((cell) => !isOpen(cell));
  return [...new Map([...found, ...words].map((one) => [`${one.kind} ${spaced(one.text)}`, one])).values()];
}

/** Those that stand in this answer. */
export function cellsIn(cells: readonly KeptCell[], answer: AnswerView | undefined): KeptCell[] {
  if (answer === undefined) return [];
  const leaves = leavesOf(answer.state === 'answered' ? answer.value : null);
  const whole = new Set(leaves.map(({ text }) => spaced(text)));
  const text = spaced([...leaves.map((one) => one.text), answer.ownWords].join('\n'));
  return cells.filter(
    (one) => whole.has(spaced(one.text)) || (one.kind === 'name' && hasWord(text, spaced(one.text))),
  );
}

/** What somebody typed on a sheet nobody told: it is what is looked at. */
const isOfSheet = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet === true;

const at = (fact: FactView | undefined, said: FactStatement): FactStatement[] =>
  (fact?.statements ?? []).filter((one) => one.seq === said.seq && placeOf(one) === placeOf(said));
const goesAt = (fact: FactView | undefined, said: FactStatement) =>
  at(fact, said).filter((one) => !isWithheld(one));
const whyOf = (fact: FactView | undefined, said: FactStatement): Withheld | undefined =>
  at(fact, said).find(isWithheld)?.withheld;

/** Shorter ones are in every text. */
const LONGEST = 80;
const SHORTEST = 4;

/** Whom and where a row names. */
const NAMES: ReadonlySet<string> = new Set(['who', 'by', 'name', 'where', 'place', 'charge', 'others']);

const cellsOf = (row: Readonly<Record<string, unknown>>): Omit<KeptCell, 'why'>[] =>
  Object.entries(row).flatMap(([name, value]) =>
    leavesOf(value).flatMap((leaf): Omit<KeptCell, 'why'>[] => {
      const length = [...leaf.text].length;
      if (leaf.isDay) return length < 7 ? [] : [{ text: leaf.text, kind: 'day' }];
      if (length > LONGEST || leaf.text === 'other' || leaf.text === 'yes' || leaf.text === 'no') return [];
      return [{ text: leaf.text, kind: NAMES.has(name) && length >= SHORTEST ? 'name' : 'whole' }];
    }),
  );

/** Texts, choices and days of a value, however it is built. */
function leavesOf(value: unknown): { readonly text: string; readonly isDay: boolean }[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ text: value.trim(), isDay: false }];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('qualifier' in value && 'value' in value && typeof value.value === 'string')
    return [{ text: value.value, isDay: true }];
  return Object.values(value).flatMap(leavesOf);
}

function hasWord(text: string, word: string): boolean {
  const sought = word.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();
