/** @file What fields of a case, its people and its exhibits said before, and deciding where two offices wrote different things. */
import type { EarlierWords, PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import {
  SITUATIONS,
  type Situation,
  SituationAnswer,
  type SituationKind,
} from '../../core/cases/situation.ts';
import {
  type DetailKind,
  decidedBy,
  effectiveLines,
  type FieldLine,
  fieldName,
  governing,
  inWords,
  isUndecided,
  situationField,
  valuesOf,
  withValues,
} from '../../core/details/field-lines.ts';
import { inTextOrder } from '../../core/effective.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, EvidenceId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { setSituation, touchCase, updateCase } from '../../vault/queries/cases.ts';
import { describedIn } from '../../vault/queries/details.ts';
import { findEvidence, listEvidence, updateEvidence } from '../../vault/queries/evidence.ts';
import { fieldLineRows } from '../../vault/queries/field-lines.ts';
import { casesTakenIn } from '../../vault/queries/line-views.ts';
import { listPeople, updatePerson } from '../../vault/queries/people.ts';
import { stampsOf, transactDetails } from '../engine/detail-facts.ts';
import type { Engine } from '../engine/engine.ts';
import { addLines, asLines, fieldLinesIn } from '../engine/field-lines.ts';
import { refreshSearchText, requireCase } from './case-view.ts';
import { requirePerson } from './write-person.ts';

/** Throws `not-found`. */
export const earlierWords = (
  engine: Engine,
  { caseId }: CheckedInput<'earlierWords'>,
): { subjects: EarlierWords[] } => engine.session.read((db) => ({ subjects: earlierIn(db, caseId) }));

export function earlierIn(db: ReadDb, caseId: CaseId): EarlierWords[] {
  const of = requireCase(db, caseId);
  const all = [
    { kind: 'case' as const, about: of.reference, said: { ...of } },
    ...listPeople(db, caseId).map((one) => ({ kind: 'person' as const, about: one.name, said: { ...one } })),
    ...listEvidence(db, caseId, { removed: true }).map((one) => ({
      kind: 'exhibit' as const,
      about: [one.exhibitRef, one.title].filter(Boolean).join(' '),
      said: { ...one },
    })),
  ];
  const rows = fieldLineRows(
    db,
    all.map(({ said }) => said.id),
  );
  const rowsOf = Map.groupBy(rows, ({ subject }) => subject);
  return all.flatMap(({ kind, about, said }) => {
    const mine = rowsOf.get(said.id);
    if (mine === undefined) return [];
    const lines = asLines(said.id, valuesOf(kind, said), mine, stampsOf(db, kind, said.id));
    const fields = Object.entries(lines)
      .filter(([, written]) => written.length > 1)
      .map(([field, written]) => ({
        field,
        undecided: isUndecided(written),
        governs: governing(field, written)?.id ?? null,
        lines: linesToRead(field, written),
      }));
    return fields.length === 0 ? [] : [{ kind, subject: said.id, about, fields }];
  });
}

/**
 * The people of a case for whatever guards names: somebody of whom two offices wrote different names, numbers, days of birth or roles,
 * and nobody has decided, is there once more as each of them says.
 */
export function peopleEitherWay(db: ReadDb, caseId: CaseId): PersonView[] {
  const people = listPeople(db, caseId);
  if (!casesTakenIn(db).includes(caseId)) return people;
  return people.flatMap((person) => {
    const open = Object.entries(fieldLinesIn(db, 'person', person.id)).filter(([, lines]) =>
      isUndecided(lines),
    );
    const others = open.flatMap(([field, lines]) =>
      effectiveLines(lines).flatMap(({ value }) =>
        value === null ? [] : [withValues(person, { [field]: value })],
      ),
    );
    return [person, ...others];
  });
}

/** What was answered yes of what is asked first: where nobody has decided, once for each office that did so. */
export interface StandingEitherWay extends SituationAnswer {
  readonly kind: SituationKind;
  readonly undecided: boolean;
}
export function situationEitherWay(
  db: ReadDb,
  { id, situation }: { readonly id: CaseId; readonly situation: Situation },
): StandingEitherWay[] {
  const lines = casesTakenIn(db).includes(id) ? fieldLinesIn(db, 'case', id) : {};
  return SITUATIONS.flatMap((kind) => {
    const written = lines[situationField(kind)] ?? [];
    const undecided = isUndecided(written);
    const answers = undecided
      ? effectiveLines(written).flatMap(
          ({ value }) => SituationAnswer.safeParse(JSON.parse(value ?? 'null')).data ?? [],
        )
      : [situation[kind] ?? []].flat();
    return answers
      .filter(({ answer }) => answer === 'yes')
      .sort((a, b) => inTextOrder(a.on ?? '9999', b.on ?? '9999'))
      .map((one) => ({ ...one, kind, undecided }));
  });
}

function linesToRead(field: string, lines: readonly FieldLine[]) {
  const effective = new Set(effectiveLines(lines).map(({ id }) => id));
  return lines.map(({ id, value, at, author }) => ({
    id,
    words: value === null ? null : inWords(field, value),
    at,
    author,
    effective: effective.has(id),
  }));
}

const DEEDS = { case: 'case.updated', person: 'person.updated', exhibit: 'evidence.updated' } as const;

export function wordsDecide(
  engine: Engine,
  { kind, subject, field, line }: CheckedInput<'wordsDecide'>,
): { subjects: EarlierWords[] } {
  const [at, author] = [engine.clock.now(), engine.session.actor];
  const note = { action: DEEDS[kind], subject, facts: { decided: fieldName(field) } };
  const decide = (tx: WriteTx) => {
    const caseId = describedIn(tx, kind, subject)?.caseId;
    if (caseId === undefined) throw new TestimonyError('not-found', { subject });
    const lines = fieldLinesIn(tx, kind, subject, stampsOf(tx, kind, subject))[field] ?? [];
    const chosen = effectiveLines(lines).find(({ id }) => id === line);
    if (chosen === undefined || chosen.value === null || !isUndecided(lines))
      throw new TestimonyError('bad-input', { subject: 'line' });
    const written = { id: engine.random.id(), value: chosen.value, at, author };
    addLines(tx, subject, field, [...lines, decidedBy(lines, written)]);
    describe(tx, kind, subject, { [field]: chosen.value }, at, author);
    refreshSearchText(tx, caseId);
    touchCase(tx, caseId, at);
    return { subjects: earlierIn(tx, caseId) };
  };
  return transactDetails(engine, kind, note, decide, { lines: 'written-by-change' });
}

function describe(
  tx: WriteTx,
  kind: DetailKind,
  id: string,
  values: Readonly<Record<string, string>>,
  at: string,
  by: string,
): void {
  if (kind === 'person') {
    updatePerson(tx, withValues(requirePerson(tx, id as PersonId), values), at, by);
    return;
  }
  if (kind === 'exhibit') {
    const record = findEvidence(tx, id as EvidenceId);
    if (record !== undefined) updateEvidence(tx, record.id, withValues(record, values));
    return;
  }
  const now = withValues(requireCase(tx, id as CaseId), values);
  updateCase(tx, { ...now, updatedAt: at });
  setSituation(tx, now.id, now.situation);
}
