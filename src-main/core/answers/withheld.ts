/**
 * @file Tellings whose words the worker keeps out of what is handed on, with a reason: in the record they stay as they are;
 * beside a sheet, on paper and in packs their day, their source and the reason stand in their place. What follows from such a
 * telling stays behind with it, and so do the same words told to the same thing again. Our own rule.
 */
import type { FactStatement, FactView, KnownAnswer, Withheld } from './fact.ts';
import { type HeldBack, withoutRowsOf } from './withheld-rows.ts';

/** Under which the decision is kept, by the fact and where it was told: it holds whatever is recorded there since. */
export const toldLine = (key: string, statement: Pick<FactStatement, 'origin'>): string =>
  `${TOLD}${placeOf(statement)}/${key}`;
export const TOLD = 'told/';

export function placeOf({ origin }: Pick<FactStatement, 'origin'>): string {
  if (origin.kind === 'interview') return `${origin.screeningId}/${origin.question}/${origin.layer}`;
  return origin.kind === 'consent' ? `consent/${origin.purpose}` : origin.kind;
}

/** What is shown and handed on from here has none of its words. */
export const isWithheld = ({ withheld }: Pick<FactStatement, 'withheld'>): boolean => withheld !== undefined;

type Facts = ReadonlyMap<string, FactView>;

/**
 * `facts` with what follows from them (`derive`), the words that are withheld taken out. `withheld`: by `toldLine`, those
 * that stand.
 */
export function withWordsWithheld(
  facts: Facts,
  withheld: ReadonlyMap<string, Withheld>,
  derive: (facts: Facts) => Map<string, FactView>,
): Map<string, FactView> {
  if (withheld.size === 0) return derive(facts);
  const own = eachFact(facts, (fact) => mark(fact, withheld));
  const heldBack = heldIn(derive(withoutWithheld(own)), withheld);
  const marked = withoutSheets(own, heldBack);
  // A list is told row by row: what was told in the same breath, and is in other rows, goes.
  const { facts: split, lists } = withoutRowsOf(marked, heldBack, derive, placeOf);
  const all = derive(split);
  const open = derive(withoutWithheld(split));
  const found = new Map<string, FactView>();
  const shut = (one: FactStatement, why: Withheld) => withoutWords({ ...one, withheld: why });
  for (const key of new Set([...all.keys(), ...open.keys(), ...heldBack.map((one) => one.key)])) {
    const rest = (open.get(key)?.statements ?? []).map((one) => {
      const why = withheld.get(toldLine(key, one)) ?? sharedWith(one, heldBack);
      return why === undefined ? one : shut(one, why);
    });
    const hidden = [
      ...(all.get(key)?.statements ?? []).filter(isWithheld).map(withoutWords),
      ...heldBack
        .filter((held) => held.key === key && !rest.some((one) => placeOf(one) === placeOf(held.one)))
        .concat(lists.filter((held) => held.key === key))
        .map((held) => shut(held.one, held.why)),
    ];
    const statements = hidden.length === 0 ? rest : [...rest, ...hidden].toSorted((a, b) => b.seq - a.seq);
    const fact = all.get(key) ?? open.get(key) ?? heldBack.find((held) => held.key === key)?.fact;
    if (fact !== undefined && statements.length > 0)
      found.set(key, { ...fact, statements, differs: fact.differs || open.get(key)?.differs === true });
  }
  return found;
}

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
  const whyOf = (one: FactStatement) =>
    one.origin.kind === 'interview' && one.origin.sheet === true && one.withheld === undefined
      ? shut.find((other) => holds(one, other.one, IN_ANY))?.why
      : undefined;
  return eachFact(facts, (fact) => ({
    ...fact,
    statements: fact.statements.map((one) => {
      const why = whyOf(one);
      return why === undefined ? one : { ...one, withheld: why };
    }),
  }));
}

/** Told in the same place, with words of one that is held back in it. */
const sharedWith = (one: FactStatement, heldBack: readonly HeldBack[]): Withheld | undefined =>
  heldBack
    .filter((other) => placeOf(other.one) === placeOf(one))
    .find((other) => holds(one, other.one) || holds(other.one, one))?.why;

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
/** As in `withheld-places.ts`, for words under another thing. */
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
  const { rowReasons: _rows, ...kept } = one;
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
