/** @file One finished file of the record's own making written out, and the release it is: a sheet, a copy for a report. */
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertRelease, type NewRelease } from '../../vault/queries/releases.ts';
import type { Engine } from '../engine/engine.ts';
import type { AuditNote } from '../engine/transact.ts';
import { letOut } from './let-out.ts';
import type { LeavingPermit } from './permit.ts';

export interface Paper {
  readonly folder: string;
  /** Name it should have; numbered where that is taken. */
  readonly wanted: string;
  readonly bytes: Uint8Array;
  /** `sha256` is added to its facts. */
  readonly note: AuditNote;
  /** Asked once more in the transaction that records it, right before it is put in its place. Throws what holds it back. */
  readonly stillGoes?: (tx: WriteTx) => void;
  /** The line in the list of releases; null for what holds nobody's data. */
  readonly release: {
    readonly caseId: CaseId;
    readonly screeningId: ScreeningId;
    readonly kind: NewRelease['kind'];
    readonly title: string;
    readonly to: string;
    readonly purpose: string;
  } | null;
}

/** The name it got and its hash. Throws what `letOut` throws. */
export async function writeOut(
  engine: Engine,
  permit: LeavingPermit,
  paper: Paper,
): Promise<{ fileName: string; sha256: string }> {
  const { folder, wanted, bytes, note, release } = paper;
  const sha256 = toHex(digest(bytes));
  let fileName = wanted;
  return await letOut(engine, permit, {
    ...{ folder, subject: wanted },
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
    },
    record(tx) {
      paper.stillGoes?.(tx);
      const [at, by] = [engine.clock.now(), engine.session.actor];
      const line = release === null ? '' : insertRelease(tx, { ...release, fileName, sha256, at, by });
      return { note: { ...note, facts: { ...note.facts, sha256 } }, line, result: { fileName, sha256 } };
    },
  });
}
