/** @file What was written down of a recording, in the store. Versions are added; none is changed or taken away. */
import type { Transcript } from '../../core/evidence/transcript.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { deleteBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import type { EvidenceRecord } from './evidence.ts';

/** In the order they were saved. */
export const listTranscripts = (db: ReadDb, id: EvidenceId): Transcript[] =>
  JSON.parse(
    db.get<{ transcripts: string }>('SELECT transcripts FROM evidence WHERE id = ?', [id])?.transcripts ??
      '[]',
  ) as Transcript[];

export function addTranscript(tx: WriteTx, id: EvidenceId, transcript: Transcript): void {
  tx.run(`UPDATE evidence SET transcripts = json_insert(transcripts, '$[#]', json(?)) WHERE id = ?`, [
    JSON.stringify(transcript),
    id,
  ]);
}

export interface TranscribedCopy
  extends Pick<EvidenceRecord, 'workingBlob' | 'pageCount' | 'pageDirections' | 'notes' | 'workingSteps'> {}

/** The copy that goes into bundles, made anew with what was written down. No page of it is a picture or was read by machine. */
export function setTranscribedCopy(tx: WriteTx, before: EvidenceRecord, copy: TranscribedCopy): void {
  tx.run(
    `UPDATE evidence SET working_blob = ?, page_count = ?, page_directions = ?, notes = ?, working_steps = ?,
       hidden = '[]', machine_read = '[]', pictured_pages = '[]', pictured_blob = NULL WHERE id = ?`,
    [
      copy.workingBlob,
      copy.pageCount,
      JSON.stringify(copy.pageDirections),
      JSON.stringify(copy.notes),
      JSON.stringify(copy.workingSteps),
      before.id,
    ],
  );
  tx.run('DELETE FROM search_read WHERE evidence_id = ?', [before.id]);
  for (const blob of [before.workingBlob, before.picturedBlob]) {
    const isKept = tx.get('SELECT 1 FROM handover_exhibit WHERE ? IN (original_blob, working_blob)', [blob]);
    if (blob !== null && blob !== before.originalBlob && isKept === undefined) deleteBlob(tx, blob);
  }
}
