/**
 * @file Which later line opens a yes that was given on a condition. Our own rule, one for gate, packs, letters, sheets and lists:
 *
 * - That the condition is met, or that the person gave it up, opens it, and no other that was set before or after.
 * - A later yes of the same person to the same purpose, reader and item opens it where nothing limits that yes itself. One with a
 *   limit of its own, "only the first page", says nothing of the condition, and it still holds.
 * - A line for one reader by name opens it for that reader alone: where it records the condition as met or given up, says that it
 *   holds without it, or was decided on a later day in words of its own, a limit too. A bare line by name does not, and one that
 *   records one of several conditions as met opens that one alone.
 * - A no, or a "not yet", ends what was before it.
 */
import { areApart } from '../effective.ts';
import { plainName } from '../people/plain-name.ts';
import { conditionOf, conditionSettled, conditionsOf, holdsPart } from './condition.ts';
import { decidedDay, isAboutTheSame, withoutSlips } from './consent.ts';
import type { ConsentView } from './consent-line.ts';
import { limitOf } from './limit.ts';
import { wordsOf } from './settled-words.ts';
/**
 * The line whose condition `line`, which stands, still hangs on: itself, or a yes before it. Undefined where it hangs on none, and
 * for what is no yes. `reader`: whom it is read for, where the line is to everybody: what turns on the reader is answered by a name.
 */
export const openCondition = (
  ledger: readonly ConsentView[],
  line: ConsentView,
  reader = line.recipient,
): ConsentView | undefined => openConditions(ledger, line, reader)[0];

/** All of them, the latest first: that one of two conditions is met says nothing of the other. */
function openConditions(ledger: readonly ConsentView[], line: ConsentView, reader: string): ConsentView[] {
  if (line.status !== 'given') return [];
  const open: ConsentView[] = [];
  const settled: ConsentView[] = [];
  for (const one of yesesTo(ledger, line)) {
    const left = conditionLeft(one, reader, settled);
    if (left !== null) open.push(left);
    if (one.settled) {
      // Where an earlier program kept no words of it, it settles what was before it.
      if (namesNone(one)) break;
      settled.push(one);
    } else if (limitOf(one) === '') break;
  }
  return open;
}

/** What of it no later line settles, with those words alone where it set others too; null where nothing is left. */
function conditionLeft(
  line: ConsentView,
  reader: string,
  settled: readonly ConsentView[],
): ConsentView | null {
  const condition = conditionOf({ ...line, recipient: reader });
  if (condition === '' || settled.some((by) => names(by, condition))) return null;
  const each = conditionsOf({ ...line, recipient: reader });
  const left = each.filter((part) => !settled.some((by) => holdsPart(wordsOf(by), part)));
  if (left.length === each.length) return line;
  return left.length === 0
    ? null
    : { ...line, settled: null, note: left.map((one) => one.replace(/[.;,]+$/u, '')).join('; ') };
}

const names = (line: ConsentView, condition: string): boolean =>
  plainName(wordsOf(line)).includes(plainName(condition));

const namesNone = (line: ConsentView): boolean =>
  (line.settled?.condition ?? '') === '' && conditionSettled(line).settled === '';

/** The yeses about the very same, the latest first, as far back as nothing else was said of it. */
function yesesTo(ledger: readonly ConsentView[], line: ConsentView): ConsentView[] {
  const before = withoutSlips(ledger).filter((one) => isAboutTheSame(one, line) && one.seq < line.seq);
  const other = before.findLastIndex((one) => one.status !== 'given');
  return [line, ...before.slice(other + 1).toReversed()];
}

/**
 * The ISO day on which the person agreed, and, of a yes whose condition was met later, the day of that; '' where it is no other.
 * That a condition is met is written down afterwards, and is no day on which anybody agreed.
 */
export function agreedOn(
  ledger: readonly ConsentView[],
  line: ConsentView,
): { readonly on: string; readonly met: string } {
  const own = decidedDay(line);
  if (line.settled?.kind !== 'condition-met') return { on: own, met: '' };
  const { recipient } = line;
  const general = { ...line, recipient: '' };
  const set = [...yesesTo(ledger, line).slice(1), ...yesesTo(ledger, general).slice(1)].find(
    (one) => !one.settled && conditionOf({ ...one, recipient }) !== '',
  );
  const on = set === undefined ? own : decidedDay(set);
  const met = line.settled.on ?? own;
  return { on, met: met === on ? '' : met };
}

/** A yes to one reader that says of itself that it does not wait for what was said of all of them. */
const HOLDS_WITHOUT =
  /\b(?:holds?|stands?|yes|agree[sd]?) without it\b|\bwithout (?:the|that|this|any) condition\b/iu;
const NOT_WITHOUT = /(?:\b(?:not|never|nothing|no)|n['’]t)\b[^.;]*\bwithout\b/iu;

/**
 * The yes to everybody whose condition still holds back what goes to the reader whom `line` names: a line for one reader is more
 * particular, and must not do away with the condition without a word. What only turns on who the reader is the name has answered.
 * `standing`: the lines of that person and purpose that stand.
 */
export function conditionForAll(
  ledger: readonly ConsentView[],
  standing: readonly ConsentView[],
  line: ConsentView,
): ConsentView | undefined {
  if (line.status !== 'given' || line.recipient.trim() === '') return undefined;
  const own = yesesTo(ledger, line);
  return standing
    .filter((all) => all.recipient.trim() === '' && (all.item === '' || all.item === line.item))
    .flatMap((all) => openConditions(ledger, all, line.recipient))
    .flatMap((set) => {
      const since = own.filter((one) => (one === line || one.seq > set.seq) && !areApart(one, set));
      // That one of its conditions is met by name says nothing of the others.
      return since.some((one) => isAnswered(one, set))
        ? []
        : (conditionLeft(
            set,
            line.recipient,
            since.filter((one) => one.settled),
          ) ?? []);
    })
    .at(0);
}

/** Whether a line by name answers the condition that was set for everybody. */
function isAnswered(line: ConsentView, set: ConsentView): boolean {
  const words = plainName(wordsOf(line));
  return (
    (Boolean(line.settled) && names(line, conditionOf({ ...set, recipient: line.recipient }))) ||
    (HOLDS_WITHOUT.test(words) && !NOT_WITHOUT.test(words)) ||
    (!line.settled && words !== '' && decidedDay(line) > decidedDay(set))
  );
}
