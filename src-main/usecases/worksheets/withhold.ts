/** @file Keeping the words of a telling out of what is handed on, with a reason, and giving them back. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { type FactStatement, isWithheld, placeOf } from '../../core/answers/fact.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { isCutFrom, tellsPassage } from '../../core/withholding/passages.ts';
import { isSameScope, type ReaderScope, withReaders } from '../../core/withholding/readers.ts';
import { inLine, rowLine, toldLine } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertAside } from '../../vault/queries/readiness-aside.ts';
import { listWithheld, type WithheldLine } from '../../vault/queries/withheld.ts';
import { readScreening } from '../answers/read-screening.ts';
import { readFacts } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { type Beside, listsBehind, requireReaders, tellingsOf } from './withheld-list.ts';

type Input = CheckedInput<'accountsGiveBack'>;
type Decided = Exclude<Input, Beside>;

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
    if ('line' in input) {
      const { line, row, passage, readers: before } = decidedLine(db, input);
      const all = replace ? readers : withReaders(before, readers);
      if (all === undefined) throw otherwise(titleOf(engine, line), before);
      return isSameScope(before, all) ? [] : [{ line, row, passage, reason, readers: all }];
    }
    return linesOf(engine, db, input).flatMap(({ line, row, passage, said }): Line[] => {
      const there = kept.get(line);
      if (there === undefined)
        return row === null && isWithheld(said) ? [] : [{ line, row, passage, reason, readers }];
      const all = replace ? readers : withReaders(there.readers, readers);
      if (all === undefined) throw otherwise(input.question, there.readers);
      return isSameScope(there.readers, all) ? [] : [{ line, row, passage, reason, readers: all }];
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
    if ('line' in input) return [decidedLine(db, input)];
    if (input.row !== undefined || input.passage !== undefined) {
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

function titleOf(engine: Engine, line: string): string {
  const { key } = inLine(line);
  return loadFacts(engine.resources).find((one) => one.key === key)?.title ?? key;
}

/** One of those that stand, whichever field its words would go into by now. Throws `not-found`. */
function decidedLine(db: ReadDb, { screeningId, line }: Decided): WithheldLine {
  const found = listWithheld(db, requireScreening(db, screeningId).personId).find((one) => one.line === line);
  if (found === undefined) throw new TestimonyError('not-found', { subject: line });
  return found;
}

const placeIn = (key: string, said: FactStatement): string => toldLine(key, said).slice(0, -key.length);

type Line = Pick<WithheldLine, 'line' | 'reason' | 'readers' | 'row' | 'passage'>;
interface ToldLine extends Pick<WithheldLine, 'line' | 'row' | 'passage'> {
  readonly said: FactStatement;
}
const WHOLE = { row: null, passage: null };

/** Of each telling the line that keeps it back: the whole of it, or a row of the list that it follows from. */
function linesOf(engine: Engine, db: ReadDb, input: Beside): ToldLine[] {
  const told = tellingsOf(engine, db, input);
  const number = input.row;
  if (input.passage !== undefined) return passageLines(engine, db, input, told, input.passage);
  if (number === undefined)
    return told.map(({ key, said }) => ({ line: toldLine(key, said), ...WHOLE, said }));
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
    return row === undefined
      ? []
      : [{ line: rowLine(toldLine(key, said), fingerprint(row)), row, passage: null, said }];
  });
  if (found.length === 0)
    throw refuse(coded('withhold-no-row', { title, row: number, count: first.rows.length }));
  return found;
}

/** Of what was told there itself: what follows from it says it in other words. */
function passageLines(
  engine: Engine,
  db: ReadDb,
  { screeningId, question, row }: Beside,
  told: ReturnType<typeof tellingsOf>,
  passage: string,
): ToldLine[] {
  if (told.length === 0) return [];
  const refuse = (found: Coded) =>
    new TestimonyError('answer-not-allowed', { subject: question, found: [found] });
  const { personId } = requireScreening(db, screeningId);
  const places = new Set(told.map(({ said }) => placeOf(said)));
  const found = [...readFacts(engine, db, personId, null, { forForms: true })].flatMap(([key, fact]) =>
    fact.derived === true
      ? []
      : fact.statements
          .filter(
            (said) => places.has(placeOf(said)) && tellsPassage(said, passage) && isCutFrom(said, passage),
          )
          .map((said) => ({ key, said })),
  );
  const title = told[0]?.title ?? question;
  if (found.length === 0 || row !== undefined) throw refuse(coded('withhold-no-passage', { title }));
  // Wherever it was decided about these words before, this is decided about the same.
  const before = listWithheld(db, personId).flatMap((one) => {
    const same = one.passage === passage && found.find(({ key }) => key === inLine(one.line).key);
    return same === undefined || same === false
      ? []
      : [{ line: one.line, row: null, passage, said: same.said }];
  });
  const here = found.map(({ key, said }) => ({
    ...{ line: rowLine(toldLine(key, said), fingerprint(passage)), row: null, passage, said },
  }));
  return before.length > 0 ? before : here;
}

function decide(
  engine: Engine,
  input: Input,
  action: 'screening.words-withheld' | 'screening.words-given-back',
  more: Readonly<Record<string, string>>,
  linesOf: (db: ReadDb) => readonly Line[],
): ReturnType<typeof readScreening> {
  const { screeningId } = input;
  const stands = action === 'screening.words-withheld';
  const facts =
    'line' in input
      ? { of: inLine(input.line).key, ...more }
      : {
          question: input.question,
          telling: input.entry,
          ...(input.row === undefined ? {} : { row: input.row }),
          ...more,
        };
  return transact(engine, { action, subject: screeningId, facts }, (tx) => {
    const sheet = requireScreening(tx, screeningId);
    const lines = new Map(linesOf(tx).map((one) => [one.line, one]));
    if (lines.size === 0) throw nothingToDecide(engine, tx, input, stands);
    const [at, by] = [engine.clock.now(), engine.session.actor];
    for (const { line, reason, readers, row: of, passage } of lines.values())
      insertAside(tx, screeningId, stands, { line, reason, at, by, readers, row: of, passage });
    touchCase(tx, sheet.caseId, at);
    return readScreening(engine, tx, screeningId);
  });
}

function nothingToDecide(engine: Engine, db: ReadDb, input: Input, stands: boolean): TestimonyError {
  if ('line' in input) {
    const { line, reason } = decidedLine(db, input);
    const title = titleOf(engine, line);
    const found = [coded('withhold-again', { title, reason })];
    return new TestimonyError('not-ready', { subject: title, found });
  }
  const { question } = input;
  const sheet = requireScreening(db, input.screeningId);
  const title = pinnedForm(db, sheet).byName.get(question)?.title ?? question;
  const [kept] = stands ? tellingsOf(engine, db, input).flatMap(({ said }) => said.withheld ?? []) : [];
  if (kept !== undefined)
    return new TestimonyError('not-ready', {
      subject: title,
      found: [coded('withhold-again', { title, reason: kept.reason })],
    });
  const found = [coded(stands ? 'withhold-not-told' : 'withhold-not-withheld', { title })];
  return new TestimonyError('answer-not-allowed', { subject: question, found });
}
