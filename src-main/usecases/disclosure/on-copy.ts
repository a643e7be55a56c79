/**
 * @file What was told and a sheet as one copy has them: without what the copy says nothing of, and with what stands in its place. A copy
 * is made once for each output, asked by every part of it, and knows at the end whether anything was left out.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import type { AccountsOn } from '../../core/answers/accounts.ts';
import { type FactStatement, type FactView, isWithheld, type KnownAnswer } from '../../core/answers/fact.ts';
import { rowsTold } from '../../core/answers/rows-told.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { type Period, periodsTold, readPeriods } from '../../core/told/period.ts';
import {
  type Copy,
  copyKind,
  copyOf,
  isSilent,
  tellsByName,
  withoutKeptStatements,
} from '../../core/withholding/copy.ts';
import { type ContactOnSheet, isKeptBack, WHERE_STAYING } from '../../core/withholding/off-paper.ts';
import type { SheetDisclosed } from './disclosure.ts';
import { contactOf } from './record.ts';

export type { Copy } from '../../core/withholding/copy.ts';

/** One copy, and what it says of what it leaves out. `own`: it stays in the office; `purpose`: under which it leaves. */
export const copyFor = ({
  own = false,
  purpose = '',
}: {
  readonly own?: boolean;
  readonly purpose?: string;
}) => copyOf(copyKind(own, purpose));

// Facts.

/** A fact with what goes of it, newest first; what is withheld is among them only where something stands in its place. */
export function factOnCopy(fact: FactView, copy: Copy): FactView {
  const { key, statements: all } = fact;
  const going =
    copy.kind === 'own' ? all.filter((one) => !isSilent({ ...one, key })) : withoutKeptStatements(all);
  if (copy.kind !== 'own' && going.length < all.length) copy.left();
  const statements = copy.kind === 'own' ? going : going.map(withoutAccount);
  return { ...fact, statements, differs: fact.differs && going.length > 1 };
}

/** How somebody is reached holds whatever becomes of the talk; on which day and by whom it was heard would tell of the talk. */
function withoutAccount(one: FactStatement): FactStatement {
  const { origin, heldOn: _, takenBy: __, ...said } = one;
  if (origin.kind !== 'interview' || origin.unnamed !== true) return one;
  const { keptBefore: ___, ...place } = origin;
  return { ...said, at: '', origin: { ...place, layer: 0 } };
}

/** How many answers nothing stands for; null where nothing is said of them. */
export const silentOnCopy = (facts: readonly FactView[], copy: Copy): Coded | null =>
  copy.counted(
    facts
      .flatMap(({ key, statements }) => statements.map((one) => ({ ...one, key })))
      .filter((one) => isSilent(one)).length,
  );

/** The periods that go on a copy, in the order of what happened, and behind them those that another account tells otherwise. */
export function disclosePeriods(
  facts: ReadonlyMap<string, FactView>,
  { kind }: Copy,
): { readonly value: Period; readonly said: FactStatement; readonly isGone: boolean }[] {
  const fact = facts.get(PERIODS);
  if (fact === undefined) return [];
  const told = kind === 'own' ? fact : { ...fact, statements: withoutKeptStatements(fact.statements) };
  const gone = rowsTold(told).gone.flatMap((one) =>
    readPeriods([one.value]).map((value) => ({ value, said: one.said, isGone: true })),
  );
  return [...periodsTold(told).map(({ value, said }) => ({ value, said, isGone: false })), ...gone];
}

export const PERIODS = 'exploitation.periods';

/** Whether it may be said of this fact that more was told since: of how somebody is reached and of some others the name would tell. */
export const maySayToldSince = (key: string): boolean =>
  !/^(?:safety|contact)\./u.test(key) && key !== WHERE_STAYING && !tellsByName(key);

/** Whether it says where somebody lives or stays, or how they are reached. */
export const saysWhereToFind = (key: string): boolean =>
  /^(contact|location)\./.test(key) || key === WHERE_STAYING;

/** What a form asks and a paper of it may say: a way to reach the person is seen where it is printed, and not because it is asked. */
export const factsOnPaper = (questions: readonly Question[]): string[] =>
  questions.flatMap((one) => (one.fact === null || isKeptBack(one) ? [] : [one.fact]));

// A sheet.

/** A field with what stands beside it. */
export interface FieldOnCopy {
  readonly question: Question;
  /** From 1, in the order of the form. */
  readonly number: number;
  readonly copied: CopiedField;
  /** Why somebody left it empty. */
  readonly aside: Coded | undefined;
  /** What was told since or differently, as it goes. */
  readonly accounts: AccountsOn;
  /** What it is filled from while nobody has decided, as it goes. */
  readonly known: KnownAnswer | undefined;
  /** Words of it are withheld, and nothing says so: that it was not asked is not so. */
  readonly isLeft: boolean;
  /** What it is filled from, and a way to reach the person itself: of those, most stay out. */
  readonly facts: readonly string[];
}

export interface SheetOnCopy {
  /** Ways to reach the person that go. */
  readonly contact: ContactOnSheet<Question>;
  readonly fields: readonly FieldOnCopy[];
  /** What no field of the form asks for on this route. */
  readonly also: readonly FieldOnCopy[];
  /** How many answers nothing stands for; empty where nothing is said of them. */
  readonly counted: readonly Coded[];
}

/** Said for whoever prepares it, who is pointed at it: whoever gets the pages may be the very one not to be told. */
const IS_FOR_MAKER: ReadonlySet<string> = new Set(['child.not-to-be-told']);

export function sheetOnCopy(sheet: SheetDisclosed, copy: Copy): SheetOnCopy {
  const { form, aside, silent } = sheet;
  const isOwn = copy.kind === 'own';
  const asked = new Set(sheet.asked.map(({ name }) => name));
  const contact = contactOf(form, sheet.standing, asked);
  const ways = new Set([...contact.asked, contact.rules].map((one) => one?.name));
  const goes = (question: Question, copied: CopiedField): boolean =>
    !IS_FOR_MAKER.has(question.fact ?? '') &&
    // A way to reach the person that is asked for and has no answer is an empty field as any other.
    (!isKeptBack(question) || ways.has(question.name) || (asked.has(question.name) && isBlankField(copied)));
  const numbers = new Map(form.questions.map(({ name }, at) => [name, at + 1]));
  const fieldOf = (given: CopiedField): FieldOnCopy[] => {
    const question = form.byName.get(given.question);
    if (question === undefined || !goes(question, given)) return [];
    const { name } = question;
    if (!isOwn && given.kept.length > 0) copy.left();
    const own = question.fact !== null && isKeptBack(question) ? [question.fact] : [];
    const told = sheet.accounts.get(name);
    // With what is withheld and named nowhere: of what is left it would still be said that it was told differently.
    const on = (isOwn || given.toBeAsked ? undefined : told) ?? given.accounts;
    const tellings = on.tellings.filter(({ key }) => key !== WHERE_STAYING);
    const known = sheet.known.find((one) => one.question === name);
    return [
      {
        question,
        number: numbers.get(name) ?? 0,
        aside: aside.get(name),
        copied: isOwn ? given : withoutWithheld(given),
        accounts: copy.beside({ ...on, tellings }),
        known: known === undefined || isOwn ? known : knownOnCopy(known),
        isLeft: !isOwn && (given.kept.length > 0 || told?.tellings.some(isWithheld) === true),
        facts: [...own, ...question.from],
      },
    ];
  };
  const counted = isOwn ? silent : [];
  if (counted.length < silent.length) copy.left();
  return { contact, fields: sheet.fields.flatMap(fieldOf), also: sheet.also.flatMap(fieldOf), counted };
}

/** Where accounts differ it stays said that they do, as far as the field hangs on it. */
const withoutWithheld = (given: CopiedField): CopiedField => ({
  ...given,
  kept: [],
  accounts: { ...given.accounts, tellings: given.accounts.tellings.filter((one) => !isWithheld(one)) },
});

/** Nothing stands there, of any account. */
export const isBlankField = ({ text, ownWords, accounts }: CopiedField): boolean =>
  text === '' && ownWords === '' && accounts.tellings.length === 0;

/** Of the account that is left no reason stands for which it was told otherwise. */
const knownOnCopy = (known: KnownAnswer): KnownAnswer => ({
  ...known,
  facts: known.facts
    .map((fact) => ({ ...fact, statements: withoutKeptStatements(fact.statements) }))
    .map((fact) => ({ ...fact, differs: fact.differs && fact.statements.length > 1 }))
    .filter(({ statements }) => statements.length > 0),
});
