/** @file The ledger may say yes from an earlier talk: the sheet itself says what was decided since. */
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import type { ConsentPurpose } from '../../core/consent/purposes.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

/** A no that is written on the sheet, to each purpose under which it would leave. Throws `not-found`. */
export function refusedOnSheet(
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  form: CompiledForm,
  values: Readonly<Record<string, unknown>>,
  purposes: readonly ConsentPurpose[],
): MissingConsent[] {
  const { name } = requirePerson(db, personId);
  const isRefused = (id: string) =>
    form.questions.some((one) => one.fact === `consent.${id}` && values[one.name] === 'no');
  return purposes
    .filter(({ id }) => isRefused(id))
    .map(({ id: purpose, title }) => ({
      ...coded('consent-refused-in-form', { person: name, purpose: title, recipient: '', item: '' }),
      personId,
      purpose,
      item: '',
    }));
}
