/**
 * @file Tellings whose words the worker keeps out of what is handed on, with a reason: in the record they stay as they are;
 * beside a sheet, on paper and in packs their day, their source and the reason stand in their place. What follows from such a
 * telling stays behind with it, and so do the same words told to the same thing again. Our own rule.
 */

import {
  type FactStatement,
  type FactView,
  isWithheld,
  type KnownAnswer,
  placeOf,
  type Withheld,
} from '../answers/fact.ts';
import { keptAccounts, withoutKeptReasons, withTalksKept } from './accounts.ts';
import { type HeldPassage, withoutHeldPassages } from './passages.ts';
import { changedBy, type HeldBack, type HeldRow, withoutHeldRows, withoutRowsOf } from './rows.ts';
import { withoutSentences } from './sentences.ts';

/** Under which the decision is kept, by the fact and where it was told: it holds whatever is recorded there since. */
export const toldLine = (key: string, statement: Pick<FactStatement, 'origin'>): string =>
  `${TOLD}${placeOf(statement)}/${key}`;
export const TOLD = 'told/';

type Facts = ReadonlyMap<string, FactView>;

/** Under which the decision about one row of a list is kept. `digest`: of the row. */
export const rowLine = (line: string, digest: string): string => `${line}${ROW}${digest}`;
const ROW = '/row/';

/** The fact and the place of a line of either kind. */
export function inLine(line: string): { readonly key: string; readonly place: string } {
  const told = line.split(ROW)[0] ?? line;
  const at = told.lastIndexOf('/');
  return { key: told.slice(at + 1), place: told.slice(TOLD.length, at) };
}

/**
 * `facts` with what follows from them (`derive`), the words that are withheld taken out. `withheld`: by `toldLine`, those
 * that stand; `rows`: rows of lists that are kept back by themselves, and `passages` words of answers.
 */
export function withWordsWithheld(
  facts: Facts,
  withheld: ReadonlyMap<string, Withheld>,
  derive: (facts: Facts) => Map<string, FactView>,
  rows: readonly HeldRow[] = [],
  passages: readonly HeldPassage[] = [],
): Map<string, FactView> {
  if (withheld.size === 0 && rows.length === 0 && passages.length === 0) return derive(facts);
  const found = withoutWordsOf(facts, withheld, derive, rows, passages);
  const talks = withTalksKept(facts, keptAccounts(found));
  return withoutKeptReasons(talks === null ? found : withoutWordsOf(talks, withheld, derive, rows, passages));
}

function withoutWordsOf(
  facts: Facts,
  withheld: ReadonlyMap<string, Withheld>,
  derive: (facts: Facts) => Map<string, FactView>,
  rows: readonly HeldRow[],
  passages: readonly HeldPassage[],
): Map<string, FactView> {
  const whole = eachFact(facts, (fact) => mark(fact, withheld));
  const { facts: ofRows, lists } = withoutHeldRows(whole, rows, placeOf);
  const { facts: own, cut } = withoutHeldPassages(ofRows, passages, whole);
  const byRow = [...lists, ...cut];
  const opened = derive(withoutWithheld(own));
  const follows = changedBy(derive(withoutWithheld(whole)), opened, byRow, placeOf);
  const heldBack = heldIn(opened, withheld);
  const words = cut.map((each) => ({ ...each, one: { ...each.one, text: each.passage, ownWords: '' } }));
  const marked = withoutSheets(own, [...heldBack, ...follows, ...words]);
  // A list is told row by row: what was told in the same breath, and is in other rows, goes.
  const { facts: split, lists: fed } = withoutRowsOf(marked, heldBack, derive, placeOf);
  const parts = [...byRow.filter(({ one }) => isSplit(own, one)), ...follows, ...fed];
  const all = derive(split);
  const open = derive(withoutWithheld(split));
  const found = new Map<string, FactView>();
  const shut = (one: FactStatement, why: Withheld) => withoutWords({ ...one, withheld: why });
  const shutKeys = [...heldBack, ...parts].map((one) => one.key);
  for (const key of new Set([...all.keys(), ...open.keys(), ...shutKeys])) {
    const rest = (open.get(key)?.statements ?? []).map((one) => {
      const why = withheld.get(toldLine(key, one)) ?? sharedWith(one, heldBack);
      return why === undefined ? one : shut(one, why);
    });
    const hidden = [
      ...(all.get(key)?.statements ?? []).filter(isWithheld).map(withoutWords),
      ...heldBack
        .filter((held) => held.key === key && !rest.some((one) => placeOf(one) === placeOf(held.one)))
        .concat(parts.filter((held) => held.key === key))
        .map((held) => shut(held.one, held.why)),
    ];
    const statements = hidden.length === 0 ? rest : [...rest, ...hidden].toSorted((a, b) => b.seq - a.seq);
    const fact =
      all.get(key) ?? open.get(key) ?? [...heldBack, ...parts].find((held) => held.key === key)?.fact;
    if (fact !== undefined && statements.length > 0)
      found.set(key, { ...fact, statements, differs: fact.differs || open.get(key)?.differs === true });
  }
  return found;
}

/** Some of its rows go; of a list that is held back as a whole the mark is there already. */
const isSplit = (own: Facts, list: FactStatement): boolean =>
  ![...own.values()].some(({ statements }) =>
    statements.some((one) => isWithheld(one) && one.seq === list.seq && placeOf(one) === placeOf(list)),
  );

function heldIn(open: Facts, withheld: ReadonlyMap<string, Withheld>): HeldBack[] {
  return [...open].flatMap(([key, fact]) =>
    fact.statements.flatMap((one) => {
      const why = withheld.get(toldLine(key, one));
      return why === undefined ? [] : [{ key, fact, one, why }];
    }),
  );
}

function eachFact(facts: Facts, change: (fact: FactView) => FactView): Map<string, FactView> {
  return new Map([...facts].map(([key, fact]) => [key, change(fact)]));
}

/** Said again in the same words, it is the same telling. */
function mark(fact: FactView, withheld: ReadonlyMap<string, Withheld>): FactView {
  const found = fact.statements.flatMap((one) => {
    const why = withheld.get(toldLine(fact.key, one));
    return why === undefined ? [] : [{ one, why }];
  });
  if (found.length === 0) return fact;
  const whyOf = (one: FactStatement) =>
    withheld.get(toldLine(fact.key, one)) ?? found.find((other) => holds(one, other.one))?.why;
  const statements = fact.statements.map((one) => {
    const why = whyOf(one);
    return why === undefined ? one : { ...one, withheld: why };
  });
  return { ...fact, statements };
}

/** A sheet that was filled in before has them under whatever it asks: nobody told them there. */
function withoutSheets(facts: Facts, heldBack: readonly HeldBack[]): Facts {
  const shut = [
    ...[...facts.values()].flatMap(({ statements }) =>
      statements.flatMap((one) => (one.withheld === undefined ? [] : [{ one, why: one.withheld }])),
    ),
    ...heldBack,
  ];
  if (shut.length === 0) return facts;
  const heldIn = (one: FactStatement) =>
    one.origin.kind === 'interview' && one.origin.sheet === true && one.withheld === undefined
      ? shut.filter((other) => holds(one, other.one, IN_ANY))
      : [];
  return eachFact(facts, (fact) => {
    const statements = fact.statements.map((one) => {
      const [first, ...others] = heldIn(one);
      if (first === undefined) return one;
      return (
        restOf(
          one,
          [first, ...others].map((other) => other.one),
        ) ?? { ...one, withheld: first.why }
      );
    });
    // The same view where nothing of it goes: what follows from it is known then.
    return statements.every((one, at) => one === fact.statements[at]) ? fact : { ...fact, statements };
  });
}

/** Of a text the sentences that have none of the words; null where it is no text, or nothing else is in it. */
function restOf(one: FactStatement, parts: readonly FactStatement[]): FactStatement | null {
  if (typeof one.value !== 'string' || one.value !== one.text) return null;
  const words = parts
    .flatMap(({ text, ownWords }) => [text, ownWords])
    .map(plain)
    .filter((part) => [...part].length >= IN_ANY);
  const cut = (text: string) =>
    withoutSentences(text, (sentence) => {
      const said = plain(sentence);
      return said !== '' && words.some((part) => said.includes(part) || part.includes(said));
    });
  const left = { ...one, value: cut(one.value), text: cut(one.text), ownWords: cut(one.ownWords) };
  return left.text === '' || parts.some((part) => holds(left, part, IN_ANY)) ? null : left;
}

/** Told in the same place, with words of one that is held back in it. */
const sharedWith = (one: FactStatement, heldBack: readonly HeldBack[]): Withheld | undefined =>
  heldBack
    .filter((other) => placeOf(other.one) === placeOf(one))
    .find((other) => holds(one, other.one) || holds(other.one, one))?.why;

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
/** As in `places.ts`, for words under another thing. */
const IN_ANY = 16;
function holds(whole: FactStatement, part: FactStatement, enough = ENOUGH): boolean {
  const words = plain(`${whole.text} ${whole.ownWords}`);
  return [part.text, part.ownWords]
    .map(plain)
    .some((one) => [...one].length >= enough && words.includes(one));
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** What the worker wrote about the account goes with the words. */
function withoutWords(one: FactStatement): FactStatement {
  const { origin } = one;
  // Why somebody told it otherwise says what kind of thing it was.
  const { rowReasons: _rows, lines: _lines, ...kept } = one;
  const bare = { ...kept, text: '', ownWords: '', reasonWords: '', value: null, cause: keptCause(one) };
  if (origin.kind !== 'interview') return bare;
  const { why: _, ...place } = origin;
  return { ...bare, origin: place };
}

/** A mistake of the worker's is no reason that anybody gave. */
const keptCause = ({ cause }: FactStatement): FactStatement['cause'] => (cause === 'recording' ? cause : '');

/** Without tellings that are withheld, and facts of which nothing else was told. */
export function withoutWithheld(facts: Facts): Map<string, FactView> {
  return new Map(
    [...facts].flatMap(([key, fact]): [string, FactView][] => {
      const statements = fact.statements.filter((one) => !isWithheld(one));
      if (statements.length === fact.statements.length) return [[key, fact]];
      if (statements.length === 0) return [];
      return [[key, { ...fact, statements, differs: fact.differs && statements.length > 1 }]];
    }),
  );
}

/** Of what is known for a question, what may go into it; null where nothing may. */
export function openOf(known: KnownAnswer): KnownAnswer | null {
  if (!known.facts.some(({ statements }) => statements.some(isWithheld))) return known;
  const facts = [...withoutWithheld(new Map(known.facts.map((fact) => [fact.key, fact]))).values()];
  return facts.length === 0 ? null : { ...known, facts };
}
