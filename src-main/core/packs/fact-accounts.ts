/**
 * @file The accounts of one thing as a reader of a pack gets them, each once. What had been written down wrongly is not
 * there: its correction stands in its place. A list that goes on with an earlier one says only what it has that is new.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';

export interface FactAccount {
  readonly said: FactStatement;
  /** Of a list the lines that no account before it has; otherwise all that was said. */
  readonly text: string;
  /** Lines of a list told before that this account has not any more, and tells otherwise. */
  readonly gone: readonly string[];
}

/** Oldest first; what only repeats or confirms another is not another account. One that goes back to earlier words is. */
export function accountsOf({ statements }: Pick<FactView, 'statements'>): FactAccount[] {
  const { stands, wrong } = putRight(statements);
  const own = stands.filter((one) => one.relation !== 'confirms');
  const seen = new Set<string>();
  const lines = new Set<string>();
  let last = '';
  let list: readonly string[] = [];
  return (own.length === 0 ? stands.slice(0, 1) : own).toReversed().flatMap((said) => {
    const words = JSON.stringify([said.state, said.text.trim().toLowerCase(), said.ownWords.trim()]);
    const isNew =
      !seen.has(words) || ((said.relation === 'differs' || said.relation === 'since') && words !== last);
    last = words;
    seen.add(words);
    if (!isNew) return [];
    if (!isList(said)) return [{ said, text: said.text, gone: [] }];
    const all = linesOf(said).filter((line) => !wrong.has(line) || isCorrection(said));
    const fresh = all.filter((line) => !lines.has(line));
    const isOther = said.relation === 'differs' && !isCorrection(said);
    const gone = isOther ? list.filter((line) => !all.includes(line)) : [];
    for (const line of fresh) lines.add(line);
    list = all;
    return fresh.length === 0 && gone.length === 0 && said.ownWords === ''
      ? []
      : [{ said, text: fresh.join('\n'), gone }];
  });
}

/** What stands once slips of the pen are put right, newest first as it came, and lines of lists that were such slips. */
function putRight(statements: readonly FactStatement[]) {
  const pairs = statements.filter(isCorrection).flatMap((right) => {
    const was = correctedBy(right, statements);
    return was === undefined ? [] : [{ right, was }];
  });
  const gone = new Set(pairs.map(({ was }) => was));
  const wrong = new Set(
    pairs.flatMap(({ right, was }) => {
      const now = new Set(linesOf(right));
      return isList(was) ? linesOf(was).filter((line) => !now.has(line)) : [];
    }),
  );
  return { stands: statements.filter((one) => !gone.has(one)), wrong };
}

/** A mistake of whoever wrote it down, put right: nobody said anything otherwise. */
export const isCorrection = ({ relation, cause }: Pick<FactStatement, 'relation' | 'cause'>): boolean =>
  relation === 'differs' && cause === 'recording';

/** The newest account before it of the same record and question. */
const correctedBy = ({ origin }: FactStatement, all: readonly FactStatement[]): FactStatement | undefined =>
  origin.kind !== 'interview'
    ? undefined
    : all
        .filter(
          ({ origin: was }) =>
            was.kind === 'interview' &&
            was.screeningId === origin.screeningId &&
            was.question === origin.question &&
            was.layer < origin.layer,
        )
        .toSorted((a, b) => layerOf(b) - layerOf(a))[0];

const layerOf = ({ origin }: FactStatement): number => (origin.kind === 'interview' ? origin.layer : 0);

export const isList = ({ value }: FactStatement): boolean =>
  Array.isArray(value) && value.some((row) => typeof row === 'object' && row !== null);

const linesOf = ({ text }: FactStatement): string[] => text.split('\n').filter((line) => line.trim() !== '');
