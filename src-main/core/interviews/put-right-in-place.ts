/**
 * @file A slip of whoever wrote it down belongs to one account: what another added since stays as it was told. A later account
 * that only puts one right says which at the head of its reason, in brackets, where everybody who reads the record sees it.
 */

import { isRecorded, withdraws } from '../answers/said.ts';
import { isWritingMended } from './opening.ts';

/** "[puts right: first account] The year was typed wrongly". `layer`: of the account, 0 for the first. */
export const withPutsRight = (layer: number, reason: string): string =>
  `[puts right: ${layer === 0 ? 'first account' : `later account ${layer}`}] ${reason}`.trim();

/** The account that a later account with that reason puts right; undefined for one that tells something. */
export function putsRight(reason: string): number | undefined {
  const [found, number] = /^\[puts right: (?:first account|later account (\d{1,4}))\]/u.exec(reason) ?? [];
  return found === undefined ? undefined : Number(number ?? 0);
}

/** The accounts in which account `target` is written down: itself, and those that only put it right. */
export const writtenIn = (
  layers: readonly { readonly layer: number; readonly reason: string }[],
  target: number,
): ReadonlySet<number> =>
  new Set([target, ...layers.flatMap(({ layer, reason }) => (putsRight(reason) === target ? [layer] : []))]);

interface Answer {
  readonly question: string;
  readonly layer: number;
  readonly state: Parameters<typeof withdraws>[0]['state'];
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: string;
  readonly cause: string;
}

export interface InPlace<A> {
  readonly answers: readonly A[];
  /** By "layer question", the answer of the correction that stands in the place of what that account was written down as. */
  readonly by: ReadonlyMap<string, A>;
}

/**
 * `answers` of one record, newest of each account, with what was put right in the place of what it puts right where another account
 * spoke to the question in between; of all others the correction is the newest account itself. `targets`: by layer, the account
 * that it puts right. What is taken back there is left out.
 */
export function putRightInPlace<A extends Answer>(
  answers: readonly A[],
  targets: ReadonlyMap<number, number>,
): InPlace<A> {
  const by = new Map<string, A>();
  let all = answers;
  for (const [layer, target] of [...targets].toSorted(([a], [b]) => a - b)) {
    for (const right of answers.filter((one) => one.layer === layer)) {
      const { question } = right;
      const ofIt = all.filter((one) => one.question === question);
      const was = ofIt.find((one) => one.layer === target);
      const isBetween = ofIt.some(
        (one) => one.layer > target && one.layer < layer && !targets.has(one.layer) && isRecorded(one),
      );
      if (was === undefined || !isBetween) continue;
      const { value, ownWords, state } = right;
      const now = { ...was, value, ownWords, state };
      all = all.flatMap((one) => (one === right ? [] : one !== was ? [one] : withdraws(right) ? [] : [now]));
      by.set(`${target} ${question}`, right);
    }
  }
  return { answers: all, by };
}

/**
 * `all`: of one question or of several, oldest first in each account. Each correction itself, in the account that it puts right and with
 * what that one was to the account before it, for whoever quotes the tellings one by one; all as they are where nothing was put right so.
 */
export function tellingsInPlace<A extends Answer>(
  all: readonly A[],
  targets: ReadonlyMap<number, number>,
): readonly A[] {
  const newest = new Map(all.map((one) => [`${one.layer} ${one.question}`, one]));
  const { answers, by } = putRightInPlace([...newest.values()], targets);
  if (by.size === 0) return all;
  return answers.map((one) => {
    const { layer, question, relation, cause } = one;
    const right = by.get(`${layer} ${question}`);
    return right === undefined ? one : { ...right, layer, relation, cause };
  });
}

/**
 * What each correction that stands in an account of its own was written down as: the newest before it under its question. Nobody told
 * that, and nobody told anything on the day of the correction. `all`: of one record.
 */
export function slipsIn<A extends Answer>(all: readonly A[]): ReadonlyMap<A, A> {
  return new Map(
    all.filter(isWritingMended).flatMap((right): [A, A][] => {
      const [was] = all
        .filter(({ question, layer }) => question === right.question && layer < right.layer)
        .toSorted((a, b) => b.layer - a.layer);
      return was === undefined ? [] : [[right, was]];
    }),
  );
}

/** The account that `right` belongs to, where it puts right another correction too. */
export function accountOf<A>(slips: ReadonlyMap<A, A>, right: A): A {
  const was = slips.get(right);
  return was === undefined ? right : accountOf(slips, was);
}
