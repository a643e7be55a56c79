/**
 * @file What was written down of recordings, taken in behind what is here: each version as it was saved there. The newest
 * finished one is set behind the recording's page before anything is written, since typesetting waits for nobody's store.
 */
import type { Job } from '../../contract/ports.ts';
import type { ExhibitData } from '../../core/handover/case-data.ts';
import { planTranscript, transcriptItem } from '../../core/handover/compare-transcripts.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { Intake } from '../../evidence/decoder.ts';
import { addTranscript } from '../../vault/queries/transcripts.ts';
import type { Engine } from '../engine/engine.ts';
import { requireEvidence } from '../evidence/evidence-view.ts';
import { intakeOfStored } from '../evidence/stored-bytes.ts';
import { layBehind, transcriptFacts } from '../evidence/transcribe.ts';
import type { BothSides } from './review.ts';
import type { Step } from './steps.ts';
import { type Merge, noteTakenIn } from './take-in.ts';

/** Pages of the recordings whose transcript will stand in bundles, by the recording here. */
export type SetTranscripts = ReadonlyMap<EvidenceId, Intake>;

/** Throws missing-letters, too-many-pages, took-too-long, cancelled; nothing was taken in then. */
export async function setTranscripts(
  engine: Engine,
  { here, there, exhibits }: BothSides,
  taken: ReadonlySet<string>,
  { signal, report }: Job,
): Promise<SetTranscripts> {
  const set = new Map<EvidenceId, Intake>();
  for (const one of there.exhibits) {
    if (!taken.has(transcriptItem(one))) continue;
    const { evidenceId, added } = planTranscript(here, one);
    const transcript = added.findLast(({ finished }) => finished);
    const stored = exhibits.get(one.sha256);
    if (transcript === undefined || stored === undefined) continue;
    report({ step: 'typesetting' });
    const { originalName: fileName, byteSize, sha256 } = one;
    const about = { fileName, byteSize, sha256, transcript };
    set.set(evidenceId, await intakeOfStored(engine, stored.originalBlob, about, signal));
  }
  return set;
}

/** Each version with an entry of this vault's log, which has the hash of its words. */
export function transcriptSteps(merge: Merge, set: SetTranscripts, there: ExhibitData): Step[] {
  if (!merge.takes(transcriptItem(there))) return [];
  const { engine, sides } = merge;
  const { evidenceId, added } = planTranscript(sides.here, there);
  return [
    {
      seq: there.seq,
      run(tx) {
        for (const transcript of added) {
          addTranscript(tx, evidenceId, transcript);
          const facts = transcriptFacts(transcript);
          noteTakenIn(merge, tx, { action: 'evidence.transcribed', subject: evidenceId, facts });
        }
        const intake = set.get(evidenceId);
        if (intake !== undefined) layBehind(engine, tx, requireEvidence(tx, evidenceId), intake);
      },
    },
  ];
}
