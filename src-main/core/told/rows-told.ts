/**
 * @file Answers that are lists of rows, as they were told: an account that goes on with a list holds the rows of the
 * account before it too, and nobody told those again. Each row keeps the account in which it was first told as it stands.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { tellsOfItsOwn } from '../answers/standing-statements.ts';
import type { Told } from './places.ts';

type Row = Readonly<Record<string, unknown>>;
export type RowTold = Told<Row>;

export interface RowsTold {
  /** In the order of the newest list. */
  readonly stands: readonly RowTold[];
  /** Told before, and told otherwise or left out since; not what had only been written down wrongly or was filled up. */
  readonly gone: readonly RowTold[];
}

const NOTHING: RowsTold = { stands: [], gone: [] };

/** Of one fact it is asked for each of the many things that follow from it, and statements never change. */
const READ = new WeakMap<FactView['statements'], RowsTold>();

/** Values that are no lists of rows are left out. */
export function rowsTold(fact: Pick<FactView, 'statements'> | undefined): RowsTold {
  if (fact === undefined) return NOTHING;
  const found = READ.get(fact.statements) ?? rowsIn(fact.statements);
  READ.set(fact.statements, found);
  return found;
}

const rowsIn = (statements: FactView['statements']): RowsTold =>
  statements
    .filter((one) => one.state === 'prefers-not-to-say' || tellsOfItsOwn(one, statements))
    .reduceRight(
      (before, said) => (said.state === 'prefers-not-to-say' ? NOTHING : withAccount(before, said)),
      NOTHING,
    );

function withAccount({ stands, gone }: RowsTold, said: FactStatement): RowsTold {
  if (said.state !== 'answered' || !Array.isArray(said.value)) return { stands, gone };
  const now = (said.value as unknown[]).flatMap((row) => (isRow(row) ? [row] : []));
  const standing = new Map(stands.map((one) => [canonical(one.value), one]));
  const rows = now.map((value) => standing.get(canonical(value)) ?? { value, said });
  const kept = new Set(rows.map(({ value }) => canonical(value)));
  const left = stands.filter(({ value }) => !kept.has(canonical(value)));
  // What is added by itself has nothing of the list in it, and takes nothing from it.
  if (said.relation !== 'new' && said.relation !== 'differs' && left.length === stands.length)
    return { stands: [...stands, ...rows], gone };
  const news = rows.filter((one) => one.said === said);
  const taken = left.filter(({ value }) => !news.some((one) => fillsUp(value, one.value)));
  const back = gone.filter(({ value }) => !kept.has(canonical(value)));
  return { stands: rows, gone: said.cause === 'recording' ? back : [...back, ...taken] };
}

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row);

const isEmpty = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0);

/** Every cell that was there is there still. */
const fillsUp = (before: Row, now: Row): boolean =>
  Object.entries(before).every(([name, cell]) => isEmpty(cell) || same(cell, now[name]));

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Without empty cells, the keys in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isRow(one)
      ? Object.fromEntries(
          Object.entries(one)
            .filter(([, cell]) => !isEmpty(cell))
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : one,
  );
