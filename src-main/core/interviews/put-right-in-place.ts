/**
 * @file A slip of whoever wrote it down belongs to one account: what another added since stays as it was told. A later account
 * that only puts one right says which at the head of its reason, in brackets, where everybody who reads the record sees it.
 */

import type { RowSlip } from '../answers/fact.ts';
import { isRecorded, withdraws } from '../answers/said.ts';
import { isWritingMended } from './opening.ts';
import { type Answer, isList, madeOf, type RightAnswer, rowsRight } from './right-rows.ts';

/** "[puts right: first account] The year was typed wrongly". `layer`: of the account, 0 for the first. */
export const withPutsRight = (layer: number, reason: string): string =>
  `[puts right: ${layer === 0 ? 'first account' : `later account ${layer}`}] ${reason}`.trim();

/** The account that a later account with that reason puts right; undefined for one that tells something. */
export function putsRight(reason: string): number | undefined {
  const [found, number] = /^\[puts right: (?:first account|later account (\d{1,4}))\]/u.exec(reason) ?? [];
  return found === undefined ? undefined : Number(number ?? 0);
}

/** By later account that only puts another right, that account. */
export const targetsIn = (
  layers: readonly { readonly layer: number; readonly reason: string }[],
): ReadonlyMap<number, number> =>
  new Map(
    layers.flatMap(({ layer, reason }) => {
      const target = putsRight(reason);
      return target === undefined ? [] : [[layer, target] as const];
    }),
  );

/** The accounts in which account `target` is written down: itself, and those that only put it right. */
export const writtenIn = (
  layers: readonly { readonly layer: number; readonly reason: string }[],
  target: number,
): ReadonlySet<number> =>
  new Set([target, ...layers.flatMap(({ layer, reason }) => (putsRight(reason) === target ? [layer] : []))]);

export interface InPlace<A> {
  readonly answers: readonly A[];
  /** By "layer question", the answer of the correction that changed what that account was written down as. */
  readonly by: ReadonlyMap<string, A>;
  /** The same for answers that are lists, with the rows that were put right: all others are as that account told them. */
  readonly slips: ReadonlyMap<string, readonly RowSlip[]>;
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
  const slips = new Map<string, readonly RowSlip[]>();
  let all = answers;
  for (const [layer, target] of [...targets].toSorted(([a], [b]) => a - b)) {
    for (const right of answers.filter((one) => one.layer === layer)) {
      const { question } = right;
      const ofIt = all.filter((one) => one.question === question);
      const was = ofIt.find((one) => one.layer === target);
      const between = ofIt.filter((one) => one.layer > target && one.layer < layer);
      if (was === undefined || !between.some((one) => !targets.has(one.layer) && isRecorded(one))) continue;
      const isOfRows = isList(was) && (isList(right) || withdraws(right));
      const made = isOfRows ? rowsRight([was, ...between.filter(isList)], right, targets) : whole(was, right);
      for (const { of, now, ofRows } of made) {
        const key = `${of.layer} ${question}`;
        if (now === of) continue;
        by.set(key, right);
        if (ofRows !== undefined) slips.set(key, ofRows(slips.get(key) ?? []));
      }
      const became = new Map(made.map(({ of, now }) => [of, now]));
      all = all.flatMap((one) => (one === right ? [] : (became.get(one) ?? (became.has(one) ? [] : one))));
    }
  }
  return { answers: all, by, slips };
}

function whole<A extends Answer>(was: A, right: A): RightAnswer<A>[] {
  const { value, ownWords, state } = right;
  return [{ of: was, now: withdraws(right) ? null : { ...was, value, ownWords, state } }];
}

/**
 * What account `layer` is seen from, where its list is told row by row: of a correction the list that it was made of, of another
 * account those before it as they were put right. `answers` of one question, newest of each account.
 */
export function listBefore<A extends Answer>(
  answers: readonly A[],
  layer: number,
  targets: ReadonlyMap<number, number>,
): readonly A[] {
  const before = answers.filter((one) => one.layer < layer);
  const target = targets.get(layer);
  const right = answers.find((one) => one.layer === layer);
  const was = before.find((one) => one.layer === target);
  if (target === undefined || right === undefined || was === undefined || !isList(was))
    return putRightInPlace(before, targets).answers;
  const { rows, ownWords } = madeOf(
    before.filter((one) => one.layer >= target && isList(one)),
    right,
    targets,
  );
  return [{ ...was, value: rows, ownWords }];
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
  const { answers, by, slips } = putRightInPlace([...newest.values()], targets);
  if (answers.length === newest.size) return all;
  return answers.map((one) => {
    const { layer, question, relation, cause, value, ownWords } = one;
    const key = `${layer} ${question}`;
    const right = by.get(key);
    if (right === undefined) return one;
    if (!slips.has(key)) return { ...right, layer, relation, cause };
    // An account that only went on with the row is quoted itself.
    return targets.get(right.layer) === layer ? { ...right, layer, relation, cause, value, ownWords } : one;
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
