/**
 * @file Hashes what a change wrote into the entry of the log that the change ends with: days, contacts, plans, support,
 * prompts. `audit verify` then names what was edited or taken out by other means (usecases/vault/line-check.ts).
 */
import type { WriteTx } from '../../vault/db.ts';
import { nextEntry } from '../../vault/queries/audit.ts';
import { keepLineSalt, linesOf } from '../../vault/queries/kept-lines.ts';
import type { Engine } from './engine.ts';
import { fingerprint } from './fingerprint.ts';
import { type AuditNote, transact } from './transact.ts';

/** The name of the fact that holds the hash. */
export const LINES = 'lines';

export const fingerprintOfLines = (salt: string, lines: ReturnType<typeof linesOf>): string =>
  fingerprint({ salt, lines });

/** As `transact`, for what is kept in lines that vault/queries/kept-lines.ts names. Throws what `change` throws. */
export function transactLines<T>(
  engine: Engine,
  note: AuditNote | (() => AuditNote),
  change: (tx: WriteTx) => T,
): T {
  let written: AuditNote | undefined;
  return transact(
    engine,
    () => written ?? { action: '', subject: '' },
    (tx) => {
      const result = change(tx);
      const { facts, ...deed } = typeof note === 'function' ? note() : note;
      const [seq, salt] = [nextEntry(tx), engine.random.id()];
      keepLineSalt(tx, seq, salt);
      const lines = fingerprintOfLines(salt, linesOf(tx, deed.action, seq));
      written = { ...deed, facts: { ...facts, [LINES]: lines } };
      return result;
    },
  );
}
