/**
 * @file Writing an original out, byte for byte, to a folder the person chose. The file appears whole or
 * not at all, under a name nothing has, and the export is in the custody record.
 */
import { renameSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { decisionInWords } from '../../domain/screening/override.ts';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import { asTestimonyError, TestimonyError } from '../../shared/errors.ts';
import type { Job } from '../../shared/ports.ts';
import { PRODUCT } from '../../shared/product.ts';
import { readBlob } from '../../vault/blobs.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine.ts';
import {
  type ConsentOverride,
  type Leaving,
  passConsent,
  requireConsent,
} from '../screening/consent-gate.ts';
import { transact } from '../transact.ts';
import { requireEvidence } from './evidence-view.ts';
import { numberedName, safeFileName } from './safe-name.ts';

const MOST_NAMES = 1000;

/** Throws not-found, consent-missing, vault-damaged (the bytes are not those received), read-only, disk-full, cancelled. */
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
  const { recipient, overrideReason, overrideBy } = input;
  const leaving = { kind: 'evidence-export', caseId, recipient, items, overrideReason, overrideBy };
  const override = requireConsent(engine, leaving);
  // An original cannot be printed on: the decision stands in its custody record, which travels in every bundle.
  const decision =
    override === null ? '' : `without every consent, ${decisionInWords(override)}: ${override.reason}`;
  const purpose = [input.purpose, decision].filter((part) => part !== '').join('; ');
  job.report({ step: 'writing' });
  const wanted = safeFileName(record.originalName, 'evidence');
  const temporary = join(folder, `.${engine.random.id()}.part`);
  try {
    await writeWhole(temporary, bytes);
    if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: wanted });
    const fileName = await reserveName(folder, wanted);
    const path = join(folder, fileName);
    await release(engine, { record, recipient, purpose, leaving, override, temporary, path });
    return { fileName, sha256: record.sha256 };
  } catch (thrown) {
    throw asTestimonyError(thrown, wanted);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

interface Release {
  readonly record: EvidenceRecord;
  readonly recipient: string;
  readonly purpose: string;
  readonly leaving: Leaving;
  readonly override: ConsentOverride | null;
  readonly temporary: string;
  readonly path: string;
}

/**
 * Custody, log and the file's name in one transaction: a file that could not be placed is not said to be out, and one
 * that could not be recorded does not stay there.
 */
async function release(engine: Engine, one: Release): Promise<void> {
  const { actor } = engine.session;
  const { id, sha256 } = one.record;
  try {
    transact(engine, { action: 'evidence.exported', subject: id, facts: { sha256 } }, (tx) => {
      passConsent(engine, tx, one.leaving, one.override);
      appendCustody(tx, id, {
        ...{ action: 'exported', at: engine.clock.now(), actor, from: actor, to: one.recipient },
        ...{ purpose: [one.purpose, `written as "${basename(one.path)}"`].filter(Boolean).join('; ') },
        ...{ sha256, tool: PRODUCT },
      });
      renameSync(one.temporary, one.path);
    });
  } catch (thrown) {
    await rm(one.path, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes the first free name with an empty file. Nothing that stands there is replaced. */
async function reserveName(folder: string, wanted: string): Promise<string> {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const name = numberedName(wanted, number);
    try {
      await (await open(join(folder, name), 'wx', 0o600)).close();
      return name;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    }
  }
  throw new TestimonyError('already-exists', { subject: wanted });
}
