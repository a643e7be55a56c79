/** @file Papers about the age, row by row, without the heads of the columns. */
import * as z from 'zod';
import type { FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { linesTold, wordsBeside } from './lines-told.ts';

/** The fact whose rows say what the papers are, from whom they came, what they say and what is doubted of them. */
const AGE_PAPERS = 'child.age-papers';

const Words = z
  .string()
  .nullable()
  .default('')
  .catch('')
  .transform((words) => words?.trim().replace(/[.;]+$/u, '') ?? '');
const Row = z.object({ what: Words, from: Words, says: Words, doubt: Words });

/** "Baptism card (his aunt): born in May 2010; doubt: the year is in another hand". Empty where nothing is in the row. */
function agePaperInWords(row: unknown): string {
  const { data } = Row.safeParse(row);
  if (data === undefined) return '';
  const paper = data.from === '' ? data.what : [data.what, `(${data.from})`].filter(Boolean).join(' ');
  const said = [paper, data.says].filter((part) => part !== '').join(': ');
  const doubt = data.doubt === '' ? '' : `doubt: ${data.doubt}`;
  return [said, doubt].filter((part) => part !== '').join('; ');
}

/** As a text takes it: the papers in lines, each account with those that it told of. Other facts as they are. */
export function papersInLines(fact: FactView): FactView {
  if (fact.key !== AGE_PAPERS) return fact;
  const { told, differs } = linesTold(rowsTold(fact), { line: agePaperInWords });
  const statements = [...told, ...wordsBeside(fact)]
    .map(({ value, said }) => ({ ...said, state: 'answered' as const, value, text: value, ownWords: '' }))
    .toReversed();
  return statements.length === 0 ? fact : { ...fact, statements, differs };
}
