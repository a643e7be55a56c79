/**
 * @file Writing an original out, byte for byte, to a folder the person chose. The file appears whole or
 * not at all, under a name nothing has, and the export is in the custody record. An original cannot be printed on:
 * a decision to let it out without every consent lies beside it as a text, and stands in its custody record.
 */
import { basename } from 'node:path';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { decisionInWords, decisionPrinted } from '../../core/consent/override.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { PRODUCT } from '../../core/product.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { readBlob } from '../../vault/blobs.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { type ConsentOverride, type Leaving, passConsent, requireConsent } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { OutgoingFiles } from '../leaving/outgoing-files.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { requireEvidence } from './evidence-view.ts';

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
  const { record, bytes } = engine.session.read((db) => {
    const record = requireEvidence(db, input.evidenceId, { removed: true });
    return { record, bytes: readBlob(db, record.originalBlob) };
  });
  if (toHex(digest(bytes)) !== record.sha256) {
    throw new TestimonyError('vault-damaged', {
      subject: record.title,
      detail: 'the bytes are not those received',
    });
  }
  const { caseId, title } = record;
  const items = [{ id: record.id, title }];
  const { forPurpose, recipient, overrideReason, overrideBy } = input;
  const [given] = leavesUnder(engine.resources, KIND, forPurpose);
  const leaving = { kind: KIND, forPurpose, caseId, recipient, items, overrideReason, overrideBy };
  const override = requireConsent(engine, leaving);
  const decision =
    override === null ? '' : `without every consent, ${decisionInWords(override)}: ${override.reason}`;
  const purpose = [given?.title ?? '', input.purpose, decision].filter((part) => part !== '').join('; ');
  job.report({ step: 'writing' });
  const wanted = safeFileName(record.originalName, 'evidence');
  let files: OutgoingFiles | undefined;
  try {
    files = OutgoingFiles.begin(folder, engine.random.id(), engine.clock);
    const path = await files.add(wanted, bytes);
    const fileName = basename(path);
    const slip = override === null ? null : await files.add(...decisionSlip(fileName, override));
    if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: wanted });
    release(engine, {
      record,
      recipient,
      purpose,
      given: given?.id ?? '',
      leaving,
      override,
      files,
      fileName,
    });
    return { fileName, sha256: record.sha256, ...(slip === null ? {} : { decisionFile: basename(slip) }) };
  } catch (thrown) {
    throw asTestimonyError(thrown, wanted);
  } finally {
    files?.end();
  }
}

/** Its name, which sorts after the original's, and its text. */
function decisionSlip(fileName: string, override: ConsentOverride): [string, Uint8Array] {
  const lines = [`Goes with: ${fileName}`, ...decisionPrinted(override, 'copied this file out')];
  const dot = fileName.lastIndexOf('.');
  const stem = dot > 0 ? fileName.slice(0, dot) : fileName;
  return [safeFileName(`${stem}, consent.txt`, 'consent.txt'), Buffer.from(`${lines.join('\r\n')}\r\n`)];
}

interface Release {
  readonly record: EvidenceRecord;
  readonly recipient: string;
  readonly purpose: string;
  /** The purpose in the consent ledger, by its id. */
  readonly given: string;
  readonly leaving: Leaving;
  readonly override: ConsentOverride | null;
  readonly files: OutgoingFiles;
  readonly fileName: string;
}

/**
 * Custody, log and the files' names in one transaction: a file that could not be placed is not said to be out, and one
 * that could not be recorded does not stay there.
 */
function release(engine: Engine, one: Release): void {
  const { actor } = engine.session;
  const { id, sha256 } = one.record;
  transact(engine, { action: 'evidence.exported', subject: id, facts: { sha256, for: one.given } }, (tx) => {
    passConsent(engine, tx, one.leaving, one.override);
    appendCustody(tx, id, {
      ...{ action: 'exported', at: engine.clock.now(), actor, from: actor, to: one.recipient },
      ...{ purpose: [one.purpose, `written as "${one.fileName}"`].filter(Boolean).join('; ') },
      ...{ sha256, tool: PRODUCT },
    });
    one.files.place();
  });
  one.files.keep();
}
