/**
 * @file Writing an original out, byte for byte, to a folder the person chose. The file appears whole or
 * not at all, under a name nothing has, and the export is in the custody record. A decision
 * to let it out without every consent stands in its custody record and is not handed over.
 */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { PRODUCT } from '../../core/product.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { requireEvidence } from './evidence-view.ts';
import { storedPieces } from './stored-bytes.ts';

const KIND = 'evidence-export';

/**
 * Throws not-found, bad-input, consent-missing, vault-damaged (the bytes are not those received), read-only, disk-full,
 * cancelled.
 */
export async function evidenceExport(
  engine: Engine,
  input: CheckedInput<'evidenceExport'>,
  job: Job,
): Promise<CallOutput<'evidenceExport'>> {
  const folder = engine.files.resolve(input.folder);
  const record = engine.session.read((db) => requireEvidence(db, input.evidenceId, { removed: true }));
  const { caseId, title } = record;
  const items = [{ id: record.id, title }];
  const { forPurpose, recipient, overrideReason, overrideBy, overrideGround } = input;
  const [given] = leavesUnder(engine.resources, KIND, forPurpose);
  const decided = { overrideReason, overrideBy, overrideGround };
  const leaving = { kind: KIND, forPurpose, caseId, recipient, items, ...decided };
  const permit = permitToLeave(engine, {
    kind: 'evidence',
    ground: 'case',
    subject: record.id,
    title,
    mode: 'locked',
    leaving,
    released: input.released,
  });
  const override = permit.withoutConsent;
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const purpose = [given?.title ?? '', input.purpose, decision].filter((part) => part !== '').join('; ');
  job.report({ step: 'writing' });
  const wanted = safeFileName(record.originalName, 'evidence');
  const { id, sha256 } = record;
  let fileName = wanted;
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      const pieces = piecesAsReceived(engine, record);
      fileName = await staging.addPieces(wanted, pieces, sha256, job.signal);
      if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: wanted });
    },
    record(tx) {
      const { actor } = engine.session;
      const { seq } = appendCustody(tx, id, {
        action: 'exported',
        at: engine.clock.now(),
        actor,
        from: actor,
        to: recipient,
        purpose: [purpose, `written as "${fileName}"`].filter(Boolean).join('; '),
        sha256,
        tool: PRODUCT,
      });
      const facts = { sha256, for: given?.id ?? '' };
      const note = { action: 'evidence.exported', subject: id, facts };
      return { note, line: String(seq), result: { fileName, sha256 } };
    },
  });
}

/** Throws vault-damaged after the last where they are not: what was written of them is then taken away again. */
function* piecesAsReceived(engine: Engine, { originalBlob, sha256, title }: EvidenceRecord) {
  const hash = sha256Stream();
  for (const piece of storedPieces(engine, originalBlob)) {
    hash.add(piece);
    yield piece;
  }
  if (hash.finish() === sha256) return;
  const detail = 'the bytes are not those received';
  throw new TestimonyError('vault-damaged', { subject: title, detail });
}
