/**
 * @file Tellings whose words the worker keeps out of what is handed on, with a reason: in the record they stay as they are;
 * beside a sheet, on paper and in packs their day, their source and the reason stand in their place. What follows from such a
 * telling stays behind with it, and so do the same words told to the same thing again. Our own rule.
 */
import type { FactStatement, FactView, KnownAnswer, Withheld } from './fact.ts';

/** Under which the decision is kept, by the fact and where it was told: it holds whatever is recorded there since. */
export const toldLine = (key: string, statement: Pick<FactStatement, 'origin'>): string =>
  `${TOLD}${placeOf(statement)}/${key}`;
export const TOLD = 'told/';

function placeOf({ origin }: Pick<FactStatement, 'origin'>): string {
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
  const marked = eachFact(facts, (fact) => mark(fact, withheld));
  const all = derive(marked);
  const open = derive(withoutWithheld(marked));
  const heldBack = [...open].flatMap(([key, { statements }]) =>
    statements.filter((one) => withheld.has(toldLine(key, one))).map((one) => ({ key, one })),
  );
  const found = new Map<string, FactView>();
  for (const [key, fact] of all) {
    const hidden = fact.statements.filter(isWithheld).map(withoutWords);
    const rest = (open.get(key)?.statements ?? []).map((one) => {
      const why = withheld.get(toldLine(key, one)) ?? sharedWith(one, heldBack, withheld);
      return why === undefined ? one : withoutWords({ ...one, withheld: why });
    });
    const statements = hidden.length === 0 ? rest : [...hidden, ...rest].toSorted((a, b) => b.seq - a.seq);
    if (statements.length > 0)
      found.set(key, { ...fact, statements, differs: fact.differs || open.get(key)?.differs === true });
  }
  // What is told differently no more, once words are left out, may follow only then.
  for (const [key, fact] of open) if (!found.has(key)) found.set(key, fact);
  return found;
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

/** Told in the same place, with words of one that is held back in it, or the rows it was made of. */
const sharedWith = (
  one: FactStatement,
  heldBack: readonly { readonly key: string; readonly one: FactStatement }[],
  withheld: ReadonlyMap<string, Withheld>,
): Withheld | undefined => {
  const found = heldBack
    .filter((other) => placeOf(other.one) === placeOf(one))
    .find((other) => isRows(one) || holds(one, other.one) || holds(other.one, one));
  return found === undefined ? undefined : withheld.get(toldLine(found.key, found.one));
};

const isRows = ({ value }: FactStatement): boolean =>
  Array.isArray(value) && value.some((row) => typeof row === 'object');

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
function holds(whole: FactStatement, part: FactStatement): boolean {
  const words = plain(`${whole.text} ${whole.ownWords}`);
  return [part.text, part.ownWords]
    .map(plain)
    .some((one) => [...one].length >= ENOUGH && words.includes(one));
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** What the worker wrote about the account goes with the words. */
function withoutWords(one: FactStatement): FactStatement {
  const { origin } = one;
  if (origin.kind !== 'interview') return { ...one, text: '', ownWords: '', value: null };
  const { why: _, ...place } = origin;
  return { ...one, text: '', ownWords: '', value: null, origin: place };
}

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
