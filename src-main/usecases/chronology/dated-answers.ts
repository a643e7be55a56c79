/**
 * @file Answers that hold a date: a question that asks for one, and rows of a group that have dates in them. What says how
 * somebody is reached stays out: it goes onto no paper.
 */
import type { AnswerView } from '../../core/answers/answer.ts';
import { isBlank } from '../../core/answers/carried.ts';
import { rowsOf as rowsOfList } from '../../core/answers/fact-values.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { apartFromReason } from '../../core/answers/reason-words.ts';
import { isAmong, rowSince } from '../../core/answers/rows-since.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import type { ChronologySource, Dated } from '../../core/chronology/entry.ts';
import { daysInText } from '../../core/dates/days-in-text.ts';
import { FuzzyDate, onDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import { type FormQuestion, formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { accountOf, slipsIn, tellingsInPlace } from '../../core/interviews/put-right-in-place.ts';
import { EVIDENCE } from '../../core/told/evidence-told.ts';
import { listLayers, targetsOf } from '../../vault/queries/annotations.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { discloseAnswers } from '../disclosure/answers.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { leftOutOfChronology, sameAsDays } from '../resources/chronology-list.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { asDayOfCase, type DatedOf, heldOf, momentOf, type OfKind, single, source } from './dated.ts';

interface Asked {
  readonly question: Question;
  readonly answer: AnswerView;
  /** Of a list, the rows that an earlier account of the record has. */
  readonly earlier: ReturnType<typeof rowsOfList>;
  /** Of a list, the rows that stand now, and where. */
  readonly stands: { readonly rows: ReturnType<typeof rowsOfList>; readonly list: string };
  /** Of a date, what another answer says began then; empty for most. */
  readonly began: string;
  /** What it is about, whatever the form calls it. */
  readonly thing: string;
  readonly title: string;
  readonly person: string;
  readonly from: ChronologySource;
}

/** `days`: what stands as a day of the case already. */
export function datedAnswers(of: DatedOf, days: readonly OfKind[]): Dated[] {
  const kindsOf = sameAsDays(of.engine.resources);
  const isOut = leftOutOfChronology(of.engine.resources);
  const titles = new Map(loadFacts(of.engine.resources).map(({ key, title }) => [key, title]));
  return of.people.flatMap((person) =>
    listPersonScreenings(of.db, person.id).flatMap((row) =>
      askedIn(of, row, titles, person.name).flatMap((asked) =>
        asked.question.element.type === 'paneldynamic'
          ? rowsOf(asked, asked.question.element, (cell) => isOut(row.formId, asked.question.name, cell))
          : oneOf(asked).map((one) => asDayOfCase(days, kindsOf(row.formId, asked.question.name), one)),
      ),
    ),
  );
}

function askedIn(
  of: DatedOf,
  row: ScreeningRow,
  titles: ReadonlyMap<string, string>,
  person: string,
): Asked[] {
  const form = pinnedForm(of.db, row);
  const isOut = leftOutOfChronology(of.engine.resources);
  const privileged = of.isPrivileged('record', row.id);
  const held = new Map(
    [row, ...listLayers(of.db, row.id)].map((one) => ['layer' in one ? one.layer : 0, one.heldOn]),
  );
  const recordedAs = tellingsInPlace(newestAnswers(of.db, row.id), targetsOf(of.db, row.id));
  const slips = slipsIn(recordedAs);
  const wrong = new Set(slips.values());
  const listed = recordedAs
    .filter((one) => !wrong.has(one) && !isOut(row.formId, one.question))
    .map((one) => ({ ...one, told: accountOf(slips, one) }));
  // A day is among the words that are withheld: without it there is no line.
  const going = discloseAnswers(of.engine, of.db, row, form, listed).map(({ answer, question }) => {
    const { layer, relation, cause } = answer.told;
    return { answer: { ...answer, layer, relation, cause }, question };
  });
  const standing = standingAnswers(going.map((one) => one.answer));
  return going.flatMap(({ answer, question }) => {
    const before = going.filter((one) => one.question === question && one.answer.layer < answer.layer);
    const earlier = standingAnswers(before.map((one) => one.answer)).get(question.name);
    const { fact } = question;
    const stands = {
      rows: rowsOfList(standing.get(question.name)?.value),
      list: `${row.id} ${question.name}`,
    };
    const began = beganIn(form.questions, standing, fact);
    const title = (fact === null ? undefined : titles.get(fact)) ?? question.title;
    const where = { at: 'record', id: row.id, question: question.name } as const;
    const said = coded('chronology-from-answer', {
      form: row.formTitle,
      question: question.title,
      held: heldOf(held.get(answer.layer) ?? null, answer.at),
      at: momentOf(answer.at),
      by: answer.author,
    });
    const thing = `${person} ${fact ?? `${row.formId} ${question.name}`}`;
    const from = source(where, said, privileged);
    return [
      { question, answer, earlier: rowsOfList(earlier?.value), stands, began, thing, title, person, from },
    ];
  });
}

/** "Legal status since" says nothing without the status: what a question of the same name tells, as it stands. */
function beganIn(
  questions: readonly Question[],
  standing: ReadonlyMap<string, AnswerView>,
  fact: string | null,
): string {
  const [, stem] = /^(.+)-since$/u.exec(fact ?? '') ?? [];
  const of = questions.find((one) => stem !== undefined && one.fact === `${stem}-status`);
  const told = of === undefined ? undefined : standing.get(of.name);
  return of === undefined || told?.state !== 'answered' ? '' : readableValue(of.element, told.value);
}

function oneOf({ question, answer, began, thing, title, person, from }: Asked): Dated[] {
  const on = FuzzyDate.safeParse(answer.value);
  if (!on.success || question.element.type !== 'text') return [];
  const { own: words } = apartFromReason(answer);
  const what =
    question.fact === 'person.birth-date'
      ? coded('chronology-born')
      : words === ''
        ? began === ''
          ? coded('chronology-answer', { title })
          : coded('chronology-row-of', { title, said: began })
        : coded('chronology-answer-words', { title, words });
  return [single({ thing, on: on.data, kind: 'answer', what, person, sources: [from] })];
}

type Rows = Extract<FormQuestion, { type: 'paneldynamic' }>;
type Cell = Rows['templateElements'][number];

/** A row with two dates is one entry, from the first to the second; the same row told again is the same entry. */
function rowsOf(
  { question: { fact }, answer, earlier, stands, thing, title, person, from }: Asked,
  element: Rows,
  isOut: (cell: string) => boolean,
): Dated[] {
  const isAnyDate = (cell: Cell) => cell.type === 'text' && cell.testimony.kind === 'fuzzy-date';
  const isDate = (cell: Cell) => isAnyDate(cell) && !isOut(cell.name);
  const rows = Array.isArray(answer.value) ? (answer.value as Readonly<Record<string, unknown>>[]) : [];
  return rows.flatMap((row): Dated[] => {
    // Nobody told it again: the account that told it has its line.
    if (answer.relation !== 'confirms' && isAmong(row, earlier)) return [];
    const dates = element.templateElements.filter(isDate).flatMap((cell) => {
      const read = FuzzyDate.safeParse(row[cell.name]);
      return read.success ? [{ cell, date: read.data }] : [];
    });
    const [first, second] = dates;
    const cells = Object.fromEntries(
      element.templateElements
        .filter((cell) => !isAnyDate(cell) && !isBlank(row[cell.name]))
        .map((cell) => [cell.name, readableValue(cell, row[cell.name])]),
    );
    const said = Object.values(cells).join('; ');
    const read = (some: Readonly<Record<string, unknown>>) =>
      Object.entries(cells)
        .flatMap(([name, words]) => (name in some ? [words] : []))
        .join('; ');
    const words = earlier.length === 0 ? said : rowSince(row, earlier, rowsOfList(rows), read);
    const list = isAmong(row, stands.rows) ? { stands: stands.list } : {};
    const base = { kind: 'answer' as const, person, sources: [from], time: '' };
    // What exists has no date of its own: a day that is written of it in full is the day it is from.
    if (first === undefined)
      return (fact === EVIDENCE ? daysInText([cells.what, cells.about].join('; ')) : []).map((on) => ({
        ...base,
        thing: `${thing} ${said}`,
        on,
        until: null,
        row: { of: thing, cells },
        what: coded('chronology-row-of', { title, said: words }),
      }));
    // A last day alone is no first one.
    const only = second === undefined && element.templateElements.filter(isDate).length > 1;
    const heading = only ? `${title}, ${formText(first.cell.title).toLowerCase()}` : title;
    const what =
      said === ''
        ? coded('chronology-answer', { title: heading })
        : coded('chronology-row-of', { title: heading, said: words });
    return [
      {
        ...base,
        thing: `${thing} ${said}`,
        what,
        on: first.date,
        until: second?.date ?? null,
        row: { of: thing, cells, ...list },
      },
    ];
  });
}

/** The day somebody was born, as their details have it. */
export const birthDates = ({ people }: DatedOf): Dated[] =>
  people.flatMap(({ id, name, birthDate: on }) =>
    on === null
      ? []
      : [
          single({
            thing: `${name} person.birth-date`,
            on,
            kind: 'answer',
            person: name,
            what: coded('chronology-born'),
            sources: [source({ at: 'person', id }, coded('chronology-from-details'))],
          }),
        ],
  );

/** ISO day of a moment. */
export const dayOf = (at: string): FuzzyDate => onDay(at.slice(0, 10));
