/** @file What the import of an own form said, and taking one out of the list. */
import type { FormImportReport } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { findOwnFormPapers, setOwnFormListed } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { formSummary } from './compiled-form.ts';
import { readOwnForm, requireOwnForm } from './own-forms.ts';

/** Throws `not-found`. */
export function formReport(engine: Engine, input: CheckedInput<'formReport'>): CallOutput<'formReport'> {
  return engine.session.read((db) => {
    const form = requireOwnForm(db, input.formId);
    const papers = findOwnFormPapers(db, form.formId, form.version);
    if (papers === undefined) throw new TestimonyError('not-found', { subject: input.formId });
    const { importedAt, importedBy } = papers;
    const report = JSON.parse(papers.report) as FormImportReport;
    return { form: formSummary(readOwnForm(db, form)), report, importedAt, importedBy };
  });
}

/** Drafts go on, and records stay, with the version they began with. Throws `not-found`. */
export function formRemove(engine: Engine, input: CheckedInput<'formRemove'>): CallOutput<'formRemove'> {
  return transact(engine, { action: 'form.removed', subject: input.formId }, (tx) => {
    setOwnFormListed(tx, requireOwnForm(tx, input.formId).formId, false);
    return { removed: true as const };
  });
}
