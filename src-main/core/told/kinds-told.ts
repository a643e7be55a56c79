/** @file Kinds of exploitation that follow from periods, by the account that told of each first. */
import type { FactStatement } from '../answers/fact.ts';
import type { RowTold, Told } from '../answers/rows-told.ts';
import { readPeriods } from './period.ts';

/** Oldest account first; what a later one told comes to it. */
export function kindsTold(rows: readonly RowTold[]): Told<string[]>[] {
  const first = new Map<string, FactStatement>();
  for (const row of rows)
    for (const kind of kindsIn(row)) {
      const said = firstTold(row, kind);
      const known = first.get(kind);
      if (known === undefined || said.seq < known.seq) first.set(kind, said);
    }
  const each = [...Map.groupBy(first, ([, said]) => said)].toSorted(([a], [b]) => a.seq - b.seq);
  return each.map(([said, kinds], at) => ({
    value: kinds.map(([kind]) => kind),
    said: at === 0 ? said : { ...said, relation: 'adds' as const },
  }));
}

const kindsIn = ({ value }: RowTold): readonly string[] => readPeriods([value]).flatMap(({ kinds }) => kinds);

/** A row that was changed may have had it before. */
const firstTold = ({ said, before }: RowTold, kind: string): FactStatement =>
  before !== undefined && kindsIn(before).includes(kind) ? firstTold(before, kind) : said;
