/** @file The rules about days, what can happen, the calendars and the shelf, checked against what they name. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ClockRule, EventKind, WatchedAnswer } from '../../core/clocks/rule.ts';
import type { ClockBook } from '../../core/clocks/running.ts';
import { ShelfEntry } from '../../core/clocks/shelf.ts';
import { HolidayCalendar, NATIONS, type Nation } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Resources } from './resources.ts';
import { loadFactKeys, readData } from './vocabulary.ts';

export interface Clocks extends ClockBook {
  readonly kinds: readonly EventKind[];
  readonly watched: readonly WatchedAnswer[];
}

const KindsFile = z.strictObject({ about: z.string(), kinds: z.array(EventKind).min(1) });
const AnswersFile = z.strictObject({ about: z.string(), answers: z.array(WatchedAnswer) });
const RulesFile = z.strictObject({ about: z.string(), rules: z.array(ClockRule).min(1) });
const ShelfFile = z.strictObject({ about: z.string(), entries: z.array(ShelfEntry).min(1) });

const books = new WeakMap<Resources, Clocks>();
const shelves = new WeakMap<Resources, readonly ShelfEntry[]>();

/** Throws `form-damaged` naming the file, and what in it names nothing. */
export function loadClocks(resources: Resources): Clocks {
  const known = books.get(resources) ?? readClocks(resources);
  books.set(resources, known);
  return known;
}

/** In the order of the files. Throws `form-damaged` naming the file. */
export function loadShelf(resources: Resources): readonly ShelfEntry[] {
  const known =
    shelves.get(resources) ?? readFolder(resources, 'shelf', ShelfFile).flatMap((one) => one.entries);
  requireOnce('shelf', known);
  shelves.set(resources, known);
  return known;
}

function readClocks(resources: Resources): Clocks {
  const { kinds } = readData(resources, join('clocks', 'kinds.json'), KindsFile);
  const { answers } = readData(resources, join('clocks', 'answers.json'), AnswersFile);
  const rules = readFolder(resources, 'clocks', RulesFile, ['kinds.json', 'answers.json']).flatMap(
    (one) => one.rules,
  );
  const read = NATIONS.map((id) => readData(resources, join('calendars', `${id}.json`), HolidayCalendar));
  const calendars = Object.fromEntries(read.map((one) => [one.id, one])) as Record<Nation, HolidayCalendar>;
  for (const named of [kinds, rules, answers]) requireOnce('clocks', named);
  const damaged = rules.find((rule) => !isKnown(rule, kinds, answers))?.id;
  if (damaged !== undefined) throw new TestimonyError('form-damaged', { subject: 'clocks', detail: damaged });
  const facts = loadFactKeys(resources);
  const unknown = answers.find(({ fact }) => fact !== undefined && !facts.has(fact))?.id;
  if (unknown !== undefined)
    throw new TestimonyError('form-damaged', { subject: join('clocks', 'answers.json'), detail: unknown });
  return { kinds, rules, calendars, watched: answers };
}

/** Kinds, results and answers that a rule names are there. */
function isKnown(
  { from, until, outlasts, stops }: ClockRule,
  kinds: readonly EventKind[],
  answers: readonly WatchedAnswer[],
): boolean {
  const has = (id: string) => kinds.some((kind) => kind.id === id);
  const results = new Set([
    '',
    ...kinds.filter(({ id }) => from.events.includes(id)).flatMap((one) => one.results),
  ]);
  return (
    [...from.events, ...until, ...(stops === undefined ? [] : [stops.from, stops.to])].every(has) &&
    outlasts.every(
      (one) => one === '' || kinds.some(({ id, results }) => until.includes(id) && results.includes(one)),
    ) &&
    (from.day !== 'sent' || kinds.every(({ id, sent }) => sent || !from.events.includes(id))) &&
    (from.results ?? []).every((one) => results.has(one)) &&
    from.answers.every((id) => answers.some((one) => one.id === id))
  );
}

function readFolder<T>(
  resources: Resources,
  folder: string,
  schema: z.ZodType<T>,
  except: readonly string[] = [],
): T[] {
  return readdirSync(join(resources.folder, folder))
    .filter((file) => file.endsWith('.json') && !except.includes(file))
    .sort()
    .map((file) => readData(resources, join(folder, file), schema));
}

function requireOnce(subject: string, all: readonly { readonly id: string }[]): void {
  const twice = all.find(({ id }, n) => all.findIndex((one) => one.id === id) !== n);
  if (twice !== undefined) throw new TestimonyError('form-damaged', { subject, detail: twice.id });
}
