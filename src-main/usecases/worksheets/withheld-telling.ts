/** @file What a withheld telling is, and the rows of the list that it follows from, in the order of the record. */

import type { CheckedInput } from '../../contract/index.ts';
import { type FactStatement, placeOf } from '../../core/answers/fact.ts';
import { rowsOf } from '../../core/answers/fact-values.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { inLine, toldLine } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { knownAnswers, readFacts } from '../disclosure/collect.ts';
import { rowInWords } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { requireWorksheet } from './require-worksheet.ts';

type Input = Omit<CheckedInput<'accountsGiveBack'>, 'row'>;

/**
 * The rows in words, as they were told, at the number by which one of them is withheld; none where no list is behind it, or
 * more than one. Throws as `tellingsOf` does.
 */
export function rowsBehind(engine: Engine, db: ReadDb, input: Input): string[] {
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
