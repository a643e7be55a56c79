/** @file Figures of a period, counted from what is on record now: nothing of them is kept. */
import { join } from 'node:path';
import type { FiguresView, FigureTableView } from '../../contract/figures.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { decisionFor } from '../../core/consent/consent.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { hideEach, hideSmall } from '../../core/figures/hide-small.ts';
import {
  type Counted,
  type CountedTable,
  countTable,
  ENDING_STEPS,
  FiguresFile,
  isNew,
  type NamesOfIds,
  type Period,
} from '../../core/figures/tables.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { askedFor, listSteps, listSurvivors } from '../../vault/queries/figures.ts';
import { listLinesOf } from '../../vault/queries/support-everywhere.ts';
import { valuesTold } from '../disclosure/disclosure.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { inSlices, type Sliced } from '../engine/slices.ts';
import type { Resources } from '../resources/resources.ts';
import { loadSupportLists } from '../resources/support-lists.ts';
import { readData } from '../resources/vocabulary.ts';

/** The purpose that somebody agrees to figures under, in resources/consent/purposes.json. */
const AGREED = 'research';

const read = new WeakMap<Resources, FiguresFile>();

/** Throws `form-damaged` naming the file. */
export function loadFigures(resources: Resources): FiguresFile {
  const known = read.get(resources) ?? readData(resources, join('figures', 'figures.json'), FiguresFile);
  read.set(resources, known);
  return known;
}

/** Throws `bad-input`, `form-damaged`, `cancelled`. */
export async function figuresShow(
  engine: Engine,
  period: CheckedInput<'figuresShow'>,
  job: Job,
): Promise<FiguresView> {
  if (period.from > period.to)
    throw new TestimonyError('bad-input', {
      subject: 'to',
      found: [about('to', coded('input-day-before-first', { field: 'to', from: period.from }))],
    });
  job.report({ step: 'reading' });
  const people = await inSlices(engine.session, (db) => peopleOf(engine, db, period), job.signal);
  const { tables, least } = loadFigures(engine.resources);
  const names = namesOf(engine.resources);
  const asOf = engine.session.read((db) => today(engine, db));
  const agreed = people.filter(({ isAgreed }) => isAgreed);
  const views = tables.map((table): FigureTableView => {
    const { of: _of, ...said } = table;
    const all = countTable(table, people, period, names);
    const counted = countTable(table, agreed, period, names);
    return { ...said, each: all.each, of: all.of, ...besideFile(all, counted, least.people) };
  });
  return {
    ...period,
    asOf,
    people: people.filter((one) => isNew(one, period)).length,
    notInFile: people.length - agreed.length,
    least: least.people,
    tables: views,
  };
}

/** Every row, with what a file shows of it: 0 also of one that nobody who agreed stands in, which a file does not name. */
function besideFile(
  all: CountedTable,
  agreed: CountedTable,
  least: number,
): Pick<FigureTableView, 'rows' | 'totalInFile'> {
  const counts = agreed.rows.map(({ count }) => count);
  const shown =
    all.each === 'value'
      ? { counts: counts.map((value) => (agreed.of < least ? null : value)), total: null }
      : all.each === 'once'
        ? hideSmall(counts, least)
        : hideEach(counts, least);
  const inFile = new Map(agreed.rows.map(({ name }, at) => [name, shown.counts[at] ?? null]));
  const rows = all.rows.map((row) => ({
    ...row,
    inFile: inFile.has(row.name) ? (inFile.get(row.name) ?? null) : 0,
  }));
  return { rows, totalInFile: shown.total };
}

type Person = Counted & { readonly isAgreed: boolean };

/** Who is new in the period, and who has a step or a line of support that it may count. */
function* peopleOf(engine: Engine, db: ReadDb, period: Period): Sliced<Person[]> {
  const { tables } = loadFigures(engine.resources);
  const keys = tables.flatMap(({ of }) => (of.by === 'fact' ? [of.fact] : []));
  const day = today(engine, db);
  const survivors = listSurvivors(db);
  const byCase = Map.groupBy(survivors, ({ caseId }) => caseId);
  const steps = Map.groupBy(listSteps(db, kindsIn(tables)), ({ personId, caseId }) => {
    // Of the whole case, that of its only survivor: of several nobody can tell whose it is.
    const all = byCase.get(caseId) ?? [];
    return personId ?? (all.length === 1 ? all[0]?.id : undefined);
  });
  const support = Map.groupBy(listLinesOf(db, ['need', 'engagement'], null), ({ personId }) => personId);
  const asked = askedFor(db, AGREED);
  const isAgreed = (id: PersonId) =>
    asked.has(id) &&
    decisionFor(listPersonConsents(db, id), { personId: id, purpose: AGREED, recipient: '' }, day)?.status ===
      'given';
  const concerned = survivors.filter((one) => isNew(one, period) || steps.has(one.id) || support.has(one.id));
  const people: Person[] = [];
  for (const one of concerned) {
    people.push({
      ...one,
      // What was told is counted of people new in the period alone.
      facts: isNew(one, period) ? valuesTold(engine, db, one.id, keys) : NOTHING,
      steps: steps.get(one.id) ?? [],
      support: (support.get(one.id) ?? []).map(({ at: moment, subject, line }) => ({
        on: moment.slice(0, 'YYYY-MM-DD'.length),
        subject,
        line,
      })),
      isAgreed: isAgreed(one.id),
    });
    yield;
  }
  return people;
}

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map();

const kindsIn = (tables: FiguresFile['tables']): string[] => [
  ...new Set(
    tables.flatMap(({ of }) =>
      of.by === 'event'
        ? [of.event]
        : of.by === 'wait'
          ? [of.from, of.to]
          : of.by === 'stage'
            ? [...Object.keys(of.waits), ...ENDING_STEPS]
            : [],
    ),
  ),
];

function namesOf(resources: Resources): NamesOfIds {
  const { outcomes, reasons } = loadSupportLists(resources);
  const named = (all: readonly { readonly id: string; readonly title: string }[]) =>
    new Map(all.map(({ id, title }) => [id, title]));
  return { headings: named(outcomes), reasons: named(reasons) };
}
