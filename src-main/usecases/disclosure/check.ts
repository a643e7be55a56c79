/**
 * @file What somebody has to see or decide before a sheet goes: wishes that a field goes against, words that say what is
 * withheld, and dates that stand in no row.
 */

import type { CopiedField } from '../../contract/copy-out.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { type FactStatement, type FactView, isWithheld, type KeptBack } from '../../core/answers/fact.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { notToldInFields, notToldToOthers, type ToldAgainst } from '../../core/contact/not-told-in-fields.ts';
import { isNotToBeTold, NOT_TO_BE_TOLD, notToldRows } from '../../core/contact/not-told-rows.ts';
import { heldInWords } from '../../core/dates/held.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { type Period, periodsTold } from '../../core/told/period.ts';
import { cellsIn, cellsKept } from '../../core/withholding/on-sheet.ts';
import { inLine } from '../../core/withholding/withheld.ts';
import {
  beginningApart,
  dateInNoRow,
  orderApart,
  periodGaps,
  periodName,
} from '../../core/worksheets/period-gaps.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';
import { type Engine, onOwnSheet } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { heldPassages, readFacts } from './collect.ts';
import { loadReadiness, type ReadinessData } from './referral-yes.ts';
import { type LookAt, type OnSheetNow, sheetFacts } from './sheet.ts';
import { rowInWords, standingOnSheet } from './withhold.ts';

// Fields of a sheet that somebody left empty with a reason, which is the office's own: copying out, packs and papers ask
// here.

// A referral that somebody else sent before this sheet was begun, as the clock of the case has it. The sheet is then the
// file's own; what the official form asks of whoever refers, in the first person, was answered by whoever sent it.

// Fields of the referral sheet that say what the person asked one of its readers not to be told. The police read what
// the Home Office is sent. It is pointed at where the sheet is filled, looked at, copied and packed, until somebody has
// decided it.

type Wished = Pick<ScreeningRow, 'formId' | 'personId'>;
type Field = Pick<CopiedField, 'question' | 'title' | 'text' | 'ownWords' | 'accounts'>;

export interface WishAgainst extends ToldAgainst {
  /** Of the page that lists what to see to; another once the field has other words of it. */
  readonly line: string;
}

/** Where the wish itself is written. */
const WISHES: ReadonlySet<string | null> = new Set([NOT_TO_BE_TOLD, 'child.not-to-be-told']);

/** `fields`: as they would go. None for another form. */
export function wishesAgainst(
  engine: Engine,
  db: ReadDb,
  { formId, personId }: Wished,
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): WishAgainst[] {
  if (formId !== loadReadiness(engine.resources).form) return [];
  const goes = goesOf(form, fields);
  return notToldInFields(readFacts(engine, db, personId, null), goes).map((one) => ({
    ...one,
    line: `wish/${one.question}-${fingerprint(decided(one)).slice(0, 12)}`,
  }));
}

/** What the person asked somebody else not to be told, as `wishesAgainst`: whoever fills the sheet is to know it stands there. */
export const wishesOfOthers = (
  engine: Engine,
  db: ReadDb,
  { formId, personId }: Wished,
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): Coded[] =>
  formId === loadReadiness(engine.resources).form
    ? notToldToOthers(readFacts(engine, db, personId, null), goesOf(form, fields))
    : [];

const goesOf = (form: Pick<CompiledForm, 'byName'>, fields: readonly Field[]) =>
  fields
    .filter(({ question }) => !WISHES.has(form.byName.get(question)?.fact ?? null))
    .map(({ question, title, text, ownWords, accounts }) => ({
      ...{ question, title },
      // What is to be decided stands in the field with every telling.
      text: [{ text, ownWords }, ...accounts.tellings].flatMap((one) => [one.text, one.ownWords]).join('\n'),
    }));

/** What a line is decided about: where it is written may change, and then nobody has to decide again. */
const decided = ({ found, asked }: ToldAgainst) => ({
  code: found.code,
  params: { ...JSON.parse(JSON.stringify(found.params ?? {})), said: asked },
});

/** Those that nobody decided about. `id`: null where no sheet was begun. */
export function wishesOpen(
  engine: Engine,
  db: ReadDb,
  sheet: Wished & { readonly id: ScreeningRow['id'] | null },
  form: Pick<CompiledForm, 'byName'>,
  fields: readonly Field[],
): WishAgainst[] {
  const aside = new Set(sheet.id === null ? [] : listAside(db, sheet.id).map(({ line }) => line));
  return wishesAgainst(engine, db, sheet, form, fields).filter(({ line }) => !aside.has(line));
}

/** As the page that lists what to see to has them: one line for each wish and reader. */
export const wishesToSee = (form: Pick<CompiledForm, 'byName'>, against: readonly WishAgainst[]): LookAt[] =>
  against.flatMap(({ question, title: about, found, line }) => {
    const on: Question | undefined = form.byName.get(question);
    return on === undefined ? [] : [{ line, on, about, source: '', found: [found] }];
  });

/** Where such a line can be decided is said with it. */
export const wishesByField = (against: readonly WishAgainst[]): ReadonlyMap<string, readonly Coded[]> =>
  new Map(
    [...Map.groupBy(against, ({ question }) => question)].map(([question, some]) => [
      question,
      some.map(({ found }) => found),
    ]),
  );

// What on a sheet says the same as something kept back, and a person has to decide: sentences that somebody typed and
// that are left out, and a name, a town, a day or a choice that stands on a row kept back and goes. They are named, and
// the copy is held until somebody words them otherwise, gives the words back, or sets the line aside.

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

/** What was told of others by itself; who is named beside a period alone is asked about. */
const OTHERS = ['others.details', 'others.each', 'others.each-told'] as const;

/** In the order and with the numbers that the sheet gives them. */
export function periodsToSee(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  { periods: { facts: of, questions } }: ReadinessData,
  { asked, standing }: OnSheetNow,
): LookAt[] {
  const on = questions.flatMap((name) => asked.find((one) => one.name === name) ?? [])[0];
  const facts = sheetFacts(engine, db, sheet);
  const rows = periodsTold(facts.get(of.rows));
  if (on === undefined || rows.length === 0) return [];
  const began = facts.get(of.began);
  const where = began === undefined ? [] : [wordsIn(began)];
  const gaps = periodGaps(
    rows.map(({ value }) => value),
    where,
    [...OTHERS.map((key) => wordsIn(facts.get(key))), ...writtenOf(OTHERS[0], asked, standing)].join('\n'),
  );
  const notTold = notToldRows(facts);
  const isKept = (facts.get('others.details')?.statements ?? []).some(isWithheld);
  // Nobody is advised to write down what was kept back, or what somebody asked not to be told.
  const goes = (row: Period) => (one: Coded) =>
    one.code !== 'period-others-unsaid' || !(isKept || isNotToBeTold(notTold, row.others));
  const apart = beginningApart(
    rows.map(({ value }) => value),
    facts.get('exploitation.start'),
    facts.get('recruitment.how-started'),
  );
  const begun = (first: Period): LookAt[] => {
    if (apart === null) return [];
    const source = toldIn(apart.said);
    const found = [coded('period-began-otherwise', { told: apart.told, source })];
    return [{ line: `row/began-${apart.said.seq}`, on, about: periodName(first, 0), source, found }];
  };
  const ended = dateInNoRow(
    rows.map(({ value }) => value),
    'until',
    facts.get('exploitation.end'),
  );
  // Each field that reads when it ended says so.
  const onEnd = [on, ...asked.filter(({ fact }) => fact === 'leaving.how-left')];
  const endings = onEnd.flatMap((field): LookAt[] =>
    ended === null
      ? []
      : [
          {
            line: `${DATE_IN_NO_ROW}${ended.said.seq}-${field.name}`,
            on: field,
            about: field.title,
            source: toldIn(ended.said),
            found: [coded('period-ended-otherwise', { told: ended.told, source: toldIn(ended.said) })],
          },
        ],
  );
  const each = rows.flatMap(({ value, said }, at): LookAt[] => {
    const found = (gaps[at] ?? []).filter(goes(value));
    const mine = rows.slice(0, at).filter((one) => one.said.seq === said.seq).length;
    const source = toldIn(said);
    const line = `row/periods-${said.seq}-${mine + 1}`;
    return found.length === 0 ? [] : [{ line, on, about: periodName(value, at), source, found }];
  });
  const journey = standingOf(facts.get('journey.details')).at(-1);
  const order = orderApart(
    rows.map(({ value }) => value),
    journey === undefined ? '' : `${journey.text}\n${journey.ownWords}`,
  );
  const ordered =
    order === null || journey === undefined
      ? []
      : [
          {
            line: `row/order-${journey.seq}`,
            on,
            about: on.title,
            source: toldIn(journey),
            found: [coded('period-order-otherwise', { places: order, source: toldIn(journey) })],
          },
        ];
  return [...endings, ...ordered, ...rows.slice(0, 1).flatMap(({ value }) => begun(value)), ...each];
}

const DATE_IN_NO_ROW = 'row/ended-';

/** A date told in an answer of its own and in no row: the copy is held until a row has it, or somebody sets the line aside. */
export function datesHeld(engine: Engine, db: ReadDb, sheet: ScreeningRow, now: OnSheetNow): Coded[] {
  const aside = new Set(listAside(db, sheet.id).map(({ line }) => line));
  return periodsToSee(engine, db, sheet, loadReadiness(engine.resources), now)
    .filter(({ line }) => line.startsWith(DATE_IN_NO_ROW) && !aside.has(line))
    .flatMap(({ about, found }) => found.map((one) => coded('look-at', { about, found: [one] })));
}

/** What stands in the fields of the sheet that are about `fact`: somebody may have written it there alone. */
const writtenOf = (fact: string, asked: OnSheetNow['asked'], standing: OnSheetNow['standing']): string[] =>
  asked
    .filter((one) => one.fact === fact)
    .flatMap(({ name }) => {
      const answer = standing.get(name);
      return [typeof answer?.value === 'string' ? answer.value : '', answer?.ownWords ?? ''];
    });

export const standingOf = (fact: FactView | undefined): FactStatement[] =>
  fact === undefined ? [] : standingStatements(fact);

const wordsIn = (fact: FactView | undefined): string =>
  standingOf(fact)
    .flatMap((one) => [one.text, one.ownWords])
    .join('\n');

export function toldIn({ heldOn, at, origin }: FactStatement): string {
  const held = heldInWords(heldOn, at);
  return origin.kind === 'interview' ? `${origin.formTitle}, ${held}` : held;
}
