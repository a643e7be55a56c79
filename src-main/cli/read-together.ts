/**
 * @file Carried fields that are read together: short ones that follow each other in the form, a screenful at most. About
 * forty marks typed one by one are not read better, only typed; a long text stands by itself. Our own rule.
 */
import type { ReadinessRead } from '../contract/readiness.ts';

/** A terminal of the usual size, less what stands around the fields. */
const COLUMNS = 100;
const SCREENFUL = 24;
/** What the form asks and what it is made of take four or five rows; the text of a short field a few more. */
const SHORT = 10;

/** From `first` on, as many of `unread`, in the order of the form, as are read with it. `lines`: a field as it is printed. */
export function readTogether(
  unread: readonly ReadinessRead[],
  first: ReadinessRead,
  lines: (one: ReadinessRead) => readonly string[],
): readonly ReadinessRead[] {
  const rows = (one: ReadinessRead) =>
    lines(one).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 1);
  const found = [first];
  let height = rows(first);
  if (height > SHORT) return found;
  for (const next of unread.slice(unread.findIndex(({ line }) => line === first.line) + 1)) {
    const own = rows(next);
    if (own > SHORT || height + own > SCREENFUL) break;
    found.push(next);
    height += own;
  }
  return found;
}
