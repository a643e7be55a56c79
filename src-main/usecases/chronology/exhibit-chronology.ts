/**
 * @file The chronology made an exhibit of its case, from memory: a bundle takes it as any other. What it was made from stays
 * known, so that what is marked privileged later holds it back.
 */
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { onDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { insertChronologyExhibit } from '../../vault/queries/chronologies.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { receive } from '../evidence/add-evidence.ts';
import { heldExhibits, heldOfRecord, privilegedHeld } from '../leaving/privilege-gate.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { paperWords } from '../resources/paper-words.ts';
import { setChronology } from './export-chronology.ts';

/** Throws what the contract says, `disk-full`, `cancelled`. */
export async function chronologyExhibit(
  engine: Engine,
  input: CheckedInput<'chronologyExhibit'>,
  job: Job,
): Promise<EvidenceView> {
  const { exhibitRef, section, ...chosen } = input;
  const { caseId } = chosen;
  const { view, title, upTo, records, exhibits, set } = setChronology(engine, chosen);
  const held = engine.session.read((db) => [
    ...records.flatMap((id) => heldOfRecord(engine, db, id)),
    ...heldExhibits(engine, db, exhibits),
  ]);
  if (held.length > 0) throw privilegedHeld(held);
  job.report({ step: 'typesetting' });
  const { pdf: bytes } = set();
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  const name = safeFileName(`${title}.pdf`, 'chronology.pdf');
  const documentDate = onDay(engine.session.read((db) => today(engine, db)));
  const entries = view.rows.length;
  const say = paperWords(engine.resources);
  return await receive(
    engine,
    { name, bytes, sha256: toHex(sha256(bytes)) },
    { caseId, title, section, exhibitRef, documentDate, receivedFrom: '', allowDuplicate: false },
    job,
    {
      purpose: say(coded('chronology-made-from', { entry: upTo, rows: entries })),
      facts: { chronology: true, entries, upTo },
      alsoWrite: (tx, evidenceId) =>
        insertChronologyExhibit(tx, evidenceId, caseId, { entries, upTo, records, exhibits }),
    },
  );
}
