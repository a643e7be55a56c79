/** @file Writing an own form out as a workbook that other programs read. A blank form: it holds nothing about anybody. */

import type { FormImportReport } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { Workbook } from '../../exchange/xlsform/workbook.ts';
import { findOwnFormPapers } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireOwnForm } from '../forms/own-forms.ts';
import { safeFileName } from './safe-name.ts';
import { writeNewFile } from './write-new-file.ts';

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
  const wanted = safeFileName(`${form.title}.xlsx`, 'form.xlsx');
  const facts = { version: form.version, sha256 };
  const fileName = await writeNewFile(engine, folder, wanted, bytes, (_name, place) =>
    transact(engine, { action: 'form.exported', subject: form.formId, facts }, () => place()),
  );
  const { lines } = JSON.parse(papers.report) as FormImportReport;
  return { fileName, sha256, left: lines.filter((line) => line.outcome === 'left-out').length };
}
