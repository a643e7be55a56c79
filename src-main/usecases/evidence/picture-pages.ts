/** @file Deciding that pages go into bundles as pictures: what nobody sees on them then does not go along. */
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { writeBlob } from '../../vault/blobs.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { setPicturedPages } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';
import { storedBytes } from './stored-bytes.ts';
import { refuseBeyond } from './turn-pages.ts';

/**
 * Throws not-found, bad-input (a page it does not have), and what the decoder throws (subject: the document's title).
 * Always made from the copy that intake made: a page that is no picture any more is as it was.
 */
export async function evidencePicturePages(
  engine: Engine,
  { evidenceId, pages: asked }: CheckedInput<'evidencePicturePages'>,
  job: Job,
): Promise<EvidenceView> {
  const pages = [...new Set(asked)].sort((a, b) => a - b);
  const before = engine.session.read((db) => requireEvidence(db, evidenceId));
  refuseBeyond(before, pages);
  const pdf = storedBytes(engine, before.workingBlob);
  const copy =
    pages.length === 0 ? null : await engine.decoder.picturePages(pdf, pages, before.title, job.signal);
  const picturedBlob = copy === null ? null : engine.random.id();
  const hash = copy === null ? null : toHex(sha256(copy));
  const facts = { pages: pages.join(' '), sha256: hash };
  return transact(engine, { action: 'evidence.pages-pictured', subject: evidenceId, facts }, (tx) => {
    const record = requireEvidence(tx, evidenceId);
    if (copy !== null && picturedBlob !== null && hash !== null) writeBlob(tx, picturedBlob, copy, hash);
    setPicturedPages(tx, record, pages, picturedBlob);
    touchCase(tx, record.caseId, engine.clock.now());
    return toEvidenceView({ ...record, pictured: pages, picturedBlob });
  });
}
