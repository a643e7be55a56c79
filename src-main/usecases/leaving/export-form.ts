/** @file Writing an own form out as a workbook that other programs read. A blank form: it holds nothing about anybody. */

import type { FormImportReport } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Workbook } from '../../exchange/xlsform/workbook.ts';
import { findOwnFormPapers } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import { requireOwnForm } from '../forms/own-forms.ts';
import { permitToLeave } from './permit.ts';
import { safeFileName } from './safe-name.ts';
import { writeOut } from './write-out.ts';

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
  const permit = permitToLeave(engine, {
    kind: 'form',
    ground: 'nobodys-data',
    subject: form.formId,
    title: form.title,
    mode: 'locked',
  });
  job.report({ step: 'writing' });
  const { writeWorkbook } = await import('../../exchange/xlsform/write-workbook.ts');
  const bytes = await writeWorkbook(JSON.parse(papers.source) as Workbook);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: form.title });
  const written = await writeOut(engine, permit, {
    folder,
    bytes,
    wanted: safeFileName(`${form.title}.xlsx`, 'form.xlsx'),
    release: null,
    note: { action: 'form.exported', subject: form.formId, facts: { version: form.version } },
  });
  const { lines } = JSON.parse(papers.report) as FormImportReport;
  return { ...written, left: lines.filter((line) => line.outcome === 'left-out').length };
}
