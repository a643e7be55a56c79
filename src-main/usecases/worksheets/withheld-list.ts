/** @file What is kept back of a person's account, from whom and why; and the readers that it can be kept from by name. */
import type { WithheldLineView } from '../../contract/accounts.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { inLine } from '../../core/answers/withheld.ts';
import { isReader, type ReaderScope } from '../../core/answers/withheld-scope.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { isOfficeKind, isOfOffice } from '../../core/people/office-kind.ts';
import { plainName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listWithheld } from '../../vault/queries/readiness-aside.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { requireScreening } from '../answers/read-screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { Engine } from '../engine/engine.ts';
import { copiedOutAs, loadFacts, loadPurposes } from '../resources/vocabulary.ts';
import { rowInWords, rowsBehind } from './withheld-telling.ts';

/** Throws `not-found`, `form-damaged`, `not-ready` for a telling beside an interview, `answer-not-allowed` for no such question. */
export function accountsWithheld(
  engine: Engine,
  { screeningId, beside }: CheckedInput<'accountsWithheld'>,
): CallOutput<'accountsWithheld'> {
  return engine.session.read((db) => {
    const sheet = requireScreening(db, screeningId);
    const titles = new Map(loadFacts(engine.resources).map(({ key, title }) => [key, title]));
    const lines = listWithheld(db, sheet.personId).map((one): WithheldLineView => {
      const { key, place } = inLine(one.line);
      const { row, reason, readers, at, by } = one;
      const words = row === null ? inQuotes(one.passage) : rowInWords(db, place, row);
      return { fact: key, title: titles.get(key) ?? key, row: words, reason, readers, at, by };
    });
    const rows = beside === undefined ? [] : rowsBehind(engine, db, { screeningId, ...beside });
    return { lines, readers: knownReaders(engine, db, sheet), rows };
  });
}

const inQuotes = (passage: string | null): string => (passage === null ? '' : `“${passage}”`);

/** Of the consent ledger, of what has left the case, and of the form: each once. */
export function knownReaders(
  engine: Engine,
  db: ReadDb,
  { personId, formId }: { readonly personId: PersonId; readonly formId: string },
): string[] {
  const { caseId } = requirePerson(db, personId);
  const names = [
    copiedOutAs(engine.resources, formId).recipient,
    ...listPersonConsents(db, personId).map(({ recipient }) => recipient),
    ...listReleases(db, caseId).map(({ to }) => to),
  ];
  return [...new Map(names.filter((one) => one.trim() !== '').map((one) => [plainName(one), one])).values()];
}

/** A slip in a name would keep words from nobody. Throws `answer-not-allowed`. */
export function requireReaders(
  engine: Engine,
  db: ReadDb,
  sheet: { readonly personId: PersonId; readonly formId: string },
  scope: ReaderScope | null,
): void {
  const known = knownReaders(engine, db, sheet);
  const kinds = loadPurposes(engine.resources).flatMap(({ office }) => office ?? []);
  const isKnown = (name: string) =>
    known.some((one) => isReader(one, name)) ||
    (scope?.only === 'from' && kinds.some((kind) => isOfficeKind(kind) && isOfOffice(kind, name)));
  const unknown = scope?.names.find((name) => !isKnown(name));
  if (unknown === undefined) return;
  const found = [coded('withhold-no-reader', { name: unknown, known })];
  throw new TestimonyError('answer-not-allowed', { subject: unknown, found });
}
