/**
 * @file Rows of a list that are kept back because something that follows from them is: the other rows of the list were told
 * as much as any other answer, and go. Our own rule.
 */
import type { FactStatement, FactView, Withheld } from './fact.ts';

type Facts = ReadonlyMap<string, FactView>;

/** A telling that is held back under what follows from an answer, and not under the answer itself. */
export interface HeldBack {
  readonly key: string;
  readonly fact: FactView;
  readonly one: FactStatement;
  readonly why: Withheld;
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a list; none for any other value. */
export const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value)
    ? value.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row))
    : [];

/** The same row, in whichever order its cells are stored. */
export const rowKey = (row: Row): string =>
  JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * `facts` with only the rows that go in each list that something in `heldBack` follows from, and those lists under `lists`:
 * some of their rows are withheld. Where it cannot be seen from which rows it follows, the whole list is.
 */
export function withoutRowsOf(
  facts: Facts,
  heldBack: readonly HeldBack[],
  derive: (facts: Facts) => Map<string, FactView>,
  placeOf: (one: FactStatement) => string,
): { readonly facts: Map<string, FactView>; readonly lists: HeldBack[] } {
  const found = new Map(facts);
  const lists: HeldBack[] = [];
  for (const [key, fact] of facts) {
    const held = new Map<string, Withheld>();
    for (const list of fact.statements) {
      const rows = rowsOf(list.value);
      if (list.withheld !== undefined || rows.length === 0) continue;
      for (const other of heldBack.filter(({ one }) => placeOf(one) === placeOf(list))) {
        const feeds = rows.filter((row) => {
          const statements = [{ ...list, value: [row] }];
          const follows = derive(new Map(facts).set(key, { ...fact, differs: false, statements }));
          return (follows.get(other.key)?.statements ?? []).some((one) => sharesLine(one, other.one));
        });
        for (const row of feeds.length === 0 ? rows : feeds) held.set(rowKey(row), other.why);
      }
    }
    // A later account has the rows of the earlier ones in its list again.
    if (held.size === 0) continue;
    const statements = fact.statements.map((list) => {
      const why = rowsOf(list.value).flatMap((row) => held.get(rowKey(row)) ?? [])[0];
      if (why === undefined || list.withheld !== undefined) return list;
      const left = withoutRows(list, held);
      if (left === null) return { ...list, withheld: why };
      lists.push({ key, fact, one: list, why });
      return left;
    });
    found.set(key, { ...fact, statements });
  }
  return { facts: found, lists };
}

/** Null where no row is left. */
function withoutRows(list: FactStatement, held: ReadonlyMap<string, Withheld>): FactStatement | null {
  const rows = rowsOf(list.value);
  const goes = (row: Row) => !held.has(rowKey(row));
  const rest = rows.filter(goes);
  if (rest.length === 0) return null;
  const lines = list.text.split('\n');
  const text =
    lines.length === rows.length ? lines.filter((_, at) => goes(rows[at] ?? {})) : rest.map(inWords);
  return { ...list, value: rest, text: text.join('\n') };
}

const inWords = (row: Row): string =>
  Object.values(row)
    .filter((cell) => typeof cell === 'string' && cell !== '')
    .join('; ');

/** Of what one row alone comes to, a line is in what is held back. */
function sharesLine(alone: FactStatement, held: FactStatement): boolean {
  const all = plain(`${held.text}\n${held.ownWords}`);
  return alone.text.split('\n').some((line) => plain(line) !== '' && all.includes(plain(line)));
}

/** A list that is counted counts otherwise without the rest of it. */
const plain = (text: string): string =>
  text
    .replace(/^\s*\d{1,3}\.\s+/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
