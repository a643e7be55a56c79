/**
 * @file Accounts of which every word is kept back. That there was a further talk, on which day, with whom and why, tells that
 * there is more, and by itself may be what somebody must not learn: with its words all of it stays behind. What an account was
 * taken for is the worker's note on what was told up to then: of a record of which anything is kept back up to that account, it
 * stays behind too, in whatever words it was put. Our own rule (certainty M).
 */

import type { AnswerView } from '../answers/answer.ts';
import { accountOfOrigin, type FactStatement, type FactView, type Withheld } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import type { Question } from '../forms/questions.ts';
import { WHERE_STAYING } from './off-paper.ts';

type Facts = ReadonlyMap<string, FactView>;

/** What of the accounts of the records is kept back as a whole. */
export interface KeptAccounts {
  /** Why this account is, where nothing of it goes; undefined where something does, or nothing was kept back. */
  account(screeningId: string, layer: number): Withheld | undefined;
  /** Why something told in the record up to this account is kept back. */
  upTo(screeningId: string, layer: number): Withheld | undefined;
  /** How many later accounts before this one are. */
  before(screeningId: string, layer: number): number;
}

export const NO_ACCOUNT_KEPT: KeptAccounts = {
  account: () => undefined,
  upTo: () => undefined,
  before: () => 0,
};

const TALK = 'insight.interview';
/** How a talk was held, and how somebody is reached, are no part of what was told in it: without that, nothing is left of it. */
const BESIDE = [TALK, 'insight.talk-', 'safety.', 'contact.'];
const isBeside = (key: string): boolean =>
  BESIDE.some((one) => key.startsWith(one)) || key.endsWith('.consent-words') || key === WHERE_STAYING;

/** Of one talk alone: with it its day would go, and that there was one. How somebody is reached holds beyond it, and goes. */
const isOfTalkAlone = (key: string): boolean =>
  [TALK, 'insight.talk-', 'safety.'].some((one) => key.startsWith(one));

/** How the day goes on is asked at the end of each talk, of whatever was told in it. */
const AFTER_TALK = 'rest-of-day';

/** The accounts among these answers of a record in which something was told that no fact is told by. */
export function toldWithoutFact(
  answers: readonly Pick<AnswerView, 'question' | 'layer' | 'state' | 'ownWords'>[],
  questions: ReadonlyMap<string, Pick<Question, 'part' | 'fact'>>,
): ReadonlySet<number> {
  return new Set(
    answers.flatMap((one) => {
      const question = questions.get(one.question);
      const isOfAccount = question?.part === 'interview' && one.question !== AFTER_TALK;
      return isOfAccount && question.fact === null && hasContent(one) ? [one.layer] : [];
    }),
  );
}

interface Told {
  readonly key: string;
  readonly one: FactStatement;
  readonly record: string;
  readonly layer: number;
}

const toldIn = (facts: Facts): Told[] =>
  [...facts].flatMap(([key, { statements, derived }]) =>
    statements.flatMap((one) =>
      // What follows from something was told with it.
      one.origin.kind === 'interview' && derived !== true
        ? [{ key, one, record: one.origin.screeningId, layer: one.origin.layer }]
        : [],
    ),
  );

const isOpen = ({ key, one }: Told): boolean => one.withheld === undefined && !isBeside(key);
/** One that puts another right stands in that account, and is of its own. */
const hasMore = ({ one: { origin } }: Told): boolean =>
  origin.kind === 'interview' && origin.alsoTold === true;
const inAccount = ({ record, layer }: Pick<Told, 'record' | 'layer'>): string => `${record}/${layer}`;

/** `open`: as `withWordsWithheld` leaves what was told. */
export function keptAccounts(open: Facts): KeptAccounts {
  const told = toldIn(open);
  const shut = told.filter(({ one }) => one.withheld !== undefined);
  if (shut.length === 0) return NO_ACCOUNT_KEPT;
  const goes = new Set(told.filter((each) => isOpen(each) || hasMore(each)).map(inAccount));
  const whole = new Map(
    shut
      .filter((each) => !isBeside(each.key) && !goes.has(inAccount(each)))
      .map((each) => [inAccount(each), each]),
  );
  return {
    account: (record, layer) => whole.get(inAccount({ record, layer }))?.one.withheld,
    upTo: (record, layer) => shut.find((each) => each.record === record && each.layer <= layer)?.one.withheld,
    before: (record, layer) =>
      [...whole.values()].filter((each) => each.record === record && each.layer > 0 && each.layer < layer)
        .length,
  };
}

/**
 * `facts` with how the talks were held that are kept back as a whole marked as they are, and the others counted without them;
 * null where there are none.
 */
export function withTalksKept(facts: Facts, kept: KeptAccounts): Map<string, FactView> | null {
  const changed = (key: string, one: FactStatement): FactStatement => {
    const { origin } = one;
    if (origin.kind !== 'interview') return one;
    const why = kept.account(origin.screeningId, origin.layer);
    if (why !== undefined) {
      if (one.withheld !== undefined) return one;
      return isOfTalkAlone(key)
        ? { ...one, withheld: why }
        : { ...one, origin: { ...origin, unnamed: true } };
    }
    const before = kept.before(origin.screeningId, accountOfOrigin(origin));
    return before === 0 ? one : { ...one, origin: { ...origin, keptBefore: before } };
  };
  let isAny = false;
  const all = [...facts].map(([key, fact]): [string, FactView] => {
    const statements = fact.statements.map((one) => changed(key, one));
    if (statements.every((one, at) => one === fact.statements[at])) return [key, fact];
    isAny = true;
    return [key, { ...fact, statements }];
  });
  return isAny ? new Map(all) : null;
}

/** Without what an account was taken for, where that may speak of what is kept back. */
export function withoutKeptReasons(open: Map<string, FactView>): Map<string, FactView> {
  const { upTo } = keptAccounts(open);
  const bare = (one: FactStatement): FactStatement => {
    const { origin } = one;
    if (origin.kind !== 'interview' || origin.why === undefined) return one;
    if (upTo(origin.screeningId, origin.layer) === undefined) return one;
    const { why: _, ...place } = origin;
    return { ...one, origin: place };
  };
  return new Map([...open].map(([key, fact]) => [key, { ...fact, statements: fact.statements.map(bare) }]));
}
