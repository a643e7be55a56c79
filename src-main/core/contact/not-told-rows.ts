/**
 * @file What somebody said is not to be told, or not to be written, row by row: what, by which words it would be said, and to
 * whom not. It stays in the record; whatever leaves is looked through for its words. Our own rule (certainty L).
 */
import * as z from 'zod';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { heldInWords } from '../dates/held.ts';
import { hasNameIn } from '../told/named-in.ts';
import { CellWords, rowWord } from '../told/rows-in-words.ts';
import { saysWord } from './forbidden.ts';

/** The fact whose rows these are. */
export const NOT_TO_BE_TOLD = 'person.not-to-be-told';

const Row = z.object({ what: CellWords, words: CellWords, whom: CellWords, why: CellWords });
type Cells = z.infer<typeof Row>;
export type NotTold = Cells & {
  /** Where it is written: what it is gets no other place in what leaves. */
  readonly written: string;
};

/** As they stand; rows that say nothing are left out. */
export const notToldRows = (facts: ReadonlyMap<string, FactView>): NotTold[] =>
  rowsTold(facts.get(NOT_TO_BE_TOLD)).stands.flatMap(({ value, said, stayed }, order) => {
    const { data } = Row.safeParse(value);
    if (data === undefined || (data.what === '' && data.words === '')) return [];
    // Of a list that has it no more it is the line that it was.
    const at = stayed === true && Array.isArray(said.value) ? said.value.indexOf(value) : order;
    const title = facts.get(NOT_TO_BE_TOLD)?.title ?? '';
    return [{ ...data, written: `${writtenUnder(title, said)}, ${rowWord('line')} ${at + 1}` }];
  });

/** "What is not to be told (Screening interview, 26 Feb 2026)": where to look a wish up. */
export function writtenUnder(title: string, { origin, heldOn, at }: FactStatement): string {
  const held = heldInWords(heldOn, at);
  const account = [origin.kind === 'interview' ? origin.formTitle : '', held].filter((part) => part !== '');
  return `“${title}” (${account.join(', ')})`;
}

/** "not to Mrs Stokes"; "to nobody but her solicitor". */
export const notToldTo = ({ whom }: Pick<NotTold, 'whom'>): string => {
  const except = exceptedIn(whom);
  return except === null
    ? `${rowWord('not')} ${bareWhom(whom) || rowWord('nobody')}`
    : `${rowWord('to-nobody')}${except === '' ? '' : ` ${except}`}`;
};

/**
 * Who is not to be told, and where it is looked up; not what it is, and not why: whoever wrote it down wrote the thing itself,
 * and this stands at the head of what is handed on.
 */
export const notToldPointed = (row: NotTold): string =>
  `${notToldTo(row)}; ${rowWord('looked-up')} ${row.written}`;

/** Written as people say it, with the "not to" that stands before it in our words. */
const bareWhom = (whom: string): string => whom.trim().replace(/^(?:not|never) to\s+/iu, '');

/**
 * Where it is to be told to nobody, those who are excepted, with the word before them: "but her solicitor" of "anybody but her
 * solicitor", '' of "everybody". Null where it names somebody.
 */
export function exceptedIn(whom: string): string | null {
  if (A_REMARK.test(whom.trim())) return '';
  const found =
    /^(?:any|every|no)(?:body| ?one)(?: else)?(?<rest>[,\s:;(–—]+(?:but|except|other than|apart from|besides)\b.*)?\.?$/iu.exec(
      bareWhom(whom),
    );
  return found === null ? null : (found.groups?.rest ?? '').replace(/^[,\s:;(–—]+/u, '');
}

/** "Nobody: it is not written"; "It is not to be written for anybody": a remark, and no reader. */
const A_REMARK =
  /^(?:(?:any|every|no)(?:body| ?one)\s*[:;(.–—](?!\s*(?:but|except)\b)|(?:(?:it|this|that) (?:is|must|may|should|shall) )?not (?:to )?be (?:written|told)\b(?! to (?!any|every|no)))/iu;

/**
 * The words of `rows` that stand in `text`, each once, as they were written down. A row that names whom not to holds for
 * them alone: whoever else gets it may read it.
 */
export function notToldIn(rows: readonly Cells[], text: string): string[] {
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
export const isNotToBeTold = (rows: readonly Pick<Cells, 'what' | 'words'>[], who: string): boolean =>
  rows.some(
    ({ what, words }) =>
      hasNameIn(who, `${what} ${words}`) ||
      words
        .split(/[,;\n]/u)
        .map((word) => word.trim())
        .some((word) => word !== '' && saysWord(who, word)),
  );

// Fields of a form that say what somebody asked one of its readers not to be told: the police read what the Home Office
// is sent. It is pointed at and never taken out: some fields ask for just that, and it is decided with the person. Our
// own rule (certainty L).
