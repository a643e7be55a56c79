/** @file When an account or a note was held, checked and as the log has it. */
import { type FuzzyDate, formatFuzzyDate, shortDate } from '../../core/dates/fuzzy-date.ts';
import { isStillToCome } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { writeHeld } from '../../vault/queries/held.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws `bad-input` naming the field for a date that is still to come: nobody has held it yet. */
export function requireHeld(engine: Engine, db: ReadDb, heldOn: FuzzyDate | null): void {
  if (heldOn === null || !isStillToCome(heldOn, today(engine, db))) return;
  const found = [{ ...coded('held-on-to-come', { on: formatFuzzyDate(heldOn) }), field: 'heldOn' }];
  throw new TestimonyError('bad-input', { subject: 'heldOn', found });
}

/** For an entry of the log: "about 2026-10"; nothing for what was recorded as it was held. */
export const heldFact = (heldOn: FuzzyDate | null) => (heldOn === null ? {} : { heldOn: shortDate(heldOn) });

/** What the line that the log keeps a hash of says of it: nothing where nothing was said. */
export function heldLine({
  heldOn,
  takenBy = '',
}: {
  readonly heldOn: FuzzyDate | null;
  readonly takenBy?: string;
}) {
  const stored = writeHeld(heldOn);
  return { ...(stored === null ? {} : { heldOn: stored }), ...(takenBy === '' ? {} : { takenBy }) };
}
