/**
 * @file What on a sheet says the same as something kept back, and a person has to decide: sentences that somebody typed and that are
 * left out, and a name, a town, a day or a choice that stands on a row kept back and goes. They are named, and the copy is held
 * until somebody words them otherwise, gives the words back, or sets the line aside.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KeptBack } from '../../core/answers/fact.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { cellsIn, cellsKept } from '../../core/withholding/cells.ts';
import { inLine } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { heldPassages, readFacts } from '../disclosure/collect.ts';
import { onOwnSheet } from '../disclosure/resolve.ts';
import type { LookAt } from '../disclosure/sheet.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { rowInWords } from './withheld-telling.ts';

type Sheet = Pick<ScreeningRow, 'id' | 'personId' | 'formId'>;
interface Shown {
  /** Of these alone. */
  readonly asked: readonly Question[];
  readonly kept: ReadonlyMap<string, KeptBack>;
  /** As it goes. */
  readonly standing: ReadonlyMap<string, AnswerView>;
}

/** A line for each; another once it is worded otherwise. `given`: made for whom. */
export function typedKept(given: Engine, db: ReadDb, sheet: Sheet, shown: Shown): LookAt[] {
  const engine = onOwnSheet(given, sheet.formId);
  const { personId } = sheet;
  if (listWithheld(db, personId, engine.reader).length === 0) return [];
  const titles = new Map(loadFacts(engine.resources).map(({ key, title }) => [key, title]));
  const lines = new Map(listWithheld(db, personId).map((one) => [one.seq, one]));
  const keptAs = (seq: number) => {
    const line = lines.get(seq);
    if (line === undefined) return { kept: '', only: 'all' as const, names: '' };
    const { key, place } = inLine(line.line);
    const words = line.row === null ? (line.passage ?? '') : rowInWords(db, place, line.row);
    return {
      kept: [titles.get(key) ?? key, words].filter((part) => part !== '').join(': '),
      only: line.readers?.only ?? ('all' as const),
      names: (line.readers?.names ?? []).join('; '),
    };
  };
  const cells = cellsKept(
    readFacts(engine, db, personId, null, { forForms: true }),
    readFacts(engine, db, personId, null, { forForms: true, withhold: true }),
    heldPassages(listWithheld(db, personId, engine.reader)),
  );
  const line = (on: Question, said: string, found: Coded): LookAt => ({
    line: `typed/${on.name}-${fingerprint(said).slice(0, 12)}`,
    ...{ on, about: on.title, source: '', found: [found] },
  });
  const itself = new Set(
    [...lines.values()].flatMap(({ line: of }) => {
      const [id, name = ''] = inLine(of).place.split('/');
      return id === sheet.id ? [name] : [];
    }),
  );
  return shown.asked.flatMap((on) => {
    // It is what is kept back, and no text that tells it again: a notice stands in its place.
    if (itself.has(on.name)) return [];
    const why = shown.kept.get(on.name);
    const typed = (why?.typed ?? []).map((said) =>
      line(on, said, coded('typed-kept', { said, ...keptAs(why?.seq ?? 0), reason: why?.reason ?? '' })),
    );
    const stands = cellsIn(cells, shown.standing.get(on.name)).map(({ text, why: { seq, reason } }) =>
      line(on, text, coded('on-kept-row', { said: text, ...keptAs(seq), reason })),
    );
    return [...typed, ...stands];
  });
}

/**
 * Of a sheet as it is printed for `engine.reader`, also with what is asked no more: of what nobody decided about, a sentence each.
 * Empty for an interview, which is the record itself.
 */
export function typedKeptOnPaper(engine: Engine, db: ReadDb, sheet: Sheet, form: CompiledForm): Coded[] {
  if (form.file.testimony.use !== 'worksheet') return [];
  const on = standingOnSheet(engine, db, sheet, form);
  return typedKeptOpen(engine, db, sheet, { asked: form.questions, ...on });
}

/** Of those nobody decided about, a sentence each. */
export function typedKeptOpen(engine: Engine, db: ReadDb, sheet: Sheet, shown: Shown): Coded[] {
  const aside = new Set(listAside(db, sheet.id).map(({ line }) => line));
  return typedKept(engine, db, sheet, shown)
    .filter(({ line }) => !aside.has(line))
    .map(({ about, found, line }) => coded('typed-kept-at', { about, found, line }));
}
