/**
 * @file What a copy says of words that are kept back from whoever gets it: one rule for every output. The worker's reason may
 * itself tell them ("she fears that her uncle hears of the pregnancy"); and a day, a field or a number of answers left in their
 * place makes whoever reads it ask the person, who is to be asked once. So, by whose copy it is:
 *
 * - `own`: the office's. The reason, the day and the source stand in place of the words.
 * - `disclosed`: it goes to a solicitor and a court, or to the police, who may take it for all there is. It says at its head that
 *   it is not complete, and whom to ask; not where, not how much and not why. A summary has to open by saying that it is
 *   incomplete (FPR PD27A 9.1, of a core bundle, as our notes have it), and what an organisation holds can be asked for (CPIA 1996).
 * - `selected`: a referral, a letter, a page to carry. It was never the whole, and nobody takes it for that: nothing is said.
 *
 * Our own rule (certainty M): no source read for this asks a referral to say what it leaves out.
 */

import type { AccountsOn } from '../answers/accounts.ts';
import { type FactStatement, isWithheld, type KnownAnswer, type Withheld } from '../answers/fact.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { hasTrait } from '../forms/fact-traits.ts';

export type CopyKind = 'own' | 'disclosed' | 'selected';

/** For which what is given may be shown to a court and the other side: resources/consent/purposes.json says that of both. */
const DISCLOSED: ReadonlySet<string> = new Set(['court-papers', 'police']);

/** `own`: it stays in the office. `purpose`: under which it leaves; empty for none. */
export const copyKind = (own: boolean, purpose: string): CopyKind =>
  own ? 'own' : DISCLOSED.has(purpose) ? 'disclosed' : 'selected';

/** Asked while a copy is set, of one copy: whether something was left out is known once all of it was. */
export interface Copy {
  readonly kind: CopyKind;
  /** In place of the words; null where nothing stands. */
  inPlace(why: Pick<Withheld, 'reason'>): Coded | null;
  /** Of answers whose name alone would tell, how many; null where nothing stands. */
  counted(count: number): Coded | null;
  /** What stands beside an answer, without tellings that are kept back where nothing is said of them. */
  beside(on: AccountsOn): AccountsOn;
  /** That something is left out, without a place for it. */
  left(): void;
  /** At the head of the copy. */
  atHead(): Coded[];
}

export function copyOf(kind: CopyKind): Copy {
  let isAnyLeft = false;
  const left = (): void => {
    isAnyLeft = true;
  };
  const unlessLeft = (line: Coded): Coded | null => {
    if (kind === 'own') return line;
    left();
    return null;
  };
  return {
    kind,
    left,
    inPlace: ({ reason }) => unlessLeft(coded('words-withheld', { reason })),
    counted: (count) => (count === 0 ? null : unlessLeft(coded('answers-withheld', { count }))),
    beside(on) {
      if (kind === 'own' || !on.tellings.some(isWithheld)) return on;
      left();
      return withoutKept(on);
    },
    atHead: () => (kind === 'disclosed' && isAnyLeft ? [coded('copy-not-complete')] : []),
  };
}

function withoutKept(on: AccountsOn): AccountsOn {
  const cut = on.tellings.filter(isWithheld);
  const tellings = on.tellings.filter((one) => !isWithheld(one));
  // What was recorded before them was told otherwise to something else: its reason stays.
  const firsts = new Set(
    cut.map(({ key, seq }) => {
      const [first] = tellings.filter((one) => one.key === key).toSorted((one, other) => one.seq - other.seq);
      return first !== undefined && first.seq > seq ? first : undefined;
    }),
  );
  const stays = tellings.map((one) => (firsts.has(one) ? asToldFirst(one) : one));
  const isOneEach = new Set(tellings.map(({ key }) => key)).size === tellings.length;
  const isHeaded = isOneEach && !isOfWhatIsLeft(on.stands, tellings);
  return { ...on, tellings: stays, ...(isHeaded ? { stands: 'agrees' as const } : {}) };
}

/** What stands over tellings that are no two accounts, and would without any that is kept back. */
const isOfWhatIsLeft = (stands: AccountsOn['stands'], left: AccountsOn['tellings']): boolean =>
  stands === 'not-taken' || stands === 'put-off' || (stands === 'older' && left.some(({ since }) => since));

/** Of a fact, newest first, what goes where nothing is said of what is kept back. */
export function withoutKeptStatements<S extends FactStatement>(statements: readonly S[]): S[] {
  const left = statements.filter((one) => !isWithheld(one));
  const oldest = left.at(-1);
  return left.length === statements.length
    ? left
    : left.map((one) => (one === oldest ? asToldFirst(one) : one));
}

/** Told otherwise, or added, to what is kept back: that would say that it is there. */
const asToldFirst = <S extends FactStatement>({ rowReasons: _, ...one }: S) =>
  ({ ...one, relation: 'new', cause: '', reasonWords: '' }) as unknown as S;

/**
 * Things whose name alone says what kind they are: that a field about a case against somebody, or about a pregnancy, has
 * words kept back in it tells whoever reads it that there is one. On what leaves, nothing of it stands, neither its name nor
 * a day or a reason; at the end it is said how many answers are kept back. Our own rule: the special categories of
 * Article 9 UK GDPR, sexual violence, immigration and accusations.
 */

/** By the fact. */
export const tellsByName = (fact: string | null): boolean => fact !== null && hasTrait(fact, 'name-tells');

/** Kept back, and its name would say what it is. */
export const isSilent = (told: Pick<FactStatement, 'withheld'> & { readonly key: string }): boolean =>
  isWithheld(told) && tellsByName(told.key);

/** How many answers nothing stands for, each told once however many fields ask for it. */
export const silentIn = (accounts: Iterable<Pick<AccountsOn, 'tellings'> | undefined>): number =>
  new Set(
    [...accounts].flatMap((on) =>
      (on?.tellings ?? []).filter(isSilent).map(({ key, seq }) => `${key} ${seq}`),
    ),
  ).size;

/**
 * Whether words of this fact are nothing to point at: of its kind, something is kept back whose name would tell, and what was
 * said of the one may well tell the other.
 */
export function besideSilent(key: string, known: readonly Pick<KnownAnswer, 'facts'>[]): boolean {
  if (!tellsByName(key)) return false;
  const kind = kindOf(key);
  return known.some(({ facts }) =>
    facts.some(
      (fact) =>
        kindOf(fact.key) === kind && fact.statements.some((one) => isSilent({ ...one, key: fact.key })),
    ),
  );
}

const kindOf = (key: string): string => key.split('.')[0] ?? key;
