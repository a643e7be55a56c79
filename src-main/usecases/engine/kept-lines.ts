/**
 * @file Hashes what a change wrote into the entry of the log that the change ends with: days, contacts, plans, support,
 * prompts. `audit verify` then names what was edited or taken out by other means (usecases/vault/line-check.ts).
 */
import type { WriteTx } from '../../vault/db.ts';
import { nextEntry } from '../../vault/queries/audit.ts';
import { keepLineSalt, linesOf } from '../../vault/queries/kept-lines.ts';
import type { Engine } from './engine.ts';
import { fingerprint } from './fingerprint.ts';
import { type AuditNote, noteIn, transact } from './transact.ts';

/** The name of the fact that holds the hash. */
export const LINES = 'lines';

export const fingerprintOfLines = (salt: string, lines: ReturnType<typeof linesOf>): string =>
  fingerprint({ salt, lines });

/** A further entry, inside a change, for lines that were just written. */
export function noteLinesIn(engine: Engine, tx: WriteTx, note: AuditNote): void {
  noteIn(engine, tx, { ...note, facts: { ...note.facts, [LINES]: hashOfLines(engine, tx, note.action) } });
}

function hashOfLines(engine: Engine, tx: WriteTx, action: string): string {
  const [seq, salt] = [nextEntry(tx), engine.random.id()];
  keepLineSalt(tx, seq, salt);
  return fingerprintOfLines(salt, linesOf(tx, action, seq));
}

/** The hash of what the entry that comes next wrote; nothing where it wrote no line. */
export const lineFacts = (engine: Engine, tx: WriteTx, action: string): Record<string, string> =>
  Object.keys(linesOf(tx, action, nextEntry(tx))).length === 0
    ? {}
    : { [LINES]: hashOfLines(engine, tx, action) };

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
      written = { ...deed, facts: { ...facts, [LINES]: hashOfLines(engine, tx, deed.action) } };
      return result;
    },
  );
}
