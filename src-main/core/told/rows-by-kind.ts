/**
 * @file Rows that each say of which kind they are: what is told about somebody beside their particulars, and single things
 * that happened, were said or were paid. By its kind a row becomes a line of a fact of its own, so that each stands in the
 * field where it is looked for. The kinds, and the fact each goes to, are data.
 */
import * as z from 'zod';
import momentKinds from '../../../resources/codes/moment-kinds.json' with { type: 'json' };
import particularKinds from '../../../resources/codes/particular-kinds.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { CellWords } from './cell-words.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { rowWord } from './row-words.ts';
import { rowsTold } from './rows-told.ts';

export const PARTICULARS = 'person.particulars';
export const MOMENTS = 'exploitation.moments';

interface Kind {
  readonly value: string;
  readonly text: string;
  /** The fact whose lines rows of this kind become. */
  readonly goes: string;
}

interface LinesOfKind extends LinesTold {
  readonly key: string;
  readonly source: string;
}

const Day = FuzzyDate.nullable()
  .default(null)
  .catch(null)
  .transform((date) => (date === null ? '' : formatFuzzyDate(date)));

const joined = (between: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(between);
const beside = (head: string, ...parts: readonly string[]): string => {
  const within = joined('; ', ...parts);
  return within === '' ? head : `${head} (${within})`.trim();
};

const ParticularRow = z.object({ kind: CellWords, what: CellWords, when: Day, until: Day, by: CellWords });

/** "Age assessment: open (12 Oct 2026; the council)". Empty for a row that says no more than its kind. */
export function particularInWords(row: unknown): string {
  const { data } = ParticularRow.safeParse(row);
  if (data === undefined) return '';
  const { what, when, until, by } = data;
  const said = beside(what, joined(' – ', when, until), by);
  return said === '' ? '' : joined(': ', textOf(particularKinds.choices, data.kind), said);
}

const MomentRow = z.object({
  ...{ kind: CellWords, what: CellWords, words: CellWords, who: CellWords },
  ...{ amount: CellWords, when: Day, outcome: CellWords },
});

/** "Tried to leave or to get help (December 2021): ran to a garage; what came of it: fetched back". Empty as above. */
export function momentInWords(row: unknown): string {
  const { data } = MomentRow.safeParse(row);
  if (data === undefined) return '';
  const { what, words, who, amount, when, outcome } = data;
  const quoted = words === '' ? '' : `“${words.replace(/^[“"]|[”"]$/gu, '')}” (${rowWord('as-repeated')})`;
  const came = outcome === '' ? '' : `${rowWord('outcome')}: ${outcome}`;
  const said = joined('; ', joined(': ', who, joined('; ', what, amount, quoted)), came);
  if (said === '' && when === '') return '';
  return joined(': ', beside(textOf(momentKinds.choices, data.kind), when), said);
}

const textOf = (kinds: readonly Kind[], value: string): string =>
  value === OTHER ? '' : (kinds.find((one) => one.value === value)?.text ?? '');

/** Where a row without a kind goes, and words beside the whole list. */
const OTHER = 'other';

/** A fact for each of those that the kinds go to, whether rows tell of it or not. */
export const linesByKind = (facts: ReadonlyMap<string, FactView>): LinesOfKind[] => [
  ...linesOf(facts, PARTICULARS, particularKinds.choices, particularInWords),
  ...linesOf(facts, MOMENTS, momentKinds.choices, momentInWords),
];

function linesOf(
  facts: ReadonlyMap<string, FactView>,
  source: string,
  kinds: readonly Kind[],
  inWords: (row: unknown) => string,
): LinesOfKind[] {
  const rest = goesTo(kinds, OTHER);
  const rows = rowsTold(facts.get(source));
  return [...new Set(kinds.map(({ goes }) => goes))].map((key) => {
    const line = (row: Readonly<Record<string, unknown>>) =>
      (goesTo(kinds, row.kind) || rest) === key ? inWords(row) : '';
    const lines = linesTold(rows, { line });
    const words = key === rest ? wordsBeside(facts.get(source)) : [];
    return { key, source, ...lines, told: [...lines.told, ...words] };
  });
}

const goesTo = (kinds: readonly Kind[], value: unknown): string =>
  kinds.find((one) => one.value === value)?.goes ?? '';
