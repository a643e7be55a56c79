/** @file A statement as it stands, held against the account it was drafted from as its reader gets it now. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type {
  ParagraphView,
  StatementSummary,
  StatementView,
  UnusedAnswer,
} from '../../contract/statements.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { StatementId } from '../../core/ids.ts';
import { draftOf } from '../../core/statements/draft.ts';
import { isOpen, type StatementLine, standingParagraphs, textOf } from '../../core/statements/paragraphs.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  findStatement,
  listStatements,
  type StatementRow,
  statementLines,
} from '../../vault/queries/statements.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { heldOfRecord } from '../leaving/privilege-gate.ts';
import { statementRules } from '../resources/statement-rules.ts';
import { namesIn, placeOf, stillGoes, tellingsOf, toldOtherwise } from './tellings.ts';

/** Throws `not-found`. */
export function requireStatement(db: ReadDb, id: StatementId): StatementRow {
  const row = findStatement(db, id);
  if (row === undefined) throw new TestimonyError('not-found', { subject: id });
  return row;
}

export function statementList(
  engine: Engine,
  { caseId }: CheckedInput<'statementList'>,
): CallOutput<'statementList'> {
  return engine.session.read((db) => ({
    statements: listStatements(db, requireCase(db, caseId).id).map((row) =>
      summaryOf(engine, db, row, statementLines(db, row.id)),
    ),
  }));
}

export const statementShow = (
  engine: Engine,
  { statementId }: CheckedInput<'statementShow'>,
): StatementView => engine.session.read((db) => readStatement(engine, db, statementId));

/** `reader`: who gets it, where that is somebody else than it was drafted for. Throws `not-found`, `form-damaged`. */
export function readStatement(engine: Engine, db: ReadDb, id: StatementId, reader?: string): StatementView {
  const row = requireStatement(db, id);
  const lines = statementLines(db, id);
  const record = requireScreening(db, row.screeningId);
  const asRead = forReader(engine, reader ?? row.reader);
  const tellings = tellingsOf(asRead, db, record);
  const standing = standingParagraphs(lines);
  const otherwise = toldOtherwise(asRead, db, record, tellings, standing);
  const goes = stillGoes(asRead, db, record, tellings);
  const names = namesIn(engine, db, record);
  const { order } = statementRules(engine.resources);
  const paragraphs = standing.map(({ settled: _, ...one }): ParagraphView => {
    const ids = (some: (sentence: (typeof one.sentences)[number]) => boolean) =>
      one.sentences.filter(some).map((sentence) => sentence.id);
    return {
      ...one,
      otherwise: otherwise.get(one.id) ?? [],
      names: names(textOf(one)),
      withheld: ids((sentence) => !goes(sentence)),
      open: ids(isOpen),
    };
  });
  return {
    ...summaryOf(engine, db, row, lines),
    phases: [...order.phases, order.otherPhase].map(({ id: phase, title }) => ({ id: phase, title })),
    paragraphs,
    unused: unusedIn(engine, tellings, paragraphs),
    privileged: heldOfRecord(engine, db, row.screeningId).map(({ title }) => title),
  };
}

/** Answers that went into no draft, and those of which every sentence was taken out since. */
function unusedIn(
  engine: Engine,
  { told, spoken }: ReturnType<typeof tellingsOf>,
  paragraphs: readonly ParagraphView[],
): UnusedAnswer[] {
  const { paragraphs: drafted, unused } = draftOf(told, statementRules(engine.resources).order, spoken);
  const placesIn = (some: readonly Pick<ParagraphView, 'sentences'>[]) =>
    some.flatMap(({ sentences }) => sentences.flatMap(({ source }) => (source === null ? [] : [source])));
  const used = new Set(placesIn(paragraphs).map(placeOf));
  const first = placesIn(drafted as never).filter((source) => !used.has(placeOf(source)));
  const out = [...new Map(first.map((source) => [placeOf(source), source])).values()];
  return [
    ...out.map(({ title, on }) => ({ title, on, why: 'taken-out' as const })),
    ...unused
      .filter(({ source }) => !used.has(placeOf(source)))
      .map(({ source: { title, on }, why }) => ({ title, on, why })),
  ];
}

function summaryOf(
  engine: Engine,
  db: ReadDb,
  row: StatementRow,
  lines: readonly StatementLine[],
): StatementSummary {
  const signed = lines.findLast((line) => line.deed === 'signed');
  const { kinds } = statementRules(engine.resources).kinds;
  return {
    ...row,
    person: requirePerson(db, row.personId).name,
    formTitle: requireScreening(db, row.screeningId).formTitle,
    kindTitle: kinds.find(({ id }) => id === row.kind)?.title ?? row.kind,
    signed:
      signed?.deed === 'signed'
        ? { on: signed.on, sha256: signed.sha256, pages: signed.pages, by: signed.by }
        : null,
  };
}
