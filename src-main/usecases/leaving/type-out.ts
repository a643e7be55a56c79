/** @file Answers shown to be typed into another form: no file is written, and still they are released. */
import { insertRelease, type NewRelease } from '../../vault/queries/releases.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, transact } from '../engine/transact.ts';
import { type LeavingPermit, usePermit } from './permit.ts';

/** The release and its log entry, after every gate has looked again. Throws what a gate throws: `consent-missing`. */
export function typeOut(
  engine: Engine,
  permit: LeavingPermit,
  note: AuditNote,
  release: Omit<NewRelease, 'kind' | 'fileName'>,
): void {
  const facts = { ...note.facts, mode: permit.what.mode };
  transact(engine, { ...note, facts }, (tx) => {
    usePermit(engine, tx, permit);
    insertRelease(tx, { ...release, kind: 'typed', fileName: '' });
  });
}
