/** @file What is kept back of a person's account, from whom and why; and the readers that it can be kept from by name. */
import type { WithheldLineView } from '../../contract/accounts.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { decisionFor } from '../../core/consent/consent.ts';
import { notToldRows } from '../../core/contact/not-told-rows.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { isOfficeKind, isOfOffice, isReader } from '../../core/people/office-kind.ts';
import { mayBeSameName, plainName } from '../../core/people/plain-name.ts';
import { isSlipOf } from '../../core/text/nearest-name.ts';
import type { ReaderScope } from '../../core/withholding/readers.ts';
import { inLine } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { requirePerson } from '../cases/write-person.ts';
import { readFacts } from '../disclosure/collect.ts';
import { rowInWords } from '../disclosure/withhold.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { copiedOutAs, loadFacts, loadPurposes } from '../resources/vocabulary.ts';
import { rowsBehind } from './withheld-telling.ts';

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
    ...listReleases(db, caseId).flatMap(({ to, given }) => [to, ...given.map((one) => one.to)]),
  ];
  return [...new Map(names.filter((one) => one.trim() !== '').map((one) => [plainName(one), one])).values()];
}

/**
 * A slip in a name would keep words from nobody. Whoever may have something by a general yes can be excepted by name though no
 * line of the ledger names them. Throws `answer-not-allowed`.
 */
export function requireReaders(
  engine: Engine,
  db: ReadDb,
  sheet: { readonly personId: PersonId; readonly formId: string },
  scope: ReaderScope | null,
): void {
  if (scope === null) return;
  const known = knownReaders(engine, db, sheet);
  const isNamed = scope.only === 'from' ? keptByName(engine, db, sheet.personId) : agreedInGeneral;
  const unknown = scope.names.find(
    (name) => !known.some((one) => isReader(one, name)) && !isNamed(name, { engine, db, ...sheet, known }),
  );
  if (unknown === undefined) return;
  const found = [coded('withhold-no-reader', { name: unknown, known })];
  throw new TestimonyError('answer-not-allowed', { subject: unknown, found });
}

interface Asked {
  readonly engine: Engine;
  readonly db: ReadDb;
  readonly personId: PersonId;
  readonly known: readonly string[];
}

/** By the newest word on a purpose under which something leaves; not where it is a slip of a name that is known. */
function agreedInGeneral(name: string, { engine, db, personId, known }: Asked): boolean {
  if (known.some((one) => isSlipOf(name, one))) return false;
  const ledger = listPersonConsents(db, personId);
  const day = today(engine, db);
  return loadPurposes(engine.resources)
    .filter(({ exports }) => exports.length > 0)
    .some(
      ({ id: purpose }) =>
        decisionFor(ledger, { personId, purpose, recipient: name }, day)?.status === 'given',
    );
}

/** Of an office, of those whom the person named as not to be told, and of the people of the case. */
function keptByName(engine: Engine, db: ReadDb, personId: PersonId): (name: string) => boolean {
  const kinds = loadPurposes(engine.resources).flatMap(({ office }) => office ?? []);
  const others = peopleEitherWay(db, requirePerson(db, personId).caseId).filter(({ id }) => id !== personId);
  const named = [
    ...notToldRows(readFacts(engine, db, personId, null)).flatMap(({ whom }) => whom.split(/[;,\n]/u)),
    ...others.flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs.split(/[;,\n]/u)]),
  ].filter((one) => one.trim() !== '');
  return (name) =>
    named.some((one) => mayBeSameName(one, name)) ||
    kinds.some((kind) => isOfficeKind(kind) && isOfOffice(kind, name));
}
