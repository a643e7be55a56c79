/**
 * @file Where the words of tellings that are kept back stand in the records themselves: an answer is printed by its place,
 * and a sheet or a point of it may have their words in it. What is kept back is decided in `withheld.ts`, and nowhere else.
 */
import { type FactStatement, type FactView, isWithheld, type Withheld } from '../answers/fact.ts';
import { rowKey, rowsOf } from '../answers/fact-values.ts';
import { type KeptAccounts, keptAccounts, NO_ACCOUNT_KEPT } from './accounts.ts';
import { type HeldPassage, rowWithout, tellsPassage, valueWithout, withoutPassages } from './passages.ts';
import { withoutSentences } from './sentences.ts';

interface Place {
  readonly screeningId: string;
  readonly question: string;
  readonly layer: number;
}

/** An answer of a sheet that was made of words kept back since. `left`: what of it goes all the same; null for nothing. */
export interface MadeOfWithheld {
  readonly why: Withheld;
  readonly left: { readonly value: unknown; readonly ownWords: string } | null;
}

/** The rows that go, and why the others do not. */
export interface RowsLeft {
  readonly value: unknown;
  readonly why: Withheld;
  /** What was said beside the list, without what has words of the others in it. */
  without(text: string): string;
}

export interface WithheldAnswers extends KeptAccounts {
  /** Of the answer at this place, as a whole. */
  at(place: Place): Withheld | undefined;
  /** Of a list at this place that is kept back in part. */
  rows(place: Place, value: unknown): RowsLeft | undefined;
  /** Of an answer of a sheet at this place. */
  made(place: Place): MadeOfWithheld | undefined;
  /** The text without the sentences that have words of such a telling in them. */
  without(text: string): string;
  /** Of a choice, by its words in the form and its code: it says what a row that is kept back says, and no row that goes does. */
  choice(label: string, code: string): Withheld | undefined;
  /** Of a text that somebody wrote or took over, with words of such a telling in it. */
  within(...texts: readonly string[]): Withheld | undefined;
}

export const NOTHING_WITHHELD: WithheldAnswers = {
  ...NO_ACCOUNT_KEPT,
  at: () => undefined,
  rows: () => undefined,
  made: () => undefined,
  without: (text) => text,
  choice: () => undefined,
  within: () => undefined,
};

export interface Going {
  /** As it is read. */
  readonly said: string;
  readonly value: unknown;
  readonly ownWords: string;
  /** Nothing of it goes. */
  readonly why: Withheld | undefined;
  /** Why rows or sentences of it are not there. */
  readonly partly: Withheld | undefined;
}

type Wording = Pick<Going, 'value' | 'ownWords'>;

/**
 * What of an answer goes: of a list the rows that are not kept back, of a text on a sheet the sentences that are not. What was
 * told in an interview goes by where it stands; into a sheet the words may have been taken or typed.
 */
export function goingOf(
  withheld: WithheldAnswers,
  place: Place & { readonly value: unknown; readonly ownWords: string },
  isSheet: boolean,
  read: (value: unknown) => string,
): Going {
  const made = isSheet ? withheld.made(place) : undefined;
  const from = made?.left ?? place;
  const part = withheld.rows(place, from.value);
  const chosen = withoutChoices(withheld, from.value, read);
  const rest = {
    value: part === undefined ? chosen.value : part.value,
    ownWords: part?.without(from.ownWords) ?? from.ownWords,
  };
  const cut = isSheet ? withoutWords(withheld, rest, read) : { ...rest, why: undefined };
  const { value, ownWords } = cut ?? rest;
  const within = cut === null ? withheld.within(read(rest.value), rest.ownWords) : undefined;
  const nothing = chosen.why !== undefined && isBlankNow(chosen.value) ? chosen.why : undefined;
  const whole = withheld.at(place) ?? (made?.left === null ? made.why : undefined) ?? within ?? nothing;
  const partly = made?.why ?? part?.why ?? cut?.why ?? chosen.why;
  return { said: read(value), value, ownWords, why: whole, partly };
}

/** Of choices that were ticked those that go: one that says what is kept back does not. */
function withoutChoices(
  withheld: WithheldAnswers,
  value: unknown,
  read: (value: unknown) => string,
): { readonly value: unknown; readonly why: Withheld | undefined } {
  const all: unknown[] = Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : [];
  const whys = all.map((one) => withheld.choice(read([one]), String(one)));
  const why = whys.find((one) => one !== undefined);
  return why === undefined ? { value, why } : { value: all.filter((_, at) => whys[at] === undefined), why };
}

/** Null where nothing would be left, or where it cannot be seen what to leave out. */
function withoutWords(
  withheld: WithheldAnswers,
  { value, ownWords }: Wording,
  read: (value: unknown) => string,
): (Wording & { readonly why: Withheld | undefined }) | null {
  const why = withheld.within(read(value), ownWords);
  if (why === undefined) return { value, ownWords, why };
  const isRows = rowsOf(value).length > 0;
  const rest = isRows
    ? rowsOf(value).filter((row) => withheld.within(read([row])) === undefined)
    : typeof value === 'string' && read(value) === value
      ? withheld.without(value)
      : value;
  const own = withheld.without(ownWords);
  const isEmptied = isBlankNow(rest) && !isBlankNow(value);
  const isNothing = isBlankNow(rest) && own === '';
  if (isEmptied || isNothing || withheld.within(read(rest), own) !== undefined) return null;
  return { value: rest, ownWords: own, why };
}

const isBlankNow = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Shorter words are in too many texts to be anybody's. Our own rule (certainty M). */
const ENOUGH = 16;
/** Right beside the row. */
const IN_LIST = 4;

/** `told`: all that was told; `open`: the same as `withWordsWithheld` leaves it. */
export function withheldAnswers(
  told: ReadonlyMap<string, FactView>,
  open: ReadonlyMap<string, FactView>,
  passages: readonly HeldPassage[] = [],
): WithheldAnswers {
  const [places, inPart] = [new Map<string, Withheld>(), new Map<string, Part>()];
  const words: Words[] = [];
  const named: Words[] = [];
  const kinds = new Map<string, Withheld>();
  const name = (key: string, rows: readonly object[], why: Withheld) => {
    named.push(...whatIn(key, rows).map((text) => ({ text, why })));
    for (const kind of kindsIn(key, rows)) kinds.set(kind, why);
  };
  const shut = tellingsIn(open).flatMap((one) =>
    one.said.withheld === undefined ? [] : [{ ...one, why: one.said.withheld }],
  );
  const goes = tellingsIn(open).filter(({ said }) => said.withheld === undefined);
  const given = new Set(
    goes.flatMap(({ said }) => reasonsOf(said).map(({ reasonWords }) => plain(reasonWords))),
  );
  const cuts = cutPlaces(told, goes, passages);
  const openly = goes.flatMap(({ said }) =>
    isOfSheet(said) ? [] : [plain(`${said.text}\n${said.ownWords}`)],
  );
  for (const { key, place, why } of shut) {
    const rest = rowsAt(open, key, place, (one) => !isWithheld(one));
    if (rest.length === 0) continue;
    const stays = new Set(rest.map(rowKey));
    // A row of which some words are kept back goes without them.
    const these = (cuts.get(place) ?? []).map(({ passage }) => passage);
    const kept = rowsAt(told, key, place).filter((row) => !stays.has(rowKey(rowWithout(row, these))));
    const held = new Set(kept.map(rowKey));
    inPart.set(place, { held, why });
    // The same day, place or interpreter stands in rows that go; whom or where it names, something else may name too.
    const common = new Set(rest.flatMap((row) => cellsIn(row)).map(plain));
    const isNamed = (cell: string) => common.has(cell) || openly.some((text) => text.includes(cell));
    const own = [
      ...kept
        .flatMap((row) => cellsIn(row, (name) => !NAMES.has(name)))
        .filter((cell) => !common.has(plain(cell))),
      ...kept
        .flatMap((row) => cellsIn(row, (name) => NAMES.has(name)))
        .filter((cell) => !isNamed(plain(cell))),
    ];
    const reasons = tellingsIn(told)
      .filter((one) => one.key === key && one.place === place)
      .flatMap(({ said }) => said.rowReasons ?? [])
      .filter(({ row, reasonWords }) => held.has(rowKey(row)) && !given.has(plain(reasonWords)))
      .map(({ reasonWords }) => reasonWords);
    words.push(...wordsOf([...own, ...reasons], why));
    name(key, kept, why);
  }
  for (const { place, why } of shut) if (!inPart.has(place) && !cuts.has(place)) places.set(place, why);
  for (const { passage, why } of passages) words.push(...wordsOf([passage], why));
  for (const { key, said, place } of tellingsIn(told)) {
    // Of a list in part, only what was said under the very thing that is kept back.
    const why = places.get(place) ?? shut.find((one) => one.key === key && one.place === place)?.why;
    if (why === undefined || cuts.has(place)) continue;
    if (inPart.has(place) && rowsOf(said.value).length > 0) continue;
    name(key, rowsOf(said.value), why);
    const reason = given.has(plain(said.reasonWords ?? '')) ? '' : (said.reasonWords ?? '');
    // What follows from the other rows was told in the same breath, and goes.
    const beside = inPart.has(place) ? goes.filter((one) => one.key === key && one.place === place) : [];
    const stays = new Set(beside.flatMap((one) => linesIn(one.said)).map(plain));
    const each = inPart.has(place)
      ? linesIn(said).filter((line) => !stays.has(plain(line)))
      : [said.text, said.ownWords].filter(
          (text) => !isHowHeld(said) || !openly.some((all) => all.includes(plain(text))),
        );
    words.push(...wordsOf([...each, reason, ...rowsOf(said.value).flatMap((row) => cellsIn(row))], why));
  }
  const saidOpenly = new Set(
    goes.flatMap(({ said }) =>
      rowsOf(said.value)
        .flatMap((row) => cellsIn(row))
        .flatMap(tellingWords),
    ),
  );
  for (const { key, said } of goes) for (const kind of kindsIn(key, rowsOf(said.value))) kinds.delete(kind);
  const keptBack = named.flatMap(({ text, why }) =>
    tellingWords(text).flatMap((word) => (saidOpenly.has(word) ? [] : [{ text: word, why }])),
  );
  return {
    ...keptAccounts(open),
    choice: (label, code) => {
      const tells = tellingWords(label).filter(
        (word) => ![...saidOpenly].some((said) => said.startsWith(word)),
      );
      return kinds.get(code) ?? keptBack.find(({ text }) => tells.some((word) => text.startsWith(word)))?.why;
    },
    at: (place) => places.get(placeOf(place)),
    rows: (place, value) => {
      const part = inPart.get(placeOf(place));
      const cut = cuts.get(placeOf(place)) ?? [];
      if (part === undefined) return leftOfText(value, cut);
      const passages = cut.map(({ passage }) => passage);
      const left = rowsOf(value)
        .filter((row) => !part.held.has(rowKey(row)))
        .map((row) => rowWithout(row, passages));
      const stays = new Set(left.flatMap((row) => cellsIn(row)).map(plain));
      const gone = rowsOf(value)
        .filter((row) => part.held.has(rowKey(row)))
        .flatMap((row) => cellsIn(row))
        .map(plain)
        .filter((cell) => [...cell].length >= IN_LIST && !stays.has(cell));
      const isHeld = (sentence: string) => gone.some((cell) => plain(sentence).includes(cell));
      // Words that are kept back beside it go first: a sentence of them may be one that goes with the row.
      const without = (text: string) =>
        withoutSentences(leftOfText(text, cut)?.without(text) ?? text, isHeld);
      return { value: left, why: part.why, without };
    },
    made: () => undefined,
    without: (text) => {
      const all = plain(text);
      const there = words.filter((one) => all.includes(one.text));
      if (there.length === 0) return text;
      return withoutSentences(text, (sentence) => {
        const part = plain(sentence);
        return part !== '' && there.some((one) => part.includes(one.text) || one.text.includes(part));
      });
    },
    within: (...texts) => {
      const all = plain(texts.join('\n'));
      return words.find(({ text }) => all.includes(text))?.why;
    },
  };
}

/** By place, words of the answer there that are kept back, where the rest of it goes. */
function cutPlaces(
  told: ReadonlyMap<string, FactView>,
  goes: readonly { readonly key: string; readonly place: string }[],
  passages: readonly HeldPassage[],
): ReadonlyMap<string, readonly HeldPassage[]> {
  if (passages.length === 0) return new Map();
  const found = tellingsIn(told).flatMap(({ key, said, place }) =>
    passages
      .filter((one) => one.key === key && tellsPassage(said, one.passage))
      .filter(() => goes.some((one) => one.key === key && one.place === place))
      .map((one) => ({ place, one })),
  );
  return new Map(
    [...Map.groupBy(found, ({ place }) => place)].map(([place, some]) => [place, some.map(({ one }) => one)]),
  );
}

/** Of a text and of what was said beside it. */
function leftOfText(value: unknown, cut: readonly HeldPassage[]): RowsLeft | undefined {
  const why = cut[0]?.why;
  if (why === undefined) return undefined;
  const passages = cut.map(({ passage }) => passage);
  return { value: valueWithout(value, passages), why, without: (text) => withoutPassages(text, passages) };
}

interface Part {
  readonly held: ReadonlySet<string>;
  readonly why: Withheld;
}
interface Words {
  readonly text: string;
  readonly why: Withheld;
}

const placeOf = ({ screeningId, question, layer }: Place): string => `${screeningId}/${layer}/${question}`;

const tellingsIn = (facts: ReadonlyMap<string, FactView>) =>
  [...facts].flatMap(([key, { statements }]) =>
    statements.flatMap((said) =>
      said.origin.kind === 'interview' ? [{ key, said, place: placeOf(said.origin) }] : [],
    ),
  );

const rowsAt = (
  facts: ReadonlyMap<string, FactView>,
  key: string,
  place: string,
  only: (one: FactStatement) => boolean = () => true,
) =>
  (facts.get(key)?.statements ?? []).flatMap((one) =>
    one.origin.kind === 'interview' && placeOf(one.origin) === place && only(one) ? rowsOf(one.value) : [],
  );

/** Of rows each cell: what is made of them has them in another order. */
const cellsIn = (row: object, isAsked: (name: string) => boolean = () => true): string[] =>
  Object.entries(row).flatMap(([name, cell]) => (typeof cell === 'string' && isAsked(name) ? [cell] : []));
/** Of a row whom, where and when it names: the other cells say what was told. */
const NAMES = new Set(['who', 'by', 'name', 'where', 'place', 'country', 'when', 'until']);

const linesIn = ({ text, ownWords }: FactStatement): string[] => [
  ...text.split('\n'),
  ...ownWords.split('\n'),
];

/** Two talks may have been held alike, and what is said of the one that goes is nobody's words. */
const isHowHeld = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.question === '';

/** Of the answer and of single rows of it. */
const reasonsOf = ({ reasonWords = '', rowReasons = [] }: FactStatement) =>
  [{ reasonWords }, ...rowReasons].filter((one) => one.reasonWords !== '');

const isOfSheet = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet === true;

/** Of periods, what was done there: a clinic's name, or whom somebody told, says nothing of the kinds that were told. */
const whatIn = (key: string, rows: readonly object[]): string[] =>
  key.startsWith('exploitation.')
    ? rows.flatMap((row) => ('what' in row && typeof row.what === 'string' ? [row.what] : []))
    : [];

/** Codes of kinds that stand with the rows; "something else" says nothing of any. */
const kindsIn = (key: string, rows: readonly object[]): string[] =>
  key.startsWith('exploitation.')
    ? rows
        .flatMap((row): unknown[] => ('kinds' in row && Array.isArray(row.kinds) ? row.kinds : []))
        .filter((kind): kind is string => typeof kind === 'string' && kind !== 'other')
    : [];

/** "farm" of "Farm work": by these a choice of a form says what a row says. English only and our own rule (certainty L). */
const tellingWords = (text: string): string[] =>
  (plain(text).match(/\p{L}+/gu) ?? []).filter((word) => [...word].length >= IN_LIST && !IN_EVERY.has(word));
const IN_EVERY = new Set([
  'work',
  'working',
  'other',
  'others',
  'from',
  'with',
  'they',
  'their',
  'that',
  'this',
  'there',
  'were',
  'been',
  'have',
  'none',
  'kind',
  'into',
  'somebody',
  'someone',
  'else',
  'known',
  'home',
  'threat',
  'taken',
]);

/** A day is nobody's words, however it is written out. */
const wordsOf = (texts: readonly string[], why: Withheld): Words[] =>
  texts
    .map(plain)
    .filter((text) => [...text.replace(DAY, '')].length >= ENOUGH)
    .map((text) => ({ text, why }));

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const DAY = new RegExp(`\\b(?:\\d{1,4}|${MONTHS})\\b`, 'gu');

const plain = (text: string): string =>
  text
    .replace(/["“”]/gu, '')
    .replace(/[\s;]+/gu, ' ')
    .trim()
    .toLowerCase();
