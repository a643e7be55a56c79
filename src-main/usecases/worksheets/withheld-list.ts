/** @file What is kept back of a person's account, from whom and why; and the readers that it can be kept from by name. */
import type { WithheldLineView } from '../../contract/accounts.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { type FactStatement, placeOf } from '../../core/answers/fact.ts';
import { rowsOf } from '../../core/answers/fact-values.ts';
import { decisionFor } from '../../core/consent/consent.ts';
import { notToldRows } from '../../core/contact/not-told-rows.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { isOfficeKind, isOfOffice, isReader } from '../../core/people/office-kind.ts';
import { mayBeSameName, plainName } from '../../core/people/plain-name.ts';
import { isSlipOf } from '../../core/text/nearest-name.ts';
import type { ReaderScope } from '../../core/withholding/readers.ts';
import { inLine, toldLine } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { requirePerson } from '../cases/write-person.ts';
import { knownAnswers, readFacts } from '../disclosure/collect.ts';
import { rowInWords } from '../disclosure/withhold.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { copiedOutAs, loadFacts, loadPurposes } from '../resources/vocabulary.ts';
import { requireWorksheet } from './require-worksheet.ts';

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
      return {
        line: one.line,
        fact: key,
        title: titles.get(key) ?? key,
        row: words,
        reason,
        readers,
        at,
        by,
      };
    });
    const rows = beside === undefined ? [] : rowsBehind(engine, db, { screeningId, ...beside });
    return { lines, readers: knownReaders(engine, db, sheet), rows };
  });
}

const inQuotes = (passage: string | null): string => (passage === null ? '' : `“${passage}”`);

/** Of the consent ledger, of what has left the case, and of the form: each once. */
function knownReaders(
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

/** A telling beside a question, and not one of the lines that are withheld already. */
export type Beside = Exclude<CheckedInput<'accountsGiveBack'>, { readonly line: string }>;

// What a withheld telling is, and the rows of the list that it follows from, in the order of the record.

type Input = Omit<Beside, 'row'>;

/**
 * The rows in words, as they were told, at the number by which one of them is withheld; none where no list is behind it, or
 * more than one. Throws as `tellingsOf` does.
 */
function rowsBehind(engine: Engine, db: ReadDb, input: Input): string[] {
  const told = tellingsOf(engine, db, input);
  if (told.length === 0) return [];
  const { personId } = requireScreening(db, input.screeningId);
  const lists = listsBehind(engine, db, personId, told);
  if (new Set(lists.map(({ key }) => key)).size !== 1) return [];
  const longest = Math.max(...lists.map(({ rows }) => rows.length));
  return Array.from({ length: longest }, (_, at) => {
    const words = lists.flatMap(({ key, said, rows }) => {
      const row = rows[at];
      return row === undefined ? [] : [rowInWords(db, inLine(toldLine(key, said)).place, row)];
    });
    return [...new Set(words)].join('; ');
  });
}

/** The lists that were told where these were, each with its rows in the order of the record. */
export function listsBehind(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
  told: readonly { said: FactStatement }[],
) {
  const places = new Set(told.map(({ said }) => placeOf(said)));
  return [...readFacts(engine, db, personId, null, { forForms: true })].flatMap(([key, fact]) =>
    fact.derived === true
      ? []
      : fact.statements.flatMap((said) => {
          if (!places.has(placeOf(said)) || rowsOf(said.value).length === 0) return [];
          const { origin } = said;
          if (origin.kind !== 'interview') return [];
          const answer = newestAnswers(db, origin.screeningId).find(
            ({ question, layer }) => question === origin.question && layer === origin.layer,
          );
          return [{ key, said, rows: rowsOf(answer?.value) }];
        }),
  );
}

interface Told {
  readonly key: string;
  readonly title: string;
  readonly said: FactStatement;
}

/** Under which fact, and what of it that entry of the log recorded. */
export function tellingsOf(
  engine: Engine,
  db: ReadDb,
  { screeningId, question: name, entry, fact }: Input,
): Told[] {
  const { row, form } = requireWorksheet(db, screeningId);
  if (!form.byName.has(name))
    throw new TestimonyError('answer-not-allowed', {
      subject: name,
      found: [coded('answer-no-such-question', { nearest: [] })],
    });
  const facts = readFacts(engine, db, row.personId, row.id, { forForms: true, withhold: true });
  const known = knownAnswers(form, facts).find((one) => one.question === name);
  const beside = (known?.facts ?? [])
    .filter(({ key }) => fact === undefined || key === fact)
    .flatMap(({ key, title, statements }) =>
      statements.filter(({ seq }) => seq === entry).map((said) => ({ key, title, said })),
    );
  return beside.length > 0 || isTyped(form) ? beside : ownOf(engine, db, row, { name, entry, fact });
}

/** A sheet that is typed into a form: what stands in its fields can be changed there. */
const isTyped = ({ questions }: CompiledForm): boolean =>
  questions.some(({ element }) => element.testimony.field !== undefined);

/** What a record of its own says: nothing else keeps its words, and the record stays as it is. */
const ownOf = (
  engine: Engine,
  db: ReadDb,
  { id, personId }: ScreeningRow,
  { name, entry, fact }: { readonly name: string; readonly entry: number; readonly fact: string | undefined },
): Told[] =>
  [...readFacts(engine, db, personId, null, { forForms: true, withhold: true })].flatMap(([key, one]) =>
    fact !== undefined && key !== fact
      ? []
      : one.statements
          .filter(
            ({ origin, seq }) =>
              origin.kind === 'interview' &&
              origin.screeningId === id &&
              origin.question === name &&
              seq === entry,
          )
          .map((said) => ({ key, title: one.title, said })),
  );
