/** @file One finished file of the record's own making written out, and the release it is: a sheet, a copy for a report. */
import type { Picture } from '../../contract/evidence.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertRelease, type NewRelease } from '../../vault/queries/releases.ts';
import type { Engine } from '../engine/engine.ts';
import type { AuditNote } from '../engine/transact.ts';
import { paperWords } from '../resources/paper-words.ts';
import { letOut } from './let-out.ts';
import type { LeavingPermit } from './permit.ts';
import { type Printed, printOut } from './print-out.ts';

export interface Paper {
  /** Null for a printer. */
  readonly folder: string | null;
  /** Its job, and the log's word, where there is no folder and its pages go to a printer. */
  readonly print?: { readonly job: Job; readonly action: string };
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
): Promise<{ fileName: string; sha256: string; printed: readonly Picture[] }> {
  const { folder, wanted, bytes, note, release } = paper;
  if (folder === null) return { ...(await printed(engine, permit, paper)), fileName: '' };
  const sha256 = toHex(digest(bytes));
  let fileName = wanted;
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
    },
    record(tx) {
      paper.stillGoes?.(tx);
      const [at, by] = [engine.clock.now(), engine.session.actor];
      const line = release === null ? '' : insertRelease(tx, { ...release, fileName, sha256, at, by });
      return {
        note: { ...note, facts: { ...note.facts, sha256 } },
        line,
        result: { fileName, sha256, printed: [] },
      };
    },
  });
}

function printed(engine: Engine, permit: LeavingPermit, paper: Paper): Promise<Printed> {
  const { bytes, print, release } = paper;
  if (print === undefined) throw new TestimonyError('internal', { detail: 'print' });
  return printOut(
    engine,
    permit,
    {
      bytes,
      note: { ...paper.note, action: print.action },
      record(tx) {
        paper.stillGoes?.(tx);
        if (release === null) return;
        const title = paperWords(engine.resources)(coded('paper-printed', { title: release.title }));
        const [at, by, sha256] = [engine.clock.now(), engine.session.actor, toHex(digest(bytes))];
        insertRelease(tx, { ...release, title, fileName: '', sha256, at, by });
      },
    },
    print.job,
  );
}
