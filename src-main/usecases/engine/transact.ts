/**
 * @file authorise → transact → audit, in one transaction. The only caller of `session.write`: a change
 * without its audit entry cannot be written down here.
 */

import type { WriteTx } from '../../vault/db.ts';
import { appendAudit } from '../../vault/queries/audit.ts';
import type { Engine } from './engine.ts';

export interface AuditNote {
  /** Verb in the past, dotted by area: `case.created`, `evidence.received`. */
  readonly action: string;
  /** Identifier of what changed, never its text. */
  readonly subject: string;
  /** Small facts worth proving later (hashes, counts, reasons). Kept inside the vault, in the log. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Runs `change` and its audit entry in one transaction. `note` may depend on the result.
 * Throws what `change` throws, with nothing written.
 */
export function transact<T>(
  engine: Engine,
  note: AuditNote | ((result: T) => AuditNote),
  change: (tx: WriteTx) => T,
): T {
  return engine.session.write((tx) => {
    const result = change(tx);
    noteIn(engine, tx, typeof note === 'function' ? note(result) : note);
    return result;
  });
}

/** A further entry, which names the second person where one stands by it; inside `change`, before the one it ends with: for what is done in several steps or not at all. */
export function noteIn(engine: Engine, tx: WriteTx, { action, subject, facts }: AuditNote): void {
  appendAudit(tx, {
    at: engine.clock.now(),
    actor: engine.session.actor,
    action,
    subject,
    facts: { ...facts, ...engine.approval },
  });
}
