/** @file The sheet that something is carried into, settled on or kept out of: an interview is the record itself. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** Throws `not-found`, and `not-ready` for an interview. */
export function requireWorksheet(
  db: ReadDb,
  id: ScreeningId,
): { readonly row: ScreeningRow; readonly form: CompiledForm } {
  const row = requireScreening(db, id);
  const form = pinnedForm(db, row);
  if (form.file.testimony.use !== 'worksheet')
    throw new TestimonyError('not-ready', {
      subject: row.formTitle,
      found: [coded('carried-in-an-interview')],
    });
  return { row, form };
}
