/**
 * @file How an answer of a form stands to what was told: whether somebody has said more or otherwise since, and whether
 * accounts differ. The form, its prints, its copies and its readings all ask here. Nothing is weighed: every telling is
 * there with its day, its source and the reason that was given.
 */
import type { AccountStanding } from '../findings/account-codes.ts';
import type { Question } from '../forms/questions.ts';
import { plainWords } from '../text/plain-words.ts';
import { HOW_LONG_AGO } from './aging.ts';
import type { StoredAnswer } from './answer.ts';
import { type FactStatement, type FactView, isWithheld, type KnownAnswer } from './fact.ts';
import { fromFactValue } from './fact-values.ts';
import { heldBeforeOthers, heldDay } from './held-order.ts';
import { readableValue } from './readable.ts';
import { isRecorded } from './said.ts';
import { hasChanged, knownOfItsDay, SINCE } from './since-then.ts';
import { standingStatements, tellsOfItsOwn } from './standing-statements.ts';

/** One thing told, as it is shown beside an answer. */
export interface Telling extends FactStatement {
  /** Of the fact. */
  readonly key: string;
  readonly title: string;
  /** Recorded after the answer. */
  readonly since: boolean;
  /** Its own words are as they were, and the days or the place that it is headed by were told otherwise after the answer. */
  readonly headChanged?: true;
  /** Recorded after another telling, and held before it or on a day that may have been. */
  readonly heldEarlier: boolean;
  /** Of a worksheet, the number by which it can be taken into the field alone: no other telling beside that field has it. */
  readonly takes?: string;
}

export interface AccountsOn {
  readonly stands: AccountStanding;
  /** In the order they were held, as far as that is known; empty where the answer says all. */
  readonly tellings: readonly Telling[];
  /** Somebody took out what stood there, and nothing was put in since. */
  readonly emptied?: true;
  /** Somebody emptied the field, or set it aside with a reason, after all of this was told: it stays out until more is. */
  readonly leftByHand?: true;
  /** Lines of the answer that a later account put right or took out, where nothing else makes it `older`. */
  readonly gone?: readonly string[];
  /** Of a worksheet, what may be done about it where it is open: the first of them that this field takes. */
  readonly step?: SettleStep;
}

/** `added`: it only adds, and is taken with all that does. `by-hand`: the field takes none of the others. */
export const SETTLE_STEPS = ['added', 'newest', 'both', 'by-hand'] as const;
export type SettleStep = (typeof SETTLE_STEPS)[number];

/** What somebody agrees to may change, and what they decided last stands: no other account of the same thing. */
export const isDecision = (fact: string): boolean => fact.startsWith('consent.');

const AGREES: AccountsOn = { stands: 'agrees', tellings: [] };

/** Standings that somebody has to see to before the answer is relied on. */
export const isOpen = ({ stands }: Pick<AccountsOn, 'stands'>): boolean =>
  stands === 'older' || stands === 'undecided';

/**
 * The answer was there before another account of the same thing, or before what it says was put right, and nobody has settled which
 * of them goes in: it is no longer the answer. Where more was told and nothing otherwise, it still is.
 */
export const isSuperseded = ({ stands, tellings, gone = [] }: AccountsOn): boolean =>
  stands === 'older' &&
  (gone.length > 0 ||
    tellings.some(
      ({ since, relation, key, headChanged }) =>
        headChanged === true ||
        (since &&
          (relation === 'differs' ||
            relation === SINCE ||
            (relation === 'new' && tellings.some((one) => one.key === key && !one.since)))),
    ));

/** The person told it in another way: not where more was told, nor where a slip of whoever wrote it down was put right. */
export const isToldOtherwise = ({ stands, tellings }: AccountsOn): boolean =>
  stands === 'undecided' ||
  tellings.some((one) => one.heldEarlier || (one.relation === 'differs' && one.cause !== 'recording'));

/** Something was told, and nothing of it is in the form. */
export const isLeftOut = (on: Pick<AccountsOn, 'stands'> | undefined): boolean =>
  on?.stands === 'not-taken' || on?.stands === 'undecided';

/** `relation`: of an answer that is saved; `confirms` where it was carried over. */
type OnField = Pick<StoredAnswer, 'state' | 'value' | 'ownWords'> & { readonly relation?: string };

/**
 * `recordedIn`: the entry of the log that recorded `answer`; nothing can have been told since an answer that is not saved
 * yet. `known`: what is recorded elsewhere, without what may not be shown in this form.
 */
export function accountsOn(
  question: Question,
  answer: OnField | undefined,
  recordedIn: number | undefined,
  known: KnownAnswer | undefined,
): AccountsOn {
  const on = toldOf(question, answer, recordedIn, known);
  const gone = known?.toldNoMore ?? [];
  if (gone.length === 0 || answer === undefined || recordedIn === undefined || isOpen(on)) return on;
  const since = known === undefined ? [] : tellingsBeside(known).filter(({ seq }) => seq > recordedIn);
  return { stands: 'older', tellings: since.map((one) => ({ ...one, since: true })), gone };
}

function toldOf(
  question: Question,
  answer: OnField | undefined,
  recordedIn: number | undefined,
  known: KnownAnswer | undefined,
): AccountsOn {
  if (known === undefined || known.toBeAsked === true) return AGREES;
  const recorded = answer !== undefined && isRecorded(answer) ? answer : undefined;
  // A judgement is nobody's telling: it can only have been made before something was told.
  if (known.beside === true && recorded === undefined) return AGREES;
  if (known.state === 'deferred') {
    const isLeft = recorded === undefined || isPassedOver(recorded);
    return isLeft ? { stands: 'put-off', tellings: known.facts.flatMap(putOffOn) } : AGREES;
  }
  const seq = recorded === undefined ? 0 : (recordedIn ?? Number.POSITIVE_INFINITY);
  const lacking = new Set(recorded === undefined ? [] : lackingIn(question, recorded, seq, known));
  const isNews = (one: FactStatement) =>
    lacking.has(one) ||
    (Math.max(one.seq, one.headSince ?? 0) > seq &&
      (known.beside === true ||
        recorded === undefined ||
        !saysIt(question, recorded, one) ||
        holdsCorrected(question, recorded, one, known)));
  const facts = known.facts.map((fact) => ({ fact, told: withoutCounted(fact, toldOn(fact)) }));
  const differing =
    known.beside === true
      ? []
      : facts.filter(({ fact, told }) => fact.differs && !isDecision(fact.key) && isMoreThanOne(told));
  const shown = (some: typeof facts, only: (one: FactStatement, fact: FactView) => boolean = () => true) =>
    inOrder(
      some.flatMap(({ fact, told }) => {
        const late = heldBeforeOthers(told, fact.key);
        return told
          .filter((one) => only(one, fact))
          .map((one) => ({
            ...one,
            key: fact.key,
            title: fact.title,
            since: recorded !== undefined && one.seq > seq,
            ...(recorded !== undefined && (one.headSince ?? 0) > seq ? { headChanged: true as const } : {}),
            heldEarlier: late.includes(one),
          }));
      }),
    );
  if (recorded === undefined) {
    // Between words that are all kept back there is nothing to decide: their reasons stand there.
    const isToDecide = differing.some(({ told }) => told.some((one) => !isWithheld(one)));
    if (isToDecide) return { stands: 'undecided', tellings: shown(differing) };
    const tellings = shown(facts, (one, fact) => standingStatements(fact).includes(one));
    return tellings.length === 0 ? AGREES : { stands: 'not-taken', tellings };
  }
  // A consent that stands beside a wish is no newer word on the wish.
  const news = facts.filter(
    ({ fact, told }) => !(known.beside === true && isDecision(fact.key)) && told.some(isNews),
  );
  // Whoever took it said that it is still so: nothing in the form is older for that.
  const isMore = news.some(({ told }) => told.some((one) => isNews(one) && one.relation !== 'confirms'));
  if (isMore) {
    const tellings = shown(news, (one, fact) => fact.differs || isNews(one));
    return { stands: 'older', tellings };
  }
  if (differing.length > 0) return { stands: 'decided', tellings: shown(differing) };
  if (news.length > 0 && !isPassedOver(recorded))
    return { stands: 'confirmed', tellings: shown(news, isNews) };
  const changed = known.beside === true ? [] : facts.filter(({ fact }) => hasChanged(fact));
  if (changed.length > 0 && !isPassedOver(recorded)) return { stands: 'changed', tellings: shown(changed) };
  const tellings = isPassedOver(recorded) && known.beside !== true ? shown(facts) : [];
  return tellings.length === 0 ? AGREES : { stands: 'not-taken', tellings };
}

/**
 * Earlier words that stand now, and did not when the field was carried over: that they changed since became that they were added to,
 * or what has changed since stands beside them. Nobody left them out, and the field would take them.
 */
function lackingIn(
  question: Question,
  answer: OnField,
  recordedIn: number,
  { facts, value, beside }: KnownAnswer,
): FactStatement[] {
  if (answer.relation !== 'confirms' || !Number.isFinite(recordedIn)) return [];
  if (beside === true || typeof value !== 'string' || answer.state !== 'answered') return [];
  const takes = words(value);
  return facts.flatMap((fact) => {
    const stands = fact.derived === true ? [] : standingStatements(fact);
    const isOtherNow =
      fact.statements.some(({ seq }) => seq > recordedIn) || stands.some((one) => one.besideBefore === true);
    const isLacking = (one: FactStatement) =>
      one.seq <= recordedIn &&
      one.state === 'answered' &&
      one.value === one.text &&
      !isWithheld(one) &&
      takes.includes(words(one.text)) &&
      !saysIt(question, answer, one);
    return isOtherNow ? stands.filter(isLacking) : [];
  });
}

/** All that was told of what the question stands on, whether it is in the answer or not. */
export const tellingsBeside = ({ facts }: Pick<KnownAnswer, 'facts'>): readonly Telling[] =>
  inOrder(
    facts.flatMap((fact) =>
      toldOn(fact).map((one) => ({
        ...one,
        key: fact.key,
        title: fact.title,
        since: false,
        heldEarlier: false,
      })),
    ),
  );

const isPassedOver = ({ state, ownWords }: Pick<StoredAnswer, 'state' | 'ownWords'>): boolean =>
  (state === 'not-asked' || state === 'deferred') && ownWords === '';

const putOffOn = ({ key, title, statements }: FactView): Telling[] =>
  statements.map((one) => ({ ...one, key, title, since: false, heldEarlier: false }));

/** What was told, without what only said that it is still so, unless there is nothing else. */
export function toldOn({ key, statements }: FactView): readonly FactStatement[] {
  if (isDecision(key)) return statements.slice(0, 1);
  const told = knownOfItsDay(
    key,
    statements.filter((one) => tellsOfItsOwn(one, statements)),
  );
  // What a sheet was filled in with is what was told already, and comes back as nothing new.
  return told.length === 0 ? statements.filter((one) => !isTakenOver(one)).slice(0, 1) : told;
}

/**
 * How long ago something was is counted anew on each sheet, to the day on which that is typed: beside a telling that is no other
 * telling.
 */
function withoutCounted({ key }: FactView, told: readonly FactStatement[]): readonly FactStatement[] {
  if (key !== HOW_LONG_AGO) return told;
  const tellings = told.filter(
    ({ origin, heldOn }) => origin.kind !== 'interview' || origin.sheet !== true || heldOn !== undefined,
  );
  return tellings.length === 0 ? told : tellings;
}

/** A sheet was filled in with it, and nobody said it there. */
export const isTakenOver = ({ relation, origin }: FactStatement): boolean =>
  relation === 'confirms' && origin.kind === 'interview' && origin.sheet === true;

/** One telling alone is nothing that differs. */
export const isMoreThanOne = (told: readonly FactStatement[]): boolean =>
  new Set(
    told.map(({ state, text, ownWords, withheld, seq }) =>
      withheld !== undefined
        ? `withheld ${seq}`
        : state === 'own-words'
          ? ownWords
          : `${state} ${text.trim()}`,
    ),
  ).size > 1 ||
  // The same value with other words, where it was said that they are another account.
  (told.some(({ relation }) => relation === 'differs') &&
    new Set(told.map(({ ownWords }) => ownWords)).size > 1);

function inOrder(tellings: readonly Telling[]): Telling[] {
  const day = (one: Telling) => heldDay(one)?.value ?? '';
  return tellings.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.seq - b.seq));
}

/** Whether the answer holds all that the statement says. */
function saysIt(
  question: Question,
  answer: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
  said: FactStatement,
): boolean {
  if (isWithheld(said)) return false;
  if (said.state === 'own-words') return words(answer.ownWords).includes(words(said.ownWords));
  if (said.state !== 'answered') return answer.state === said.state;
  if (answer.state !== 'answered') return false;
  const value = fromFactValue(question, said.value);
  if (JSON.stringify(value) === JSON.stringify(answer.value)) return true;
  if (Array.isArray(answer.value) && Array.isArray(value)) {
    const held = new Set(answer.value.map((one) => JSON.stringify(one)));
    return value.every((one) => held.has(JSON.stringify(one)));
  }
  const written = question.element.type === 'comment' || question.element.type === 'text';
  return (
    written &&
    said.text !== '' &&
    words(readableValue(question.element, answer.value)).includes(words(said.text))
  );
}

/** What had been written down wrongly is shorter as it was put right: the answer may hold both. */
function holdsCorrected(
  question: Question,
  answer: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
  right: FactStatement,
  { facts }: KnownAnswer,
): boolean {
  if (right.relation !== 'differs' || right.cause !== 'recording' || isWithheld(right)) return false;
  const own = facts.find(({ statements }) => statements.includes(right));
  const held = words(answer.state === 'answered' ? readableValue(question.element, answer.value) : '');
  const stands = facts.flatMap(standingStatements).map(({ text }) => words(text));
  return (own?.statements ?? [])
    .filter((one) => one.seq < right.seq && !isWithheld(one))
    .flatMap(({ text }) => text.split(/(?<=[.!?])\s+|\n+/u))
    .map(words)
    .some((part) => part !== '' && held.includes(part) && !stands.some((one) => one.includes(part)));
}

/** Lines may have been put together in a field that takes one; another stop or a capital is nothing told since. */
const words = plainWords;
