/** @file Keeping the words of a telling out of what is handed on, with a reason, and giving them back. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import { inLine, isWithheld, rowLine, toldLine } from '../../core/answers/withheld.ts';
import { isSameScope, type ReaderScope, withReaders } from '../../core/answers/withheld-scope.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertAside, listWithheld, type WithheldLine } from '../../vault/queries/readiness-aside.ts';
import { pinnedForm, readScreening, requireScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { transact } from '../engine/transact.ts';
import { requireReaders } from './withheld-list.ts';
import { listsBehind, tellingsOf } from './withheld-telling.ts';

type Input = CheckedInput<'accountsGiveBack'>;

/**
 * Nothing that was recorded is changed. Throws `not-found`; `not-ready` for an interview, which is the record itself, and
 * where its words are withheld from the same readers already; `answer-not-allowed` naming the question where no such telling
 * stands beside it, or no such row, and the reader where nobody of that name is known.
 */
export function accountsWithhold(
  engine: Engine,
  { reason, readers: asked, replace, ...input }: CheckedInput<'accountsWithhold'>,
): CallOutput<'accountsWithhold'> {
  const readers: ReaderScope | null = asked ?? null;
  const note = { readers: readers?.only ?? 'everybody' };
  return decide(engine, input, 'screening.words-withheld', note, (db) => {
    const sheet = requireScreening(db, input.screeningId);
    requireReaders(engine, db, sheet, readers);
    const kept = new Map(listWithheld(db, sheet.personId).map((one) => [one.line, one]));
    return linesOf(engine, db, input).flatMap(({ line, row, said }): Line[] => {
      const there = kept.get(line);
      if (there === undefined)
        return row === null && isWithheld(said) ? [] : [{ line, row, reason, readers }];
      const all = replace ? readers : withReaders(there.readers, readers);
      if (all === undefined) throw otherwise(input.question, there.readers);
      return isSameScope(there.readers, all) ? [] : [{ line, row, reason, readers: all }];
    });
  });
}

/** Whoever gave words for one kind of readers did not say that the others get them now. */
const otherwise = (subject: string, before: ReaderScope | null) =>
  new TestimonyError('answer-not-allowed', {
    subject,
    found: [
      coded('withhold-otherwise', { only: before?.only ?? 'all', names: (before?.names ?? []).join('; ') }),
    ],
  });

/** Throws as `accountsWithhold` does; `answer-not-allowed` too where the words are not withheld. */
export const accountsGiveBack = (engine: Engine, input: Input): CallOutput<'accountsGiveBack'> =>
  decide(engine, input, 'screening.words-given-back', {}, (db) => {
    const { personId } = requireScreening(db, input.screeningId);
    const kept = listWithheld(db, personId);
    if (input.row !== undefined) {
      const rows = new Set(linesOf(engine, db, input).map(({ line }) => line));
      return kept.filter(({ line }) => rows.has(line));
    }
    // Words that stay behind with others are given back with those.
    return tellingsOf(engine, db, input).flatMap(({ key, said }) =>
      kept.filter(
        ({ line, at, by, reason }) =>
          at === said.withheld?.at &&
          by === said.withheld.by &&
          reason === said.withheld.reason &&
          (inLine(line).key === key || line.startsWith(placeIn(key, said))),
      ),
    );
  });

const placeIn = (key: string, said: FactStatement): string => toldLine(key, said).slice(0, -key.length);

type Line = Pick<WithheldLine, 'line' | 'reason' | 'readers' | 'row'>;
interface ToldLine {
  readonly line: string;
  readonly row: WithheldLine['row'];
  readonly said: FactStatement;
}

/** Of each telling the line that keeps it back: the whole of it, or a row of the list that it follows from. */
function linesOf(engine: Engine, db: ReadDb, input: Input): ToldLine[] {
  const told = tellingsOf(engine, db, input);
  const number = input.row;
  if (number === undefined)
    return told.map(({ key, said }) => ({ line: toldLine(key, said), row: null, said }));
  if (told.length === 0) return [];
  const refuse = (found: Coded) =>
    new TestimonyError('answer-not-allowed', { subject: input.question, found: [found] });
  const { personId } = requireScreening(db, input.screeningId);
  const lists = listsBehind(engine, db, personId, told);
  const [first] = lists;
  const title = told[0]?.title ?? input.question;
  if (first === undefined) throw refuse(coded('withhold-no-list', { title }));
  if (lists.some(({ key }) => key !== first.key))
    throw refuse(coded('withhold-several-lists', { titles: told.map((one) => one.title) }));
  const found = lists.flatMap(({ key, said, rows }): ToldLine[] => {
    const row = rows[number - 1];
    return row === undefined ? [] : [{ line: rowLine(toldLine(key, said), fingerprint(row)), row, said }];
  });
  if (found.length === 0)
    throw refuse(coded('withhold-no-row', { title, row: number, count: first.rows.length }));
  return found;
}

function decide(
  engine: Engine,
  input: Input,
  action: 'screening.words-withheld' | 'screening.words-given-back',
  more: Readonly<Record<string, string>>,
  linesOf: (db: ReadDb) => readonly Line[],
): ReturnType<typeof readScreening> {
  const { screeningId, question, entry, row = 0 } = input;
  const stands = action === 'screening.words-withheld';
  const facts = { question, telling: entry, ...(row === 0 ? {} : { row }), ...more };
  return transact(engine, { action, subject: screeningId, facts }, (tx) => {
    const sheet = requireScreening(tx, screeningId);
    const lines = new Map(linesOf(tx).map((one) => [one.line, one]));
    if (lines.size === 0) {
      const title = pinnedForm(tx, sheet).byName.get(question)?.title ?? question;
      const [kept] = stands ? tellingsOf(engine, tx, input).flatMap(({ said }) => said.withheld ?? []) : [];
      if (kept !== undefined)
        throw new TestimonyError('not-ready', {
          subject: title,
          found: [coded('withhold-again', { title, reason: kept.reason })],
        });
      const found = [coded(stands ? 'withhold-not-told' : 'withhold-not-withheld', { title })];
      throw new TestimonyError('answer-not-allowed', { subject: question, found });
    }
    const [at, by] = [engine.clock.now(), engine.session.actor];
    for (const { line, reason, readers, row: of } of lines.values())
      insertAside(tx, screeningId, stands, { line, reason, at, by, readers, row: of });
    touchCase(tx, sheet.caseId, at);
    return readScreening(engine, tx, screeningId);
  });
}
