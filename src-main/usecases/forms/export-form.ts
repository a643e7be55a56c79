/** @file Writing an own form out as a workbook that other programs read. A blank form: it holds nothing about anybody. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { ExportFile } from '../../bundle/export-file.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { Workbook } from '../../exchange/xlsform/workbook.ts';
import type { FormImportReport } from '../../shared/contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import { asTestimonyError, TestimonyError } from '../../shared/errors.ts';
import type { Job } from '../../shared/ports.ts';
import { findOwnFormPapers } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine.ts';
import { numberedName, safeFileName } from '../evidence/safe-name.ts';
import { transact } from '../transact.ts';
import { requireOwnForm } from './own-forms.ts';

const MOST_NAMES = 1000;

/** Throws not-found (also for a form of the program, which is no workbook), read-only, disk-full, cancelled. */
export async function formExport(
  engine: Engine,
  input: CheckedInput<'formExport'>,
  job: Job,
): Promise<CallOutput<'formExport'>> {
  const folder = engine.files.resolve(input.folder);
  const { form, papers } = engine.session.read((db) => {
    const form = requireOwnForm(db, input.formId);
    return { form, papers: findOwnFormPapers(db, form.formId, form.version) };
  });
  if (papers === undefined) throw new TestimonyError('not-found', { subject: input.formId });
  job.report({ step: 'writing' });
  const { writeWorkbook } = await import('../../exchange/xlsform/write-workbook.ts');
  const bytes = await writeWorkbook(JSON.parse(papers.source) as Workbook);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: form.title });
  const sha256 = toHex(digest(bytes));
  const { file, fileName } = freeName(engine, folder, safeFileName(`${form.title}.xlsx`, 'form.xlsx'));
  try {
    await writeWhole(file.temporary, bytes);
    const facts = { version: form.version, sha256 };
    transact(engine, { action: 'form.exported', subject: form.formId, facts }, () => undefined);
    file.place();
  } catch (thrown) {
    throw asTestimonyError(thrown, fileName);
  } finally {
    file.discard();
  }
  const { lines } = JSON.parse(papers.report) as FormImportReport;
  return { fileName, sha256, left: lines.filter((line) => line.outcome === 'left-out').length };
}

function freeName(engine: Engine, folder: string, wanted: string): { file: ExportFile; fileName: string } {
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const fileName = numberedName(wanted, number);
    try {
      return { file: ExportFile.begin(join(folder, fileName), Date.parse(engine.clock.now())), fileName };
    } catch (thrown) {
      const error = asTestimonyError(thrown, fileName);
      if (error.code !== 'already-exists') throw error;
    }
  }
  throw new TestimonyError('already-exists', { subject: wanted });
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
