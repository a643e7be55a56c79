/**
 * @file Several accounts of one thing, each with its day: what was told last stands first, and of what was told before it is
 * said that it was told otherwise since, so that nobody takes an older telling for the present one. What was only added to
 * stands in the order it was told.
 */

import { HOW_LONG_AGO } from '../answers/aging.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { formatDay, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { ACCOUNT_MARKS } from '../findings/pack-codes.ts';
import { accountsOf, type FactAccount, isCorrection, isList } from './fact-accounts.ts';

/** What stands before an account. `on`, `since`: days in words, empty for none. */
export interface AccountMark {
  readonly how: (typeof ACCOUNT_MARKS)[number];
  /** Whether it was told in a talk, or written down on a sheet that has no day of its own. */
  readonly by: 'told' | 'written';
  readonly on: string;
  /** The day on which it was told otherwise. */
  readonly since: string;
}

export interface DatedAccount extends FactAccount {
  /** Null for an account that stands alone, and for words that are kept back. */
  readonly mark: AccountMark | null;
  /** Of a list, each line that a later account tells otherwise, with the day of that account. */
  readonly otherwise: ReadonlyMap<string, string>;
}

/** In the order in which they are to be read. */
export function accountsByDay(
  fact: Pick<FactView, 'key' | 'statements' | 'differs' | 'heldEarlier'>,
): DatedAccount[] {
  const all = accountsOf(fact);
  // "In the last week" says nothing without the day on which it was said.
  if (all.length === 1 && fact.key !== HOW_LONG_AGO) return all.map((one) => dated(one, null));
  if (all.some(({ said }) => isList(said))) return listsByDay(all);
  // Which of them is the newer is then nobody's to say but a person's.
  const isOpen = fact.heldEarlier === true || !fact.differs;
  // What a worker made of it on a sheet is newer than every telling, and takes the place of none.
  const told = all.filter((one) => !isWritten(one.said));
  const sheets = told.length === 0 ? [] : all.filter((one) => !told.includes(one));
  const tellings = told.length === 0 ? all : told;
  return [
    ...inRuns(isOpen ? [tellings] : runsOf(tellings)),
    ...sheets.map((one) => dated(one, markOf(one, 'only', ''))),
  ];
}

/** The newest first. */
function inRuns(runs: readonly (readonly FactAccount[])[]): DatedAccount[] {
  return runs.toReversed().flatMap((run, back) => {
    const next = runs[runs.length - back];
    const since = next === undefined ? '' : dayOf(next.find(isShown)?.said);
    const head = runs.length === 1 ? 'only' : back === 0 ? 'last' : 'before';
    return run.map((one, at) =>
      dated(
        one,
        markOf(one, at === 0 ? head : isChanged(one) ? 'changed' : isAdded(one) ? 'added' : head, since),
      ),
    );
  });
}

/** Rows stay in their order; each that was told otherwise later says so itself. */
function listsByDay(all: readonly FactAccount[]): DatedAccount[] {
  return all.map((one, at) => {
    const how =
      at === 0
        ? 'only'
        : isChanged(one)
          ? 'changed'
          : isAdded(one)
            ? 'added'
            : one.said.relation === 'differs'
              ? 'otherwise'
              : 'only';
    const later = all.slice(at + 1).filter(isShown);
    const otherwise = later.flatMap(({ gone, said }) => gone.map((line) => [line, dayOf(said)] as const));
    return dated(one, markOf(one, how, ''), new Map(otherwise.toReversed()));
  });
}

/** Each begins with an account that tells it otherwise, and goes on with what was added to that. */
function runsOf(all: readonly FactAccount[]): FactAccount[][] {
  const runs: FactAccount[][] = [];
  for (const one of all) {
    const last = runs.at(-1);
    if (last === undefined || !(isAdded(one) || isChanged(one) || isCorrection(one.said))) runs.push([one]);
    else last.push(one);
  }
  return runs;
}

/** Both are true, each of its day. */
const isChanged = ({ said }: FactAccount): boolean => said.relation === 'since';

const isAdded = ({ said }: FactAccount): boolean => said.relation === 'adds';

const isShown = ({ said }: FactAccount): boolean => said.withheld === undefined;

const dated = (
  one: FactAccount,
  mark: AccountMark | null,
  otherwise: ReadonlyMap<string, string> = new Map(),
): DatedAccount => ({ ...one, mark, otherwise });

/** That it was told otherwise would say something of words that are kept back. */
function markOf(one: FactAccount, how: AccountMark['how'], since: string): AccountMark | null {
  const { said } = one;
  if (!isShown(one)) return null;
  const by = isWritten(said) || said.origin.kind !== 'interview' ? 'written' : 'told';
  return { how, by, on: dayOf(said), since };
}

/** On a sheet, and in no talk. */
const isWritten = ({ origin, heldOn }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet === true && heldOn === undefined;

/** On which it was held; the day it was written down where no other is known. */
function dayOf(said: FactStatement | undefined): string {
  if (said === undefined) return '';
  if (said.heldOn !== undefined) return formatFuzzyDate(said.heldOn);
  return said.at === '' ? '' : formatDay(said.at);
}
