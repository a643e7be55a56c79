/**
 * @file Taking a form in from a workbook: read, checked and written down in a worker (read-form.ts), kept in the vault as a new
 * version. Nothing that has begun is touched: interviews keep the version they began with.
 */
import { basename } from 'node:path';
import type { FormImportReport } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import {
  findOwnForm,
  insertOwnForm,
  newestOwnFormVersion,
  newestOwnFormVersions,
  setOwnFormListed,
} from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { formSummary } from './compiled-form.ts';
import { readOwnForm } from './own-forms.ts';

/**
 * Throws not-found, file-unreadable, empty-file, form-damaged (with what is wrong in it), too-large, took-too-long,
 * bad-input (a language the workbook does not have), cancelled. Nothing is then kept.
 */
export async function formImport(
  engine: Engine,
  input: CheckedInput<'formImport'>,
  job: Job,
): Promise<CallOutput<'formImport'>> {
  const path = engine.files.resolve(input.file);
  const fileName = basename(path);
  job.report({ step: 'reading' });
  const { summary, ...read } = await engine.formReader.read(
    {
      path,
      fileName,
      language: input.language,
      use: input.use,
      versions: engine.session.read(newestOwnFormVersions),
      broughtBy: engine.session.actor,
      day: formatDay(engine.clock.today()),
    },
    job.signal,
  );
  const { formId, version, sha256 } = read;
  const report = JSON.parse(read.report) as FormImportReport;
  const kept = engine.session.read((db) => {
    const listed = findOwnForm(db, formId);
    return listed?.contentSha256 === read.contentSha256 ? readOwnForm(db, listed) : undefined;
  });
  if (kept !== undefined) return { form: formSummary(kept), report, added: false };
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: fileName });
  if (input.preview) return { form: summary, report, added: false };
  const note = {
    action: 'form.imported',
    subject: formId,
    facts: { version, sha256, questions: summary.questions, lines: report.lines.length },
  };
  transact(engine, note, (tx) => {
    if (newestOwnFormVersion(tx, formId) !== version - 1) {
      throw new TestimonyError('already-exists', { subject: formId, detail: 'imported at the same moment' });
    }
    insertOwnForm(tx, { ...read, importedAt: engine.clock.now(), importedBy: engine.session.actor });
    setOwnFormListed(tx, formId, true);
  });
  return { form: summary, report, added: true };
}
