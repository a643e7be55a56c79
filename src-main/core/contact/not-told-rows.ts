/**
 * @file What somebody said is not to be told, or not to be written, row by row: what, by which words it would be said, and to
 * whom not. It stays in the record; whatever leaves is looked through for its words. Our own rule (certainty L).
 */
import * as z from 'zod';
import type { FactView } from '../answers/fact.ts';
import { CellWords } from '../told/cell-words.ts';
import { hasNameIn } from '../told/named-in.ts';
import { rowWord } from '../told/row-words.ts';
import { rowsTold } from '../told/rows-told.ts';
import { saysWord } from './forbidden.ts';

/** The fact whose rows these are. */
export const NOT_TO_BE_TOLD = 'person.not-to-be-told';

const Row = z.object({ what: CellWords, words: CellWords, whom: CellWords, why: CellWords });
export type NotTold = z.infer<typeof Row>;

/** As they stand; rows that say nothing are left out. */
export const notToldRows = (facts: ReadonlyMap<string, FactView>): NotTold[] =>
  rowsTold(facts.get(NOT_TO_BE_TOLD)).stands.flatMap(({ value }) => {
    const { data } = Row.safeParse(value);
    return data === undefined || (data.what === '' && data.words === '') ? [] : [data];
  });

/** "the pregnancy: not to Mrs Stokes (she talks)"; "the address: to nobody but her solicitor". */
export const notToldInWords = ({ what, words, whom, why }: NotTold): string => {
  const except = exceptedIn(whom);
  const to =
    except === null
      ? `${rowWord('not')} ${bareWhom(whom) || rowWord('nobody')}`
      : `${rowWord('to-nobody')}${except === '' ? '' : ` ${except}`}`;
  return `${what || words}: ${to}${why === '' ? '' : ` (${why})`}`;
};

/** Written as people say it, with the "not to" that stands before it in our words. */
const bareWhom = (whom: string): string => whom.trim().replace(/^(?:not|never) to\s+/iu, '');

/**
 * Where it is to be told to nobody, those who are excepted, with the word before them: "but her solicitor" of "anybody but her
 * solicitor", '' of "everybody". Null where it names somebody.
 */
export function exceptedIn(whom: string): string | null {
  const found =
    /^(?:any|every|no)(?:body| ?one)(?: else)?(?<rest>[,\s]+(?:but|except|other than|apart from|besides)\b.*)?\.?$/iu.exec(
      bareWhom(whom),
    );
  return found === null ? null : (found.groups?.rest ?? '').replace(/^[,\s]+/u, '');
}

/**
 * The words of `rows` that stand in `text`, each once, as they were written down. A row that names whom not to holds for
 * them alone: whoever else gets it may read it.
 */
export function notToldIn(rows: readonly NotTold[], text: string): string[] {
  const words = rows
    .filter(({ whom }) => whom === '' || exceptedIn(whom) === '')
    .flatMap((row) => row.words.split(/[,;\n]/u))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Set(words)].filter((word) => saysWord(text, word));
}

/**
 * Whether somebody asked that `who` are not told of, to whomever: a name or a word of theirs stands in what such a row says, or
 * in its words.
 */
export const isNotToBeTold = (rows: readonly NotTold[], who: string): boolean =>
  rows.some(
    ({ what, words }) =>
      hasNameIn(who, `${what} ${words}`) ||
      words
        .split(/[,;\n]/u)
        .map((word) => word.trim())
        .some((word) => word !== '' && saysWord(who, word)),
  );
