/** @file Keeping the words of a telling out of what is handed on, with a reason, and giving them back. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import { isWithheld, toldLine } from '../../core/answers/withheld.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { insertAside, listWithheld } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { knownAnswers, readFacts } from '../answers/facts.ts';
import { pinnedForm, readScreening, requireScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

type Input = CheckedInput<'accountsGiveBack'>;

/**
 * Nothing that was recorded is changed. Throws `not-found`; `not-ready` for an interview, which is the record itself, and
 * where its words are withheld already; `answer-not-allowed` naming the question where no such telling stands beside it.
 */
export function accountsWithhold(
  engine: Engine,
  { reason, ...input }: CheckedInput<'accountsWithhold'>,
): CallOutput<'accountsWithhold'> {
  return decide(engine, input, 'screening.words-withheld', (db) =>
    tellingsOf(engine, db, input)
      .filter(({ said }) => !isWithheld(said))
      .map(({ key, said }) => ({ line: toldLine(key, said), reason })),
  );
}

/** Throws as `accountsWithhold` does; `answer-not-allowed` too where the words are not withheld. */
export const accountsGiveBack = (engine: Engine, input: Input): CallOutput<'accountsGiveBack'> =>
  decide(engine, input, 'screening.words-given-back', (db) => {
    const { personId } = requireScreening(db, input.screeningId);
    const kept = listWithheld(db, personId);
    // Words that stay behind with others are given back with those.
    return tellingsOf(engine, db, input).flatMap(({ key, said }) =>
      kept.filter(
        ({ line, at, by, reason }) =>
          at === said.withheld?.at &&
          by === said.withheld.by &&
          reason === said.withheld.reason &&
          (line.endsWith(`/${key}`) || line.startsWith(placeIn(key, said))),
      ),
    );
  });

const placeIn = (key: string, said: FactStatement): string => toldLine(key, said).slice(0, -key.length);

type Line = { readonly line: string; readonly reason: string };

function decide(
  engine: Engine,
  input: Input,
  action: 'screening.words-withheld' | 'screening.words-given-back',
  linesOf: (db: ReadDb) => readonly Line[],
): ReturnType<typeof readScreening> {
  const { screeningId, question, entry } = input;
  const stands = action === 'screening.words-withheld';
  const note = { action, subject: screeningId, facts: { question, telling: entry } };
  return transact(engine, note, (tx) => {
    const sheet = requireScreening(tx, screeningId);
    const lines = new Map(linesOf(tx).map((one) => [one.line, one.reason]));
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
    for (const [line, reason] of lines) insertAside(tx, screeningId, stands, { line, reason, at, by });
    touchCase(tx, sheet.caseId, at);
    return readScreening(engine, tx, screeningId);
  });
}

/** Under which fact, and what of it that entry of the log recorded. */
function tellingsOf(
  engine: Engine,
  db: ReadDb,
  { screeningId, question: name, entry, fact }: Input,
): { key: string; said: FactStatement }[] {
  const row = requireScreening(db, screeningId);
  const form = pinnedForm(db, row);
  if (form.file.testimony.use !== 'worksheet')
    throw new TestimonyError('not-ready', {
      subject: row.formTitle,
      found: [coded('carried-in-an-interview')],
    });
  if (!form.byName.has(name))
    throw new TestimonyError('answer-not-allowed', {
      subject: name,
      found: [coded('answer-no-such-question', { nearest: [] })],
    });
  const facts = readFacts(engine, db, row.personId, row.id, { forForms: true, withhold: true });
  const known = knownAnswers(form, facts).find((one) => one.question === name);
  const beside = (known?.facts ?? [])
    .filter(({ key }) => fact === undefined || key === fact)
    .flatMap(({ key, statements }) =>
      statements.filter(({ seq }) => seq === entry).map((said) => ({ key, said })),
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
): { key: string; said: FactStatement }[] =>
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
          .map((said) => ({ key, said })),
  );
